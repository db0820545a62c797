"""Bytes of a text → everything the rules say of it, in words."""

import datetime
from functools import cache
from pathlib import Path

import guided

from kompendium import check, frontmatter, messages
from kompendium.loader import Folder
from kompendium.rules.context import Context

ROOT = Path(__file__).resolve().parents[2]


@cache
def context() -> Context:
    return Context(check.load(ROOT), frozenset({"x"}), datetime.date(2026, 11, 22))


def target(raw: bytes) -> None:
    """Judge one text as the original of a practice."""
    document, problems = frontmatter.read("practices/x/index.de.md", "de", raw)
    documents = {"de": document} if document else {}
    for problem in check.problems_of(Folder("x", "practices/x", documents, ("index.de.md",), tuple(problems)), context()):
        assert 1 <= problem.line <= raw.count(b"\n") + raw.count(b"\r") + 2
        messages.words(problem, "cs")


if __name__ == "__main__":
    guided.fuzz(target)
