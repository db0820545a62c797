"""What a page is written from: the site's content, seen in one language from one address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kompendium import vocabulary, words
from kompendium.languages import LANGUAGES, Words
from kompendium.loader import Data
from kompendium.model import Practice, Text
from kompendium.pages.hosts import Host
from kompendium.photos import Size
from kompendium.publisher import Publisher
from kompendium.vocabulary import Term
from kompendium.words import Say


@dataclass(frozen=True)
class Print:
    """A finished PDF: its name in the folder of prints, its pages, its size in bytes."""

    file: str
    pages: int
    size: int


@dataclass(frozen=True)
class Settings:
    """What the site's configuration says, and what was made before the pages.

    help_url: where readers answer a question; empty: not set up yet; repo_url, host: the repository and where a new file can be proposed
    url, titles: the address of the site, empty where it is not known, and its name by language; publisher: the details given
    offline: whether the finished site holds a copy of itself for a disk; search_shards: whether its search index is cut into parts
    prints: finished PDFs by name; photos: slug → file name → the files made from it
    """

    help_url: str = ""
    repo_url: str = ""
    url: str = ""
    titles: Words = field(default_factory=dict)
    licence_url: str = "https://creativecommons.org/licenses/by/4.0/"
    publisher: Publisher = field(default_factory=dict)
    host: Host | None = None
    offline: bool = False
    search_shards: bool = False
    prints: Mapping[str, Print] = field(default_factory=dict)
    photos: Mapping[str, Mapping[str, Sequence[Size]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Site:
    """All that is published: practices by slug (no drafts), the reviewed data, the settings."""

    practices: Mapping[str, Practice]
    data: Data
    settings: Settings = field(default_factory=Settings)

    @property
    def countries(self) -> Words:
        """The countries of the site, each with the language of its institutions."""
        return vocabulary.country_languages(self.data.vocabularies)


@dataclass(frozen=True)
class View:
    """The site in one language, seen from the page at `path`."""

    site: Site
    language: str
    path: str

    @property
    def say(self) -> Say:
        """The words of the interface."""
        return words.in_language(self.language)

    def url(self, path: str = "", anchor: str = "") -> str:
        """A relative address of another page in the same language."""
        up = "../" * (self.path.count("/") + 1) if self.path else ""
        down = f"{path}/" if path else ""
        return (up + down or "./") + (f"#{anchor}" if anchor else "")

    def absolute(self, path: str, language: str = "") -> str:
        """The address of a page for use outside the site, in this or another language; nothing where the site's own is not set."""
        root = self.site.settings.url
        folder = "" if (language or self.language) == LANGUAGES[0] else f"{language or self.language}/"
        return root and f"{root}{folder}" + (f"{path}/" if path else "")

    def asset(self, path: str) -> str:
        """A relative address of a file that all languages share."""
        up = "../" * (self.path.count("/") + 1) if self.path else ""
        return up + ("" if self.language == LANGUAGES[0] else "../") + path

    def across(self, path: str, language: str) -> str:
        """A relative address of a page in another language; the first language has no folder of its own."""
        root = "" if self.language == LANGUAGES[0] else "../"
        folder = "" if language == LANGUAGES[0] else f"{language}/"
        up = "../" * (self.path.count("/") + 1) if self.path else ""
        return f"{up}{root}{folder}{path}/" if path else f"{up}{root}{folder}" or "./"

    def pick(self, texts: Words) -> str:
        """The text in the reader's language."""
        return texts.get(self.language, "")

    def term(self, vocabulary: str, term: str) -> Term:
        """An item of a vocabulary."""
        return self.site.data.vocabularies[vocabulary].terms[term]

    def label(self, vocabulary: str, term: str) -> str:
        """Its full label; nothing for nothing."""
        return self.site.data.vocabularies[vocabulary].terms[term].label.get(self.language, "") if term else ""

    def short(self, vocabulary: str, term: str) -> str:
        """Its short label."""
        return self.pick(self.term(vocabulary, term).short)

    def text(self, practice: Practice) -> Text:
        """The practice's text in the reader's language, or else the original."""
        return practice.texts.get(self.language) or practice.texts[practice.original]


def home_language(practice: Practice, site: Site) -> str:
    """The language of the institutions behind the practice."""
    return site.countries[practice.countries[0]] if len(practice.countries) == 1 else practice.original


def countries(practice: Practice) -> tuple[str, ...]:
    """The countries in which the practice works; all for a region across the border."""
    return practice.countries
