"""The words of the generated guide (words.yml), in every language."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from kompendium import nodes


@cache
def load() -> Mapping[str, Any]:
    """All texts by their name; `families` are the groups of rules with the beginnings of their codes."""
    text = files("kompendium").joinpath("reference/words.yml").read_text(encoding="utf-8")
    plain: Any = nodes.plain(nodes.parse(text, "reference/words.yml"))
    return dict(plain)


def say(name: str, language: str, **blanks: str) -> str:
    """One text with its blanks filled."""
    text: str = load()[name][language]
    for blank, value in blanks.items():
        text = text.replace(f"{{{blank}}}", value)
    return text
