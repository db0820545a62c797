"""The organisations that practices name (data/organisations.yml). Names stay in their own language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kompendium.languages import Words


@dataclass(frozen=True)
class Organisation:
    """One organisation; `gloss` says what the name means, in the languages that need it."""

    id: str
    name: str
    country: str
    kind: str = ""
    place: str = ""
    legal_form: str = ""
    url: str = ""
    gloss: Words = field(default_factory=dict)


def from_plain(data: Mapping[str, Any]) -> Mapping[str, Organisation]:
    """Organisations by id."""
    return {name: Organisation(id=name, **item) for name, item in data.items()}
