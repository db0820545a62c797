"""The facts of a practice as data for the typesetter: the site's own facts box, read through the whitelist, and the figures."""

import re
from collections.abc import Mapping
from functools import partial
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from kompendium import formats
from kompendium.book.frame import Frame
from kompendium.book.prose import links
from kompendium.book.tree import Node, Outside, inline
from kompendium.model import Figure, Keys, Practice, Source
from kompendium.pages import emblem, facts
from kompendium.pages import publicity as union
from kompendium.pages.citations import Citations
from kompendium.pages.view import View
from kompendium.typography import bind

# What the printed box leaves out: the text says it, or a reader on paper does not need it.
LEFT_OUT = frozenset({"maturity", "settings"})
_NO_UNIT = "count"
# a small link to an explanation on the site, which paper cannot follow
_EXPLAINED = re.compile(r" ?<small><a [^>]*>[^<]*</a></small>")


def rows(practice: Practice, frame: Frame) -> list[dict[str, Any]]:
    """Label and values of each row, values by language; a value that is the same in all of them stands once, under ""."""
    found = []
    for name, write in facts.ROWS:
        values = {language: _values(write, practice, frame.view(language, practice.slug)) for language in frame.languages}
        if name not in LEFT_OUT and any(values.values()):
            label = frame.word(f"fact-{name}")
            found.append({"id": name, "label": label, "values": _merged(values)})
    return found


def _values(write: facts.Row, practice: Practice, view: View) -> list[list[Node]]:
    citations = Citations(practice.sources, view)
    known = links(citations.numbers)
    # the box is the site's own: what it links to on the site has no place on paper, the words stay
    outside = Outside(lambda address: known(address) or {})
    return [inline(_EXPLAINED.sub("", value), outside) for value in write(practice, view, citations)]


def _merged(values: dict[str, list[list[Node]]]) -> list[dict[str, list[Node]]]:
    found: list[dict[str, list[Node]]] = []
    for several in zip(*values.values(), strict=True):
        same = all(each == several[0] for each in several)
        found.append({"": several[0]} if same else dict(zip(values, several, strict=True)))
    return found


def publicity(practice: Practice, frame: Frame) -> dict[str, Any]:
    """The emblem of the Union, drawn in the printer's own colours, and what stands beside it; nothing where no programme asks for it."""
    found = union.statements(practice, frame.site)
    if not found:
        return {}
    return {
        "emblem": {"alt": frame.word("publicity-emblem"), "width": emblem.WIDTH, "height": emblem.HEIGHT, "stars": emblem.stars()},
        "statements": [{"statement": frame.pick(words), "funded": frame.spoken(partial(union.funded, items))} for words, items in found],
        "note": frame.word("publicity-note"),
    }


def figures(practice: Practice, frame: Frame) -> list[dict[str, Any]]:
    """The key figures."""
    numbers = {key: number for number, key in enumerate(practice.sources, 1)}
    return [_figure(each, frame, numbers) for each in practice.figures]


def _figure(figure: Figure, frame: Frame, numbers: dict[str, int]) -> dict[str, Any]:
    return {
        "value": frame.spoken(lambda view: formats.number(figure.value, view.language)),
        "unit": frame.spoken(lambda view: _unit(figure, view)),
        "qualifier": frame.label("qualifiers", figure.qualifier),
        "label": frame.pick(figure.label),
        "note": frame.pick(figure.definition),
        "as_of": frame.date(figure.as_of),
        "cites": _cites(figure.source, numbers),
    }


def _unit(figure: Figure, view: View) -> str:
    return "" if figure.unit == _NO_UNIT else formats.unit(view.term("units", figure.unit), figure.value, view.language)


def _cites(keys: Keys, numbers: dict[str, int]) -> list[Node]:
    return [{"t": "cite", "key": key, "c": [str(numbers[key])]} for key in keys if key in numbers]


def ratings(practice: Practice, frame: Frame) -> list[dict[str, Any]]:
    """The editors' ratings of a transfer: for each rating, the factors."""
    if not practice.transfer:
        return []
    order = list(frame.site.data.vocabularies["transfer_ratings"].terms)
    rated = sorted(practice.transfer.factors.items(), key=lambda item: order.index(item[1]))
    return [
        {
            "rating": rating,
            "label": frame.label("transfer_ratings", rating),
            "factors": frame.spoken(partial(_listed, [factor for factor, _ in group])),
        }
        for rating, group in groupby(rated, key=lambda item: item[1])
    ]


def _listed(factors: list[str], view: View) -> str:
    return "; ".join(view.label("transfer_factors", each) for each in factors)


def conflicts(practice: Practice, frame: Frame) -> list[dict[str, Any]]:
    """What sources say differently, with all values."""
    numbers = {key: number for number, key in enumerate(practice.sources, 1)}
    return [
        {
            "about": frame.pick(each.about),
            "values": [
                {"value": frame.pick(one.value), "cites": _cites(one.source, numbers)}
                for one in each.values
            ],
        }
        for each in practice.conflicts
    ]


def listing(sources: Mapping[str, Source], frame: Frame) -> list[dict[str, Any]]:
    """The numbered list of sources; a title stands in its own language."""
    return [_source(number, key, source, frame) for number, (key, source) in enumerate(sources.items(), 1)]


def _source(number: int, key: str, source: Source, frame: Frame) -> dict[str, Any]:
    return {
        "n": number,
        "key": key,
        "title": bind(source.title, source.language),
        "lang": source.language,
        "url": source.url,
        "host": urlsplit(source.url).hostname or "",
        "date": frame.date(source.date),
        "note": frame.pick(source.note),
    }
