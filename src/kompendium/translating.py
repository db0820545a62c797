"""Help for translators: what changed in the original since a translation was made, and a prepared file for a new one."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kompendium import freshness, frontmatter, loader, translations, worddiff
from kompendium.frontmatter import Document
from kompendium.glossary import Glossary
from kompendium.languages import others
from kompendium.loader import Data, Folder
from kompendium.model import Keys
from kompendium.schema import TEXTS
from kompendium.ways.finding import fold
from kompendium.ways.words import Say

MANY = 40


@dataclass(frozen=True)
class Change:
    """One part of the original that changed: title, summary, plain or the id of a section.

    diff: word by word; empty where the old text is not in the history
    """

    part: str
    diff: str
    new: str


def changes(folder: Folder, language: str, older: Iterable[str], data: Data) -> list[Change]:
    """What changed since the translation into `language` was stamped; `older` are former texts of the original, newest first.

    Raises ValueError without an original, a translation, or a stamp.
    """
    original, translation = folder.original, folder.documents.get(language)
    if original is None or translation is None or translation is original:
        raise ValueError(folder.slug)
    stamp = translations.stamp_of(translation)
    if not freshness.well_formed(stamp):
        raise ValueError(folder.slug)
    now = loader.original_parts(original, data.sections)
    then = dict(each.split(":") for each in stamp.split(" "))
    wanted = {part: then.get(part, "") for part in freshness.changed(stamp, now)}
    found = _found(wanted, original, older, data)
    return [Change(part, worddiff.diff(found[part], now.get(part, "")) if part in found else "", now.get(part, "")) for part in wanted]


def _found(wanted: dict[str, str], original: Document, older: Iterable[str], data: Data) -> dict[str, str]:
    """The former text of each part, by its digest; a part that is new was nothing."""
    found = {part: "" for part, digest in wanted.items() if not digest}
    for text in older:
        if len(found) == len(wanted):
            break
        document, _ = frontmatter.read(original.path, original.language, text.encode())
        parts = loader.original_parts(document, data.sections) if document else {}
        for part, was in parts.items():
            if part in wanted and part not in found and freshness.digest(was) == wanted[part]:
                found[part] = was
    return found


def prepared(folder: Folder, data: Data) -> tuple[str, str]:
    """Language and text of a new translation: what is to be translated, with its headings and hints from the glossary.

    Raises ValueError without an original, or where the translation exists.
    """
    original = folder.original
    if original is None:
        raise ValueError(folder.slug)
    language = next((each for each in others(original.language) if each not in folder.documents), "")
    if not language:
        raise ValueError(folder.slug)
    parts = loader.original_parts(original, data.sections)
    head = "\n".join((*_texts(parts, language, translations.stamp(folder, data.sections)), *_hints(parts, original.language, language, data.glossary)))
    headings = (f"## {kind.heading[language]}\n" for kind in data.sections.kinds.values() if kind.id in parts)
    return language, f"---\n{head}\n---\n\n" + "\n".join(headings)


def _texts(parts: dict[str, str], language: str, stamp: str) -> Iterator[str]:
    """The keys of a translation, the original's words above each."""
    yield f"# {Say(language)('translation-open')}"
    for field in TEXTS:
        if field.key == "translated_from":
            yield f"translated_from: {json.dumps(stamp)}"
        elif field.required:
            if parts.get(field.key):
                yield f"# {' '.join(parts[field.key].split())}"
            yield f'{field.key}: ""'


def _hints(parts: dict[str, str], source: str, target: str, glossary: Glossary) -> Iterator[str]:
    """Terms of the glossary that stand in the original, with the word of the other language and its trap."""
    text = fold(" ".join(parts.values()))
    found = [term for term in glossary.terms.values() if any(_stands(word, text) for word in (term.words[source], *term.also.get(source, ())))]
    for term in found[:MANY]:
        note = f" ({term.note[target]})" if term.note.get(target) else ""
        yield f"# {Say(target)('translation-term')}: {term.words[source]} → {term.words[target]}{note}"


def _stands(word: str, text: str) -> bool:
    """Whether a term stands in a folded text, inflected or not: its words by their beginnings."""
    stems = [re.escape(each[: max(4, len(each) - 2)]) for each in fold(word).split()]
    return bool(stems) and bool(re.search(r"\b" + r"\w{0,4} ".join(stems) + r"\w{0,4}\b", text))


def names(parts: Iterable[str], language: str, data: Data) -> Keys:
    """What parts are called in a language."""
    kinds, labels = data.sections.kinds, {each.key: each.label[language] for each in TEXTS}
    return tuple(kinds[each].heading[language] if each in kinds else labels.get(each, each) for each in parts)
