"""Finding an entry of a list by what people write: its id, its label in any language, a part of it, without diacritics."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from kompendium.problems import nearest
from kompendium.vocabulary import Term, Vocabulary

_LETTERS = {"ß": "ss", "ø": "o", "ł": "l", "–": "-", "—": "-"}


def fold(text: str) -> str:
    """Lower case, without diacritics and punctuation: „Přenositelnost –" → prenositelnost."""
    plain = "".join(_LETTERS.get(each, each) for each in unicodedata.normalize("NFKD", text.lower()))
    marks = (each for each in plain if not unicodedata.combining(each))
    return " ".join(re.findall(r"\w+", "".join(marks)))


def names(term: Term) -> Iterator[str]:
    """Everything an entry is called."""
    yield term.id
    yield from term.label.values()
    yield from term.short.values()


def entry(text: str, vocabulary: Vocabulary) -> str:
    """The id of the entry that is named so, a slip of a letter or two allowed; empty if there is none."""
    if text.strip() in vocabulary.terms:
        return text.strip()
    known = {fold(name): term.id for term in reversed(list(vocabulary.terms.values())) for name in names(term)}
    wanted = fold(text)
    return known.get(wanted) or (known.get(nearest(wanted, list(known)), "") if _close(wanted, known) else "")


def _close(wanted: str, known: Mapping[str, str]) -> bool:
    """Only a slip is mended silently: the nearest name has almost the same length and the same first letter."""
    found = nearest(wanted, list(known))
    return bool(found) and len(wanted) > 5 and abs(len(found) - len(wanted)) <= 2 and found[:3] == wanted[:3]


def search(text: str, vocabulary: Vocabulary) -> list[Term]:
    """The entries in which every word of `text` stands, whole or in part, in any language; those that begin so first."""
    words = fold(text).split()
    found = [term for term in vocabulary.terms.values() if _has(words, term)]
    return sorted(found, key=lambda term: not any(fold(name).startswith(fold(text)) for name in names(term)))


def _has(words: list[str], term: Term) -> bool:
    folded = " ".join(fold(name) for name in names(term))
    return all(word in folded for word in words)


# nobody chooses more than a few; what follows is kept as it is
MOST = 60
COMMAS = 6


def entries(text: str, vocabulary: Vocabulary) -> tuple[list[str], list[str]]:
    """The ids in a list that people wrote, and what is no entry. Commas part entries unless a label has one itself."""
    found: list[str] = []
    rest: list[str] = []
    for piece in (each.strip(" \t-*•") for each in re.split(r"[\n;]", text)):
        parts = [each.strip() for each in piece.split(",")]
        while any(parts) and len(found) + len(rest) < MOST:
            size = next((size for size in range(min(len(parts), COMMAS), 0, -1) if entry(", ".join(parts[:size]), vocabulary)), 0)
            if size:
                found.append(entry(", ".join(parts[:size]), vocabulary))
            elif parts[0]:
                rest.append(parts[0])
            parts = parts[size or 1 :]
        rest += [", ".join(parts)] if any(parts) else []
    return list(dict.fromkeys(found)), rest


def slug(title: str, longest: int = 60) -> str:
    """The name of a folder from a title: small letters, digits, hyphens, cut at a word."""
    text = title.lower()
    for umlaut, letters in {"ä": "ae", "ö": "oe", "ü": "ue"}.items():
        text = text.replace(umlaut, letters)
    name = "-".join(re.findall(r"[a-z0-9]+", fold(text)))
    return name if len(name) <= longest else name[: longest + 1].rpartition("-")[0] or name[:longest]
