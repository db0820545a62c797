"""The words of the form (form.yml), in every language."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from kompendium import nodes
from kompendium.languages import Words
from kompendium.schema import Field
from kompendium.ways import words


@cache
def load() -> Mapping[str, Words]:
    """All texts by their name."""
    text = files("kompendium").joinpath("pages/form.yml").read_text(encoding="utf-8")
    plain: Any = nodes.plain(nodes.parse(text, "pages/form.yml"))
    return dict(plain)


class FormWords:
    """The texts in one language, their blanks filled: `say("characters", limit="100")`."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, name: str, /, **blanks: str) -> str:
        text = load()[name][self.language]
        for blank, value in blanks.items():
            text = text.replace(f"{{{blank}}}", value)
        return text

    def hint(self, field: Field) -> str:
        """What to write in a field: words for people who never see the file, where those of the table speak of it."""
        own = load().get(f"hint-{field.key}") or words.load().get(f"help-{field.key}")
        return own[self.language] if own else field.help[self.language]

    def all(self) -> dict[str, str]:
        """Every text as it stands, for the script."""
        return {name: texts[self.language] for name, texts in load().items()}
