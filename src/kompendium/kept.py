"""Results of earlier builds, kept under the digest of everything they were made from. The folder is safe to delete at any time."""

import hashlib
import io
import os
import pickle
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, is_dataclass
from decimal import Decimal
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar, cast

T = TypeVar("T")
EVERY = "*"


def digest(*parts: str | bytes) -> str:
    """One key for all parts; where one ends and the next begins counts too."""
    key = hashlib.sha256()
    for part in parts:
        # the name of a file may be no UTF-8
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        key.update(len(raw).to_bytes(8, "big") + raw)
    return key.hexdigest()[:32]


def folder_digest(folder: Path) -> str:
    """The digest of all files of a folder with their names."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return digest(*(part for path in files for part in (path.relative_to(folder).as_posix(), path.read_bytes())))


@cache
def program_digest() -> str:
    """The digest of this library and of what it renders with: another version may give another result."""
    versions = (f"{name} {version(name)}" for name in ("nh3", "pillow", "pyromark", "python-docx", "PyYAML"))
    return digest(sys.version, *versions, folder_digest(Path(__file__).parent))


class Used(Mapping[str, T]):
    """A mapping that remembers what it was asked for, so that a result can be kept with all it was made from.

    asked: the keys, found or not; EVERY among them once somebody went through all
    """

    def __init__(self, all_: Mapping[str, T]) -> None:
        self._all = all_
        self.asked: set[str] = set()

    def __getitem__(self, key: str) -> T:
        self.asked.add(key)
        return self._all[key]

    def __iter__(self) -> Iterator[str]:
        self.asked.add(EVERY)
        return iter(self._all)

    def __len__(self) -> int:
        self.asked.add(EVERY)
        return len(self._all)


def freeze(value: object) -> bytes:
    """A value made of plain Python and this library's own classes."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def thaw(raw: bytes) -> Any:
    """The value again. A file that names any other class is refused: nobody can have code run by laying a file into a cache.

    Raises pickle.UnpicklingError, whatever is wrong with it.
    """
    try:
        return _Thawing(io.BytesIO(raw)).load()
    except Exception as error:
        raise pickle.UnpicklingError(str(error)) from error


class _Thawing(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """A class of ours, or one of the two that our values are made of besides."""
        return _class(module, name)


# a number, and a pattern: compiled again from its text
_OTHERS: Mapping[tuple[str, str], Callable[..., Any]] = {("decimal", "Decimal"): Decimal, ("re", "_compile"): re.compile}


@cache
def _class(module: str, name: str) -> Callable[..., Any]:
    """The name is looked for as it is: one with dots could reach whatever a module has imported."""
    if (module, name) in _OTHERS:
        return _OTHERS[module, name]
    found = vars(sys.modules[module]).get(name) if module.startswith("kompendium.") and module in sys.modules else None
    if not (is_dataclass(found) and isinstance(found, type) and found.__module__ == module):
        raise pickle.UnpicklingError(f"{module}.{name}")
    return found


def kept(store: "Store", key: str, make: Callable[[], T]) -> T:
    """What was kept under the key, or what `make` gives, which is kept then."""
    found = store.value(key)
    if found is not None:
        return cast("T", found)
    made = make()
    store.put(key, freeze(made))
    return made


# before what is kept stands its SHA-256: a file that was cut off or overwritten counts as not kept
_SUM = hashlib.sha256().digest_size
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


@dataclass(frozen=True)
class Store:
    """Files of one kind in one folder. Two builds may use it at once: a file appears whole or not at all.

    Nothing depends on it: what cannot be read is made again, what cannot be written is not kept.
    """

    folder: Path
    ending: str
    used: set[str] = field(default_factory=set)

    def get(self, key: str) -> bytes | None:
        """What was kept under the key, or None."""
        self.used.add(key)
        try:
            with os.fdopen(os.open(self._path(key), os.O_RDONLY | _NO_LINK), "rb") as file:
                sum_then, content = file.read(_SUM), file.read()
        except OSError:
            return None
        return content if hashlib.sha256(content).digest() == sum_then else None

    def value(self, key: str) -> Any:
        """The value that was frozen and kept under the key, or None."""
        raw = self.get(key)
        try:
            return raw and thaw(raw)
        except pickle.UnpicklingError:
            return None

    def put(self, key: str, content: bytes) -> None:
        """Keep something."""
        draft = self._path(key).with_suffix(f".{os.getpid()}.part")
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            with draft.open("wb") as file:
                file.writelines((hashlib.sha256(content).digest(), content))
            draft.replace(self._path(key))
        with suppress(OSError):
            draft.unlink()

    def drop(self, key: str) -> None:
        """Keep something no longer."""
        with suppress(OSError):
            self._path(key).unlink()

    def prune(self, keys: Iterable[str] = ()) -> None:
        """Remove what was neither asked for since the store was opened nor is among the keys, and what a killed build left half written."""
        wanted = self.used | set(keys)
        for path in (*self.folder.glob(f"*{self.ending}"), *self.folder.glob("*.part")):
            if path.stem not in wanted:
                with suppress(OSError):
                    path.unlink()

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{self.ending}"
