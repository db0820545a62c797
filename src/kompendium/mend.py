"""Mends what is ours to mend, never the author's to learn: order of keys, quotes, dates like 1.10.2021, white space at line ends.

The mended text is read again, and refused if it would say anything else than before.
"""

import json
import re
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kompendium import body, frontmatter, markdown, nodes
from kompendium.frontmatter import Document
from kompendium.rules import passages
from kompendium.rules.fields import as_date, first_day
from kompendium.rules.passages import Passage
from kompendium.schema import PRACTICE

# blanks that no reader sees: before the end of a line or of an element
_BEFORE_END = re.compile(r"[ \t]+(?=\n|</|$)")
_QUOTED = ("text", "words", "gloss", "number", "date", "url", "digest")


class MeaningError(Exception):
    """The mended text would not mean the same; the file is better left alone."""


@dataclass(frozen=True)
class Mended:
    """The text after mending, and what was done: `values`, `order`, `space`."""

    text: str
    done: tuple[str, ...]


def mend(path: str, language: str, raw: bytes) -> Mended | None:
    """The mended text of a file, or None where it cannot be read or needs nothing. Raises MeaningError."""
    before, problems = frontmatter.read(path, language, raw)
    if before is None or any(problem.severity == "error" for problem in problems):
        return None
    head = _values(before)
    ordered = _ordered(before, head)
    text = "\n".join(("---", *(line.rstrip() for line in ordered), "---", *_body(before.body)))
    text = f"{text.rstrip()}\n"
    steps = {"values": head != before.head.split("\n")[:-1], "order": ordered != head, "space": _uneven(raw, ordered, before)}
    if text.encode() == raw:
        return None
    after, _ = frontmatter.read(path, language, text.encode())
    if after is None or _meaning(after) != _meaning(before):
        raise MeaningError(path)
    return Mended(text, tuple(name for name, done in steps.items() if done))


def _uneven(raw: bytes, head: list[str], document: Document) -> bool:
    """Whether line ends, a byte order mark or white space were mended."""
    even_body = "\n".join(_body(document.body)).rstrip() + "\n"
    return b"\r" in raw or raw.startswith(BOM_UTF8) or any(line != line.rstrip() for line in head) or even_body != document.body


def _values(document: Document) -> list[str]:
    """The lines of the front matter with quotes and dates mended, from right to left so that places stay right."""
    lines = document.head.split("\n")[:-1]
    found = (each for each in passages.front(document) if each.node and each.field)
    for value in sorted(found, key=lambda each: (each.line, each.column), reverse=True):
        old, new = _mended(value, lines[value.line - 2])
        if new:
            line = lines[value.line - 2]
            lines[value.line - 2] = line[: value.column - 1] + new + line[value.column - 1 + len(old) :]
    return lines


def _mended(value: Passage, line: str) -> tuple[str, str]:
    """How a value stands on its line and how it should; nothing where it is well or spans lines."""
    assert value.field
    assert value.node
    text, kind = value.node.value, value.field.kind
    forms = (json.dumps(text, ensure_ascii=False), f"'{text}'") if value.node.quoted else (text,)
    old = next((form for form in forms if form and line.startswith(form, value.column - 1)), "")
    if not old:
        return "", ""
    meant = as_date(text) if kind == "date" and not first_day(text) else ""
    if meant:
        return old, json.dumps(meant)
    if kind == "flag" and value.node.quoted and text in ("true", "false"):
        return old, text
    bare = kind in _QUOTED and not value.node.quoted and text == text.strip()
    return old, json.dumps(text, ensure_ascii=False) if bare else ""


def _ordered(document: Document, lines: list[str]) -> list[str]:
    """The keys in the order of the table, each with the comments above it; left alone where a key is unknown or not on its own line."""
    order = {field.key: number for number, field in enumerate(PRACTICE)}
    keys = [entry.key for entry in document.front.entries]
    if any(key.value not in order or key.column != 1 for key in keys):
        return lines
    starts = [_above(lines, key.line - 2) for key in keys]
    starts[0] = 0
    blocks = [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    ranked = sorted(range(len(keys)), key=lambda number: order[keys[number].value])
    return [line for number in ranked for line in blocks[number]]


def _above(lines: list[str], start: int) -> int:
    """Where the comments above a key begin."""
    while start > 0 and lines[start - 1].startswith("#"):
        start -= 1
    return start


def _body(text: str) -> Iterator[str]:
    """The lines without white space at their ends; a line break made with two blanks stays one."""
    rows = list(body.lines(text, 1))
    for number, (_, line, in_code) in enumerate(rows):
        follows = number + 1 < len(rows) and bool(rows[number + 1][1].strip())
        hard = line.endswith("  ") and bool(line.strip()) and follows
        yield line if in_code else line.rstrip() + ("  " if hard else "")


def _meaning(document: Document) -> tuple[object, ...]:
    """What a file says: the structure, every value by its field (dates as the calendar knows them), the rendered text."""
    values = Counter((each.field.key if each.field else "", _said(each)) for each in passages.front(document))
    shape = sorted(entry.key.value for entry in document.front.entries)
    return shape, _shape(document.front), values, _BEFORE_END.sub("", markdown.html(document.body))


def _said(value: Passage) -> str:
    dated = value.field and value.field.kind == "date" and not first_day(value.text)
    return as_date(value.text) or value.text if dated else value.text


def _shape(node: nodes.Node) -> object:
    """Lists and keys without their values, whatever the order of the keys."""
    if isinstance(node, nodes.Mapping):
        return sorted((entry.key.value, str(_shape(entry.value))) for entry in node.entries)
    return [_shape(item) for item in node.items] if isinstance(node, nodes.Sequence) else "value"
