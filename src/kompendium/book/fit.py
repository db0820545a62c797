"""Whether an edition keeps to its pages, and if not, which practice is too long and by how many lines."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil

from kompendium.problems import Problem


@dataclass(frozen=True)
class Extent:
    """Where a practice ended: pages from 1; `y`, `line` (its height), `top` and `height` (of the text area) in points."""

    slug: str
    path: str
    first: int
    last: int
    y: float
    line: float
    top: float
    height: float

    @property
    def pages(self) -> int:
        """How many pages it fills or begins."""
        return self.last - self.first + 1

    def lines_over(self, share: int) -> int:
        """How many lines stand beyond its share of pages."""
        if self.pages <= share:
            return 0
        full = (self.pages - share - 1) * self.height
        return max(1, ceil((full + self.y - self.top) / self.line))


def overfull(extents: Iterable[Extent], share: int) -> Iterator[Problem]:
    """One problem for each practice that is over its share."""
    for each in extents:
        lines = each.lines_over(share)
        if lines:
            details = {"slug": each.slug, "lines": str(lines), "share": str(share)}
            yield Problem(each.path, 1, 1, "book-overfull", details)


def too_many(pages: int, wanted: int, path: str) -> Iterator[Problem]:
    """A problem if the whole has more pages than it may have; too few cannot be, notes fill it up."""
    if wanted and pages > wanted:
        yield Problem(path, 1, 1, "book-pages", {"pages": str(pages), "wanted": str(wanted)})
