"""Who publishes the site: the details that the imprint, the privacy and the accessibility statement need. None is ever invented."""

from collections.abc import Mapping
from typing import Any

from kompendium.languages import LANGUAGES, Words

DETAILS: tuple[str, ...] = (
    "name",
    "address",
    "represented_by",
    "register",
    "email",
    "responsible",
    "host",
    "supervisory_authority",
    "accessibility_contact",
)

Publisher = Mapping[str, Words]
"""The details that are given, by name; one text for all languages stands in each of them."""


def from_plain(data: Any) -> Publisher:
    """The details of the site's configuration: one text for all languages, or one a language. Empty ones are left out."""
    given = data if isinstance(data, Mapping) else {}
    words = {detail: _words(given.get(detail)) for detail in DETAILS}
    return {detail: texts for detail, texts in words.items() if texts}


def _words(value: Any) -> Words:
    """The texts of one detail; none where a language is missing, for a reader of that language would be shown nothing."""
    texts = {language: str((value.get(language) if isinstance(value, Mapping) else value) or "").strip() for language in LANGUAGES}
    return texts if all(texts.values()) else {}
