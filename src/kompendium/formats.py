"""Numbers, amounts and dates as each language writes them."""

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from kompendium import words
from kompendium.typography import NBSP
from kompendium.vocabulary import Term

GROUP: Mapping[str, str] = {"de": ".", "cs": NBSP}


def number(value: Decimal, language: str) -> str:
    """7179.10 → 7.179,10 (de) or 7 179,10 (cs). Decimals stay as many as were written."""
    whole, _, decimals = f"{value:f}".lstrip("-").partition(".")
    grouped = f"{int(whole):,}".replace(",", GROUP[language])
    sign = "−" if value < 0 else ""
    return f"{sign}{grouped},{decimals}" if decimals else sign + grouped


def amount(value: Decimal, symbol: str, language: str) -> str:
    """A number with its currency or unit, never parted at a line's end."""
    return f"{number(value, language)}{NBSP}{symbol}"


def unit(term: Term, value: Decimal, language: str) -> str:
    """The unit in the form that the number asks for: 1 osoba, 3 osoby, 26 osob; 1 Person, 26 Personen."""
    form = "one" if value == 1 else "few" if value in (2, 3, 4) else ""
    forms: Mapping[str, str] = term.more.get(form, {})
    return forms.get(language, term.label[language])


@lru_cache(maxsize=1024)
def date(text: str, language: str) -> str:
    """2026-11-22 → 22. November 2026 / 22. listopadu 2026; 2026-11 → November 2026 / listopad 2026; a year stays a year."""
    year, _, rest = text.partition("-")
    month, _, day = rest.partition("-")
    say = words.in_language(language)
    if day:
        return f"{int(day)}.{NBSP}{say(f'month-of-{int(month)}')}{NBSP}{year}"
    return f"{say(f'month-{int(month)}')}{NBSP}{year}" if month else year


def span(start: str, end: str, ongoing: bool, language: str) -> str:
    """A period as a reader says it: 2016–2019, since 2020, until June 2022."""
    say = words.in_language(language)
    first, last = (date(each, language) if each else "" for each in (start, end))
    if ongoing:
        return _after("since", start, language) if first else say("ongoing")
    if first and last and first != last:
        dash = "–" if "-" not in start + end else f"{NBSP}– "
        return f"{first}{dash}{last}"
    if not first and last:
        return _after("until", end, language)
    return first


def _after(label: str, text: str, language: str) -> str:
    """A date after a preposition: od roku 2020, od října 2020, od 1. října 2020."""
    year, _, rest = text.partition("-")
    say = words.in_language(language)
    if not rest:
        return say(f"{label}-year", date=year)
    month = f"{say(f'month-of-{int(rest)}')}{NBSP}{year}" if "-" not in rest else date(text, language)
    return say(label, date=month)
