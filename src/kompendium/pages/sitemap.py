"""What the sitemap says of practices, whose pages the site generator never sees."""

from collections.abc import Iterator
from dataclasses import dataclass

from kompendium.languages import LANGUAGES, Words
from kompendium.pages.view import Site, View


@dataclass(frozen=True)
class Row:
    """The address of a page, the day it was last checked, the addresses of all its languages by code."""

    address: str
    updated: str
    alternates: Words


def rows(site: Site) -> Iterator[Row]:
    """A row for each text of each practice; none where the site's own address is not set."""
    view = View(site, LANGUAGES[0], "")
    for each in site.practices.values() if site.settings.url else ():
        addresses = {language: view.absolute(f"praxis/{each.slug}", language) for language in LANGUAGES if language in each.texts}
        yield from (Row(address, each.checked, addresses) for address in addresses.values())
