"""What shows across practices: counted and quoted from them, never judged here. All pages below /analyse/."""

from collections.abc import Iterator

from kompendium.pages.analysis import evidence, experience, matrix, methods, overview, regions, resources
from kompendium.pages.page import Page
from kompendium.pages.view import Site

__all__ = ["pages"]


def pages(site: Site, language: str) -> Iterator[Page]:
    """The overview and its pages in one language."""
    parts = [part.page(site, language) for part in (matrix, methods, evidence, experience, resources, regions)]
    yield overview.page(site, language, parts)
    yield from parts
