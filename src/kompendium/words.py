"""The words of the interface (words.yml): one list for pages and templates, in every language."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from kompendium import nodes
from kompendium.languages import Words


@cache
def load() -> Mapping[str, Words]:
    """All labels by their id."""
    text = files("kompendium").joinpath("words.yml").read_text(encoding="utf-8")
    plain: Any = nodes.plain(nodes.parse(text, "words.yml"))
    return dict(plain)


class Say:
    """The labels in one language: `say("facts")`, with blanks filled: `say("since", date="2020")`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._words = load()

    def __call__(self, label: str, **blanks: str) -> str:
        text = self._words[label][self.language]
        return text.format(**blanks) if blanks else text

    def count(self, label: str, amount: int) -> str:
        """The amount with its noun in the right number: `label-one`, `label-few` (2 to 4), `label-many`."""
        form = "one" if amount == 1 else "few" if 2 <= amount <= 4 else "many"
        return f"{amount}\u00a0{self(f'{label}-{form}')}"


@cache
def in_language(language: str) -> Say:
    """The labels in this language."""
    return Say(language)
