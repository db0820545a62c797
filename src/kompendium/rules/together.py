"""What no folder shows alone: things beside the folders, and practices that cannot be told apart."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kompendium.loader import Folder
from kompendium.problems import Problem
from kompendium.rules.context import at, text

# what a contribution may touch; everything else is the maintainers'
_OPEN = re.compile(r"practices/[^/]+/[^/]+|data/organisations\.yml")


def outside(changed: Iterable[str]) -> Iterator[Problem]:
    """Files of a contribution that only maintainers may change: code, workflows, templates, data."""
    for path in changed:
        if not _OPEN.fullmatch(path):
            yield Problem(path, 1, 1, "file-outside", {"found": path[:120]})


def strays(names: Iterable[str], shown: str) -> Iterator[Problem]:
    """Files, links and hidden things beside the practices' folders; `shown` is how that place is named."""
    for name in names:
        yield Problem(f"{shown}/{name}", 1, 1, "file-stray", {"found": name[:80]})


@dataclass(frozen=True)
class Title:
    """A title as readers of a list tell it from others, and the problem that it is if another practice has it."""

    slug: str
    language: str
    folded: str
    problem: Problem


def titles_of(folder: Folder) -> Iterator[Title]:
    """The titles of one practice."""
    for document in folder.documents.values():
        node, folded = document.front.get("title"), " ".join(text(document, "title").casefold().split())
        if node and folded:
            yield Title(folder.slug, document.language, folded, at(document, node, "title-taken"))


def titles(all_: Iterable[Title]) -> Iterator[tuple[str, Problem]]:
    """The same title in the same language twice: the reader of a list cannot tell which is which. Gives the later practice."""
    seen: dict[tuple[str, str], str] = {}
    for title in all_:
        other = seen.setdefault((title.language, title.folded), title.slug)
        if other != title.slug:
            yield title.slug, replace(title.problem, details={"other": other})
