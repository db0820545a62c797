"""Whether a step of `make site` would make again what lies there already: then it is left out, as `make` would."""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from sysconfig import get_path

from kompendium import disk
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

    def is_done(self, read: str) -> bool:
        """Nothing changed since it succeeded: neither what it reads, nor what it made, nor the programs."""
        noted = self.note.read_bytes() if self.note.is_file() else b""
        # what it made is looked through last, for it may be many files
        return noted.startswith(read.encode()) and noted == _note(read, self._made())

    def begin(self) -> None:
        """From now on it counts as not done, until it succeeds."""
        with suppress(OSError):
            self.note.unlink()

    def done(self, read: str, made: str = "") -> None:
        """Note that it succeeded with what it had read before it began: what was edited meanwhile is made next time.

        made: what it made, as `listed` gives it, where that is known. Where nothing can be noted, all is made next time.
        """
        with suppress(OSError):
            self.note.parent.mkdir(parents=True, exist_ok=True)
            self.note.write_bytes(_note(read, made or self._made()))

    def read(self) -> str:
        """The digest of all that it is made from."""
        # a folder of an installed package is named after it and its version
        packages = sorted(path.name for path in Path(get_path("purelib")).glob("*.dist-info"))
        read = (part for path in self.reads for part in (path.name, *_contents(path)))
        return digest(program_digest(), *packages, *self.how, *read)

    def _made(self) -> str:
        stats = ((name, each.stat(follow_symlinks=False)) for name, each in disk.files(self.fills))
        return listed((name, status.st_size, status.st_mtime_ns) for name, status in stats)


def listed(files: Iterable[tuple[str, int, int]]) -> str:
    """The digest of files, each by its name, its size in bytes, the time of its last change in nanoseconds."""
    return digest(*(f"{name} {size} {changed}" for name, size, changed in sorted(files)))


def _note(read: str, made: str) -> bytes:
    return f"{read} {made}".encode()


def _contents(path: Path) -> Iterator[str]:
    """Every file at or below a path with the digest of what it holds. No link is followed, no pipe opened."""
    for name, file, status in _files(path):
        regular = stat.S_ISREG(status.st_mode) and status.st_size <= READ
        inside = hashlib.sha256(Path(file).read_bytes()).hexdigest() if regular else f"{status.st_mode} {status.st_size} {status.st_mtime_ns}"
        yield f"{name} {inside}"


def _files(path: Path) -> Iterator[tuple[str, str, os.stat_result]]:
    """Name, path, state of each file at or below a path; what Python compiled is nobody's input."""
    if path.is_dir() and not path.is_symlink():
        found = ((name, each) for name, each in disk.files(path) if "__pycache__/" not in name)
        yield from ((f"{path.name}/{name}", each.path, each.stat(follow_symlinks=False)) for name, each in found)
    elif os.path.lexists(path):
        yield path.name, str(path), path.lstat()
