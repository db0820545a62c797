"""The Markdown under the front matter, cut into headings and sections with their lines. Code blocks are respected.

Several rules ask for the cuts of the same text one after another: the last few are remembered.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,40})\]")
FOREIGN = re.compile(r"\[([^\[\]\n]{1,200})\]\{([a-z]{2})\}")
LINK = re.compile(r"(!?)\[([^\[\]\n]{0,400})\]\(<?([^()\s<>]{0,2000})>?(?:\s+(?:\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'))?\)")
_HEADING = re.compile(r"(#{1,6})[ \t]+")
_TARGET = re.compile(r"\]\(\s{0,20}(?=<?([^\s<>)]{0,500}))")
_CODE = re.compile(r" {0,3}(```+|~~~+)")


@dataclass(frozen=True)
class Block:
    """What stands under one H2 heading; `heading` is empty for text before the first. Lines count from 1 in the file."""

    heading: str
    line: int
    text: str
    text_line: int


@dataclass(frozen=True)
class Heading:
    """A heading of any level."""

    level: int
    text: str
    line: int


@dataclass(frozen=True)
class Target:
    """Where a link or a picture leads, however it is written, with the words before it and its offset in the text."""

    picture: bool
    words: str
    target: str
    start: int


def targets(text: str) -> Iterator[Target]:
    """Everything that any Markdown reader could take for a link or a picture; more than LINK finds, in linear time."""
    for mark in _TARGET.finditer(text):
        start = max(text.rfind("[", max(0, mark.start() - 400), mark.start()), 0)
        picture = text[max(0, start - 1) : start] == "!"
        yield Target(picture, text[start + 1 : mark.start()], mark.group(1), start - picture)


def has_code(body: str) -> bool:
    """Whether there may be a code block in a text."""
    return "```" in body or "~~~" in body


@lru_cache(maxsize=64)
def lines(body: str, first_line: int) -> tuple[tuple[int, str, bool], ...]:
    """Each line with its number and whether it stands in a code block."""
    return tuple(_lines(body, first_line))


def _lines(body: str, first_line: int) -> Iterator[tuple[int, str, bool]]:
    if not has_code(body):
        yield from ((number, line, False) for number, line in enumerate(body.split("\n"), first_line))
        return
    fence = ""
    for number, line in enumerate(body.split("\n"), first_line):
        mark = _CODE.match(line)
        if mark and not fence:
            fence = mark.group(1)
            yield number, line, True
        elif fence:
            closing = bool(mark) and line.strip().startswith(fence)
            fence = "" if closing else fence
            yield number, line, True
        else:
            yield number, line, False


@lru_cache(maxsize=64)
def headings(body: str, first_line: int) -> tuple[Heading, ...]:
    """All headings with `#` marks outside code blocks."""
    found = []
    for number, line, in_code in lines(body, first_line):
        if line.startswith("#") and not in_code and (mark := _HEADING.match(line)):
            found.append(Heading(len(mark.group(1)), _unclosed(line[mark.end() :].strip()), number))
    return tuple(found)


def _unclosed(heading: str) -> str:
    """A heading without the marks that may close it: `Ziele ##` is `Ziele`."""
    without = heading.rstrip("#")
    return without.rstrip() if not without or without[-1] in " \t" else heading


@lru_cache(maxsize=64)
def blocks(body: str, first_line: int) -> tuple[Block, ...]:
    """The text cut at its H2 headings; the first block is what stands before them."""
    starts = [heading for heading in headings(body, first_line) if heading.level == 2]
    source = body.split("\n")
    edges = [heading.line - first_line for heading in starts] + [len(source)]
    cut = [Block("", first_line, "\n".join(source[: edges[0]]), first_line)]
    for heading, start, end in zip(starts, edges, edges[1:], strict=False):
        cut.append(Block(heading.text, heading.line, "\n".join(source[start + 1 : end]), heading.line + 1))
    return tuple(cut)


@lru_cache(maxsize=64)
def prose(markdown: str) -> str:
    """The words a reader sees: without footnote marks, link targets and marks of another language."""
    text = unlinked(FOOTNOTE.sub("", markdown))
    return FOREIGN.sub(lambda match: match.group(1), text)


def unlinked(markdown: str) -> str:
    """Links and pictures as their words."""
    return LINK.sub(lambda match: match.group(2), markdown) if "](" in markdown else markdown
