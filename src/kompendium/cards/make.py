"""Which cards a site has, and what each shows.

A card is kept under the digest of what it shows, of the program that draws it and of its fonts: an unchanged build draws none.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from PIL import features

from kompendium.cards import picture
from kompendium.cards.picture import Card
from kompendium.kept import Store, digest, folder_digest
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


def files(practices: Iterable[Practice], data: Data, titles: Words, descriptions: Words, root: Path) -> Iterator[tuple[str, bytes]]:
    """All cards with their names, one by one. `root` is the project: its fonts, and build/cache for the cards of earlier builds."""
    return ((name, make()) for name, _, make in keyed(practices, data, titles, descriptions, root))


def keyed(
    practices: Iterable[Practice], data: Data, titles: Words, descriptions: Words, root: Path
) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    """The same, each with the digest of all that it is made from: whoever still has that card need not have it made.

    After the last one, what no card is made from any more is kept no longer. Making raises OSError.
    """
    fonts = root / FONTS
    if not fonts.is_dir():
        return
    store, basis = Store(root / "build" / "cache" / "cards", ".png"), digest(_program(), folder_digest(fonts))
    keys = set()
    for name, shown in _wanted(practices, data, titles, descriptions):
        keys.add(key := digest(basis, repr(shown)))
        yield name, key, partial(_picture, store, key, shown, fonts)
    store.prune(keys)


def _program() -> str:
    versions = (f"{each} {features.version(each)}" for each in LIBRARIES)
    return digest(zlib.ZLIB_RUNTIME_VERSION, *versions, folder_digest(Path(picture.__file__).parent))


def _picture(store: Store, key: str, shown: Card, fonts: Path) -> bytes:
    found = store.get(key)
    if found is None:
        found = picture.draw(shown, fonts)
        store.put(key, found)
    return found


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
