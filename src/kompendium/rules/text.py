"""Every piece of text through the rules that look at one piece: markup, values, personal data."""

from collections.abc import Callable, Iterator

from kompendium.loader import Folder
from kompendium.problems import Problem
from kompendium.rules import language, links, markup, passages, personal, values
from kompendium.rules.context import Context
from kompendium.rules.passages import Passage

PASSAGES: tuple[Callable[[Passage], Iterator[Problem]], ...] = (
    markup.passage,
    values.passage,
    personal.passage,
    language.passage,
    links.passage,
)


def check(folder: Folder, context: Context) -> Iterator[Problem]:
    """The front matter and the body of both files."""
    for document in folder.documents.values():
        for each in (*passages.front(document), passages.body(document)):
            for rule in PASSAGES:
                yield from rule(each)
