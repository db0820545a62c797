"""Words: people first, no false friends. Quotations are exempt; every finding is a hint."""

import re
from collections.abc import Iterator
from itertools import islice

from kompendium import body, nodes
from kompendium.frontmatter import Document
from kompendium.loader import Folder
from kompendium.problems import Problem
from kompendium.rules.context import Context, on_line
from kompendium.wording import Avoided, Trap

_QUOTED = re.compile(r"„[^“”\n]{0,400}[“”]|\"[^\"\n]{0,400}\"|»[^«\n]{0,400}«")


def check(folder: Folder, context: Context) -> Iterator[Problem]:
    """Title, summary, plain text and body of both texts. Most texts hold nothing of either list and are looked at once."""
    for language, document in folder.documents.items():
        any_of = context.data.wording.any_of[language]
        if not any_of.search("\n".join(("", *(node.value for node in _values(document)), document.body))):
            continue
        found = [(number, line) for number, line in _lines(document) if any_of.search(f" {line}")]
        if not found:
            continue
        texts = {each: "\n".join(line for _, line in _lines(other)) for each, other in folder.documents.items()}
        for avoided in context.data.wording.avoid[language]:
            yield from _labels(document, found, avoided)
        theirs = "\n".join(text for each, text in texts.items() if each != language)
        for trap in context.data.wording.traps:
            if trap.language == language and trap.other.search(theirs) and not trap.unless.search(texts[language]):
                yield from islice(_friends(document, found, trap), 1)


def _labels(document: Document, lines: list[tuple[int, str]], avoided: Avoided) -> Iterator[Problem]:
    for number, line in lines:
        for found in avoided.pattern.finditer(line):
            yield _hint(document, number, found, "word-avoid", avoided.instead)


def _friends(document: Document, lines: list[tuple[int, str]], trap: Trap) -> Iterator[Problem]:
    for number, line in lines:
        if friend := trap.false.search(line):
            yield _hint(document, number, friend, "word-trap", trap.instead)


def _hint(document: Document, line: int, found: re.Match[str], rule: str, instead: str) -> Problem:
    return on_line(document, line, rule, found=found.group(), instead=instead).at_column(found.start() + 1).as_warning()


def _lines(document: Document) -> Iterator[tuple[int, str]]:
    """Lines of text without quotations; what is quoted is blanked, so that columns stay right."""
    yield from ((node.line, _blank(node.value)) for node in _values(document))
    for number, line, in_code in body.lines(document.body, document.body_line):
        if not in_code and not line.lstrip().startswith(">"):
            yield number, _blank(line)


def _values(document: Document) -> list[nodes.Scalar]:
    found = map(document.front.get, ("title", "summary", "plain"))
    return [node for node in found if isinstance(node, nodes.Scalar)]


def _blank(line: str) -> str:
    return _QUOTED.sub(lambda quoted: " " * len(quoted.group()), line)
