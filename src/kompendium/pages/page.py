"""One page: where it lies, what its head says, and its text."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from kompendium.languages import LANGUAGES

START_CARD = "start/card"


def card(name: str, language: str) -> str:
    """The picture of a practice, or of the site, for social networks. A dot before the language would mark a translated file."""
    return f"assets/cards/{name}-{language}.png"


@dataclass(frozen=True)
class Page:
    """`path` is the address below the language's root without slashes around it ("" is the start page).

    body: HTML; of a page written by hand the Markdown that the site generator renders
    meta: what the templates read besides title and description: `kind`, `source` (the file to edit), `label` (short
    name in the menu), `languages` (those in which the text exists)
    stem: the staged file's name without language and ending, where it is not the usual one
    frame: pages below praxis/ of one kind and language with the same `frame` differ only in what frames.py fills in
    """

    path: str
    language: str
    title: str
    description: str
    body: str
    meta: Mapping[str, str | list[str]] = field(default_factory=dict)
    stem: str = ""
    frame: str = ""

    @property
    def file(self) -> str:
        """The name of the staged file."""
        usual = f"{self.path}/index" if self.path else "index"
        return f"{self.stem or usual}.{self.language}.md"

    @property
    def card(self) -> str:
        """The picture of the page for social networks."""
        shown = self.path.removeprefix("praxis/") if self.meta.get("kind") == "practice" else START_CARD
        return card(shown, self.language)

    @property
    def address(self) -> str:
        """The finished file's name in the site."""
        folder = "" if self.language == LANGUAGES[0] else f"{self.language}/"
        return f"{folder}{self.path}/index.html" if self.path else f"{folder}index.html"

    def to_bytes(self) -> bytes:
        """Front matter (JSON is YAML, so no value can break out) and body."""
        front = {"title": self.title, "description": self.description, "card": self.card, **self.meta}
        head = "\n".join(f"{key}: {_scalar(value)}" for key, value in front.items())
        return f"---\n{head}\n---\n\n{self.body.strip()}\n".encode()


def _scalar(value: str | list[str]) -> str:
    return json.dumps(value, ensure_ascii=True).replace("<", "\\u003c")
