"""The file of data/ that every contributor may extend: the organisations."""

from collections.abc import Iterator
from dataclasses import replace

from kompendium import nodes
from kompendium.frontmatter import Document
from kompendium.languages import LANGUAGES
from kompendium.problems import Problem
from kompendium.rules import passages
from kompendium.rules.context import Context
from kompendium.rules.fields import record
from kompendium.rules.text import FAMILIES
from kompendium.rules.unicode import hidden
from kompendium.schema import ORGANISATION


def organisations(node: nodes.Node, path: str, context: Context) -> Iterator[Problem]:
    """Every entry against its table of fields."""
    if not isinstance(node, nodes.Mapping):
        yield Problem(path, node.line, node.column, "field-not-record", {"key": path})
        return
    document = Document(path, LANGUAGES[0], node, "", 1)
    for entry in node.entries:
        if isinstance(entry.value, nodes.Mapping):
            yield from record(document, entry.value, ORGANISATION, entry.key.line, context)
            yield from _texts(document, entry.value)
        else:
            yield Problem(path, entry.value.line, entry.value.column, "field-not-record", {"key": entry.key.value})


def _texts(document: Document, node: nodes.Mapping) -> Iterator[Problem]:
    """What holds for every text of a contributor holds here too."""
    for passage in passages.record(document, node, ORGANISATION):
        yield from (problem for family in FAMILIES for problem in family.passage(passage) if problem.severity == "error")
    yield from (problem for problem in hidden(replace(document, front=node)) if problem.severity == "error")
