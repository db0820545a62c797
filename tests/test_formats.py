"""Numbers, units and dates as each language writes them."""

from decimal import Decimal
from pathlib import Path

import pytest

from kompendium import check, formats

ROOT = Path(__file__).parent.parent
UNITS = check.load(ROOT).vocabularies["units"].terms


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [
        ("1", "cs", "osoba"), ("3", "cs", "osoby"), ("26", "cs", "osob"), ("4.5", "cs", "osob"),
        ("1", "de", "Person"), ("3", "de", "Personen"), ("26", "de", "Personen"),
    ],
)  # fmt: skip
def test_a_unit_takes_the_form_of_its_number(value: str, language: str, expected: str) -> None:
    assert formats.unit(UNITS["persons"], Decimal(value), language) == expected


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [("7179.10", "de", "7.179,10"), ("7179.10", "cs", "7\u00a0179,10"), ("120", "cs", "120"), ("-2", "de", "−2")],
)
def test_numbers(value: str, language: str, expected: str) -> None:
    assert formats.number(Decimal(value), language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("2026-11-22", "de", "22. November 2026"), ("2026-11-22", "cs", "22. listopadu 2026"),
        ("2021-10", "de", "Oktober 2021"), ("2021-10", "cs", "říjen 2021"), ("2021", "cs", "2021"),
    ],
)  # fmt: skip
def test_dates(text: str, language: str, expected: str) -> None:
    assert formats.date(text, language).replace("\u00a0", " ") == expected
