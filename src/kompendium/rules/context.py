"""What a rule may know besides the folder it looks at."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kompendium import nodes
from kompendium.frontmatter import Document
from kompendium.loader import Data, Folder
from kompendium.problems import Problem
from kompendium.schema import STATUSES


@dataclass(frozen=True)
class Context:
    """The reviewed data, the names of all practices, and what day it is."""

    data: Data
    slugs: frozenset[str]
    today: datetime.date


Rule = Callable[[Folder, Context], Iterator[Problem]]


def at(document: Document, node: nodes.Node, rule: str, **details: str) -> Problem:
    """A problem at a key or value of the front matter."""
    return Problem(document.path, node.line, node.column, rule, details)


def on_line(document: Document, number: int, rule: str, **details: str) -> Problem:
    """A problem at a line of the file."""
    return Problem(document.path, number, 1, rule, details)


def status(folder: Folder) -> str:
    """The status of the practice; `draft` where it cannot be read, so that nothing more is asked."""
    node = folder.original.front.get("status") if folder.original else None
    value = node.value if isinstance(node, nodes.Scalar) else ""
    return value if value in STATUSES else "draft"


def text(document: Document, key: str) -> str:
    """The text of a key, or an empty string."""
    node = document.front.get(key)
    return node.value if isinstance(node, nodes.Scalar) else ""
