"""The order of words: German (ä like a, ß like ss) and Czech (č, ch, ř, š, ž are letters of their own)."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_LETTERS: Mapping[str, tuple[str, ...]] = {
    "de": tuple("abcdefghijklmnopqrstuvwxyz"),
    "cs": (*"abcč", *"defgh", "ch", *"ijklmnopqrřsštuvwxyzž"),
}
# The letters of each alphabet in their order; digits come before letters.
_ORDER: Mapping[str, tuple[str, ...]] = {language: (*"0123456789", *alphabet) for language, alphabet in _LETTERS.items()}

Key = tuple[str, str]


class _Places(dict[int, str | None]):
    """What `str.translate` puts for each character: the one whose number is the letter's place, nothing for what does not count for the order."""

    def __init__(self, order: tuple[str, ...]) -> None:
        places = {letter: chr(place) for place, letter in enumerate(order)}
        # a letter that is written with two characters is put in the place of both before the others
        self.pairs = {letter: place for letter, place in places.items() if len(letter) > 1}
        super().__init__({ord(letter if len(letter) == 1 else place): place for letter, place in places.items()})

    def of(self, word: str) -> str:
        """The word's letters by their places."""
        text = unicodedata.normalize("NFC", word).lower().replace("ß", "ss")
        for pair, place in self.pairs.items():
            text = text.replace(pair, place)
        return text.translate(self)

    def __missing__(self, code: int) -> str | None:
        """A sign that the alphabet does not know does not count: ä like a; a digit of another script is that digit."""
        plain = unicodedata.normalize("NFD", chr(code))[:1]
        self[code] = self.get(ord(plain)) or (chr(int(plain)) if plain.isdecimal() else None)
        return self[code]


_PLACES: Mapping[str, _Places] = {language: _Places(order) for language, order in _ORDER.items()}


@lru_cache(8192)
def key(word: str, language: str) -> Key:
    """Sort key: by the alphabet, then by the characters themselves. The same titles stand in many lists: the last ones are remembered."""
    return _PLACES[language].of(word), word


def initial(word: str, language: str) -> str:
    """The heading under which a word stands in an index, `#` for digits and signs."""
    found = _PLACES[language].of(word)
    first = _ORDER[language][ord(found[0])] if found else ""
    return first.capitalize() if first.isalpha() else "#"
