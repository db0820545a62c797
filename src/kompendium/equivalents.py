"""Which form of help across the border comes closest to one here, and why it is not the same (data/equivalents.yml)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kompendium.languages import Words


@dataclass(frozen=True)
class Reference:
    """A public source; its title stays in its own language."""

    title: str
    url: str
    language: str


@dataclass(frozen=True)
class Equivalent:
    """One form of help seen from the other country.

    nearest: ids of the vocabulary there; called: what it is called there without one; relation: as in the glossary
    terms: ids of the glossary that say more
    """

    id: str
    nearest: tuple[str, ...]
    relation: str
    why: Words
    law: Words
    money: Words
    sources: tuple[str, ...]
    called: Words = field(default_factory=dict)
    terms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Equivalents:
    """All of them by the id of the form of help, and the sources by key."""

    forms: Mapping[str, Equivalent]
    references: Mapping[str, Reference]
    checked: str


def from_plain(data: Mapping[str, Any]) -> Equivalents:
    """The equivalents of the parsed file (strings, lists and dicts)."""
    forms = {name: _equivalent(name, item) for name, item in data["equivalents"].items()}
    references = {key: Reference(**item) for key, item in data["sources"].items()}
    return Equivalents(forms, references, data["checked"])


def _equivalent(name: str, item: Mapping[str, Any]) -> Equivalent:
    lists = {key: tuple(item.get(key, ())) for key in ("nearest", "terms", "sources")}
    return Equivalent(name, relation=item["relation"], why=item["why"], law=item["law"], money=item["money"], called=item.get("called", {}), **lists)
