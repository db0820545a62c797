"""Practices and data → the Markdown that the site generator is given. No disk, no MkDocs."""

from kompendium.pages.build import build, faulty
from kompendium.pages.view import Settings

__all__ = ["Settings", "build", "faulty"]
