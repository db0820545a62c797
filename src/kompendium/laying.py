"""The finished site is changed where it differs: what lies in it as an earlier build laid it is not made, written or read again.

Files belong to parts: what is made together from the same things. With each part stands a note of what it was made from.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from kompendium import disk
from kompendium.kept import Store, freeze

# size in bytes, time of the last change in nanoseconds; None: there is no such file
Stat = tuple[int, int] | None
Part = tuple[Any, Mapping[str, Stat]]

_SETTLED, _SETTLING = "settled", "settling"


@dataclass(frozen=True)
class Laying:
    """The files of one build on their way into a site.

    site: the folder that readers get; into: where changed files wait until all are there, or the site itself
    earlier, parts: what an earlier build and what this one laid, part → (its note, its files); names: every file of this build
    """

    site: Path
    into: Path
    earlier: Mapping[str, Part] = field(default_factory=dict)
    parts: dict[str, Part] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    _folders: set[str] = field(default_factory=set)

    def noted(self, part: str) -> Any:
        """The note of a part of an earlier build; None unless all its files lie in the site as they were laid."""
        note, files = self.earlier.get(part, (None, {}))
        return note if all(_stat(f"{self.site}/{name}") == known for name, known in files.items()) else None

    def keep(self, part: str) -> None:
        """The part stays as it lies there."""
        self._add(part, *self.earlier[part])

    def lay(self, part: str, note: Any, files: Mapping[str, bytes]) -> None:
        """Lay the files of a part; one that lies there with the same content is left alone."""
        self._add(part, note, {name: self._write(name, content) for name, content in files.items()})

    def lay_unless(self, part: str, note: Any, make: Callable[[], Mapping[str, bytes]]) -> None:
        """The same, where the note tells all that the files are made from: they are made only if they are not there."""
        if note is not None and self.noted(part) == note:
            self.keep(part)
        else:
            self.lay(part, note, make())

    def link(self, part: str, files: Mapping[str, Path]) -> None:
        """Lay finished files that lie elsewhere, or in the site already, without a second copy where the disk can do that.

        They are not to be changed in place, by nobody: whoever renews one replaces it.
        """
        note = {name: _stat(path) for name, path in files.items()}
        if self.noted(part) == note:
            self.keep(part)
        else:
            self._add(part, note, {name: self._link(name, path) for name, path in files.items()})

    def write(self, part: str, name: str, write: Callable[[Path], None]) -> None:
        """Lay a file that is written piece by piece."""
        there = self._place(name)
        write(there)
        self._add(part, None, {name: _stat(there)})

    def _add(self, part: str, note: Any, files: Mapping[str, Stat]) -> None:
        """A file has one part: which of two comes last would depend on what was kept."""
        if not self.names.isdisjoint(files):
            raise ValueError(f"{part}: {sorted(self.names & files.keys())}")
        self.names.update(files)
        self.parts[part] = note, files

    def stats(self) -> Iterator[tuple[str, int, int]]:
        """Every file with its size and the time of its last change, as they are once it is settled."""
        return ((name, *stat) for _, files in self.parts.values() for name, stat in files.items() if stat)

    def path(self, name: str) -> Path:
        """Where a file of this build lies now."""
        changed = self.into / name
        return changed if changed.is_file() else self.site / name

    def _write(self, name: str, content: bytes) -> Stat:
        there = f"{self.site}/{name}"
        if self._is_there and _holds(there, content):
            return _stat(there)
        place = self._place(name)
        place.write_bytes(content)
        return _stat(place)

    @cached_property
    def _is_there(self) -> bool:
        """Without a site nothing can lie in it."""
        return self.site.is_dir()

    def _link(self, name: str, path: Path) -> Stat:
        place = self._place(name)
        if place == path:
            return _stat(place)
        with suppress(FileNotFoundError):
            place.unlink()
        try:
            os.link(path, place)
        except OSError:
            shutil.copyfile(path, place)
        return _stat(place)

    def _place(self, name: str) -> Path:
        folder = name.rpartition("/")[0]
        if folder not in self._folders:
            (self.into / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        return self.into / name


def recover(site: Path, into: Path, notes: Store) -> None:
    """A build that was interrupted while its files took their places is brought to its end; of one that never got there nothing is left."""
    settling = notes.value(_SETTLING)
    if settling is not None:
        _settle(Laying(site, into, {}, settling), notes)
    shutil.rmtree(into, ignore_errors=True)


def begin(site: Path, into: Path, notes: Store) -> Laying:
    """A build beside the site that lies there."""
    into.mkdir(parents=True, exist_ok=True)
    return Laying(site, into, notes.value(_SETTLED) or {})


def settle(laying: Laying, notes: Store) -> None:
    """All is there: changed files take their places, what belongs to no part goes. Until here the site is as it was."""
    notes.put(_SETTLING, freeze(laying.parts))
    _settle(laying, notes)


def _settle(laying: Laying, notes: Store) -> None:
    for name in sorted({name for name, _ in disk.files(laying.site)} - {name for _, files in laying.parts.values() for name in files}):
        _remove(laying.site, name)
    if laying.site.exists():
        for name, _ in list(disk.files(laying.into)):
            place = laying.site / name
            place.parent.mkdir(parents=True, exist_ok=True)
            if place.is_dir() and not place.is_symlink():  # no file of ours is below
                shutil.rmtree(place)
            (laying.into / name).replace(place)
    elif laying.into.is_dir():
        laying.into.rename(laying.site)
    shutil.rmtree(laying.into, ignore_errors=True)
    notes.put(_SETTLED, freeze(laying.parts))
    notes.drop(_SETTLING)


def _remove(site: Path, name: str) -> None:
    """A file, and the folders that hold nothing else."""
    (site / name).unlink()
    with suppress(OSError):
        for folder in list(Path(name).parents)[:-1]:
            (site / folder).rmdir()


def _holds(path: str, content: bytes) -> bool:
    """Whether there is a file with this content; its size is looked at first, so that nobody waits for a pipe."""
    try:
        return os.lstat(path).st_size == len(content) and Path(path).read_bytes() == content
    except OSError:
        return False


def _stat(path: str | Path) -> Stat:
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
