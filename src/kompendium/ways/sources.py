"""Where answers come from: options, a file, an issue, a Word document, or a conversation."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from kompendium import disk, frontmatter, nodes
from kompendium.languages import LANGUAGES
from kompendium.loader import Data
from kompendium.ways import issue, word_reading
from kompendium.ways.answers import Answers, Value, from_plain
from kompendium.ways.asking import Asking
from kompendium.ways.questions import questions
from kompendium.ways.word_parts import NoDocumentError
from kompendium.ways.words import Say

MAX_BYTES = 60_000_000


class UnusableError(Exception):
    """The answers cannot be used; `name` is the text that says why, `details` fill its blanks."""

    def __init__(self, name: str, **details: str) -> None:
        super().__init__(name)
        self.name, self.details = name, details


def answers(options: argparse.Namespace, data: Data, show: Callable[[str], None], ask: Callable[[str], str]) -> Answers:
    """The answers by the way that was chosen; options come before what a file says. Raises UnusableError."""
    given = {each.key: value for each in questions() if (value := getattr(options, each.key, None))}
    read = _file(options, data)
    if read:
        read = replace(read, facts={**read.facts, **given})
    elif given.get("title"):
        read = Answers(options.language, given)
    else:
        read = _asked(Asking(options.language, data, show, ask), given)
    if not read.facts.get("title") and not options.slug:
        raise UnusableError("no-title")
    return read


def _asked(asking: Asking, given: Mapping[str, Value]) -> Answers:
    try:
        return asking.all(given)
    except (EOFError, KeyboardInterrupt):
        raise UnusableError("stopped") from None


def _file(options: argparse.Namespace, data: Data) -> Answers | None:
    """What stands in the file that an option names."""
    if path := options.from_docx:
        return _docx(path, options.language, data)
    if path := options.from_issue:
        return issue.read(_text(path), data, options.language)
    if path := options.answers:
        try:
            plain = nodes.plain(nodes.parse(_text(path), path.name))
        except nodes.RefusedError as refused:
            raise UnusableError("unreadable", path=str(path), reason=f"{refused.problem.rule}, {refused.problem.line}") from None
        if isinstance(plain, dict):
            return _in_known_language(from_plain(plain, options.language), path)
        raise UnusableError("unreadable", path=str(path), reason="?")
    return None


def _in_known_language(read: Answers, path: Path) -> Answers:
    if read.language not in LANGUAGES:
        raise UnusableError("unreadable", path=str(path), reason=f"language: {read.language}")
    return read


def _docx(path: Path, language: str, data: Data) -> Answers:
    try:
        return word_reading.read(_bytes(path), data, language)
    except NoDocumentError as error:
        raise UnusableError("unreadable", path=str(path), reason=str(error)) from None


def _text(path: Path) -> str:
    text, problems = frontmatter.decode(path.name, _bytes(path))
    if problems:
        raise UnusableError("unreadable", path=str(path), reason=problems[0].rule)
    return text


def _bytes(path: Path) -> bytes:
    try:
        return disk.read(path, MAX_BYTES)
    except OSError as error:
        raise UnusableError("unreadable", path=str(path), reason=error.strerror or type(error).__name__) from None


def reason(error: Exception, language: str) -> str:
    """Why nothing was written, in a person's words."""
    say = Say(language)
    details: Mapping[str, str] = error.details if isinstance(error, UnusableError) else {"path": str(getattr(error, "filename", ""))}
    return say(error.name if isinstance(error, UnusableError) else "exists", **details)

