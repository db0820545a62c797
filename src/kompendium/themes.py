"""What opens the page of a theme: an introduction and guiding questions (data/themes.yml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kompendium.languages import LANGUAGES, Words


@dataclass(frozen=True)
class Reference:
    """A public source that questions are drawn from; its title stays in its own language."""

    title: str
    url: str
    language: str


@dataclass(frozen=True)
class Question:
    """One guiding question; `source` is the key of a reference, empty where the question is the editors' own."""

    text: Words
    source: str = ""


@dataclass(frozen=True)
class Theme:
    """The opening of one theme's page."""

    id: str
    intro: Words
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Themes:
    """All openings by theme, the references of their questions, and the words that name the editors' own."""

    themes: Mapping[str, Theme]
    references: Mapping[str, Reference]
    own: Words


def from_plain(data: Mapping[str, Any]) -> Themes:
    """The openings of the parsed file (strings, lists and dicts)."""
    return Themes(
        themes={name: _theme(name, item) for name, item in data["themes"].items()},
        references={key: Reference(**item) for key, item in data["references"].items()},
        own=data["own"],
    )


def _theme(name: str, item: Mapping[str, Any]) -> Theme:
    questions = tuple(Question({language: each[language] for language in LANGUAGES}, each.get("source", "")) for each in item["questions"])
    return Theme(name, item["intro"], questions)
