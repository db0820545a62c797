"""The catalogue: every practice once, under its main theme. The search filters and reorders this very list."""

from collections.abc import Iterable, Iterator

from kompendium import collation
from kompendium.model import Practice
from kompendium.pages import cards, markup
from kompendium.pages.page import Page
from kompendium.pages.view import Site, View

PATH = "katalog"


def page(site: Site, language: str) -> Page:
    """The catalogue in one language."""
    view = View(site, language, PATH)
    say = view.say
    count = say.count("example", len(site.practices))
    opening = (
        f'<header class="opening">\n<h1>{say("catalogue")}</h1>\n'
        f"{markup.tag('p', say('catalogue-lede', count=count), class_='lede')}\n</header>"
    )
    groups = "\n".join(_groups(view))
    body = f'{opening}\n\n{search_form(view)}\n\n<div class="catalogue" id="catalogue" data-catalogue="list">\n{groups}\n</div>'
    meta: dict[str, str | list[str]] = {"kind": "catalogue", "label": say("catalogue-short")}
    return Page(PATH, language, say("catalogue"), say("catalogue-lede", count=count), body, meta)


def search_form(view: View) -> str:
    """The search of the catalogue; without a script it leads here again."""
    say = view.say
    return (
        f'<form class="search search-large" role="search" method="get" action="{view.url(PATH)}" data-search="catalogue">\n'
        f'<label for="search-q">{say("search-label")}</label>\n'
        f'<div class="search-row"><input id="search-q" name="q" type="search" autocomplete="off" spellcheck="false">'
        f'<button type="submit">{say("search-submit")}</button></div>\n</form>'
    )


def by_title(practices: Iterable[Practice], view: View) -> list[Practice]:
    """In the order of the reader's alphabet."""
    return sorted(practices, key=lambda each: collation.key(view.text(each).title, view.language))


def _groups(view: View) -> Iterator[str]:
    for theme in view.site.data.vocabularies["themes"].terms:
        found = by_title((each for each in view.site.practices.values() if each.themes[0] == theme), view)
        if found:
            title = markup.link(view.url(f"themen/{theme}"), markup.text(view.short("themes", theme), view.language))
            heading = markup.tag("h2", title, id=f"theme-{theme}", class_=f"group-title theme-{theme}")
            yield f'<section class="group" aria-labelledby="theme-{theme}">\n{heading}\n{cards.listing(found, view)}\n</section>'
