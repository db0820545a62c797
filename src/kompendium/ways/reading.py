"""From what people write to what the table of fields wants: labels to ids, 1.10.2021 to a date, lines to records.

What cannot be read is never dropped: it is kept beside its field.
"""

import datetime
import re
from collections.abc import Sequence

from kompendium.loader import Data
from kompendium.nodes import Plain
from kompendium.rules.fields import as_number
from kompendium.schema import Field
from kompendium.ways import dates, finding, questions
from kompendium.ways.answers import Note, Value

_YES = {"true", "ja", "ano", "yes", "x", "✓", "✔", "stimmt"}
_NO = {"false", "nein", "ne", "no"}
_KEY = re.compile(r"\W*s?([1-9]\d?)\W*", re.IGNORECASE)
_MORE = re.compile(r"(?!EUR|CZK|Kč)[^\W\d_]{2,}")


class Reading:
    """One contributor's answers, read field by field. `left` and `notes` grow while reading."""

    def __init__(self, language: str, data: Data, today: datetime.date) -> None:
        self.language, self.data, self.today = language, data, today
        self.left: dict[str, list[str]] = {}
        self.notes: list[Note] = []
        self.names: dict[str, str] = {}
        self._top = ""

    def top(self, field: Field, given: Value) -> Plain:
        """The value of a field of a practice; empty where nothing could be read."""
        self._top = field.key
        return self._value(field, given)

    def _value(self, field: Field, given: Value) -> Plain:
        if field.kind == "table":
            return self._table(field, given)
        if field.many is None:
            return self._single(field, given)
        if field.kind == "code" and isinstance(given, str):
            found, rest = finding.entries(given, self.data.vocabularies[field.vocabulary])
            self._keep(field, *rest)
            return list(found)
        if field.kind == "source":
            return self._sources(given)
        items = self._single_items(field, given)
        return [value for item in items if (value := self._single(field, item))]

    def _single_items(self, field: Field, given: Value) -> Sequence[Value]:
        if isinstance(given, str):
            return [line for line in given.split("\n") if line.strip(" \t-*•|")]
        return [given] if isinstance(given, dict) else list(given)

    def _sources(self, given: Value) -> Plain:
        text = ", ".join(str(each) for each in given) if isinstance(given, list) else str(given)
        return [f"s{number}" for number in re.findall(r"\d+", text)]

    def _table(self, field: Field, given: Value) -> Plain:
        """Entries with keys of their own; a row without one is numbered."""
        if isinstance(given, dict):
            return {key: value for key, row in given.items() if (value := self._single(field, row))}
        found: dict[str, Plain] = {}
        for item in self._single_items(field, given):
            cells = self._cells(item)
            key = _KEY.fullmatch(cells[0]) if cells else None
            record = self._row(field, cells[1:] if key else cells)
            if record:
                found[f"s{key.group(1)}" if key else self._next(found)] = record
        return found

    def _next(self, found: dict[str, Plain]) -> str:
        return next(name for number in range(1, 100) if (name := f"s{number}") not in found)

    def _cells(self, row: Value) -> list[str]:
        """The columns of a row: cells of a table, or a line with | between them."""
        if isinstance(row, list):
            return [str(each).strip() for each in row]
        return [each.strip() for each in str(row).strip(" \t-*•").split("|")]

    def _single(self, field: Field, given: Value) -> Plain:
        if field.fields:
            return self._record(field, given) if isinstance(given, dict) else self._row(field, self._cells(given))
        if isinstance(given, dict):
            return {key: " ".join(value.split()) if isinstance(value, str) else value for key, value in given.items()}
        text = " ".join(str(given).replace("\u00a0", " ").split())
        if field.kind in ("words", "gloss"):
            return {self.language: text.lstrip("-*• ")} if text else ""
        return self._scalar(field, text) if text else ""

    def _record(self, field: Field, given: dict[str, Plain]) -> Plain:
        known = {part.key: part for part in field.fields}
        for key in given.keys() - known.keys():
            self._keep(field, f"{key}: {given[key]}")
        read = {key: self._value(part, given[key]) for key, part in known.items() if key in given}
        found = {key: value for key, value in read.items() if value not in ("", [], {})}
        return {} if found and self._incomplete(field, found) else found

    def _incomplete(self, field: Field, found: dict[str, Plain]) -> bool:
        """Whether an entry lacks a part it cannot be without; then it waits as a comment, where the draft can do without it."""
        missing = [part.label[self.language] for part in field.fields if part.required and part.key not in found]
        if not missing or field.required == "draft" or field.kind == "table":
            return False
        text = " | ".join(_flat(value) for value in found.values())
        self.left.setdefault(self._top, []).append(f"{field.label[self.language]}: {text}")
        self.notes.append(Note("incomplete", {"field": field.label[self.language], "found": text, "missing": ", ".join(missing)}))
        return True

    def _row(self, field: Field, cells: list[str]) -> Plain:
        parts = questions.columns(field)
        self._keep(field, *cells[len(parts) :])
        given: dict[str, Plain] = {part.key: cell for part, cell in zip(parts, cells, strict=False) if cell}
        # what nobody need say about a source: read on the day it is sent in, in the language of the form
        if given and field.key == "sources":
            given = {"language": self.language, "read": self.today.isoformat()} | given
        return self._record(field, given) if given else {}

    def _scalar(self, field: Field, text: str) -> Plain:
        match field.kind:
            case "code":
                value = self._code(field, text)
            case "date":
                value = dates.read(text)
            case "number":
                value = as_number(text)
                if value and _MORE.search(text):
                    self._keep(field, text)
            case "flag":
                value = "true" if text.lower() in _YES else "false" if text.lower() in _NO else ""
            case "url":
                value = f"https://{text}" if text.startswith("www.") else text.strip("<>")
            case "organisation":
                return self._organisation(text)
            case _:
                return text
        if not value:
            self._keep(field, text)
        return value

    def _code(self, field: Field, text: str) -> str:
        if field.choices and text in field.choices:
            return text
        return finding.entry(text, self.data.vocabularies[field.vocabulary]) if field.vocabulary else ""

    def _organisation(self, text: str) -> str:
        """The id of a known organisation, or the id a new one will have."""
        known = self.data.organisations
        if text in known:
            return text
        wanted = finding.fold(text)
        found = next((each.id for each in known.values() if finding.fold(each.name) == wanted), "")
        if not found:
            found = finding.slug(text)
            self.names[found] = text
            self.notes.append(Note("organisation", {"found": text, "id": found}))
        return found

    def _keep(self, field: Field, *texts: str) -> None:
        for text in texts:
            if text.strip():
                label = field.label[self.language]
                self.left.setdefault(self._top, []).append(f"{label}: {text}")
                self.notes.append(Note("left", {"found": text, "field": label}))


def _flat(value: Plain) -> str:
    """A value on one line, as a person would write it."""
    if isinstance(value, str):
        return value
    return ", ".join(_flat(each) for each in (value.values() if isinstance(value, dict) else value))
