"""The search: what is indexed, how the index is built, and queries from Python (the browser runs the same JavaScript)."""

from kompendium.search.blocks import Index, Later
from kompendium.search.documents import Hit, SearchDocument, SearchTexts, concepts, documents
from kompendium.search.engine import Engine, Searcher, uncovered
from kompendium.search.making import Job, Part
from kompendium.search.process import Making
from kompendium.search.scripts import published

__all__ = [
    "Engine",
    "Hit",
    "Index",
    "Job",
    "Later",
    "Making",
    "Part",
    "SearchDocument",
    "SearchTexts",
    "Searcher",
    "concepts",
    "documents",
    "published",
    "uncovered",
]
