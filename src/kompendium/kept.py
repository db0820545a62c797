"""Results of earlier builds, kept under the digest of everything they were made from. The folder is safe to delete at any time."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path


def digest(*parts: str | bytes) -> str:
    """One key for all parts; where one ends and the next begins counts too."""
    key = hashlib.sha256()
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        key.update(len(raw).to_bytes(8, "big") + raw)
    return key.hexdigest()[:32]


def folder_digest(folder: Path) -> str:
    """The digest of all files of a folder with their names."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return digest(*(part for path in files for part in (path.relative_to(folder).as_posix(), path.read_bytes())))


@dataclass(frozen=True)
class Store:
    """Files of one kind in one folder. Two builds may use it at once: a file appears whole or not at all."""

    folder: Path
    ending: str
    used: set[str] = field(default_factory=set)

    def get(self, key: str) -> bytes | None:
        """What was kept under the key, or None."""
        self.used.add(key)
        path = self._path(key)
        return path.read_bytes() if path.is_file() else None

    def put(self, key: str, content: bytes) -> None:
        """Keep something."""
        self.folder.mkdir(parents=True, exist_ok=True)
        draft = self._path(key).with_suffix(f".{os.getpid()}.part")
        draft.write_bytes(content)
        draft.replace(self._path(key))

    def prune(self, keys: Iterable[str] = ()) -> None:
        """Remove what was neither asked for since the store was opened nor is among the keys."""
        wanted = self.used | set(keys)
        for path in self.folder.glob(f"*{self.ending}"):
            if path.stem not in wanted:
                path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{self.ending}"
