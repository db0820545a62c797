"""What shows across practices: counted and quoted from them, never judged here. All pages below /analyse/."""

from collections.abc import Iterator

from kompendium.pages.analysis import evidence, experience, matrix, methods, overview, regions, resources
from kompendium.pages.page import Page
from kompendium.pages.view import Site
from kompendium.pieces import Pieces

__all__ = ["pages"]


def pages(site: Site, language: str, pieces: Pieces | None = None) -> Iterator[Page]:
    """The overview and its pages in one language; `pieces`: what was made of each practice before, from these data."""
    counted, listing = matrix.page(site, language), (methods, evidence, experience, resources, regions)
    parts = [counted, *(part.page(site, language, pieces) for part in listing)]
    yield overview.page(site, language, parts)
    yield from parts
