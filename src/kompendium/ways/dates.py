"""Dates as people write them: 1.10.2021, 10/2021, October 2021 by its name in any language."""

import re

from kompendium import words
from kompendium.languages import LANGUAGES
from kompendium.rules.fields import as_date, first_day

_NAMED = re.compile(r"(?:(\d{1,2})\.?\s+)?([^\W\d_]{3,})\s+(\d{4})")
_PARTS = re.compile(r"(\d{1,2})\s?[./]\s?(\d{4})")


def read(text: str) -> str:
    """The date that is meant, as YYYY, YYYY-MM or YYYY-MM-DD; empty if there is no such day."""
    if first_day(text):
        return text
    if meant := as_date(text):
        return meant
    parts = _PARTS.fullmatch(text)
    meant = f"{parts.group(2)}-{int(parts.group(1)):02}" if parts else _named(text)
    return meant if first_day(meant) else ""


def _named(text: str) -> str:
    match = _NAMED.fullmatch(text)
    month = _month(match.group(2).lower()) if match else 0
    if not match or not month:
        return ""
    day = f"-{int(match.group(1)):02}" if match.group(1) else ""
    return f"{match.group(3)}-{month:02}{day}"


def _month(name: str) -> int:
    """The number of a month by its name, 0 if it is none."""
    says = [words.in_language(language) for language in LANGUAGES]
    names = {say(f"{form}-{number}").lower(): number for number in range(1, 13) for say in says for form in ("month", "month-of")}
    return names.get(name, 0)
