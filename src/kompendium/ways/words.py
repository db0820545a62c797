"""The words of the ways in (words.yml beside this), in every language."""

from collections.abc import Mapping

from kompendium import words
from kompendium.languages import Words


class Say(words.Say):
    """The texts in one language."""

    file = "ways/words.yml"


def load() -> Mapping[str, Words]:
    """All texts by their name."""
    return words.load(Say.file)
