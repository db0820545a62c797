"""Words: people first, no false friends. Quotations are exempt; every finding is a hint."""

import re
from collections.abc import Iterator

from kompendium import body, nodes
from kompendium.frontmatter import Document
from kompendium.loader import Folder
from kompendium.problems import Problem
from kompendium.rules.context import Context, on_line
from kompendium.wording import Avoided, Trap

_QUOTED = re.compile(r"„[^“”\n]{0,400}[“”]|\"[^\"\n]{0,400}\"|»[^«\n]{0,400}«")


def check(folder: Folder, context: Context) -> Iterator[Problem]:
    """Title, summary, plain text and body of both texts."""
    lines = {language: list(_lines(document)) for language, document in folder.documents.items()}
    texts = {language: "\n".join(line for _, line in found) for language, found in lines.items()}
    for language, document in folder.documents.items():
        if not context.data.wording.any_of[language].search(texts[language]):
            continue
        for avoided in context.data.wording.avoid[language]:
            yield from _labels(document, lines[language], avoided)
        theirs = "\n".join(text for each, text in texts.items() if each != language)
        for trap in _traps(language, texts[language], theirs, context):
            number, friend = next((number, match) for number, line in lines[language] if (match := trap.false.search(line)))
            yield _hint(document, number, friend, "word-trap", trap.instead)


def _labels(document: Document, lines: list[tuple[int, str]], avoided: Avoided) -> Iterator[Problem]:
    for number, line in lines:
        for found in avoided.pattern.finditer(line):
            yield _hint(document, number, found, "word-avoid", avoided.instead)


def _traps(language: str, ours: str, theirs: str, context: Context) -> Iterator[Trap]:
    """The false friends that stand in the text: each once."""
    for trap in context.data.wording.traps:
        meant = trap.language == language and trap.false.search(ours) and trap.other.search(theirs)
        if meant and not trap.unless.search(ours):
            yield trap


def _hint(document: Document, line: int, found: re.Match[str], rule: str, instead: str) -> Problem:
    return on_line(document, line, rule, found=found.group(), instead=instead).at_column(found.start() + 1).as_warning()


def _lines(document: Document) -> Iterator[tuple[int, str]]:
    """Lines of text without quotations; what is quoted is blanked, so that columns stay right."""
    for key in ("title", "summary", "plain"):
        if isinstance(node := document.front.get(key), nodes.Scalar):
            yield node.line, _blank(node.value)
    for number, line, in_code in body.lines(document.body, document.body_line):
        if not in_code and not line.lstrip().startswith(">"):
            yield number, _blank(line)


def _blank(line: str) -> str:
    return _QUOTED.sub(lambda quoted: " " * len(quoted.group()), line)
