"""Words that were meant to be replaced before anyone reads them."""

import re
from collections.abc import Iterator

from kompendium.frontmatter import Document
from kompendium.loader import Folder
from kompendium.problems import Problem
from kompendium.rules.context import Context, on_line

_LEFT = re.compile(
    r"\b(?:todo|fixme|xxx+|tbd|lorem ipsum|platzhalter|blindtext|mustertext|(?:text|beschreibung|angaben?) (?:folgt|einfügen|ergänzen)|hier (?:text|beschreibung) einfügen|"
    r"bitte ergänzen|doplňte sem|bude doplněno|zde vložte|zástupný text|vzorový text)\b|\?\?\?|…\.\.\.|\[(?:name|ort|datum|text|jméno|místo)\](?![({\[])|[(\[](?:doplnit|ergänzen)[)\]]",
    re.IGNORECASE,
)
# without one of these there is nothing to find; looking for them is much faster
_HINTS = (
    "todo", "fixme", "xxx", "tbd", "lorem", "platzhalter", "blindtext", "mustertext", "folgt", "einfügen", "ergänz", "doplň", "doplnit", "doplněno", "vložte", "zástupný", "vzorový",
    "???", "….",
)  # fmt: skip
_BLANK = re.compile(r"\[(?:name|ort|datum|text|jméno|místo)\]")


def check(folder: Folder, context: Context) -> Iterator[Problem]:
    """Front matter and body of both files; one message a line, the last line first."""
    for document in folder.documents.values():
        for text, first in ((document.head, 2), (document.body, document.body_line)):
            low = text.lower()
            hints = [hint for hint in _HINTS if hint in low]
            if hints or _BLANK.search(low):
                yield from _found(document, list(enumerate(text.split("\n"), first)), hints)


def _found(document: Document, lines: list[tuple[int, str]], hints: list[str]) -> Iterator[Problem]:
    for number, line in reversed(lines):
        low = line.lower()
        if (any(hint in low for hint in hints) or _BLANK.search(low)) and (found := _LEFT.search(line)):
            yield on_line(document, number, "text-placeholder", found=found.group()).at_column(found.start() + 1)
