"""What lists take of each practice: made once for all lists that show the same of it, and kept while the practice stays as it is."""

from collections.abc import Callable
from dataclasses import dataclass

from kompendium.model import Practice
from kompendium.pages import cards, quotes
from kompendium.pages.view import View
from kompendium.pieces import Pieces


@dataclass(frozen=True)
class Entries:
    """The entries of practices as they stand on one page."""

    view: View
    pieces: Pieces

    def card(self, practice: Practice, level: str) -> str:
        """The practice as a card; `level` is the element of its heading."""
        return self._piece(practice, f"card {level}", lambda: cards.entry(practice, self.view, level))

    def quoted(self, practice: Practice, section: str) -> str:
        """What one section says."""
        return self._piece(practice, section, lambda: quotes.cited(practice, section, self.view))

    def _piece(self, practice: Practice, name: str, make: Callable[[], str]) -> str:
        """Addresses are relative, so pages of the same depth share a piece."""
        return self.pieces.of(practice.slug, f"{name} {self.view.language} {self.view.url()}", make)
