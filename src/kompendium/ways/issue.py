"""The text of an issue that a form made, read back: split only at the form's own labels, in their order."""

import re
from collections.abc import Sequence
from itertools import pairwise

from kompendium.languages import LANGUAGES
from kompendium.loader import Data
from kompendium.ways.answers import Answers, Note
from kompendium.ways.questions import questions
from kompendium.ways.words import Say

NOTHING = ("_no response_", "none")
_LABEL = re.compile(r"### (.+)")
_FENCE = re.compile(r"\A```\w*\n(.*)\n```\Z", re.DOTALL)


def labels(language: str, data: Data) -> dict[str, str]:
    """The label of each answer by its key, in the order of the form; sections under `sections.<id>`."""
    facts = {each.key: each.label(language) for each in questions()}
    texts = {f"sections.{kind.id}": kind.heading[language] for kind in data.sections.kinds.values()}
    return {**facts, **texts, "consent": Say(language)("issue-consent")}


def read(text: str, data: Data, language: str) -> Answers:
    """The answers of one issue, in the language whose form it follows, or in `language` if it follows none."""
    lines = text.replace("\r\n", "\n").split("\n")
    language = max((language, *LANGUAGES), key=lambda each: sum(_label(line) in labels(each, data).values() for line in lines))
    asked = labels(language, data)
    places = _places(lines, list(asked.values()))
    parts = _parts(lines, asked, places)
    sections = {key.removeprefix("sections."): part for key, part in parts.items() if key.startswith("sections.")}
    facts = {key: part for key, part in parts.items() if not key.startswith("sections.") and key not in ("consent", "")}
    left = {"": (parts[""],)} if parts.get("") else {}
    return Answers(language, {**facts}, sections, left, notes=_notes(lines, asked, places))


def _label(line: str) -> str:
    match = _LABEL.fullmatch(line.rstrip())
    return match.group(1).strip() if match else ""


def _places(lines: Sequence[str], asked: list[str]) -> dict[str, int]:
    """Where each label stands: from the last to the first, each at its last place before the next one.

    A line in an answer that looks like a later label is therefore text: the real label comes after it.
    """
    end = len(lines)
    found: dict[str, int] = {}
    for label in reversed(asked):
        place = next((number for number in range(end - 1, -1, -1) if _label(lines[number]) == label), None)
        if place is not None:
            found[label] = end = place
    return found


def _parts(lines: Sequence[str], asked: dict[str, str], places: dict[str, int]) -> dict[str, str]:
    """The answers by key; under "" what stands before the first label."""
    there = [(key, places[label]) for key, label in asked.items() if label in places]
    edges = [*there, ("", len(lines))]
    before = "\n".join(lines[: there[0][1]] if there else lines).strip()
    found = {key: _answer("\n".join(lines[start + 1 : end])) for (key, start), (_, end) in pairwise(edges)}
    return {key: part for key, part in {"": before, **found}.items() if part}


def _answer(text: str) -> str:
    """What was typed: without the mark for no answer and without the fence of a field for code."""
    answer = text.strip()
    fenced = _FENCE.match(answer)
    answer = fenced.group(1) if fenced else answer
    return "" if answer.lower() in NOTHING else answer


def _notes(lines: Sequence[str], asked: dict[str, str], places: dict[str, int]) -> tuple[Note, ...]:
    """Labels that stand in an answer too, and labels that are gone."""
    known = set(asked.values())
    twice = [label for number, line in enumerate(lines) if (label := _label(line)) in known and places.get(label) != number]
    absent = [label for label in asked.values() if label not in places]
    notes = [Note("ambiguous", {"found": each}) for each in dict.fromkeys(twice)]
    return (*notes, *(Note("absent", {"found": each}) for each in absent))
