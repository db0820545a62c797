"""German and Czech terms that belong together, with how far they mean the same (data/glossary.yml)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kompendium.languages import LANGUAGES, Words


@dataclass(frozen=True)
class Term:
    """One pair. `also` are synonyms by language, `broader` the id of a wider term, `trap` a false friend."""

    id: str
    words: Words
    relation: str
    area: str
    trap: bool = False
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    broader: str = ""
    note: Words = field(default_factory=dict)
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Glossary:
    """All terms by id, and the words for relations, areas and sources. Only equal to itself, so that what is made from it can be remembered."""

    terms: Mapping[str, Term]
    relations: Mapping[str, Words]
    areas: Mapping[str, Words]
    sources: Mapping[str, str]


def from_plain(data: Mapping[str, Any]) -> Glossary:
    """The glossary of the parsed file (strings, lists and dicts)."""
    terms = {name: _term(name, item) for name, item in data["terms"].items()}
    return Glossary(terms, data["relations"], data["areas"], data["sources"])


def _term(name: str, item: Mapping[str, Any]) -> Term:
    return Term(
        id=name,
        words={language: item[language] for language in LANGUAGES},
        relation=item["relation"],
        area=item["area"],
        trap=item.get("trap") == "true",
        also={language: tuple(words) for language, words in item.get("also", {}).items()},
        broader=item.get("broader", ""),
        note=item.get("note", {}),
        sources=tuple(item.get("sources", ())),
    )
