"""The catalogue: every practice once, the latest checked first. The search filters and reorders this very list."""

from collections.abc import Iterable

from kompendium import collation
from kompendium.model import Practice
from kompendium.pages import facets, markup
from kompendium.pages.entries import Entries
from kompendium.pages.page import Page
from kompendium.pages.view import Site, View
from kompendium.pieces import Pieces

PATH = "katalog"


def page(site: Site, language: str, pieces: Pieces | None = None) -> Page:
    """The catalogue in one language; `pieces`: what was made of each practice before, from these data."""
    view = View(site, language, PATH)
    say = view.say
    lede = say("catalogue-lede", count=say.count("example", len(site.practices)))
    themes = markup.tag("p", markup.link(view.url("themen"), say("by-theme-link")))
    opening = f'<header class="opening">\n<h1>{say("catalogue")}</h1>\n{markup.tag("p", lede, class_="lede")}\n{themes}\n</header>'
    body = f"{opening}\n\n{search_form(view)}\n\n{_catalogue(Entries(view, pieces))}"
    return Page(PATH, language, say("catalogue"), lede, body, {"kind": "catalogue"})


def search_form(view: View) -> str:
    """The large search field; without a script it leads to the catalogue."""
    say = view.say
    return (
        f'<form class="search search-large" role="search" method="get" action="{view.url(PATH)}" {index(view)} data-base="{view.url()}" data-limit="8">\n'
        f'<label for="search-q">{say("search-label")}</label>\n'
        f'<div class="search-row"><input id="search-q" name="q" type="search" autocomplete="off" spellcheck="false">'
        f'<button type="submit">{say("search-submit")}</button></div>\n</form>'
    )


def index(view: View) -> str:
    """Where the search finds its words, as attributes."""
    return f'data-index="{view.asset(f"assets/search/{view.language}.json")}" data-language="{view.language}"'


def _catalogue(entries: Entries) -> str:
    view, say = entries.view, entries.view.say
    listed = "\n".join(entries.card(each, "h2") for each in _latest_first(view))
    help_url = view.site.settings.help_url
    answer = f" {markup.link(help_url, say('gaps-answer'))}" if help_url else ""
    parts = (
        f"<noscript><p class=\"note\">{say('filter-noscript')}</p></noscript>",
        f'<button type="button" class="open-facets" data-open data-live hidden aria-expanded="false" aria-controls="facets">{say("filter")}</button>',
        facets.form(view),
        '<div class="results">',
        '<p class="count" role="status" tabindex="-1" data-count></p>',
        f'<ul class="filters" data-chips data-live hidden aria-label="{say("filters-chosen")}"></ul>',
        f'<ul class="cards" data-items>\n{listed}\n</ul>',
        f'<div class="empty" data-empty hidden>{say("nothing-found")}{answer}</div>',
        "</div>",
    )
    return f'<div class="catalogue-list" data-catalogue {index(view)}>\n' + "\n".join(parts) + "\n</div>"


def by_title(practices: Iterable[Practice], view: View) -> list[Practice]:
    """In the order of the reader's alphabet."""
    return sorted(practices, key=lambda each: collation.key(view.text(each).title, view.language))


def _latest_first(view: View) -> list[Practice]:
    """The order in which the script shows them too, so that nothing moves when it starts."""
    return sorted(by_title(view.site.practices.values(), view), key=lambda each: each.checked, reverse=True)
