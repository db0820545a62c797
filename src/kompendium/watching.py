"""Waits for changes in the practices while someone writes."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from kompendium import disk, loader

PAUSE = 0.5
Seen = dict[str, tuple[tuple[str, int, int], ...]]


def changes(practices: Path, sleep: Callable[[float], None] = time.sleep) -> Iterator[frozenset[str]]:
    """The names of the folders that changed, each time some did; never ends."""
    seen = _look(practices)
    while True:
        sleep(PAUSE)
        now = _look(practices)
        if now != seen:
            yield frozenset(name for name in {**seen, **now} if seen.get(name) != now.get(name))
        seen = now


def _look(practices: Path) -> Seen:
    """Every file with its size and time; a file that goes while we look is gone."""
    found: Seen = {}
    for folder in loader.folders(practices):
        try:
            found[folder.name] = tuple((each.name, each.size, _time(folder / each.name)) for each in disk.entries(folder))
        except OSError:
            continue
    return found


def _time(path: Path) -> int:
    try:
        return path.lstat().st_mtime_ns
    except OSError:
        return 0
