"""Photos in print: with a description, and sharp enough for the column they stand in."""

from pathlib import Path

from PIL import Image as Picture

from kompendium.book.tree import RefusedElementError
from kompendium.kept import digest
from kompendium.model import Practice

# The widest column that a photo stands in, and what a printer asks for at least.
COLUMN_INCHES = 116 / 25.4
LEAST_DPI = 200


def node(practice: Practice, root: Path, file: str, alt: str) -> dict[str, str]:
    """What the tree says of a photo. Raises RefusedElementError: no description, not there, too coarse."""
    declared = next((each for each in practice.images if each.file == file), None)
    folder = Path(practice.texts[practice.original].path).parent
    if not alt.strip():
        raise RefusedElementError("book-image-alt", file)
    if declared is None or not (root / folder / file).is_file():
        raise RefusedElementError("book-link", file)
    found = dpi(root / folder / file)
    if found < LEAST_DPI:
        raise RefusedElementError("book-image-coarse", f"{file}: {found} dpi")
    name = f"/{(folder / file).as_posix()}"
    # the digest says that the picture changed where its name did not
    content = digest((root / folder / file).read_bytes())
    return {"t": "image", "file": name, "alt": alt, "credit": declared.credit, "content": content}


def dpi(path: Path) -> int:
    """Pixels an inch when the photo is as wide as the column."""
    with Picture.open(path) as picture:
        return int(picture.width / COLUMN_INCHES)
