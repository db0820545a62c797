"""A page for each theme that has practices, both countries side by side, and the list of all themes."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from kompendium.model import Practice
from kompendium.pages import facets, markup, quotes
from kompendium.pages.catalogue import by_title
from kompendium.pages.entries import Entries
from kompendium.pages.grouping import by
from kompendium.pages.page import Page
from kompendium.pages.view import Site, View
from kompendium.pieces import Pieces

Used = Mapping[str, list[Practice]]

PATH = "themen"


def pages(site: Site, language: str, pieces: Pieces | None = None) -> Iterator[Page]:
    """The list, then one page for each theme in use; `pieces`: what was made of each practice before, from these data."""
    found = used(site)
    yield _index(View(site, language, PATH), found)
    for theme, practices in found.items():
        view = View(site, language, f"{PATH}/{theme}")
        yield _page(Entries(view, pieces), theme, by_title(practices, view))


def used(site: Site) -> Used:
    """The themes that have practices, in the order of the vocabulary."""
    _, values = facets.FACETS["theme"]
    found = by(site.practices.values(), values)
    return {theme: found[theme] for theme in _all(site) if theme in found}


def _all(site: Site) -> list[str]:
    return list(site.data.vocabularies["themes"].terms)


def tiles(view: View, found: Used) -> str:
    """The themes in use as a list of links with the number of practices."""
    return markup.tag("ul", "\n".join(_tile(theme, len(practices), view) for theme, practices in found.items()), class_="tiles")


def _tile(theme: str, amount: int, view: View) -> str:
    name = markup.link(view.url(f"{PATH}/{theme}"), markup.text(view.short("themes", theme), view.language))
    return markup.tag("li", f"{name} {markup.tag('small', view.say.count('example', amount))}", class_=f"tile theme-{theme}")


def _index(view: View, found: Used) -> Page:
    say = view.say
    empty = [theme for theme in _all(view.site) if theme not in found]
    opening = f'<header class="opening">\n<h1>{say("themes")}</h1>\n<p class="lede">{say("themes-lede")}</p>\n</header>'
    open_themes = markup.items((markup.text(view.label("themes", each), view.language) for each in empty), class_="plain-list")
    rest = f"{markup.heading(say('themes-open'), 'open')}\n<p>{say('themes-open-intro')}</p>\n{open_themes}" if empty else ""
    return Page(PATH, view.language, say("themes"), say("themes-lede"), f"{opening}\n\n{tiles(view, found)}\n\n{rest}", {"kind": "themes"})


def _page(entries: Entries, theme: str, found: list[Practice]) -> Page:
    """The page of a theme with its practices by title."""
    view = entries.view
    short, label = view.short("themes", theme), view.label("themes", theme)
    lede = label if label != short else view.say("theme-lede", count=view.say.count("example", len(found)))
    opening = (
        f'<header class="opening theme-{theme}">\n'
        f"{markup.tag('p', markup.link(view.url(PATH), view.say('themes')), class_='eyebrow')}\n"
        f"{markup.tag('h1', markup.text(short, view.language))}\n"
        f"{markup.tag('p', markup.text(lede, view.language), class_='lede')}\n</header>"
    )
    sides = "\n".join(_side(country, found, entries) for country in view.site.countries)
    body = f'{opening}\n\n{_intro(view, theme)}\n\n<div class="sides">\n{sides}\n</div>\n\n{_experience(found, entries)}\n\n{_questions(view, theme)}'
    return Page(view.path, view.language, short, label, body, {"kind": "theme", "styles": ["analysis"]})


def _intro(view: View, theme: str) -> str:
    words = view.site.data.themes.themes.get(theme)
    return markup.tag("p", markup.text(view.pick(words.intro), view.language), class_="intro") if words else ""


def _experience(practices: list[Practice], entries: Entries) -> str:
    """What helped and what hindered, in the practices' own words."""
    view = entries.view
    found = quotes.columns(practices, entries.quoted, view, "experience")
    if not found:
        return ""
    note = markup.tag("p", markup.text(view.say("experience-theme-note"), view.language), class_="note")
    heading = markup.tag("h2", view.say("experience-theme"), id="experience")
    return f'<section class="block" aria-labelledby="experience">\n{heading}\n{note}\n{found}\n</section>'


def _questions(view: View, theme: str) -> str:
    """The guiding questions, those drawn from a source apart from the editors' own."""
    known = view.site.data.themes
    if theme not in known.themes:
        return ""
    heading = markup.tag("h2", view.say("guiding-questions"), id="questions")
    groups = "\n".join(
        f"{markup.tag('p', _origin(view, source), class_='note')}\n{markup.items(markup.text(view.pick(each.text), view.language) for each in group)}"
        for source, group in groupby(known.themes[theme].questions, key=lambda each: each.source)
    )
    return f'<section class="questions" aria-labelledby="questions">\n{heading}\n{groups}\n</section>'


def _origin(view: View, source: str) -> str:
    known = view.site.data.themes
    if not source:
        return view.pick(known.own)
    reference = known.references[source]
    language = "" if reference.language == view.language else reference.language
    name = markup.link(reference.url, markup.text(reference.title, reference.language), lang=language, hreflang=reference.language)
    return f"{view.say('questions-after')}: {name}"


def _side(country: str, practices: list[Practice], entries: Entries) -> str:
    """The practices of one country; none is said openly."""
    view = entries.view
    here = "\n".join(entries.card(each, "h3") for each in practices if country in each.countries)
    heading = markup.tag("h2", view.label("countries", country), id=f"side-{country.lower()}")
    inside = markup.tag("ul", f"\n{here}\n", class_="cards") if here else markup.tag("p", view.say("theme-side-empty"), class_="empty")
    return f'<section aria-labelledby="side-{country.lower()}">\n{heading}\n{inside}\n</section>'
