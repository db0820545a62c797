"""Words for people, in every language: those of the interface (words.yml), and the lists of single rooms beside them."""

from collections.abc import Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, ClassVar

from kompendium import nodes
from kompendium.languages import Words

INTERFACE = "words.yml"


@cache
def load(file: str = INTERFACE) -> Mapping[str, Words]:
    """All texts of a list by their name."""
    text = files("kompendium").joinpath(file).read_text(encoding="utf-8")
    plain: Any = nodes.plain(nodes.parse(text, file))
    return dict(plain)


class Say:
    """The texts in one language: `say("facts")`, with blanks filled: `say("since", date="2020")`. A room with a list of its own names its `file`."""

    file: ClassVar[str] = INTERFACE

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, label: str, /, **blanks: str) -> str:
        text = self._texts[label]
        for blank, value in blanks.items():
            text = text.replace(f"{{{blank}}}", value)
        return text

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        return {label: texts[self.language] for label, texts in load(self.file).items() if self.language in texts}

    def count(self, label: str, amount: int) -> str:
        """The amount with its noun in the right number: `label-one`, `label-few` (2 to 4), `label-many`."""
        form = "one" if amount == 1 else "few" if 2 <= amount <= 4 else "many"
        return f"{amount}\u00a0{self(f'{label}-{form}')}"


@cache
def in_language(language: str) -> Say:
    """The labels in this language."""
    return Say(language)
