"""The search: what is indexed, how the index is built, and queries from Python (the browser runs the same JavaScript)."""

from kompendium.search.documents import Hit, SearchDocument, SearchTexts, concepts, documents, plain
from kompendium.search.engine import Engine, Searcher, in_blocks, uncovered
from kompendium.search.making import Job, Made, Part
from kompendium.search.process import Making
from kompendium.search.scripts import published

__all__ = [
    "Engine",
    "Hit",
    "Job",
    "Made",
    "Making",
    "Part",
    "SearchDocument",
    "SearchTexts",
    "Searcher",
    "concepts",
    "documents",
    "in_blocks",
    "plain",
    "published",
    "uncovered",
]
