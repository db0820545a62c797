"""How a build ends: the new site in the place of the old one, or one sentence that says why not."""

import re
import shutil
from pathlib import Path

_ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)")
_LEVEL = re.compile(r"^(?:INFO|WARNING|ERROR|DEBUG)\s+-\s+")


def recover(site: Path, old: Path) -> None:
    """After an interruption in the middle of a swap: the old site is put back."""
    if old.is_dir() and not site.exists():
        old.rename(site)


def swap(new: Path, site: Path, old: Path) -> None:
    """Put the new site in its place: two renames, the old one is deleted last."""
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def missing(site: Path) -> str:
    """What every page needs and the build did not produce: a start page, fonts and pictures of the style sheets."""
    if not (site / "index.html").is_file():
        return "index.html"
    for sheet in sorted((site / "assets").glob("*.css")):
        for address in _ADDRESS.findall(sheet.read_text("utf-8")):
            if not address.startswith(("data:", "#", "http:", "https:")) and not (sheet.parent / address.split("#")[0].split("?")[0]).is_file():
                return f"{sheet.name}: {address}"
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
