"""The words of the form (form.yml), in every language."""

from collections.abc import Mapping

from kompendium import words
from kompendium.languages import Words
from kompendium.schema import Field
from kompendium.ways import words as ways


def load() -> Mapping[str, Words]:
    """All texts by their name."""
    return words.load(FormWords.file)


class FormWords(words.Say):
    """The texts in one language."""

    file = "pages/form.yml"

    def hint(self, field: Field) -> str:
        """What to write in a field: words for people who never see the file, where those of the table speak of it."""
        own = load().get(f"hint-{field.key}") or ways.load().get(f"help-{field.key}")
        return own[self.language] if own else field.help[self.language]

    def all(self) -> dict[str, str]:
        """Every text as it stands, for the script."""
        return {name: texts[self.language] for name, texts in load().items()}
