"""The language of every paragraph, by a vote of function words. Names of places and people have no vote."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kompendium import body, nodes
from kompendium.frontmatter import Document, unusual
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
def _foreign(language: str) -> frozenset[str]:
    """The words with which a text could be voted into another language than this."""
    return frozenset().union(*(_only(each, language) for each in _JUDGED if each != language))


@cache
def _umlaut_less() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_words('de-plain'))).replace('*', '[a-z]{0,9}')})\b")


@cache
def _umlaut_less_stems() -> tuple[str, ...]:
    return tuple(word.rstrip("*") for word in _words("de-plain"))


_JUDGED = (*LANGUAGES, "en")
_LETTER = re.compile(r"[^\W\d_]")
_LETTERS_AND_LINES = bytes(byte if byte >= 0x80 or chr(byte).isalpha() or byte == 0x0A else 0x20 for byte in range(256))
_QUOTED = re.compile(r"„[^“”\n]{0,200}[“”]|»[^«\n]{0,200}«|`[^`\n]{0,200}`|<[^<>\n]{0,200}>|https?://[^\s)>\]]{0,300}")
_SENTENCE = re.compile(r"[.!?;:]\s")
# words that become one where a link gives way to its text
_GLUED = re.compile(r"\[(?:(?<=[\w)]\[)|(?<=[\w)]!\[))(?!\^)|\)\w")
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
        yield from _spelling(document, {each.line for each in judged if each.found})
    yield from _copies(folder)


def _letters(text: str) -> str:
    """The text in lower case with everything blanked that is neither a letter nor the end of a line."""
    low = text.lower()
    for sign in set(unusual(low)):
        low = low if _LETTER.match(sign) else low.replace(sign, " ")
    return low.encode("utf-8", "surrogatepass").translate(_LETTERS_AND_LINES).decode("utf-8", "surrogatepass")


def other(words: str, language: str) -> str:
    """The language in which most function words of a text are, if it is not this one; else an empty string."""
    voters = _letters(words).split()
    best = ("", VOTES - 1)
    for each in _JUDGED if _foreign_words(voters, language) >= VOTES else ():
        votes = sum(map(_only(each, language).__contains__, voters)) if each != language else 0
        if votes > best[1] and votes > 2 * sum(map(_only(language, each).__contains__, voters)):
            best = (each, votes)
    return best[0]


def _foreign_words(voters: Iterable[str], language: str) -> int:
    return sum(map(_foreign(language).__contains__, voters))


def _doubtful(markdown: str, language: str) -> bool:
    """Whether any paragraph could be in another language: most hold too few words of one, and are done with at once."""
    paragraphs = _letters(body.FOOTNOTE.sub(" ", markdown)).split("\n\n")
    return any(_foreign_words(each.split(), language) >= VOTES for each in paragraphs) or ("](" in markdown and bool(_GLUED.search(markdown)))


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
    """All paragraphs, or none where each is surely in the right language."""
    if not _doubtful(document.body, document.language):
        return []
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
    unmarked = body.FOREIGN.sub(" ", body.FOOTNOTE.sub(" ", markdown)) if "[" in markdown else markdown
    return body.unlinked(_QUOTED.sub(" ", unmarked))


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
    if text.field and _votes(text) and (found := other(_clean(text.text), text.language)):
        yield text.at(0, "language-value", **_named(found, text.language), key=text.field.key)


def suspects(pieces: Sequence[Passage]) -> Iterable[int]:
    """All values of a language if together they hold words of another one."""
    for language in LANGUAGES:
        texts = {number: each.text for number, each in enumerate(pieces) if each.language == language and _votes(each)}
        if _doubtful("\n\n".join(texts.values()), language):
            yield from texts


def _votes(text: Passage) -> bool:
    """Whether it has to be in one language, and is long enough to tell."""
    named = text.field and (text.field.kind == "words" or text.field.key in ("title", "summary", "plain"))
    return bool(text.language and named) and text.text.count(" ") >= VOTES


def _spelling(document: Document, foreign: set[int]) -> Iterator[Problem]:
    """Czech without háčky, German with ae for ä: once a file, at the first paragraph that is not on one of the `foreign` lines."""
    if document.language == "de":
        low = document.body.lower()
        found = list(_umlaut_less().finditer(low)) if any(stem in low for stem in _umlaut_less_stems()) else []
        if len(found) >= 2:
            yield passages.body(document).at(found[0].start(), "language-umlauts").as_warning()
        return
    for line, words in _prose(document):
        if line not in foreign and any(_looks_czech(*part) for part in ((words, 40), *((each, 60) for each in _SENTENCE.split(words)))):
            yield on_line(document, line, "language-diacritics").as_warning()
            return


def _looks_czech(words: str, least: int) -> bool:
    """Whether these are Czech words of so many letters, and none with a mark: true sentences of that length have one."""
    if len(words) < least or _MARKS.search(words):
        return False
    found = _letters(words).split()
    return sum(map(len, found)) >= least and sum(map(_words("cs-plain").__contains__, found)) >= 2


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
