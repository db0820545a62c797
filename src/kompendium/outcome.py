"""What keeps a build from its end, in one sentence."""

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path

_ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)")
_LEVEL = re.compile(r"^(?:INFO|WARNING|ERROR|DEBUG)\s+-\s+")


def missing(site: Mapping[str, Path]) -> str:
    """What every page needs and the build did not produce: a start page, fonts and pictures of the style sheets. `site`: its files by name."""
    if "index.html" not in site:
        return "index.html"
    for name, path in site.items():
        if posixpath.dirname(name) == "assets" and name.endswith(".css"):
            for address in _ADDRESS.findall(path.read_text("utf-8")):
                there = posixpath.normpath(posixpath.join("assets", address.split("#")[0].split("?")[0]))
                if not address.startswith(("data:", "#", "http:", "https:")) and there not in site:
                    return f"{posixpath.basename(name)}: {address}"
    return ""


def of_error(error: OSError) -> str:
    """An error of the disk in one line: what, and where."""
    return f"{error.strerror or type(error).__name__}{f': {error.filename}' if error.filename else ''}"


def of_log(log: str) -> str:
    """What the generator wrote before it stopped, without the steps of the program: warnings and errors, or the last line."""
    lines = [line for line in log.strip().split("\n") if line.strip()]
    if "Traceback (most recent call last):" in log:
        return lines[-1] if lines else ""
    told = [_LEVEL.sub("", line) for line in lines if not line.startswith(("INFO", "DEBUG"))]
    return "\n".join(told) or (lines[-1] if lines else "?")
