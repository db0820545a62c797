"""What no folder shows alone: things beside the folders, and practices that cannot be told apart."""

import re
from collections.abc import Iterable, Iterator

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


def titles(folders: Iterable[Folder]) -> Iterator[Problem]:
    """The same title in the same language twice: the reader of a list cannot tell which is which."""
    seen: dict[tuple[str, str], str] = {}
    for folder in folders:
        for document in folder.documents.values():
            title = " ".join(text(document, "title").casefold().split())
            node = document.front.get("title")
            other = seen.setdefault((document.language, title), folder.slug)
            if title and node and other != folder.slug:
                yield at(document, node, "title-taken", other=other)
