"""The search: what is indexed, how the index is built, and queries from Python (the browser runs the same JavaScript)."""

from kompendium.search.compounds import Splits, german_words, long_nouns, split_words
from kompendium.search.documents import Hit, SearchDocument, SearchTexts, documents
from kompendium.search.engine import Engine, Searcher, german, in_blocks, uncovered
from kompendium.search.scripts import published

__all__ = [
    "Engine",
    "Hit",
    "SearchDocument",
    "SearchTexts",
    "Searcher",
    "Splits",
    "documents",
    "german",
    "german_words",
    "in_blocks",
    "long_nouns",
    "published",
    "split_words",
    "uncovered",
]
