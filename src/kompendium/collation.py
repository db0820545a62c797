"""The order of words: German (ä like a, ß like ss) and Czech (č, ch, ř, š, ž are letters of their own)."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_LETTERS: Mapping[str, tuple[str, ...]] = {
    "de": tuple("abcdefghijklmnopqrstuvwxyz"),
    "cs": (*"abcč", *"defgh", "ch", *"ijklmnopqrřsštuvwxyzž"),
}
# The place of each letter; digits come before letters.
_PLACES: Mapping[str, Mapping[str, int]] = {
    language: {each: place for place, each in enumerate((*"0123456789", *alphabet))} for language, alphabet in _LETTERS.items()
}

Key = tuple[tuple[int, ...], str]


def letters(word: str, language: str) -> list[str]:
    """The word's letters as its alphabet has them, without what does not count for the order."""
    places = _PLACES[language]
    text = unicodedata.normalize("NFC", word).lower().replace("ß", "ss")
    found, at = [], 0
    while at < len(text):
        size = 2 if text[at : at + 2] in places else 1
        letter = text[at : at + size]
        found.append(letter if letter in places else _plain(letter))
        at += size
    return [each for each in found if each in places or each.isdecimal()]


@lru_cache(8192)
def key(word: str, language: str) -> Key:
    """Sort key: by the alphabet, then by the characters themselves. The same titles stand in many lists: the last ones are remembered."""
    places = _PLACES[language]
    return tuple(places[each] if each in places else int(each) for each in letters(word, language)), word


def initial(word: str, language: str) -> str:
    """The heading under which a word stands in an index, `#` for digits and signs."""
    found = letters(word, language)
    return found[0].capitalize() if found and not found[0].isdigit() else "#"


def _plain(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[:1]
