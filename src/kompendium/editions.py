"""Finished PDFs in their folder, and what links to them say: how many pages, how large."""

import io
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = "editions.json"


@dataclass(frozen=True)
class Info:
    """One PDF: its name below the folder, pages, size in bytes."""

    file: str
    pages: int
    size: int


def describe(file: str, pdf: bytes) -> Info:
    """What is to be said of a finished PDF."""
    import pikepdf  # only who makes one waits for it

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return Info(file, len(opened.pages), len(pdf))


def save(folder: Path, file: str, pdf: bytes) -> Info:
    """Put a PDF into the folder: whole or not at all. Gives back what is to be said of it, and keeps it for `editions_info`."""
    folder.mkdir(parents=True, exist_ok=True)
    _replace(folder / file, pdf)
    info = describe(file, pdf)
    known = {**editions_info(folder), file: info}
    entries = [asdict(known[name]) for name in sorted(known)]
    _replace(folder / FILE, (json.dumps(entries, indent=1) + "\n").encode())
    return info


def keep(folder: Path, files: set[str]) -> None:
    """Remove the PDFs of practices that are no more."""
    gone = set(editions_info(folder)) - files
    for file in gone:
        (folder / file).unlink(missing_ok=True)
    left = [asdict(info) for name, info in sorted(editions_info(folder).items()) if name not in gone]
    _replace(folder / FILE, (json.dumps(left, indent=1) + "\n").encode())


def editions_info(folder: Path) -> Mapping[str, Info]:
    """The PDFs of a folder by file name ("kompendium-de-cs.pdf", "housing-first-usti.cs.pdf"); empty if none were made, or nobody can say which."""
    path = folder / FILE
    try:
        entries = json.loads(path.read_bytes()) if path.is_file() else []
        return {each["file"]: Info(**each) for each in entries}
    except (ValueError, TypeError, KeyError):
        return {}


def _replace(path: Path, content: bytes) -> None:
    draft = path.with_name(f".{path.name}.part")
    draft.write_bytes(content)
    draft.replace(path)
