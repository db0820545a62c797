"""Text is plain Markdown: no HTML, no attributes, no templates, no includes."""

import html
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from kompendium import body
from kompendium.languages import LANGUAGES
from kompendium.problems import Problem
from kompendium.rules import passages
from kompendium.rules.passages import Passage

# a value without any of these holds nothing that is looked for here
_HINTS = tuple(map(passages.hint, ("<", "&", "{", "=", "](", ":::"))) + tuple(map(passages.word, ("toc", "include", "javascript:")))
_HTML = re.compile(r"<(?:[a-zA-Z][a-zA-Z0-9:-]*(?=[\s>/\"'=]|$)|/[a-zA-Z]|!--|\?|!\[?[A-Za-z])")
_AUTOLINK = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.-]{0,30}):([^\s<>]{0,300})>")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});?")
_TEMPLATE = re.compile(r"\{\{|\{%|\{#|\{!|<%|\$\{|-{1,8}8<-{1,8}|^[ \t]{0,3}\[TOC\]|^:::[ \t]|!include|@include", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\{:?[ \t]{0,20}[.#a-zA-Z]")
_HANDLER = re.compile(r"\bon[a-z]{3,20}\s{0,5}=\s{0,5}[\"'\w]|\]\(|javascript:", re.IGNORECASE)
# more of one kind in one text are not reported: nobody would read them
MANY = 200


def passage(text: Passage) -> Iterator[Problem]:
    """One piece of text; at most one message of each kind a line."""
    if text.node and not _hinted(text.text):
        return
    shown = _without_code(text.text) if text.node is None else text.text
    plain = body.FOREIGN.sub(_blank, shown)
    rules = _rules(text, plain)
    found = [problem for hints, rule in rules if any(hint in plain for hint in hints) for problem in rule()]
    yield from {(problem.line, problem.rule): problem for problem in reversed(found)}.values()


def suspects(pieces: Sequence[Passage]) -> Iterable[int]:
    """Values with a character that means something."""
    return passages.holding({number: each.text for number, each in enumerate(pieces)}, _HINTS)


def _hinted(text: str) -> bool:
    return any(hint(text) for hint in _HINTS)


def _rules(text: Passage, plain: str) -> tuple[tuple[tuple[str, ...], Callable[[], Iterator[Problem]]], ...]:
    """Each rule with the characters without which it need not look."""
    in_value = (("=", "](", ":"), lambda: _each(text, plain, _HANDLER, "text-markup"))
    return (
        (("<",), lambda: _each(text, plain, _HTML, "text-html")),
        (("<",), lambda: _autolinks(text, plain)),
        (("&",), lambda: _entities(text, plain)),
        (("{", "<%", "8<", "[TOC]", ":::", "include"), lambda: _each(text, plain, _TEMPLATE, "text-template")),
        (("{",), lambda: _each(text, _TEMPLATE.sub(_hide, plain), _ATTRIBUTES, "text-attributes")),
        *((in_value,) if text.node and not _is_url(text) else ()),
    )


def _each(text: Passage, shown: str, pattern: re.Pattern[str], rule: str) -> Iterator[Problem]:
    for found in islice(pattern.finditer(shown), MANY):
        yield text.at(found.start(), rule, found=text.text[found.start() : found.start() + 30].split("\n")[0])


def _autolinks(text: Passage, shown: str) -> Iterator[Problem]:
    for found in islice(_AUTOLINK.finditer(shown), MANY):
        if found.group(1).lower() in ("http", "https"):
            yield text.at(found.start(), "link-bare", found=found.group()[:120]).as_warning()
        else:
            yield text.at(found.start(), "url-scheme", found=found.group()[:120])


def _entities(text: Passage, shown: str) -> Iterator[Problem]:
    """Characters written as codes: in the text those that could build markup, in the front matter all."""
    for found in islice(_ENTITY.finditer(shown), MANY):
        meant = html.unescape(found.group())
        builds = meant != found.group() and (meant in "<>\"'" or (meant.isascii() and meant.isalnum()) or not meant.isprintable())
        if builds or (text.node and found.group().endswith(";") and meant != found.group() and not _is_url(text)):
            yield text.at(found.start(), "text-entity", found=found.group(), meant=meant)


def _is_url(text: Passage) -> bool:
    return bool(text.field and text.field.kind == "url")


def _blank(match: re.Match[str]) -> str:
    return _hide(match) if match.group(2) in LANGUAGES else match.group()


def _hide(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def _without_code(text: str) -> str:
    """The text with code blanked, so that places stay right."""
    if "`" not in text and "~~~" not in text:
        return text
    return "\n".join(re.sub(".", " ", line) if in_code else _without_spans(line) for _, line, in_code in body.lines(text, 1))


def _without_spans(line: str) -> str:
    """A line with `code` blanked: a run of backticks up to the next run of the same length."""
    parts = re.split("(`+)", line)
    place = 1
    while place < len(parts):
        end = next((other for other in range(place + 2, min(len(parts), place + 200), 2) if parts[other] == parts[place]), 0)
        if end:
            parts[place + 1 : end] = [" " * len(part) for part in parts[place + 1 : end]]
        place = end + 2 if end else place + 2
    return "".join(parts)
