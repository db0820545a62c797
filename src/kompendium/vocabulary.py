"""The controlled vocabularies of data/vocabulary.yml."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kompendium.languages import LANGUAGES, Words

NO_WORDS: Words = {}


@dataclass(frozen=True)
class Code:
    """The same thing in a public scheme; `state`: source, inferred or unchecked."""

    scheme: str
    code: str
    state: str


@dataclass(frozen=True)
class Scheme:
    """A public scheme that codes belong to; its title is its own name. `language`: of the codes, where they are words."""

    title: str
    url: str
    language: str = ""


@dataclass(frozen=True)
class Term:
    """One item: labels by language, short labels where the full one is long, codes, note, and what else the item says."""

    id: str
    label: Words
    short: Words
    codes: tuple[Code, ...] = ()
    note: Words = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Vocabulary:
    """One list of terms in its order; `verified`: up to when its facts could be checked, where they change."""

    id: str
    title: Words
    source: str
    terms: Mapping[str, Term]
    verified: str = ""


Vocabularies = Mapping[str, Vocabulary]

_OWN_KEYS = {*LANGUAGES, "short", "codes", "note", "labels"}


def country_languages(vocabularies: Vocabularies) -> Words:
    """The countries that the site is about, each with the language of its institutions, in the order of the vocabulary."""
    return {name: term.more["language"] for name, term in vocabularies["countries"].terms.items() if "language" in term.more}


def countries_of(regions: Iterable[str], vocabularies: Vocabularies) -> tuple[str, ...]:
    """The countries in which these regions lie; a region across a border lies in those of its members, a wider one in all."""
    known = country_languages(vocabularies)
    found = {country for region in regions for country in _countries(region, vocabularies["regions"].terms) if country in known}
    return tuple(country for country in known if country in found) or tuple(known)


def _countries(region: str, regions: Mapping[str, Term]) -> Iterator[str]:
    """The top of the region's line of parents, or those of its members."""
    more = regions[region].more if region in regions else {}
    if members := more.get("members", ()):
        for member in members:
            yield from _countries(member, regions)
    elif parent := more.get("parent", ""):
        yield from _countries(parent, regions)
    else:
        yield region


def from_plain(data: Mapping[str, Any]) -> Vocabularies:
    """The vocabularies of the parsed file (strings, lists and dicts)."""
    return {name: _vocabulary(name, item) for name, item in data["vocabularies"].items()}


def schemes_from_plain(data: Mapping[str, Any]) -> Mapping[str, Scheme]:
    """The public schemes of the parsed file by their key."""
    return {name: Scheme(**item) for name, item in data["schemes"].items()}


def _vocabulary(name: str, data: Mapping[str, Any]) -> Vocabulary:
    terms = {term_id: _term(term_id, item) for term_id, item in data["items"].items()}
    return Vocabulary(name, data["title"], data.get("source", ""), terms, data.get("verified", ""))


def _term(term_id: str, data: Mapping[str, Any]) -> Term:
    label = {language: data[language] for language in LANGUAGES}
    return Term(
        id=term_id,
        label=label,
        short=data.get("short", label),
        codes=tuple(Code(**code) for code in data.get("codes", ())),
        note=data.get("note", NO_WORDS),
        more={key: value for key, value in data.items() if key not in _OWN_KEYS},
    )
