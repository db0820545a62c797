"""What a contributor said, whatever the way: the form between a person's words and the file of a practice."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kompendium.nodes import Plain

Value = Plain
"""A field's answer as it comes in: what a person wrote, a list, a record, or rows of cells."""


@dataclass(frozen=True)
class Note:
    """What a person has to know about the way in; the words are in words.yml under `note-<name>`."""

    name: str
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Answers:
    """Facts by the key of their field, sections by id as Markdown.

    facts: as a person wrote them, or ready values; `period.from` is the part of a record
    left: text that belongs to no field, by the field beside which it is kept ("" = the end)
    photos: bytes by the name they shall have
    """

    language: str
    facts: Mapping[str, Value]
    sections: Mapping[str, str] = field(default_factory=dict)
    left: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    photos: Mapping[str, bytes] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()


def nested(facts: Mapping[str, Value]) -> dict[str, Value]:
    """`period.from` under `period`; what is empty is left out."""
    found: dict[str, Value] = {}
    for key, value in facts.items():
        group, _, part = key.partition(".")
        if value in ("", [], {}):
            continue
        inside = found.setdefault(group, {}) if part else None
        if isinstance(inside, dict):
            inside[part] = value
        else:
            found[key] = value
    return found


def from_plain(data: Mapping[str, Plain], language: str) -> Answers:
    """The answers of a file: fields by key, and `sections` by id or heading. `language` counts where the file names none."""
    own = data.get("language")
    sections = data.get("sections", {})
    texts = {key: str(value) for key, value in sections.items()} if isinstance(sections, dict) else {}
    facts = {key: value for key, value in data.items() if key not in ("language", "sections")}
    return Answers(str(own) if own else language, facts, texts)
