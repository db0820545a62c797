"""The words of the ways in (words.yml), in every language."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from kompendium import nodes
from kompendium.languages import Words


@cache
def load() -> Mapping[str, Words]:
    """All texts by their name."""
    text = files("kompendium").joinpath("ways/words.yml").read_text(encoding="utf-8")
    plain: Any = nodes.plain(nodes.parse(text, "ways/words.yml"))
    return dict(plain)


class Say:
    """The texts in one language, their blanks filled: `say("note-left", found="…")`."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, name: str, /, **blanks: str) -> str:
        text = load()[name][self.language]
        for blank, value in blanks.items():
            text = text.replace(f"{{{blank}}}", value)
        return text
