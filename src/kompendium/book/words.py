"""The words that the templates need: those of the interface, and the few that only print has (words.yml beside this)."""

from collections.abc import Mapping

from kompendium import words
from kompendium.book.frame import Frame, Spoken
from kompendium.languages import Words

_SHARED = (
    "plain", "conflicts", "gaps", "related", "sources", "reading-section", "glossary", "glossary-lede",
    "organisations", "organisations-lede", "trap", "publisher",
)  # fmt: skip


def own() -> Mapping[str, Words]:
    """The edition's own words by id and language."""
    return words.load("book/words.yml")


def data(frame: Frame) -> dict[str, Spoken]:
    """All words, by id, in the languages of the edition."""
    known = {**{name: words.load()[name] for name in _SHARED}, **own()}
    return {name: {language: each[language] for language in frame.languages} for name, each in known.items()}
