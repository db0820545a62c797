"""Practices and data → pages: HTML for the frames that the theme renders, Markdown for what was written by hand. No disk, no MkDocs."""

from kompendium.pages.build import Pages, build, faulty, of_practice
from kompendium.pages.view import Settings

__all__ = ["Pages", "Settings", "build", "faulty", "of_practice"]
