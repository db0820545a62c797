"""The search: what is indexed, how the index is built, and queries from Python (the browser runs the same JavaScript)."""

from kompendium.search.documents import Hit, SearchDocument, SearchTexts, documents
from kompendium.search.engine import Engine, Searcher, german_splits, uncovered
from kompendium.search.scripts import published

__all__ = ["Engine", "Hit", "SearchDocument", "SearchTexts", "Searcher", "documents", "german_splits", "published", "uncovered"]
