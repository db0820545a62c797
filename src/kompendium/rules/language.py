"""The language of every paragraph, by a vote of function words. Names of places and people have no vote."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kompendium import body, nodes
from kompendium.frontmatter import Document
from kompendium.languages import LANGUAGES
from kompendium.loader import Folder
from kompendium.problems import Problem
from kompendium.rules import passages
from kompendium.rules.context import Context, on_line, text
from kompendium.rules.passages import Passage

VOTES = 3


@cache
def _words(name: str) -> frozenset[str]:
    """A list of function_words.yml."""
    text = files("kompendium").joinpath("function_words.yml").read_text("utf-8")
    listed = nodes.plain(nodes.parse(text, "function_words.yml"))
    assert isinstance(listed, dict)
    return frozenset(str(listed[name]).split())


@cache
def _only(language: str, not_in: str) -> frozenset[str]:
    return _words(language) - _words(not_in)


@cache
def _any() -> frozenset[str]:
    return frozenset().union(*map(_words, _JUDGED))


@cache
def _umlaut_less() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_words('de-plain'))).replace('*', '[a-z]{0,9}')})\b")


_JUDGED = (*LANGUAGES, "en")
_TOKEN = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"„[^“”\n]{0,200}[“”]|»[^«\n]{0,200}«|`[^`\n]{0,200}`|<[^<>\n]{0,200}>|https?://[^\s)>\]]{0,300}")
_SENTENCE = re.compile(r"[.!?;:]\s")
_MARKS = re.compile("[áčďéěíňóřšťúůýž]", re.IGNORECASE)


def check(folder: Folder, context: Context) -> Iterator[Problem]:
    """The paragraphs of both bodies."""
    for document in folder.documents.values():
        judged = _judged(document)
        if _mostly(judged):
            yield _whole(document, judged)
        else:
            wrong = (each for each in judged if each.found)
            yield from (on_line(document, each.line, "language-paragraph", **_named(each.found, document.language)) for each in wrong)
        yield from _spelling(document, judged)
    yield from _copies(folder)


def other(words: str, language: str) -> str:
    """The language in which most function words of a text are, if it is not this one; else an empty string."""
    tokens = list(filter(_any().__contains__, _TOKEN.findall(words.lower())))
    best = ("", VOTES - 1)
    for each in _JUDGED if len(tokens) >= VOTES else ():
        votes = sum(map(_only(each, language).__contains__, tokens)) if each != language else 0
        if votes > best[1] and votes > 2 * sum(map(_only(language, each).__contains__, tokens)):
            best = (each, votes)
    return best[0]


def is_foreign(document: Document) -> bool:
    """Whether at least half of the paragraphs that can be judged are in another language."""
    return _mostly(_judged(document))


@dataclass(frozen=True)
class _Paragraph:
    """A paragraph's words, its first line, and the other language it is in, if it is."""

    line: int
    words: str
    found: str


def _judged(document: Document) -> list[_Paragraph]:
    return [_Paragraph(line, words, other(words, document.language)) for line, words in _prose(document)]


def _mostly(judged: list[_Paragraph]) -> bool:
    able = [each for each in judged if each.words.count(" ") >= 4]
    wrong = sum(bool(each.found) for each in able)
    return wrong >= 3 and 2 * wrong >= len(able)


def _prose(document: Document) -> Iterator[tuple[int, str]]:
    """Each paragraph's words with its line; links as their text, marked and quoted words of another language left out."""
    start, collected = 0, list[str]()
    for number, line, in_code in (*body.lines(document.body, document.body_line), (0, "", False)):
        if line.strip() and not in_code and not line.startswith("#"):
            start = start or number
            collected.append(line)
        elif collected:
            yield start, _clean("\n".join(collected))
            start, collected = 0, []


def _clean(markdown: str) -> str:
    return body.unlinked(_QUOTED.sub(" ", body.FOREIGN.sub(" ", body.FOOTNOTE.sub(" ", markdown))))


def _whole(document: Document, judged: list[_Paragraph]) -> Problem:
    first = next((heading.line for heading in body.headings(document.body, document.body_line)), document.body_line)
    wrong = next(each for each in judged if each.found)
    return on_line(document, min(first, wrong.line), "language-text", **_named(wrong.found, document.language))


def _named(found: str, language: str) -> dict[str, str]:
    names = {
        "de": {"de": "Deutsch", "cs": "Tschechisch", "en": "Englisch"},
        "cs": {"de": "německy", "cs": "česky", "en": "anglicky"},
    }
    return {f"{kind}_{reader}": names[reader][code] for reader in LANGUAGES for kind, code in (("found", found), ("wanted", language))} | {"code": found}  # fmt: skip


def passage(text: Passage) -> Iterator[Problem]:
    """A value of the front matter that has to be in one language."""
    if not text.language or not text.field or not (text.field.kind == "words" or text.field.key in ("title", "summary", "plain")):
        return
    if text.text.count(" ") >= VOTES and (found := other(_clean(text.text), text.language)):
        yield text.at(0, "language-value", **_named(found, text.language), key=text.field.key)


def _spelling(document: Document, judged: list[_Paragraph]) -> Iterator[Problem]:
    """Czech without háčky, German with ae for ä: once a file, at the first paragraph."""
    if document.language == "de":
        found = list(_umlaut_less().finditer(document.body.lower()))
        if len(found) >= 2:
            yield passages.body(document).at(found[0].start(), "language-umlauts").as_warning()
        return
    for each in judged:
        parts = [(each.words, 40), *((sentence, 60) for sentence in _SENTENCE.split(each.words))]
        if not each.found and any(not _MARKS.search(words) and _looks_czech(words, least) for words, least in parts):
            yield on_line(document, each.line, "language-diacritics").as_warning()
            return


def _looks_czech(words: str, least: int) -> bool:
    """Whether these are Czech words of so many letters: true sentences of that length have a mark."""
    tokens = _TOKEN.findall(words.lower())
    return sum(map(len, tokens)) >= least and sum(map(_words("cs-plain").__contains__, tokens)) >= 2


def _copies(folder: Folder) -> Iterator[Problem]:
    """Summary or plain text left in the words of the original, and a translation that is only a beginning."""
    original = folder.original
    for translation in folder.translations if original else ():
        for key in ("summary", "plain"):
            node = translation.front.get(key)
            same = original and len(text(original, key)) > 20 and text(original, key) == text(translation, key)
            if node and same and not other(text(translation, key), translation.language):
                yield on_line(translation, node.line, "translation-copy", key=key)
        if original and _short(original, translation):
            yield on_line(translation, translation.body_line, "translation-short").as_warning()


def _short(original: Document, translation: Document) -> bool:
    ours, theirs = len(translation.body.split()), len(original.body.split())
    return theirs >= 100 and 0 < ours < theirs / 2
