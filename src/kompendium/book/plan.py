"""Which editions there are and what stands in them (data/edition.yml)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kompendium.languages import Words


@dataclass(frozen=True)
class Edition:
    """One edition. Without `practices` it holds all; `pages` 0: as many as it takes; `share`: pages a practice may fill."""

    name: str
    paper: str
    languages: tuple[str, ...]
    pages: int = 0
    share: int = 0
    practices: tuple[str, ...] = ()
    glossary: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """All editions, and what they share."""

    title: Words
    subtitle: Words
    funding: Words
    colours: Mapping[str, str]
    front: tuple[str, ...]
    editions: Mapping[str, Edition] = field(default_factory=dict)


def from_plain(data: Mapping[str, Any]) -> Plan:
    """The plan of the parsed file (strings, lists and dicts)."""
    editions = {name: _edition(name, item) for name, item in data["editions"].items()}
    return Plan(data["title"], data["subtitle"], data["funding"], data["colours"], tuple(data["front"]), editions)


def _edition(name: str, item: Mapping[str, Any]) -> Edition:
    lists = {key: tuple(item.get(key, ())) for key in ("languages", "practices", "glossary")}
    return Edition(name, item["paper"], pages=int(item.get("pages", 0)), share=int(item.get("share", 0)), **lists)
