"""What every part of an edition is written from: the site's content and the languages of the edition."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kompendium import formats
from kompendium.languages import Words
from kompendium.model import Practice
from kompendium.pages.view import Site, View
from kompendium.publisher import Publisher
from kompendium.typography import bind

Spoken = Mapping[str, Any]
"""The same thing in every language of the edition."""


@dataclass(frozen=True)
class Settings:
    """What only the people behind the edition know. What is empty is shown as not yet named.

    address: of the site, with https:// and a / at the end; it stands in print beside every practice
    publisher: name and address, as in the site's imprint
    date: when the edition was made (YYYY-MM-DD); empty: the day of the newest check of its practices
    """

    address: str = ""
    publisher: Publisher = field(default_factory=dict)
    date: str = ""


@dataclass(frozen=True)
class Frame:
    """One edition while it is written: `present` are the practices in it, in their order; `root` is the project."""

    site: Site
    languages: tuple[str, ...]
    present: tuple[Practice, ...]
    settings: Settings = field(default_factory=Settings)
    root: Path = Path()

    def view(self, language: str, slug: str = "") -> View:
        """The site in one language, seen from a practice."""
        return View(self.site, language, f"praxis/{slug}" if slug else "")

    def spoken(self, say: Callable[[View], Any], slug: str = "") -> Spoken:
        """What `say` gives in each language; text is bound."""
        found = {language: say(self.view(language, slug)) for language in self.languages}
        return {language: bind(value, language) if isinstance(value, str) else value for language, value in found.items()}

    def pick(self, texts: Words) -> Spoken:
        """A text that stands in every language."""
        return self.spoken(lambda view: view.pick(texts))

    def label(self, vocabulary: str, term: str) -> Spoken:
        """The full label of an item; empty for none."""
        return self.spoken(lambda view: view.label(vocabulary, term) if term else "")

    def word(self, label: str) -> Spoken:
        """A word of the interface."""
        return self.spoken(lambda view: view.say(label))

    def date(self, text: str) -> Spoken:
        """A date as each language writes it; empty for none."""
        return self.spoken(lambda view: formats.date(text, view.language) if text else "")
