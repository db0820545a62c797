"""The real practices in pieces, as the made ones are put together from them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kompendium import loader
from kompendium.frontmatter import Document
from kompendium.languages import LANGUAGES
from kompendium.loader import Data

TEXTS = ("title", "summary", "plain")
CITED = re.compile(r"\[\^(s\d+)\]")
LINK = re.compile(r"\]\(\.\./([a-z0-9-]+)/index\.")
_TOP = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)
_KEY = re.compile(r"^  (s\d+):", re.MULTILINE)
_RELATION = re.compile(r"id: ([a-z0-9-]+), relation: ([a-z-]+)")


@dataclass(frozen=True)
class Sample:
    """A real practice: facts as they stand in the file, by key, sources among them; texts and sections by language.

    related: (slug, kind of relation)
    """

    slug: str
    original: str
    facts: Mapping[str, str]
    sources: tuple[str, ...]
    related: tuple[tuple[str, str], ...]
    texts: Mapping[str, Mapping[str, str]]
    sections: Mapping[str, Mapping[str, str]]


def read(root: Path, data: Data) -> list[Sample]:
    """All real practices that are published in both languages. Those come first that hand-written pages and the printed edition name."""
    practices = root / "practices"
    pages = "".join(path.read_text("utf-8") for path in sorted((root / "docs").rglob("*.md")))
    named = pages + (root / "data" / "edition.yml").read_text("utf-8")
    found = [sample for folder in loader.folders(practices) if (sample := _sample(folder, data))]
    return sorted(found, key=lambda each: (not re.search(rf"(praxis/|- ){each.slug}\b(?!-)", named), each.slug))


def _sample(folder: Path, data: Data) -> Sample | None:
    loaded = loader.load_folder(folder)
    original = loaded.original
    if original is None or len(loaded.documents) < len(LANGUAGES) or "status: published\n" not in original.head:
        return None
    parts = {language: loader.original_parts(each, data.sections) for language, each in loaded.documents.items()}
    facts = _facts(original)
    return Sample(
        folder.name,
        original.language,
        {key: text for key, text in facts.items() if key not in (*TEXTS, "related")},
        tuple(_KEY.findall(facts["sources"])),
        tuple(_RELATION.findall(facts.get("related", ""))),
        {language: {key: each[key] for key in TEXTS} for language, each in parts.items()},
        {language: {key: text for key, text in each.items() if key not in TEXTS} for language, each in parts.items()},
    )


def _facts(document: Document) -> dict[str, str]:
    """The text of every key with its key."""
    return {block.split(":", 1)[0]: block for block in _TOP.split(document.head) if block.strip()}

