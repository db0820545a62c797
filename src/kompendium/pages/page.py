"""One page before the site generator: where it lies, what its head says, its Markdown."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

START_CARD = "start/card"


def card(name: str, language: str) -> str:
    """The picture of a practice, or of the site, for social networks. A dot before the language would mark a translated file."""
    return f"assets/cards/{name}-{language}.png"


@dataclass(frozen=True)
class Page:
    """`path` is the address below the language's root without slashes around it ("" is the start page).

    meta: what the templates read besides title and description: `kind`, `source` (the file to edit), `label` (short
    name in the menu), `languages` (those in which the text exists), `updated` (date)
    stem: the staged file's name without language and ending, where it is not the usual one
    """

    path: str
    language: str
    title: str
    description: str
    body: str
    meta: Mapping[str, str | list[str]] = field(default_factory=dict)
    stem: str = ""

    @property
    def file(self) -> str:
        """The name of the staged file."""
        usual = f"{self.path}/index" if self.path else "index"
        return f"{self.stem or usual}.{self.language}.md"

    def to_bytes(self) -> bytes:
        """Front matter (JSON is YAML, so no value can break out) and body."""
        shown = self.path.removeprefix("praxis/") if self.meta.get("kind") == "practice" else START_CARD
        front = {"title": self.title, "description": self.description, "card": card(shown, self.language), **self.meta}
        head = "\n".join(f"{key}: {_scalar(value)}" for key, value in front.items())
        return f"---\n{head}\n---\n\n{self.body.strip()}\n".encode()


def _scalar(value: str | list[str]) -> str:
    return json.dumps(value, ensure_ascii=True).replace("<", "\\u003c")
