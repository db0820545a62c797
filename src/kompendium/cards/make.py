"""Which cards a site has, and what each shows.

A card is known by the digest of what it shows, of the program that draws it and of its fonts: an unchanged build draws none.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from PIL import features

from kompendium.cards import picture
from kompendium.cards.picture import Card
from kompendium.kept import digest, folder_digest
from kompendium.languages import LANGUAGES, Words
from kompendium.loader import Data
from kompendium.model import Practice
from kompendium.pages.page import START_CARD, card
from kompendium.typography import bind

FONTS = "edition/fonts"
# Seen beside the name of a country on dark ground, in the order of the vocabulary.
COLOURS = ("#9dbdf0", "#f2a090", "#b9cccb")
# Another version of these may draw or pack a card otherwise.
LIBRARIES = ("pil", "freetype2", "raqm", "fribidi", "harfbuzz")


def files(practices: Iterable[Practice], data: Data, titles: Words, descriptions: Words, root: Path) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    """Each card: its name, the digest of all that it is made from, and what makes it. Whoever has the card of that digest need not have it made.

    root: the project, for its fonts; without them there are no cards. Making raises OSError.
    """
    fonts = root / FONTS
    if not fonts.is_dir():
        return
    basis = digest(_program(), folder_digest(fonts))
    for name, shown in _wanted(practices, data, titles, descriptions):
        yield name, digest(basis, repr(shown)), partial(picture.draw, shown, fonts)


def _program() -> str:
    versions = (f"{each} {features.version(each)}" for each in LIBRARIES)
    return digest(zlib.ZLIB_RUNTIME_VERSION, *versions, folder_digest(Path(picture.__file__).parent))


def _wanted(practices: Iterable[Practice], data: Data, titles: Words, descriptions: Words) -> Iterator[tuple[str, Card]]:
    for language in LANGUAGES:
        yield card(START_CARD, language), _start(titles, descriptions, data, language)
    for practice in practices:
        if practice.status != "draft":
            for language in LANGUAGES:
                yield card(practice.slug, language), _card(practice, data, titles, language)


def _start(titles: Words, descriptions: Words, data: Data, language: str) -> Card:
    countries = [each for each in data.vocabularies["countries"].terms.values() if "language" in each.more]
    return _shown(descriptions[language], titles[language], "", [each.id for each in countries], data, titles, language)


def _card(practice: Practice, data: Data, titles: Words, language: str) -> Card:
    text = practice.texts.get(language) or practice.texts[practice.original]
    theme = data.vocabularies["themes"].terms[practice.themes[0]].short[language]
    return _shown(text.title, theme, practice.place, practice.countries, data, titles, language)


def _shown(title: str, theme: str, place: str, countries: Iterable[str], data: Data, titles: Words, language: str) -> Card:
    known = data.vocabularies["countries"].terms
    order = list(known)
    named = tuple((known[each].label[language], COLOURS[min(order.index(each), 2)]) for each in countries)
    return Card(bind(title, language), theme, place, titles[language], named)
