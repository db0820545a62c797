"""What Markdown may hold at most, so that no program after us takes long: marks in a paragraph, depth, open code."""

import re
from collections.abc import Iterator

from kompendium import body
from kompendium.frontmatter import Document
from kompendium.loader import Folder
from kompendium.problems import Problem
from kompendium.rules.context import Context, on_line

MARKS = 400
RUN = 60
DEPTH = 6
_MARKS = re.compile(r"[\[\](){}<>*_`~!&\\^|#]")
_RUN = re.compile(rf"([\[\](){{}}<>*`~!&\\^#])\1{{{RUN - 1}}}")
_QUOTE = re.compile(rf"[ \t]{{0,3}}(?:>[ \t]?){{{DEPTH + 1}}}")
_INDENT = re.compile(rf"(?: {{{DEPTH * 4}}}|\t{{{DEPTH}}})")
# a line that begins like one of these
_DEEP = re.compile(rf"\n(?:{_QUOTE.pattern}|{_INDENT.pattern})")
_FORM = re.compile(r"\n(?:#{1,6}[^#\s\d]|==|--)")
_UNDERLINE = re.compile(r"(?:={2,}|-{2,})[ \t]*$")
_TIGHT = re.compile(r"#{1,6}[^#\s\d]")


def check(folder: Folder, context: Context) -> Iterator[Problem]:
    """Both texts; the first place of each kind."""
    for document in folder.documents.values():
        if _doubtful(document.body):
            yield from {problem.rule: problem for problem in reversed(list(_document(document)))}.values()
        if _FORM.search(f"\n{document.body}"):
            yield from _headings(document)


def _doubtful(text: str) -> bool:
    """Whether lines have to be looked at one by one: hardly any text has so many marks in all, or one of the other signs."""
    marks = "".join(_MARKS.findall(text))
    return len(marks) > MARKS or body.has_code(text) or bool(_RUN.search(marks) or _DEEP.search(f"\n{text}"))


def _document(document: Document) -> Iterator[Problem]:
    marks = 0
    fence = 0
    for number, line, in_code in body.lines(document.body, document.body_line):
        fence = (fence or number) if in_code else 0
        marks = marks + len(_MARKS.findall(line)) if line.strip() else 0
        if marks > MARKS or _RUN.search(line):
            yield on_line(document, number, "text-marks", limit=str(MARKS))
            marks = 0
        if _QUOTE.match(line) or _INDENT.match(line):
            yield on_line(document, number, "text-depth", limit=str(DEPTH))
    if fence and not _closed(document.body):
        yield on_line(document, fence, "code-open")


def _closed(text: str) -> bool:
    """Whether a code block at the end of the text has its closing line: a line more would then stand outside."""
    return not body.lines(text + "\n\nx", 1)[-1][2]


def _headings(document: Document) -> Iterator[Problem]:
    """Headings in forms that Markdown knows and our sections do not: underlined, or without a blank after the marks."""
    before = ""
    for number, line, in_code in body.lines(document.body, document.body_line):
        if not in_code and (_TIGHT.match(line) or (before.strip() and not before.startswith(("#", ">", "-", "|")) and _UNDERLINE.match(line))):
            yield on_line(document, number, "heading-form", heading=(before if _UNDERLINE.match(line) else line.lstrip("#"))[:60].strip())
        before = "" if in_code else line
