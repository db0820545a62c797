"""What lists take of each practice: made once for all lists that show the same of it, and kept while the practice stays as it is."""

from collections.abc import Callable
from typing import TypeVar

from kompendium.model import Practice
from kompendium.pages import cards, quotes
from kompendium.pages.view import View
from kompendium.pieces import Pieces

T = TypeVar("T")


class Entries:
    """The entries of practices as they stand on the page of `view`; `pieces` has those that were made before."""

    def __init__(self, view: View, pieces: Pieces | None = None) -> None:
        self.view, self._pieces = view, pieces or Pieces()
        # addresses are relative, so pages of the same depth share a piece
        self._seen_from = f"{view.language} {view.url()}"

    def card(self, practice: Practice, level: str) -> str:
        """The practice as a card; `level` is the element of its heading."""
        return self.piece(practice, f"card {level}", lambda: cards.entry(practice, self.view, level))

    def title(self, practice: Practice) -> str:
        """Its title as a link to it."""
        return self.piece(practice, "title", lambda: quotes.title(practice, self.view))

    def quoted(self, practice: Practice, section: str) -> str:
        """What one section says."""
        return self.piece(practice, section, lambda: quotes.cited(practice, section, self.view))

    def piece(self, practice: Practice, name: str, make: Callable[[], T]) -> T:
        """Anything else that a list shows of it; what it is made from besides practice and view stands in its name."""
        return self._pieces.of(practice.slug, f"{name} {self._seen_from}", make)
