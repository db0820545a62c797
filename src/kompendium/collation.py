"""The order of words: German (ä like a, ß like ss) and Czech (č, ch, ř, š, ž are letters of their own)."""

import unicodedata
from collections.abc import Mapping

_LETTERS: Mapping[str, tuple[str, ...]] = {
    "de": tuple("abcdefghijklmnopqrstuvwxyz"),
    "cs": (*"abcč", *"defgh", "ch", *"ijklmnopqrřsštuvwxyzž"),
}

Key = tuple[tuple[int, ...], str]


def letters(word: str, language: str) -> list[str]:
    """The word's letters as its alphabet has them, without what does not count for the order."""
    alphabet = _LETTERS[language]
    text = unicodedata.normalize("NFC", word).lower().replace("ß", "ss")
    found, at = [], 0
    while at < len(text):
        size = 2 if text[at : at + 2] in alphabet else 1
        letter = text[at : at + size]
        found.append(letter if letter in alphabet else _plain(letter))
        at += size
    return [each for each in found if each in alphabet or each.isdigit()]


def key(word: str, language: str) -> Key:
    """Sort key: by the alphabet, then by the characters themselves. Digits come before letters."""
    alphabet = _LETTERS[language]
    order = tuple(alphabet.index(each) + 10 if each in alphabet else int(each) for each in letters(word, language) if each)
    return order, word


def initial(word: str, language: str) -> str:
    """The heading under which a word stands in an index, `#` for digits and signs."""
    found = letters(word, language)
    return found[0].capitalize() if found and not found[0].isdigit() else "#"


def _plain(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[:1]
