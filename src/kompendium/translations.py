"""The state of every translation, and the stamp that says which state of the original it was made from."""

import re
from dataclasses import dataclass

from kompendium import freshness, loader, nodes
from kompendium.frontmatter import Document
from kompendium.languages import LANGUAGES
from kompendium.loader import Folder
from kompendium.sections import SectionKinds

_LINE = re.compile(r"^translated_from:.*$", re.MULTILINE)


@dataclass(frozen=True)
class State:
    """One practice in one language: original, current, stale, unstamped or missing; `changed` names sections by id."""

    slug: str
    language: str
    state: str
    changed: tuple[str, ...] = ()


def states(folder: Folder, kinds: SectionKinds) -> list[State]:
    """The state in every language. Empty for a folder without a single readable original."""
    original = folder.original
    if original is None:
        return []
    parts = loader.original_parts(original, kinds)
    return [_state(folder, language, parts) for language in LANGUAGES]


def _state(folder: Folder, language: str, parts: dict[str, str]) -> State:
    document = folder.documents.get(language)
    if document is None:
        return State(folder.slug, language, "missing")
    if document is folder.original:
        return State(folder.slug, language, "original")
    stamp = stamp_of(document)
    if not freshness.well_formed(stamp):
        return State(folder.slug, language, "unstamped")
    changed = freshness.changed(stamp, parts)
    return State(folder.slug, language, "stale" if changed else "current", changed)


def stamp_of(document: Document) -> str:
    """What stands in `translated_from`, or an empty string."""
    node = document.front.get("translated_from")
    return node.value if isinstance(node, nodes.Scalar) else ""


def stamp(folder: Folder, kinds: SectionKinds) -> str:
    """The stamp of the original as it is now. Raises ValueError without a single readable original."""
    if folder.original is None:
        raise ValueError(f"{folder.path}: no single original")
    return freshness.stamp(loader.original_parts(folder.original, kinds))


def accept(text: str, new_stamp: str) -> str:
    """The text of a translation with the new stamp; everything else stays as it is, to the byte."""
    head, fence, rest = text.partition("\n---")
    return _LINE.sub(f'translated_from: "{new_stamp}"', head, count=1) + fence + rest
