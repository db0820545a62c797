"""What the editions are made from, read from the disk: the plan, the texts written by hand, their sources."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kompendium import frontmatter, loader, nodes
from kompendium.book import plan, texts
from kompendium.book.document import Written
from kompendium.languages import LANGUAGES
from kompendium.loader import Data
from kompendium.model import Practice, Source
from kompendium.problems import Problem

PLAN = "data/edition.yml"


@dataclass(frozen=True)
class Material:
    """The plan and the texts, and what is wrong with them."""

    plan: plan.Plan
    written: Written
    problems: tuple[Problem, ...]


def read(root: Path, practices: dict[str, Practice], data: Data) -> Material:
    """Everything below `root` that belongs to the editions alone. Raises nodes.RefusedError for YAML that cannot be read."""
    tree = loader.parse_file(root / PLAN, PLAN)
    plain: Any = nodes.plain(tree)
    editions = plan.from_plain(plain)
    sources = {key: Source(**item) for key, item in plain.get("sources", {}).items()}
    passages = {language: _passages(root, language) for language in LANGUAGES}
    return Material(editions, Written(passages, sources), tuple(_unknown(tree, practices, data)))


def _passages(root: Path, language: str) -> dict[str, texts.Passage]:
    shown = f"edition/texts.{language}.md"
    text, _ = frontmatter.decode(shown, (root / shown).read_bytes())
    return texts.read(text, shown, language)


def _unknown(tree: nodes.Node, practices: dict[str, Practice], data: Data) -> list[Problem]:
    """Names in the plan that mean nothing, each at its place."""
    known = {"practices": set(practices), "glossary": set(data.glossary.terms)}
    return [
        Problem(PLAN, item.line, item.column, "book-plan", {"found": item.value, "kind": kind})
        for edition in _editions(tree)
        for kind, names in known.items()
        for item in _items(edition.get(kind))
        if item.value not in names
    ]


def _editions(tree: nodes.Node) -> list[nodes.Mapping]:
    editions = tree.get("editions") if isinstance(tree, nodes.Mapping) else None
    entries = editions.entries if isinstance(editions, nodes.Mapping) else ()
    return [entry.value for entry in entries if isinstance(entry.value, nodes.Mapping)]


def _items(node: nodes.Node | None) -> list[nodes.Scalar]:
    return [item for item in node.items if isinstance(item, nodes.Scalar)] if isinstance(node, nodes.Sequence) else []
