"""What a check finds: data about one slip. Words in human languages are in messages.yml, printing is in report."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Problem:
    """One slip. `line` and `column` count from 1; `details` fill the blanks of the rule's message."""

    path: str
    line: int
    column: int
    rule: str
    details: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = "error"

    def as_warning(self) -> "Problem":
        """The same, but it does not keep the practice out."""
        return replace(self, severity="warning")

    def at_column(self, column: int) -> "Problem":
        """The same at another column of the line."""
        return replace(self, column=column)

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Sort key: by place, as a person reads a file."""
        return (self.path, self.line, self.column, self.rule)


def nearest(word: str, known: list[str]) -> str:
    """The known word that was probably meant, or an empty string."""
    if len(word) > 80:
        return ""
    folded = {each.lower(): each for each in known}
    found = get_close_matches(word.strip().lower(), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else ""
