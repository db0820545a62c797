"""What keeps a build from its end, in one sentence."""

import posixpath
import re
from collections.abc import Callable, Set
from pathlib import Path

_ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)")
_LEVEL = re.compile(r"^(?:INFO|WARNING|ERROR|DEBUG)\s+-\s+")


def missing(names: Set[str], path: Callable[[str], Path]) -> str:
    """What every page needs and the build did not produce: a start page, fonts and pictures of the style sheets.

    names: the files of the site; path: where one lies
    """
    if "index.html" not in names:
        return "index.html"
    for name in sorted(each for each in names if posixpath.dirname(each) == "assets" and each.endswith(".css")):
        for address in _ADDRESS.findall(path(name).read_text("utf-8")):
            there = posixpath.normpath(posixpath.join("assets", address.split("#")[0].split("?")[0]))
            if not address.startswith(("data:", "#", "http:", "https:")) and there not in names:
                return f"{posixpath.basename(name)}: {address}"
    return ""


def of_error(error: OSError) -> str:
    """An error of the disk in one line: what, and where."""
    return f"{error.strerror or str(error) or type(error).__name__}{f': {error.filename}' if error.filename else ''}"


def of_log(log: str) -> str:
    """What the generator wrote before it stopped, without the steps of the program: warnings and errors, or the last line."""
    lines = [line for line in log.strip().split("\n") if line.strip()]
    if "Traceback (most recent call last):" in log:
        return lines[-1] if lines else ""
    told = [_LEVEL.sub("", line) for line in lines if not line.startswith(("INFO", "DEBUG"))]
    return "\n".join(told) or (lines[-1] if lines else "?")
