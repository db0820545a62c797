"""What lies in a folder, seen without following a link and without reading more than a limit."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Kind = Literal["file", "folder", "link", "other"]


@dataclass(frozen=True)
class Entry:
    """One name in a folder: what it is and how many bytes it has."""

    name: str
    kind: Kind
    size: int


def entries(folder: Path) -> tuple[Entry, ...]:
    """Everything in a folder, hidden things too, sorted by name."""
    with os.scandir(folder) as found:
        return tuple(sorted((_entry(each) for each in found), key=lambda entry: entry.name))


def files(folder: Path, below: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every file below a folder by its name with /, in one order; a link is one, wherever it leads. No paths: a site has many files."""
    try:
        with os.scandir(f"{folder}/{below}") as opened:
            found = sorted(opened, key=lambda each: each.name)
    except FileNotFoundError:
        return
    for each in found:
        if not each.is_dir(follow_symlinks=False):
            yield below + each.name, each
        else:
            yield from files(folder, f"{below}{each.name}/")


def _entry(found: os.DirEntry[str]) -> Entry:
    # a name that is not UTF-8 must not break the report that names it
    name = found.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    status = found.stat(follow_symlinks=False)
    return Entry(name, _kind(status.st_mode), status.st_size)


def _kind(mode: int) -> Kind:
    if stat.S_ISLNK(mode):
        return "link"
    if stat.S_ISDIR(mode):
        return "folder"
    return "file" if stat.S_ISREG(mode) else "other"


def read(path: Path, limit: int) -> bytes:
    """The file's bytes, one more than the limit at most; a link is never followed, a pipe never waited for. Raises OSError."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        return file.read(limit + 1)
