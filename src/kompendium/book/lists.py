"""Glossary and index of organisations as data for the typesetter, in the order of each language's alphabet."""

from typing import Any

from kompendium import collation, glossary, organisations
from kompendium.book.frame import Frame
from kompendium.book.plan import Edition
from kompendium.typography import bind


def terms(edition: Edition, frame: Frame) -> list[dict[str, Any]]:
    """The edition's selection, or all terms, in the order of its first language."""
    known = frame.site.data.glossary.terms
    chosen = [known[each] for each in edition.glossary] if edition.glossary else list(known.values())
    first = frame.languages[0]
    return [_term(each, frame) for each in sorted(chosen, key=lambda term: collation.key(term.words[first], first))]


def _term(term: glossary.Term, frame: Frame) -> dict[str, Any]:
    return {
        "words": {language: bind(word, language) for language, word in term.words.items()},
        "relation": frame.word(f"relation-{term.relation}"),
        "trap": term.trap,
        "note": frame.pick(term.note),
    }


def index(frame: Frame) -> list[dict[str, Any]]:
    """The organisations of the edition's practices by country; each country's names in the order of its own language."""
    found: dict[str, list[str]] = {}
    for practice in frame.present:
        for id_ in dict.fromkeys(each.id for each in practice.organisations):
            found.setdefault(id_, []).append(practice.slug)
    known = frame.site.data.organisations
    groups = []
    for country, language in frame.site.countries.items():
        here = sorted((known[id_] for id_ in found if known[id_].country == country), key=lambda each: collation.key(each.name, language))
        if here:
            name = frame.label("countries", country)
            groups.append({"country": name, "items": [_entry(each, language, found[each.id], frame) for each in here]})
    return groups


def _entry(item: organisations.Organisation, language: str, slugs: list[str], frame: Frame) -> dict[str, Any]:
    gloss = {each: bind(item.gloss.get(each, ""), each) for each in frame.languages}
    return {"name": bind(item.name, language), "lang": language, "gloss": gloss, "slugs": slugs}
