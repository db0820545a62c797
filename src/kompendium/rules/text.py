"""The text itself: plain Markdown without HTML, attributes or left-over placeholders."""

import re
from collections.abc import Iterator

from kompendium import body
from kompendium.frontmatter import Document
from kompendium.languages import LANGUAGES
from kompendium.loader import Folder
from kompendium.problems import Problem
from kompendium.rules.context import Context, on_line

_HTML = re.compile(r"<(?:[a-zA-Z][a-zA-Z0-9-]*(?=[\s>/])|/[a-zA-Z]|!--|\?|!\[?[A-Za-z])")
_ATTRIBUTES = re.compile(r"\{:?\s*[.#a-zA-Z]")
_PLACEHOLDER = re.compile(r"\b(?:TODO|FIXME|XXX|TBD|lorem ipsum)\b", re.IGNORECASE)


def check(folder: Folder, context: Context) -> Iterator[Problem]:
    """Every line of both texts."""
    for document in folder.documents.values():
        for number, line, in_code in body.lines(document.body, document.body_line):
            if not in_code:
                yield from _line(document, number, line)


def _line(document: Document, number: int, line: str) -> Iterator[Problem]:
    if html := _HTML.search(line):
        yield on_line(document, number, "text-html", found=line[html.start() : html.start() + 30]).at_column(html.start() + 1)
    without = body.FOREIGN.sub(lambda match: match.group(1) if match.group(2) in LANGUAGES else match.group(), line)
    if attributes := _ATTRIBUTES.search(without):
        yield on_line(document, number, "text-attributes", found=without[attributes.start() : attributes.start() + 30])
    if placeholder := _PLACEHOLDER.search(line):
        yield on_line(document, number, "text-placeholder", found=placeholder.group()).at_column(placeholder.start() + 1)
