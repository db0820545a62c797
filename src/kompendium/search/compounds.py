"""Split German compounds into their parts with a list of words: done once, at build time."""

import lzma
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

SHORTEST_PART = 4
SHORTEST_COMPOUND = 9
CAPITALS = "".join(filter(str.isupper, map(chr, range(0x250))))
NOUN = re.compile(rf"[{CAPITALS}](?<![^\W\d_].)[^\W\d_]{{{SHORTEST_COMPOUND - 1},}}")
LINKS = ("", "s", "n", "en", "es", "er", "e", "ens")
SUFFIXES = frozenset(
    {
        "schaft",
        "schaften",
        "keit",
        "keiten",
        "heit",
        "heiten",
        "barkeit",
        "losigkeit",
        "lich",
        "liche",
        "lichen",
        "licher",
        "ungen",
        "isch",
        "ische",
    }
)
PREFIXES = frozenset({"über", "unter", "wieder", "gegen", "zwischen", "nicht", "zusammen"})

Known = Callable[[str], bool]
Splits = Mapping[str, list[str]]


@cache
def word_list() -> bytes:
    """The German word forms that simplemma ships, in its own form, which wordlist.js reads. Its package is not imported: that takes longer than reading."""
    package = find_spec("simplemma")
    assert package
    assert package.origin
    with lzma.open(Path(package.origin).parent / "strategies" / "dictionaries" / "data" / "de.plzma") as file:
        return file.read()


def long_nouns(texts: Iterable[str]) -> set[str]:
    """The words of these texts, in lower case, that may be compounds: long ones with a capital, for verbs and adjectives fall into chance parts too often
    (verein|bart).
    """
    return {word.lower() for text in texts for word in set(NOUN.findall(text))}


def split_words(words: Iterable[str], known: Known) -> dict[str, list[str]]:
    """Each word with its parts, in the order of the alphabet: one part if it is no compound."""
    return {word: split(word, known) for word in sorted(words)}


def split(word: str, known: Known) -> list[str]:
    """The cheapest way to lay a word out of two or more known parts (`[word]` if there is none); a linking element stays with the part before it.

    Dynamic programming over the word's end positions: few parts first, then parts without a link, then a long last part.
    """
    best: list[tuple[tuple[int, int, int], list[str]] | None] = [((0, 0, 0), [])] + [None] * len(word)
    for end in range(SHORTEST_PART, len(word) + 1):
        for start in range(end - SHORTEST_PART + 1):
            before = None if start == 0 and end == len(word) else best[start]
            links = _links(word[start:end], known, start == 0, end == len(word)) if before else None
            if before is None or links is None:
                continue
            (count, linked, _), parts = before
            candidate = ((count + 1, linked + links, -(end - start)), [*parts, word[start:end]])
            best[end] = min(best[end] or candidate, candidate)
    found = best[len(word)]
    return found[1] if found else [word]


def _links(piece: str, known: Known, first: bool, last: bool) -> int | None:
    """How many letters of a piece are a link; None if the piece is no part of a compound."""
    if piece in SUFFIXES or (first and piece in PREFIXES):
        return None
    if last:
        return 0 if known(piece) else None
    stems = [piece.removesuffix(link) for link in LINKS if piece.endswith(link)]
    fitting = [stem for stem in stems if len(stem) >= SHORTEST_PART - 1 and stem not in SUFFIXES and known(stem)]
    return len(piece) - len(fitting[0]) if fitting else None
