"""Which editions there are and what stands in them (data/edition.yml)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kompendium.languages import Words


@dataclass(frozen=True)
class Edition:
    """One edition; `note`: what it calls itself. Without `practices` it holds all; `pages` 0: as many as it takes; `share`: pages a practice may fill."""

    name: str
    paper: str
    languages: tuple[str, ...]
    note: Words = field(default_factory=dict)
    pages: int = 0
    share: int = 0
    practices: tuple[str, ...] = ()
    glossary: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """All editions, and what they share."""

    title: Words
    subtitle: Words
    keywords: Mapping[str, tuple[str, ...]]
    funding: Words
    colours: Mapping[str, str]
    front: tuple[str, ...]
    systems: tuple[str, ...]
    editions: Mapping[str, Edition] = field(default_factory=dict)


def from_plain(data: Mapping[str, Any]) -> Plan:
    """The plan of the parsed file (strings, lists and dicts)."""
    return Plan(
        title=data["title"],
        subtitle=data["subtitle"],
        keywords={language: tuple(words) for language, words in data["keywords"].items()},
        funding=data["funding"],
        colours=data["colours"],
        front=tuple(data["front"]),
        systems=tuple(data["systems"]),
        editions={name: _edition(name, item) for name, item in data["editions"].items()},
    )


def _edition(name: str, item: Mapping[str, Any]) -> Edition:
    lists = {key: tuple(item.get(key, ())) for key in ("languages", "practices", "glossary")}
    numbers = {key: int(item.get(key, 0)) for key in ("pages", "share")}
    return Edition(name, item["paper"], note=item["note"], pages=numbers["pages"], share=numbers["share"], **lists)
