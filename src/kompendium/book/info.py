"""What links to finished editions say: how many pages, how large."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import pikepdf

FILE = "editions.json"


@dataclass(frozen=True)
class Info:
    """One PDF: its name below the folder, pages, size in bytes."""

    file: str
    pages: int
    size: int


def describe(file: str, pdf: bytes) -> Info:
    """What is to be said of a finished PDF."""
    import io

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return Info(file, len(opened.pages), len(pdf))


def write(folder: Path, infos: list[Info]) -> None:
    """Keep what is known of the PDFs of a folder, so that nobody has to open them all again."""
    entries = [asdict(each) for each in sorted(infos, key=lambda each: each.file)]
    (folder / FILE).write_text(json.dumps(entries, indent=1) + "\n", "utf-8")


def editions_info(folder: Path) -> Mapping[str, Info]:
    """The PDFs of a folder by file name ("de-cs.pdf", "housing-first-usti.cs.pdf"); empty if none were made."""
    path = folder / FILE
    entries = json.loads(path.read_text("utf-8")) if path.is_file() else []
    return {each["file"]: Info(**each) for each in entries}
