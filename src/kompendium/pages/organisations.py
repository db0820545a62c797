"""Who does the work: all organisations, by country and name, with their practices."""

from collections.abc import Mapping

from kompendium import collation
from kompendium.model import Practice
from kompendium.organisations import Organisation
from kompendium.pages import markup
from kompendium.pages.entries import Entries
from kompendium.pages.grouping import by
from kompendium.pages.page import Page
from kompendium.pages.view import Site, View
from kompendium.pieces import Pieces

PATH = "organisationen"


def page(site: Site, language: str, pieces: Pieces | None = None) -> Page:
    """The organisations in one language; their names stay in their own. `pieces`: what was made of each practice before, from these data."""
    view = View(site, language, PATH)
    say = view.say
    involved = by(site.practices.values(), lambda practice: (each.id for each in practice.organisations))
    opening = f'<header class="opening">\n<h1>{say("organisations")}</h1>\n<p class="lede">{say("organisations-lede")}</p>\n</header>'
    groups = "\n\n".join(filter(None, (_group(country, involved, Entries(view, pieces)) for country in _countries(site))))
    meta: dict[str, str | list[str]] = {"kind": "organisations", "source": "data/organisations.yml"}
    return Page(PATH, language, say("organisations"), say("organisations-lede"), f"{opening}\n\n{groups}", meta)


def _countries(site: Site) -> list[str]:
    found = {each.country for each in site.data.organisations.values()}
    return [country for country in site.data.vocabularies["countries"].terms if country in found]


def _group(country: str, involved: Mapping[str, list[Practice]], listed: Entries) -> str:
    view = listed.view
    home = view.site.countries.get(country, view.language)
    here = (each for each in view.site.data.organisations.values() if each.country == country)
    entries = "\n".join(
        _entry(each, home, involved.get(each.id, []), listed) for each in sorted(here, key=lambda each: collation.key(each.name, home))
    )
    heading = markup.heading(view.label("countries", country), country.lower())
    return f'{heading}\n<dl class="organisations">\n{entries}\n</dl>'


def _entry(item: Organisation, home: str, practices: list[Practice], listed: Entries) -> str:
    view = listed.view
    name = markup.foreign(item.name, home, view.language)
    title = markup.link(item.url, name) if item.url else name
    details = [view.pick(item.gloss), view.label("organisation_types", item.kind), item.place]
    about = markup.tag("dd", markup.text(" · ".join(filter(None, details)), view.language))
    links = "".join(markup.tag("dd", listed.title(each), class_="practice-link") for each in practices)
    return f'<div id="{item.id}">{markup.tag("dt", title)}{about}{links}</div>'

