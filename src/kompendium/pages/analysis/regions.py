"""Where the practices are: maps drawn from our own data, and the same as a list."""

from collections.abc import Iterator

from kompendium import collation, formats
from kompendium.model import Practice
from kompendium.pages import markup
from kompendium.pages.analysis import drawing, frame
from kompendium.pages.catalogue import by_title
from kompendium.pages.entries import Entries
from kompendium.pages.grouping import by
from kompendium.pages.page import Page
from kompendium.pages.view import Site, View, countries, home_language
from kompendium.pieces import Pieces
from kompendium.places import Map, Point, Town

PATH = f"{frame.PATH}/karte"


def page(site: Site, language: str, pieces: Pieces | None = None) -> Page:
    """The maps, then every town with its practices, then those of whole areas. `pieces`: what was made of each practice before, from these data."""
    view = View(site, language, PATH)
    listed = Entries(view, pieces)
    found = by_town(site)
    maps = "\n".join(_figure(each, found, view) for each in site.data.places.maps)
    note = markup.tag("p", markup.text(_note(view), language), class_="note")
    parts = (
        f'<div class="maps">\n{maps}\n</div>\n{note}',
        frame.section("towns", view.say("map-towns"), _list(found, listed)),
        _elsewhere(found, listed),
    )
    return frame.page(view, "map", "\n\n".join(filter(None, parts)))


def by_town(site: Site) -> dict[str, list[Practice]]:
    """The practices of every town that has some; a practice in several towns stands in each."""
    return by(site.practices.values(), lambda practice: (town.name for town in site.data.places.named(practice.place)))


def _note(view: View) -> str:
    return view.say("map-note", date=formats.date(view.site.data.places.checked, view.language))


def _figure(cut: Map, found: dict[str, list[Practice]], view: View) -> str:
    places = view.site.data.places
    canvas = drawing.Drawing(cut)
    shown = [places.towns[name] for name in found if cut.shows(places.towns[name].at) and (cut.detail or not places.towns[name].detail)]
    towns = (canvas.town(each, len(found[each.name]), _label(each, found, view), _country(found[each.name])) for each in shown)
    picture = drawing.svg(cut, places.lines, towns, dict(_names(cut, view)), view.pick(cut.title))
    caption = markup.tag("figcaption", markup.text(view.pick(cut.title), view.language))
    return f'<figure class="map-figure">\n{picture}\n{caption}\n</figure>'


def _names(cut: Map, view: View) -> Iterator[tuple[Point, tuple[str, str]]]:
    return ((label.at, (view.pick(label.text), label.kind)) for label in cut.labels)


def _label(town: Town, found: dict[str, list[Practice]], view: View) -> str:
    return f"{town.name}: {view.say.count('example', len(found[town.name]))}"


def _country(practices: list[Practice]) -> str:
    """The country of a town: that of the practices that work in one only."""
    return next((countries(each)[0] for each in practices if len(countries(each)) == 1), "")


def _list(found: dict[str, list[Practice]], listed: Entries) -> str:
    entries = "\n".join(_entry(name, found[name], listed) for name in sorted(found, key=lambda each: collation.key(each, listed.view.language)))
    return f'<dl class="towns">\n{entries}\n</dl>'


def _entry(name: str, practices: list[Practice], listed: Entries) -> str:
    view = listed.view
    home = home_language(practices[0], view.site)
    links = "".join(markup.tag("dd", listed.title(each)) for each in by_title(practices, view))
    return f'<div id="{drawing.anchor_of(name)}">{markup.tag("dt", markup.foreign(name, home, view.language))}{links}</div>'


def _elsewhere(found: dict[str, list[Practice]], listed: Entries) -> str:
    """Practices of a whole area, which are no point."""
    view = listed.view
    shown = {each.slug for several in found.values() for each in several}
    others = [each for each in view.site.practices.values() if each.slug not in shown]
    if not others:
        return ""
    entries = (f"{listed.title(each)} {markup.tag('small', _area(each, view))}" for each in by_title(others, view))
    return frame.section("areas", view.say("map-areas"), frame.intro(view.say("map-areas-intro"), view), markup.items(entries, class_="links"))


def _area(practice: Practice, view: View) -> str:
    """Its regions by their names in the reader's language."""
    return markup.text(", ".join(view.label("regions", each) for each in practice.regions), view.language)
