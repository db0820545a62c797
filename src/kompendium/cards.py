"""Cards for social networks: a picture for every practice and language, set from the same data as the pages.

A card is kept under the digest of what it shows, of its template and fonts: an unchanged build sets none.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typst

from kompendium.kept import Store, digest, folder_digest
from kompendium.languages import LANGUAGES, Words
from kompendium.loader import Data
from kompendium.model import Practice
from kompendium.pages.page import START_CARD, card
from kompendium.typography import bind

TEMPLATE = "edition/card.typ"
# so many at once, so that a thousand are never in memory together
PORTION = 50
# Seen beside the name of a country on dark ground, in the order of the vocabulary.
COLOURS = ("#9dbdf0", "#f2a090", "#b9cccb")

Card = Mapping[str, Any]


def files(practices: Iterable[Practice], data: Data, titles: Words, descriptions: Words, root: Path) -> Iterator[tuple[str, bytes]]:
    """All cards with their names, one by one. `root` is the project: its template and fonts, and build/cache for the cards of earlier builds."""
    template = root / TEMPLATE
    if not template.is_file():
        return
    wanted = {card(START_CARD, language): _start(titles, descriptions, data, language) for language in LANGUAGES}
    for practice in practices:
        if practice.status != "draft":
            wanted |= {card(practice.slug, language): _card(practice, data, titles, language) for language in LANGUAGES}
    yield from _cached(wanted, template, root / "build" / "cache" / "cards")


def _start(titles: Words, descriptions: Words, data: Data, language: str) -> Card:
    countries = [each for each in data.vocabularies["countries"].terms.values() if "language" in each.more]
    return _data(descriptions[language], titles[language], "", [each.id for each in countries], data, titles, language)


def _card(practice: Practice, data: Data, titles: Words, language: str) -> Card:
    text = practice.texts.get(language) or practice.texts[practice.original]
    theme = data.vocabularies["themes"].terms[practice.themes[0]].short[language]
    return _data(text.title, theme, practice.place, practice.countries, data, titles, language)


def _data(title: str, theme: str, place: str, countries: Iterable[str], data: Data, titles: Words, language: str) -> Card:
    known = data.vocabularies["countries"].terms
    order, listed = list(known), list(countries)
    return {
        "language": language, "title": bind(title, language), "theme": theme, "place": place, "site": titles[language],
        "countries": [known[each].label[language] for each in listed], "colours": [COLOURS[min(order.index(each), 2)] for each in listed],
    }  # fmt: skip


def _cached(wanted: Mapping[str, Card], template: Path, cache: Path) -> Iterator[tuple[str, bytes]]:
    """The pictures, in portions: those of earlier builds from the cache, the others set. What is not wanted any more is removed."""
    store, basis = Store(cache, ".png"), digest(version("typst"), template.read_bytes(), folder_digest(_fonts(template)))
    keys, names = {each: digest(basis, _json([shown])) for each, shown in wanted.items()}, list(wanted)
    for start in range(0, len(names), PORTION):
        found = {each: store.get(keys[each]) for each in names[start : start + PORTION]}
        missing = [each for each, picture in found.items() if picture is None]
        made = dict(zip(missing, typeset([wanted[each] for each in missing], template) if missing else (), strict=True))
        for each, picture in made.items():
            store.put(keys[each], picture)
        yield from ((each, picture or made[each]) for each, picture in found.items())
    store.prune()


def _json(cards: list[Card]) -> str:
    return json.dumps(cards, ensure_ascii=False, sort_keys=True)


def typeset(cards: list[Card], template: Path) -> list[bytes]:
    """One picture of 1200 × 630 points for each card. Raises typst.TypstError."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_fonts(template)])
    compiler = typst.Compiler(template, root=template.parent, font_paths=fonts, ignore_system_fonts=True, sys_inputs={"data": _json(cards)})
    pages = compiler.compile(format="png", ppi=72)
    return [pages] if isinstance(pages, bytes) else [bytes(each) for each in pages or ()]


def _fonts(template: Path) -> Path:
    return template.parent / "fonts"
