"""What a contributor is asked, one question after the other, from the one table of fields."""

from collections.abc import Iterator
from dataclasses import dataclass

from kompendium.schema import PRACTICE, Field
from kompendium.ways.words import load

# what editors decide in the review; whoever sends a file with answers may give it all the same
EDITORIAL: frozenset[str] = frozenset(
    {"status", "evidence", "criteria", "transfer", "images", "conflicts", "related", "checked", "licence", "reviewed_by"}
)


@dataclass(frozen=True)
class Question:
    """One field, or one part of a record that stands alone (`period.from`)."""

    field: Field
    group: Field | None = None

    @property
    def key(self) -> str:
        """The key of the answer."""
        return f"{self.group.key}.{self.field.key}" if self.group else self.field.key

    @property
    def rows(self) -> bool:
        """Whether the answer is a table: one row an entry, one column a part."""
        return bool(self.field.fields) and (self.field.many is not None or self.field.kind == "table")

    @property
    def required(self) -> bool:
        """Whether even a draft must have it."""
        return (self.group or self.field).required == "draft" and (not self.group or self.field.required == "draft")

    def help(self, language: str) -> str:
        """What is meant, in words for people who never see the file."""
        own = load().get(f"help-{self.key}")
        return own[language] if own else self.field.help[language]

    def label(self, language: str) -> str:
        """What it is called, with its group: "Zeitraum: von"."""
        own = self.field.label[language]
        return f"{self.group.label[language]}: {own}" if self.group else own


def questions() -> tuple[Question, ...]:
    """All questions in the order of the table, without what editors decide."""
    return tuple(each for field in PRACTICE if _asked(field) for each in _questions(field))


def _asked(field: Field) -> bool:
    return field.key not in EDITORIAL and field.where != "translation"


def _questions(field: Field) -> Iterator[Question]:
    if field.kind == "record" and field.many is None:
        yield from (Question(part, field) for part in field.fields)
    else:
        yield Question(field)


def columns(field: Field) -> tuple[Field, ...]:
    """The columns of a table of entries."""
    return tuple(part for part in field.fields if not part.fields)
