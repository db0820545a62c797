"""All generated files of the project by path, and which of them differ from what lies there."""

from pathlib import Path

from kompendium.loader import Data
from kompendium.reference import editor, guide, jsonschema
from kompendium.ways import issue_form


def files(data: Data) -> dict[str, bytes]:
    """Every file that is written from the table of fields, the messages and the vocabularies."""
    return {**guide.files(data), **jsonschema.files(data), **editor.files(data), **issue_form.files(data)}


def drift(made: dict[str, bytes], root: Path) -> list[str]:
    """The paths that are missing below `root` or differ."""
    return [path for path, content in made.items() if not (root / path).is_file() or (root / path).read_bytes() != content]
