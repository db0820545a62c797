"""Where the site is and what it is called: what a file needs that leaves the site."""

from dataclasses import dataclass

from kompendium.languages import LANGUAGES, Words

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Address:
    """`url` is the root of the site with a slash at its end; titles and descriptions by language."""

    url: str
    titles: Words
    descriptions: Words

    def home(self, language: str) -> str:
        """The start page in a language; the first language has no folder of its own."""
        return self.url if language == LANGUAGES[0] else f"{self.url}{language}/"

    def practice(self, slug: str, language: str) -> str:
        """The page of a practice."""
        return f"{self.home(language)}praxis/{slug}/"

    def data(self, name: str) -> str:
        """A file of the open data."""
        return f"{self.url}data/{name}"
