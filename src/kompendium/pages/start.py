"""The start page: the way into the search, pairs across the border, themes, target groups, regions, and what this is."""

from collections import Counter
from collections.abc import Iterator

from kompendium import markdown, vocabulary
from kompendium.model import Practice
from kompendium.pages import cards, facets, markup, themes
from kompendium.pages.catalogue import search_form
from kompendium.pages.page import Page
from kompendium.pages.view import Site, View
from kompendium.typography import bind

MAX_PAIRS = 3


def page(site: Site, language: str, title: str, lede: str, text: str) -> Page:
    """`title`, `lede` and the Markdown of `text` are written by hand (docs/index.*.md)."""
    view = View(site, language, "")
    body = "\n".join(filter(None, _parts(view, title, lede, text)))
    return Page("", language, title, lede, body, {"kind": "start", "label": view.say("home"), "source": f"docs/index.{language}.md"})


def _parts(view: View, title: str, lede: str, text: str) -> Iterator[str]:
    say = view.say
    yield (
        f'<header class="opening hero">\n{markup.tag("h1", markup.text(title, view.language))}\n'
        f"{markup.tag('p', markup.text(lede, view.language), class_='lede')}\n{search_form(view)}\n{_totals(view)}\n</header>"
    )
    yield _pairs(view)
    yield _block("themes", say("by-theme"), themes.tiles(view, themes.used(view.site)))
    yield _block("targets", say("by-target"), _counted(view, "target"))
    yield _block("regions", say("by-region"), _regions(view))
    yield f'<section class="about">\n{markdown.html(bind(text, view.language)).strip()}\n</section>'


def _block(name: str, heading: str, content: str) -> str:
    return f'<section class="block" aria-labelledby="{name}">\n<h2 id="{name}">{heading}</h2>\n{content}\n</section>'


def _totals(view: View) -> str:
    found = Counter("-".join(each.countries).lower() for each in view.site.practices.values())
    sides = (f"{amount}\u00a0{view.say(f'from-{origin}')}" for origin, amount in sorted(found.items(), key=lambda item: -item[1]))
    count = view.say.count("example", len(view.site.practices))
    terms = view.say("terms", count=str(len(view.site.data.glossary.terms)))
    glossary = markup.link(view.url("glossar"), terms)
    return markup.items([markup.link(view.url("katalog"), count), *sides, glossary], class_="state")


def pairs(site: Site) -> list[tuple[Practice, Practice]]:
    """Practices of both countries with the same approach and main theme, one pair a theme: (first country, second country)."""
    first, second = ({each} for each in site.countries)
    found: dict[str, tuple[Practice, Practice]] = {}
    for left, right in _same_approach(site):
        one_theme = left.themes[0] == right.themes[0]
        if one_theme and set(left.countries) == first and set(right.countries) == second:
            found.setdefault(left.themes[0], (left, right))
    return list(found.values())


def _same_approach(site: Site) -> Iterator[tuple[Practice, Practice]]:
    """All pairs that one of the two names, in both orders."""
    for practice in site.practices.values():
        for relation in practice.related:
            if relation.relation == "same-approach" and relation.id in site.practices:
                other = site.practices[relation.id]
                yield practice, other
                yield other, practice


def _pairs(view: View) -> str:
    chosen = pairs(view.site)[:MAX_PAIRS]
    if not chosen:
        return ""
    rows = "\n".join(_pair(left, right, view) for left, right in chosen)
    intro = markup.tag("p", view.say("pairs-intro"), class_="intro")
    return _block("pairs", view.say("pairs"), f'{intro}\n<div class="pairs">\n{rows}\n</div>')


def _pair(left: Practice, right: Practice, view: View) -> str:
    title = markup.tag("p", markup.text(view.short("themes", left.themes[0]), view.language), class_="eyebrow")
    sides = "".join(markup.tag("div", cards.brief(each, view), class_="pair-side") for each in (left, right))
    return markup.tag("div", f"{title}{sides}", class_=f"pair theme-{left.themes[0]}")


def _counted(view: View, facet: str) -> str:
    """The terms in use with links into the catalogue, in the order of the vocabulary."""
    vocabulary, values = facets.FACETS[facet]
    found = facets.amounts(values, view)
    known = view.site.data.vocabularies[vocabulary].terms
    return _links(view, facet, [(term, found[term]) for term in known if found[term]])


def _links(view: View, facet: str, terms: list[tuple[str, int]]) -> str:
    entries = (f"{facets.filtered(view, facet, term)} {markup.tag('small', str(amount))}" for term, amount in terms)
    return markup.items(entries, class_="chips")


def _regions(view: View) -> str:
    found = facets.amounts(facets.FACETS["region"][1], view)
    known = view.site.data.vocabularies["regions"].terms
    sides = []
    vocabularies = view.site.data.vocabularies
    used = {region: vocabulary.countries_of([region], vocabularies) for region in known if found[region]}
    for country in view.site.countries:
        here = [(region, found[region]) for region, lies_in in used.items() if lies_in == (country,)]
        heading = markup.tag("h3", view.label("countries", country))
        sides.append(f"<div>{heading}{_links(view, 'region', here)}</div>")
    across = [(region, found[region]) for region, lies_in in used.items() if len(lies_in) > 1]
    both = f"<div><h3>{view.say('both-sides')}</h3>{_links(view, 'region', across)}</div>" if across else ""
    return f'<div class="regions">{"".join(sides)}{both}</div>'
