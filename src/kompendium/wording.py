"""Words to avoid and false friends (data/wording.yml)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Avoided:
    """A label for people, and what to write instead."""

    pattern: re.Pattern[str]
    instead: str


@dataclass(frozen=True)
class Trap:
    """A false friend: `false` in a text of `language` while the other says `other`, and this one never `unless`."""

    language: str
    false: re.Pattern[str]
    other: re.Pattern[str]
    instead: str
    unless: re.Pattern[str]


@dataclass(frozen=True)
class Wording:
    """All of both, by language. `any_of` finds whether a line holds any of them, if a blank is set before it."""

    avoid: Mapping[str, tuple[Avoided, ...]]
    traps: tuple[Trap, ...]
    any_of: Mapping[str, re.Pattern[str]]


def from_plain(data: Mapping[str, Any]) -> Wording:
    """The words of the parsed file (strings, lists and dicts)."""
    avoid = {
        language: tuple(Avoided(_words(item["pattern"]), item["instead"]) for item in items)
        for language, items in data["avoid"].items()
    }
    any_of = {
        language: _after_a_blank(
            [item["pattern"] for item in items] + [item["false"] for item in data["traps"] if item["language"] == language]
        )
        for language, items in data["avoid"].items()
    }
    return Wording(avoid, tuple(_trap(item) for item in data["traps"]), any_of)


def _trap(item: Mapping[str, str]) -> Trap:
    never = r"(?!)"
    other, unless = re.compile(item["other"]), re.compile(item.get("unless", never))
    return Trap(item["language"], _words(item["false"]), other, item["instead"], unless)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


def _after_a_blank(patterns: list[str]) -> re.Pattern[str]:
    """Any of them after a character that is of no word: only there is anything tried."""
    return re.compile(rf"\W(?:{'|'.join(patterns)})(?!\w)")
