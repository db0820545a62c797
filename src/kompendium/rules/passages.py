"""The pieces of text a contributor wrote: every value of the front matter, and the body as a whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from kompendium import nodes
from kompendium.frontmatter import Document
from kompendium.languages import LANGUAGES
from kompendium.problems import Problem
from kompendium.schema import PRACTICE, Field


@dataclass(frozen=True)
class Passage:
    """Text with its first line. `field` is None for the body and for keys nobody knows; `node` is None for the body.

    language: the language it has to be in, empty where a name or a title of a source may be in any
    """

    path: str
    text: str
    line: int
    column: int
    language: str
    field: Field | None = None
    node: nodes.Scalar | None = None

    def at(self, offset: int, rule: str, **details: str) -> Problem:
        """A problem at a place of the text."""
        before = self.text.count("\n", 0, offset)
        line_start = self.text.rfind("\n", 0, offset) + 1
        column = offset - line_start + 1 if before or self.node is None else self.column
        return Problem(self.path, self.line + before, column, rule, details)


def body(document: Document) -> Passage:
    """The whole text below the front matter."""
    return Passage(document.path, document.body, document.body_line, 1, document.language)


def front(document: Document) -> Iterator[Passage]:
    """Every value of the front matter."""
    yield from _record(document, document.front, PRACTICE, document.language)


def record(document: Document, node: nodes.Mapping, fields: tuple[Field, ...]) -> Iterator[Passage]:
    """Every value of a record of a data file."""
    return _record(document, node, fields, "")


def _record(document: Document, node: nodes.Mapping, fields: tuple[Field, ...], language: str) -> Iterator[Passage]:
    by_key = {field.key: field for field in fields}
    for entry in node.entries:
        field = by_key.get(entry.key.value)
        ours = language if field and fields is PRACTICE else ""
        yield from _value(document, entry.value, field, ours)


def _value(document: Document, node: nodes.Node, field: Field | None, language: str) -> Iterator[Passage]:
    if isinstance(node, nodes.Scalar):
        yield Passage(document.path, node.value, node.line, node.column, language, field, node)
    elif isinstance(node, nodes.Sequence):
        for item in node.items:
            yield from _value(document, item, field, language)
    elif field and field.kind in ("words", "gloss"):
        for entry in node.entries:
            key = entry.key.value if entry.key.value in LANGUAGES else ""
            yield from _value(document, entry.value, field, key)
    elif field and field.kind == "table":
        for entry in node.entries:
            yield from _value(document, entry.value, _as_record(field), "")
    else:
        yield from _record(document, node, field.fields if field else (), "")


def _as_record(field: Field) -> Field:
    return Field(field.key, "record", field.label, field.help, fields=field.fields)
