"""Every piece of text through the rules that look at one piece: markup, values, personal data."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from kompendium.loader import Folder
from kompendium.problems import Problem
from kompendium.rules import language, links, markup, passages, personal, values
from kompendium.rules.context import Context
from kompendium.rules.passages import Passage


class Family(Protocol):
    """A module with a rule for one piece of text.

    suspects: the numbers of those pieces, of many, in which there may be something to find; all others hold nothing
    """

    def passage(self, text: Passage) -> Iterator[Problem]: ...

    def suspects(self, pieces: Sequence[Passage]) -> Iterable[int]: ...


FAMILIES: tuple[Family, ...] = (markup, values, personal, language, links)


def check(folder: Folder, context: Context) -> Iterator[Problem]:
    """The front matter and the body of both files."""
    for document in folder.documents.values():
        pieces = list(passages.front(document))
        for number, family in sorted((number, order) for order, each in enumerate(FAMILIES) for number in each.suspects(pieces)):
            yield from FAMILIES[family].passage(pieces[number])
        for each in FAMILIES:
            yield from each.passage(passages.body(document))
