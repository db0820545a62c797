"""The words of the generated guide (words.yml beside this), in every language."""

from collections.abc import Mapping
from typing import Any

from kompendium import words


class GuideWords(words.Say):
    """The texts in one language."""

    file = "reference/words.yml"


def load() -> Mapping[str, Any]:
    """All texts by their name; `families` are the groups of rules with the beginnings of their codes."""
    return words.load(GuideWords.file)


def say(name: str, language: str, **blanks: str) -> str:
    """One text with its blanks filled."""
    return GuideWords(language)(name, **blanks)
