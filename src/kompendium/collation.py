"""The order of words: German (ä like a, ß like ss) and Czech (č, ch, ř, š, ž are letters of their own)."""

import re
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
# A letter of the alphabet that is written with two, or any character.
_WRITTEN = {language: re.compile("|".join((*(each for each in alphabet if len(each) > 1), ".")), re.DOTALL) for language, alphabet in _LETTERS.items()}

Key = tuple[tuple[int, ...], str]


def letters(word: str, language: str) -> list[str]:
    """The word's letters as its alphabet has them, without what does not count for the order."""
    text = unicodedata.normalize("NFC", word).lower().replace("ß", "ss")
    return list(filter(None, [_letter(each, language) for each in _WRITTEN[language].findall(text)]))


@lru_cache(8192)
def _letter(written: str, language: str) -> str:
    """The letter as its alphabet has it, without a sign that it does not know; nothing for what is no letter or digit."""
    places = _PLACES[language]
    found = written if written in places else unicodedata.normalize("NFD", written)[:1]
    return found if found in places or found.isdecimal() else ""


@lru_cache(8192)
def key(word: str, language: str) -> Key:
    """Sort key: by the alphabet, then by the characters themselves. The same titles stand in many lists: the last ones are remembered."""
    places = _PLACES[language]
    return tuple(places[each] if each in places else int(each) for each in letters(word, language)), word


def initial(word: str, language: str) -> str:
    """The heading under which a word stands in an index, `#` for digits and signs."""
    found = letters(word, language)
    return found[0].capitalize() if found and not found[0].isdigit() else "#"

