"""YAML as it stands in the file: every key and value is text with its line and column.

Nothing is interpreted here, so YAML 1.1 has no say in what `no`, `12:30` or `1.10` means: the schema decides.
Anchors, aliases, merge keys, tags and duplicate keys are refused: a contributor never needs them, an attacker does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from kompendium.problems import Problem

MAX_DEPTH = 8

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_QUOTED = frozenset(("'", '"', "|", ">"))


# hundreds are made of every file and asked again and again; nobody changes one, and to freeze it would double what making it costs
@dataclass(slots=True)
class Scalar:
    """One value as text; `quoted` tells "null" from null."""

    value: str
    line: int
    column: int
    quoted: bool = False


@dataclass(slots=True)
class Sequence:
    """A list of values."""

    items: tuple["Node", ...]
    line: int
    column: int


@dataclass(slots=True)
class Entry:
    """One `key: value`."""

    key: Scalar
    value: "Node"


@dataclass(slots=True)
class Mapping:
    """Keys and values in the order of the file."""

    entries: tuple[Entry, ...]
    line: int
    column: int

    def get(self, key: str) -> "Node | None":
        """The value of a key, or None."""
        for entry in self.entries:
            if entry.key.value == key:
                return entry.value
        return None

    def keys(self) -> list[str]:
        """All keys in the order of the file."""
        return [entry.key.value for entry in self.entries]


Node = Scalar | Sequence | Mapping
Plain = str | list["Plain"] | dict[str, "Plain"]


def is_empty(node: Node) -> bool:
    """True for `key:` without a value, and for null written out."""
    return isinstance(node, Scalar) and not node.quoted and node.value.strip() in ("", "~", "null", "Null", "NULL")


def plain(node: Node) -> Plain:
    """The same data without positions: str, list, dict."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {entry.key.value: plain(entry.value) for entry in node.entries}


class RefusedError(Exception):
    """The YAML cannot be used; carries the one problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.rule)
        self.problem = problem


def parse(text: str, path: str, first_line: int = 1) -> Node:
    """Read one YAML document that begins at `first_line` of `path`. Raises RefusedError with a placed problem."""
    return _Reader(path, first_line, text).read()


class _Reader:
    """Turns the parser's events into nodes; stops at the first thing that is refused."""

    def __init__(self, path: str, first_line: int, text: str) -> None:
        self.path = path
        self.shift = first_line
        self.text = text
        self.next_event: Callable[[], yaml.Event] = yaml.StreamEndEvent
        self.last: yaml.Event | None = None

    def read(self) -> Node:
        try:
            self.next_event = _Loader(self.text).get_event
            return self._document()
        except yaml.MarkedYAMLError as error:
            raise RefusedError(self._syntax(error)) from None
        except yaml.reader.ReaderError as error:
            line = self.text[: error.position].count("\n") if isinstance(error.position, int) else 0
            raise RefusedError(self._problem("yaml-character", line, 0)) from None

    def _document(self) -> Node:
        root: Node = Scalar("", self.shift, 1)
        documents = 0
        while not isinstance(event := self.next_event(), yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._refuse("yaml-documents", event)
                root = self._node(self.next_event(), 0)
        return root

    def _node(self, event: Any, depth: int) -> Node:
        self.last = event
        if event.anchor or event.tag or depth > MAX_DEPTH:
            raise self._trick(event)
        mark = event.start_mark
        line, column = self.shift + mark.line, mark.column + 1
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, line, column, event.style in _QUOTED)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._items(depth)), line, column)
        return Mapping(tuple(self._entries(depth)), line, column)

    def _items(self, depth: int) -> list[Node]:
        found: list[Node] = []
        while not isinstance(event := self.next_event(), yaml.SequenceEndEvent):
            found.append(self._node(event, depth + 1))
        return found

    def _entries(self, depth: int) -> list[Entry]:
        found: list[Entry] = []
        seen: dict[str, int] = {}
        while not isinstance(event := self.next_event(), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                raise self._refuse("yaml-key", event)
            if key.value == "<<" and not key.quoted:
                raise self._refuse("yaml-merge", event)
            if key.value in seen:
                raise self._refuse("yaml-duplicate-key", event, key=key.value, first=str(seen[key.value]))
            seen[key.value] = key.line
            found.append(Entry(key, self._node(self.next_event(), depth + 1)))
        return found

    def _trick(self, event: Any) -> RefusedError:
        if event.anchor:  # an alias has nothing but its anchor
            return self._refuse("yaml-anchor", event, name=event.anchor)
        if event.tag:
            return self._refuse("yaml-tag", event, tag=event.tag)
        return self._refuse("yaml-depth", event, limit=str(MAX_DEPTH))

    def _refuse(self, rule: str, event: yaml.Event, **details: str) -> RefusedError:
        line, column = _spot(event.start_mark)
        return RefusedError(self._problem(rule, line, column, **details))

    def _problem(self, rule: str, line: int, column: int, **details: str) -> Problem:
        return Problem(self.path, self.shift + line, column + 1, rule, details)

    def _syntax(self, error: yaml.MarkedYAMLError) -> Problem:
        """Place a syntax error where the mistake was made: an unclosed quote or bracket where it was opened."""
        line, column = self._mistake(error)
        source = self.text.split("\n")
        line = min(line, len(source) - 1)
        indent = source[line][: len(source[line]) - len(source[line].lstrip())]
        return self._problem("yaml-tab" if "\t" in indent else "yaml-syntax", line, column)

    def _mistake(self, error: yaml.MarkedYAMLError) -> tuple[int, int]:
        mark, opened, last = error.problem_mark, error.context_mark, self.last
        if opened and error.context and ("quoted scalar" in error.context or "flow" in error.context):
            return opened.line, opened.column
        quoted = isinstance(last, yaml.ScalarEvent) and last.style in ("'", '"')
        # a quoted text that swallowed lines up to the error: its closing quote was forgotten
        if mark and last and quoted and _spot(last.start_mark)[0] < _spot(last.end_mark)[0] == mark.line:
            return _spot(last.start_mark)
        return _spot(mark or opened)


def _spot(mark: "yaml.error.Mark | yaml._yaml.Mark | None") -> tuple[int, int]:
    """Line and column of the parser's mark, from 0."""
    return (mark.line, mark.column) if mark else (0, 0)
