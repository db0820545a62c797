"""The pages of a built site, and one of each kind."""

import re
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("de", "cs")
_HEAD = re.compile(r'<html lang="(\w+)"[^>]* data-kind="([\w-]+)"')


@dataclass(frozen=True)
class Page:
    """A page by its address below the root, with its language, its kind and its size in bytes."""

    url: str
    language: str
    kind: str
    size: int


def every(site: Path) -> list[Page]:
    """All pages in the order of their addresses. Pages of other programs (without a kind) are left out."""
    found = []
    for path in sorted(site.rglob("*.html")):
        head = _HEAD.search(path.read_text(encoding="utf-8")[:400])
        if head:
            url = path.relative_to(site).as_posix().removesuffix("index.html")
            found.append(Page(url, head.group(1), head.group(2), path.stat().st_size))
    return found


def one_of_each(site: Path) -> list[Page]:
    """The largest page of every kind in every language."""
    largest: dict[tuple[str, str], Page] = {}
    for page in every(site):
        key = (page.kind, page.language)
        if key not in largest or page.size > largest[key].size:
            largest[key] = page
    return [largest[key] for key in sorted(largest)]
