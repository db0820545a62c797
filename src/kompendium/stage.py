"""The staged tree: what the site generator reads. Only differences are written, so that a watcher sees real changes only."""

from collections.abc import Mapping
from pathlib import Path


def write(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """Make `folder` hold exactly `files` (name with / → content). Gives back the names that were written or removed."""
    changed = [name for name, content in files.items() if _differs(folder / name, content)]
    for name in changed:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[name])
    gone = sorted(set(read(folder)) - set(files))
    for name in gone:
        (folder / name).unlink()
    _remove_empty(folder)
    return changed + gone


def read(folder: Path) -> dict[str, Path]:
    """The files below a folder by name; hidden ones are left out."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    names = ((path.relative_to(folder).as_posix(), path) for path in paths)
    return {name: path for name, path in names if not any(part.startswith(".") for part in name.split("/"))}


def _differs(path: Path, content: bytes) -> bool:
    return not path.is_file() or path.read_bytes() != content


def _remove_empty(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
