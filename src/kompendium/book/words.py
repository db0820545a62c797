"""The words that the templates need: those of the interface, and the few that only print has (words.yml beside this)."""

from functools import cache
from importlib.resources import files
from typing import Any

from kompendium import nodes, words
from kompendium.book.frame import Frame, Spoken

_SHARED = (
    "plain", "conflicts", "gaps", "related", "sources", "reading-section", "glossary", "glossary-lede",
    "organisations", "organisations-lede", "trap", "publisher",
)  # fmt: skip


@cache
def own() -> Any:
    """The edition's own words by id and language."""
    text = files("kompendium.book").joinpath("words.yml").read_text(encoding="utf-8")
    return nodes.plain(nodes.parse(text, "book/words.yml"))


def data(frame: Frame) -> dict[str, Spoken]:
    """All words, by id, in the languages of the edition."""
    known = {**{name: words.load()[name] for name in _SHARED}, **own()}
    return {name: {language: each[language] for language in frame.languages} for name, each in known.items()}
