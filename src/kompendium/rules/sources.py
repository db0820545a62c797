"""Citations: every `[^key]` leads to a source, every source is used, figures in the results are sourced."""

import re
from collections.abc import Iterator

from kompendium import body, nodes
from kompendium.frontmatter import Document
from kompendium.loader import Folder
from kompendium.problems import Problem, nearest
from kompendium.rules.context import Context, at, on_line

_DEFINITION = re.compile(r" {0,3}\[\^[^\]]*\]:")


def check(folder: Folder, context: Context) -> Iterator[Problem]:
    """Citations of all texts against the sources of the original."""
    original = folder.original
    sources = original.front.get("sources") if original else None
    known = sources.keys() if isinstance(sources, nodes.Mapping) else []
    cited: set[str] = set()
    for document in folder.documents.values():
        found = set(body.FOOTNOTE.findall(document.body))
        if "]:" in document.body or body.has_code(document.body) or not found.issubset(known):
            found = set()
            yield from _by_line(document, known if original else None, found)
        cited |= found
        yield from _unsourced(document, context)
    if original and isinstance(sources, nodes.Mapping):
        _collect(original.front, cited)
        for entry in sources.entries:
            if entry.key.value not in cited:
                yield at(original, entry.key, "source-unused", key=entry.key.value).as_warning()


def _by_line(document: Document, known: list[str] | None, found: set[str]) -> Iterator[Problem]:
    """Definitions, and marks that lead to none of the `known` sources; every mark is added to `found`. In most texts all is well."""
    for number, line, in_code in body.lines(document.body, document.body_line):
        if in_code:
            continue
        if _DEFINITION.match(line):
            yield on_line(document, number, "source-definition")
            continue
        for mark in body.FOOTNOTE.finditer(line):
            found.add(mark.group(1))
            if known is not None and mark.group(1) not in known:
                yield _unknown(document, number, mark, known)


def _unknown(document: Document, line: int, mark: re.Match[str], known: list[str]) -> Problem:
    key = mark.group(1)
    details = {"found": key, "meant": nearest(key, known), "known": ", ".join(known)}
    return on_line(document, line, "source-unknown", **details).at_column(mark.start() + 1)


def _collect(node: nodes.Node, found: set[str]) -> None:
    """Add all keys that stand under a `source` anywhere in the facts."""
    if isinstance(node, nodes.Sequence):
        for item in node.items:
            _collect(item, found)
    elif isinstance(node, nodes.Mapping):
        for entry in node.entries:
            value = entry.value
            if entry.key.value == "source":
                items = value.items if isinstance(value, nodes.Sequence) else (value,)
                found |= {item.value for item in items if isinstance(item, nodes.Scalar)}
            elif not isinstance(value, nodes.Scalar):
                _collect(value, found)


def _unsourced(document: Document, context: Context) -> Iterator[Problem]:
    """A paragraph of the results that gives a number and no source."""
    results = context.data.sections.kinds.get("results")
    for block in body.blocks(document.body, document.body_line)[1:]:
        if not results or block.heading != results.heading[document.language]:
            continue
        line = block.text_line
        for paragraph in block.text.split("\n\n"):
            figure = re.search(r"\d", body.prose(paragraph))
            start = len(paragraph) - len(paragraph.lstrip("\n"))
            if figure and not body.FOOTNOTE.search(paragraph) and not paragraph.lstrip().startswith(("#", "|")):
                yield on_line(document, line + paragraph.count("\n", 0, start), "figure-unsourced").as_warning()
            line += paragraph.count("\n") + 2
