"""Characters that a reader cannot see or tell apart. Each kind is reported once per file, at its first place."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from kompendium import nodes
from kompendium.frontmatter import Document, unusual
from kompendium.loader import Folder
from kompendium.problems import Problem, Severity
from kompendium.rules.context import Context

# everything below is somewhere in here; a text without any of it is left in peace at once
_SUSPECT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u0132\u0133\u01c4-\u01cc\u0300-\u1cff\u1dc0-\u1dff\u1f00-\u2008\u200a-\u200f\u2028-\u202e\u205f-\u206f"
    "\u20d0-\u20ff\u2460-\u24ff\u2c00-\ud7ff\ue000-\ufdff\ufe00-\ufe0e\ufe10-\uffff\U00010000-\U0001f000\U000e0000-\U0010ffff]"
)
# letters that are in use, but not with these after them: UTF-8 read as another encoding
_DAMAGED = re.compile("[\u00c3-\u00c5][\u008d\u00a1\u00a4\u00a9\u00ad\u00af\u00b6\u00bc\u00be\u0152\u0153\u0178\u02c7\u2013\u201e\u203a\u2122]")
_KINDS: tuple[tuple[str, Severity, re.Pattern[str]], ...] = (
    ("file-control-character", "error", re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")),
    ("unicode-direction", "error", re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")),
    ("unicode-invisible", "error", re.compile(
        "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]")),
    ("unicode-separator", "error", re.compile("[\x85\u2028\u2029]")),
    ("unicode-private", "error", re.compile("[\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]")),
    ("unicode-damaged", "error", re.compile("\ufffd|\u00c3[\u00a4\u00a9\u00ad\u00b6\u00bc\u0178\u201e\u2013\u0153]|\u00c4[\u203a\u0152\u008d]|\u00c5[\u00a1\u2122\u00be\u00af\u02c7]")),
    ("unicode-lookalike", "error", re.compile("[\uff01-\uff5e\u2460-\u24ff\U0001d400-\U0001d7ff]")),
    ("unicode-marks", "error", re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3,}")),
    ("unicode-soft-hyphen", "warning", re.compile("\u00ad")),
    ("unicode-ligature", "warning", re.compile("[\ufb00-\ufb06\u0132\u0133\u01c4-\u01cc]")),
    ("unicode-space", "warning", re.compile("[\u1680\u2000-\u2008\u200a\u205f\u3000]")),
)  # fmt: skip
_FOREIGN_LETTER = re.compile("[\u0370-\u1cff\u1f00-\u1fff\u2c00-\ud7ff]")
_WORD = re.compile(r"[^\W\d_]+")
# letters of other scripts that look like Latin ones (UTS 39, the common part)
_TWINS = frozenset("асеорхуіјѕһԁԛԝАВЕКМНОРСТУХІЈЅαοινυρΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")


def check(folder: Folder, context: Context) -> Iterator[Problem]:
    """Both files, front matter (comments too) and body; then what escapes in quoted values stand for."""
    for document in folder.documents.values():
        seen: set[str] = set()
        for problem in (*_text(document, document.head, 2), *hidden(document), *_text(document, document.body, document.body_line)):
            if problem.rule not in seen:
                seen.add(problem.rule)
                yield problem


def _text(document: Document, text: str, first: int) -> Iterator[Problem]:
    rare = unusual(text)
    if not _SUSPECT.search(rare) and not _DAMAGED.search(rare):
        return
    for rule, severity, pattern in _KINDS:
        if found := pattern.search(text):
            yield _problem(document, text, first, found, rule, severity, len(pattern.findall(text)))
    if _FOREIGN_LETTER.search(text):
        for word in _WORD.finditer(text):
            if _mixed(word.group()):
                yield _problem(document, text, first, word, "unicode-mixed", "error", 1)
                return


def hidden(document: Document) -> Iterator[Problem]:
    """The same of every key and value, as they are read: an escape like \\u202e counts as the character it stands for."""
    if document.head and "\\" not in document.head:
        return  # nothing is escaped: the lines of the file hold all there is
    for scalar in _scalars(document.front):
        for problem in _text(document, scalar.value, scalar.line):
            yield Problem(problem.path, scalar.line, scalar.column, problem.rule, problem.details, problem.severity)


def _scalars(node: nodes.Node) -> Iterator[nodes.Scalar]:
    if isinstance(node, nodes.Scalar):
        yield node
    elif isinstance(node, nodes.Sequence):
        for item in node.items:
            yield from _scalars(item)
    else:
        for entry in node.entries:
            yield entry.key
            yield from _scalars(entry.value)


def _problem(document: Document, text: str, first: int, found: re.Match[str], rule: str, severity: Severity, count: int) -> Problem:
    line = first + text.count("\n", 0, found.start())
    column = found.start() - text.rfind("\n", 0, found.start())
    code = f"U+{ord(found.group()[0]):04X}"
    details = {"found": code, "name": unicodedata.name(found.group()[0], "").lower(), "count": str(count), "word": found.group()[:40]}
    return Problem(document.path, line, column, rule, details, severity)


def _mixed(word: str) -> bool:
    """Letters of two scripts in one word, or a whole word of letters that only look Latin."""
    if word.isascii():
        return False
    scripts = {_script(letter) for letter in word}
    return len(scripts) > 1 or ("LATIN" not in scripts and len(word) > 2 and _TWINS.issuperset(word))


@cache
def _script(letter: str) -> str:
    name = unicodedata.name(letter, "?").split(" ")[0]
    return "LATIN" if name in ("FEMININE", "MASCULINE", "MODIFIER") or letter in "µªº" else name
