"""The sections of a practice as trees: the site's own Markdown, block by block, so that a problem knows its line."""

import re
from collections.abc import Callable, Iterator, Mapping

from kompendium import body, markdown
from kompendium.book.tree import Node, Outside, RefusedElementError, blocks
from kompendium.model import Section, Text
from kompendium.pages.citations import Citations
from kompendium.pages.prose import staged
from kompendium.problems import Problem

# The text of a section begins this far below its heading.
TEXT_BELOW = 2

_PRACTICE = re.compile(r"(?:\.\./)*praxis/([a-z0-9-]+)/(?:#[a-z0-9-]+)?")
_SITE_PAGE = re.compile(r"(?:\.\./)+(?:katalog|organisationen|themen)/(?:[?#].*)?")
_LIST_MARK = re.compile(r"(?:\d{1,9}[.)]|[-*+])[ \t]")


def section(section: Section, text: Text, citations: Citations, outside: Outside) -> tuple[list[Node], list[Problem]]:
    """The blocks of one section, and a problem with its line for each that cannot be set."""
    nodes: list[Node] = []
    problems: list[Problem] = []
    for line, chunk in chunks(section.markdown, section.line + TEXT_BELOW):
        try:
            nodes += blocks(markdown.html(staged(chunk, citations.view, citations, text.language)), outside)
        except RefusedElementError as refused:
            problems.append(Problem(text.path, line, 1, refused.rule, {"found": refused.found}))
    return nodes, problems


def chunks(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    """The blocks that stand on their own, each with its line; a list goes on over blank lines."""
    start, kept, blank = first_line, list[str](), False
    for number, line, in_code in body.lines(text, first_line):
        if blank and line.strip() and not in_code and not _goes_on(kept, line):
            yield start, "\n".join(kept)
            start, kept = number, []
        blank = not line.strip()
        kept.append(line)
    yield start, "\n".join(kept)


def _goes_on(kept: list[str], line: str) -> bool:
    return line[:1] in (" ", "\t") or bool(kept and _LIST_MARK.match(kept[0]) and _LIST_MARK.match(line))


def links(numbers: Mapping[str, int]) -> Callable[[str], Mapping[str, str] | None]:
    """What an address in a practice means: a source by number, another practice, a page of the web, or nothing."""

    def link(address: str) -> Mapping[str, str] | None:
        practice = _PRACTICE.fullmatch(address)
        if address.startswith("#source-") and address.removeprefix("#source-") in numbers:
            return {"t": "cite", "key": address.removeprefix("#source-")}
        if practice:
            return {"t": "practice", "slug": practice.group(1)}
        if address.startswith(("https://", "http://")):
            return {"t": "link", "url": address}
        return {} if _SITE_PAGE.fullmatch(address) else None

    return link
