"""The languages of the compendium, equal in every respect. The first is only the one at the root of the site."""

from collections.abc import Mapping

LANGUAGES: tuple[str, ...] = ("de", "cs")

Words = Mapping[str, str]
"""One text in every language: {"de": "…", "cs": "…"}."""


def others(language: str) -> tuple[str, ...]:
    """All languages but this one."""
    return tuple(each for each in LANGUAGES if each != language)
