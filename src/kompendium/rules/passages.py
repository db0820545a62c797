"""The pieces of text a contributor wrote: every value of the front matter, and the body as a whole."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kompendium import nodes
from kompendium.frontmatter import Document
from kompendium.languages import LANGUAGES
from kompendium.problems import Problem
from kompendium.schema import PRACTICE, Field, by_key


@dataclass(slots=True)  # as nodes.Scalar
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


def front(document: Document) -> list[Passage]:
    """Every value of the front matter."""
    found: list[Passage] = []
    _record(found, document.path, document.front, PRACTICE, document.language)
    return found


def record(document: Document, node: nodes.Mapping, fields: tuple[Field, ...]) -> list[Passage]:
    """Every value of a record of a data file."""
    found: list[Passage] = []
    _record(found, document.path, node, fields, "")
    return found


Hint = Callable[[str], object]


def hint(part: str) -> Hint:
    """Whether this part is in a text."""
    return lambda text: part in text


def word(part: str) -> Hint:
    """Whether this part is in a text, in capitals or not."""
    return lambda text: part in text.lower()


def holding(texts: Mapping[int, str], hints: Sequence[Hint]) -> Iterable[int]:
    """The numbers of the texts in which one of the hints is found; where nothing is, one look at all of them together shows it."""
    together = "\n".join(texts.values())
    there = [each for each in hints if each(together)]
    return [number for number, text in texts.items() if any(each(text) for each in there)] if there else ()


def _record(found: list[Passage], path: str, node: nodes.Mapping, fields: tuple[Field, ...], language: str) -> None:
    known = by_key(fields)
    ours = language if fields is PRACTICE else ""
    for entry in node.entries:
        field = known.get(entry.key.value)
        _value(found, path, entry.value, field, ours if field else "")


def _value(found: list[Passage], path: str, node: nodes.Node, field: Field | None, language: str) -> None:
    if isinstance(node, nodes.Scalar):
        found.append(Passage(path, node.value, node.line, node.column, language, field, node))
    elif isinstance(node, nodes.Sequence):
        for item in node.items:
            _value(found, path, item, field, language)
    elif field and field.kind in ("words", "gloss"):
        for entry in node.entries:
            _value(found, path, entry.value, field, entry.key.value if entry.key.value in LANGUAGES else "")
    elif field and field.kind == "table":
        for entry in node.entries:
            _value(found, path, entry.value, _as_record(field), "")
    else:
        _record(found, path, node, field.fields if field else (), "")


@cache
def _as_record(field: Field) -> Field:
    return Field(field.key, "record", field.label, field.help, fields=field.fields)
