"""Words that were meant to be replaced before anyone reads them."""

import re
from collections.abc import Iterator

from kompendium.loader import Folder
from kompendium.problems import Problem
from kompendium.rules.context import Context
from kompendium.rules.passages import Passage

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
_BLANK = re.compile(r"\[\w{3,5}\]")


def check(folder: Folder, context: Context) -> Iterator[Problem]:
    """Front matter and body of both files; one message a line."""
    for document in folder.documents.values():
        for text, first in ((document.head, 2), (document.body, document.body_line)):
            low = text.lower()
            if _BLANK.search(low) or any(hint in low for hint in _HINTS):
                yield from _found(Passage(document.path, text, first, 1, document.language))


def _found(text: Passage) -> Iterator[Problem]:
    problems = [text.at(found.start(), "text-placeholder", found=found.group()) for found in _LEFT.finditer(text.text)]
    yield from {problem.line: problem for problem in reversed(problems)}.values()
