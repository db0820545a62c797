"""Cards for social networks: a picture for every practice and language, drawn from the same data as the pages."""

from kompendium.cards.make import files

__all__ = ["files"]
