"""The sections of a practice (data/sections.yml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kompendium.languages import Words


@dataclass(frozen=True)
class SectionKind:
    """One section a practice may have; `reading`: it is the editors' reading as a whole."""

    id: str
    heading: Words
    ask: Words
    required: bool
    reading: bool


@dataclass(frozen=True)
class SectionKinds:
    """All of them in their order, and the words that open a paragraph of the editors' reading."""

    kinds: Mapping[str, SectionKind]
    mark: Words

    def by_heading(self, heading: str, language: str) -> SectionKind | None:
        """The section that this heading opens in this language, or None."""
        return self._by_heading.get((language, heading))

    @cached_property
    def _by_heading(self) -> Mapping[tuple[str, str], SectionKind]:
        """Of two with the same heading the first."""
        return {item: kind for kind in reversed(tuple(self.kinds.values())) for item in kind.heading.items()}


def from_plain(data: Mapping[str, Any]) -> SectionKinds:
    """The sections of the parsed file (strings, lists and dicts)."""
    kinds = {
        name: SectionKind(name, item["heading"], item["ask"], item.get("required") == "true", item.get("reading") == "true")
        for name, item in data["sections"].items()
    }
    return SectionKinds(kinds, data["mark"])
