"""Practices, and what stands in them, under the values that they name: in one pass, however many values there are."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from kompendium.model import Practice

T = TypeVar("T")


def by(practices: Iterable[Practice], values: Callable[[Practice], Iterable[str]]) -> dict[str, list[Practice]]:
    """The practices under each of their values; one that names a value twice stands there once."""
    return under((value, practice) for practice in practices for value in dict.fromkeys(values(practice)))


def under(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    """What stands beside each name."""
    found: dict[str, list[T]] = {}
    for name, item in pairs:
        found.setdefault(name, []).append(item)
    return found
