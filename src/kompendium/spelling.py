"""Spelling with the hunspell engine and the dictionaries that the machine has; every finding is a hint.

A word is right if its language's dictionary knows it, if it stands in data/words.<language>.txt or in our own data (names,
labels, terms), or if it is a name that the other language's dictionary knows.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from hunspell import Hunspell

from kompendium import body, nodes
from kompendium.frontmatter import Document
from kompendium.languages import LANGUAGES
from kompendium.loader import Data, Folder
from kompendium.problems import Problem
from kompendium.rules.context import on_line

DICTIONARIES: Mapping[str, str] = {"de": "de_DE", "cs": "cs_CZ"}
PLACES: tuple[Path, ...] = (Path("/usr/share/hunspell"), Path("/usr/share/myspell/dicts"), Path("/Library/Spelling"))
_WORD = re.compile(r"[^\W\d_]{3,}")


class Speller(Protocol):
    """What we need of hunspell."""

    def spell(self, word: str) -> bool: ...

    def suggest(self, word: str) -> tuple[str, ...]: ...


def load(places: Iterable[Path] = PLACES) -> Mapping[str, Speller]:
    """The spellers by language; a language without a dictionary on this machine is left out."""
    folders = [Path(each) for each in os.environ.get("DICPATH", "").split(os.pathsep) if each] + list(places)
    found: dict[str, Speller] = {}
    for language, name in DICTIONARIES.items():
        place = next((folder for folder in folders if (folder / f"{name}.dic").is_file()), None)
        if place:
            found[language] = Hunspell(name, hunspell_data_dir=str(place))
    return found


def own_words(root: Path, data: Data) -> frozenset[str]:
    """Every word of our own lists and data."""
    texts = [organisation.name for organisation in data.organisations.values()]
    texts += [word for term in data.glossary.terms.values() for word in term.words.values()]
    texts += [word for term in data.glossary.terms.values() for words in term.also.values() for word in words]
    for vocabulary in data.vocabularies.values():
        texts += [word for term in vocabulary.terms.values() for word in (*term.label.values(), *term.short.values())]
    for language in LANGUAGES:
        file = root / "data" / f"words.{language}.txt"
        texts += [line.split("#")[0] for line in file.read_text("utf-8").splitlines()] if file.is_file() else []
    return frozenset(word for text in texts for word in _WORD.findall(text))


def check(folder: Folder, spellers: Mapping[str, Speller], known: frozenset[str]) -> Iterator[Problem]:
    """Unknown words of both texts, each once in a file, with what was probably meant."""
    for document in folder.documents.values():
        if document.language not in spellers:
            continue
        seen: set[str] = set()
        for number, line in _lines(document):
            for word in _WORD.findall(line):
                if word not in seen and word not in known and not _right(word, document.language, spellers):
                    seen.add(word)
                    meant = ", ".join(spellers[document.language].suggest(word)[:3])
                    yield on_line(document, number, "word-spelling", found=word, meant=meant).as_warning()


def _right(word: str, language: str, spellers: Mapping[str, Speller]) -> bool:
    if spellers[language].spell(word):
        return True
    others = [speller for each, speller in spellers.items() if each != language]
    return word[0].isupper() and any(speller.spell(word) for speller in others)


def _lines(document: Document) -> Iterator[tuple[int, str]]:
    """Lines of our own prose, without what is marked as the other language."""
    for key in ("title", "summary", "plain"):
        if isinstance(node := document.front.get(key), nodes.Scalar):
            yield node.line, node.value
    for number, line, in_code in body.lines(document.body, document.body_line):
        if not in_code:
            yield number, body.prose(body.FOREIGN.sub(" ", line))
