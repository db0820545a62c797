"""Whether a step of `make site` would make again what lies there already: then it is left out, as `make` would."""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from sysconfig import get_path

from kompendium.kept import digest, program_digest

# larger files count by name, size and time
READ = 10_000_000


@dataclass(frozen=True)
class Step:
    """One step: the files and folders it reads, the folder it fills, and where it notes both when it succeeded.

    how: everything else that changes what it makes (options, the day, the environment)
    """

    note: Path
    reads: tuple[Path, ...]
    fills: Path
    how: tuple[str, ...] = ()

    def is_done(self) -> bool:
        """Nothing changed since it succeeded: neither what it reads, nor what it made, nor the programs."""
        return self.note.is_file() and self.note.read_bytes() == self._note(self.read())

    def begin(self) -> str:
        """From now on it counts as not done, until it succeeds. The digest of all that it is made from, for `done`."""
        with suppress(OSError):
            self.note.unlink()
        return self.read()

    def done(self, begun: str) -> None:
        """Note that it succeeded with what it read when it began: what was edited meanwhile is made next time.

        Where nothing can be noted, all is made next time.
        """
        with suppress(OSError):
            self.note.parent.mkdir(parents=True, exist_ok=True)
            self.note.write_bytes(self._note(begun))

    def read(self) -> str:
        """The digest of all that it is made from."""
        # a folder of an installed package is named after it and its version
        packages = sorted(path.name for path in Path(get_path("purelib")).glob("*.dist-info"))
        read = (part for path in self.reads for part in (path.name, *_contents(path)))
        return digest(program_digest(), *packages, *self.how, *read)

    def _note(self, begun: str) -> bytes:
        return digest(begun, *_listing(self.fills)).encode()


def _contents(path: Path) -> Iterator[str]:
    """Every file at or below a path with the digest of what it holds. No link is followed, no pipe opened."""
    for file, status in _files(path):
        regular = stat.S_ISREG(status.st_mode) and status.st_size <= READ
        inside = hashlib.sha256(file.read_bytes()).hexdigest() if regular else f"{status.st_mode} {status.st_size} {status.st_mtime_ns}"
        yield f"{file.relative_to(path.parent)} {inside}"


def _listing(path: Path) -> Iterator[str]:
    """Every file by name, size and time."""
    return (f"{file.relative_to(path)} {status.st_size} {status.st_mtime_ns}" for file, status in _files(path))


def _files(path: Path) -> Iterator[tuple[Path, os.stat_result]]:
    if not path.is_dir() or path.is_symlink():
        yield from ((each, each.lstat()) for each in (path,) if os.path.lexists(each))
        return
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(each for each in folders if each != "__pycache__")
        for name in sorted([*files, *(each for each in folders if (Path(folder) / each).is_symlink())]):
            file = Path(folder) / name
            yield file, file.lstat()
