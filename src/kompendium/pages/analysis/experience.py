"""What helped and what hindered, theme by theme, in the practices' own words."""

from collections.abc import Iterable, Iterator

from kompendium.model import Practice
from kompendium.pages import markup, quotes, themes
from kompendium.pages.analysis import frame
from kompendium.pages.catalogue import by_title
from kompendium.pages.entries import Entries
from kompendium.pages.page import Page
from kompendium.pages.view import Site, View
from kompendium.pieces import Pieces

PATH = f"{frame.PATH}/erfahrungen"


def page(site: Site, language: str, pieces: Pieces | None = None) -> Page:
    """A part for each main theme; a practice stands under its first theme only. `pieces`: what was made of each practice before, from these data."""
    view = View(site, language, PATH)
    main = {theme: [each for each in found if each.themes[0] == theme] for theme, found in themes.used(site).items()}
    main = {theme: found for theme, found in main.items() if found}
    parts = [_contents(view, list(main)), *_themes(Entries(view, pieces), main)]
    return frame.page(view, "experience", "\n\n".join(parts))


def _contents(view: View, listed: Iterable[str]) -> str:
    links = (markup.link(f"#{theme}", markup.text(view.short("themes", theme), view.language)) for theme in listed)
    note = markup.tag("p", markup.text(view.say("experience-note"), view.language), class_="note")
    return f'{note}\n<nav aria-label="{view.say("on-this-page")}">{markup.items(links, class_="chips")}</nav>'


def _themes(entries: Entries, main: dict[str, list[Practice]]) -> Iterator[str]:
    view = entries.view
    for theme, found in main.items():
        name = markup.text(view.short("themes", theme), view.language)
        yield frame.section(theme, name, quotes.columns(by_title(found, view), entries.quoted, view, theme))
