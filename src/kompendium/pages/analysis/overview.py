"""The way into the analysis: what each of its pages shows, and how it was counted."""

from kompendium.pages import markup
from kompendium.pages.analysis import frame
from kompendium.pages.page import Page
from kompendium.pages.view import Site, View


def page(site: Site, language: str, parts: list[Page]) -> Page:
    """The overview of these pages."""
    view = View(site, language, frame.PATH)
    entries = (
        f"{markup.tag('h2', markup.link(view.url(each.path), markup.text(each.title, language)), class_='card-title')}"
        f"{markup.tag('p', markup.text(each.description, language), class_='card-summary')}"
        for each in parts
    )
    listed = "\n".join(markup.tag("li", each, class_="card") for each in entries)
    body = f'<ul class="cards">\n{listed}\n</ul>\n\n{frame.intro(_counted(view), view)}'
    made = frame.page(view, "analysis", body)
    return Page(made.path, language, made.title, made.description, made.body, {**made.meta, "label": view.say("analysis")})


def _counted(view: View) -> str:
    return view.say("analysis-counted", count=view.say.count("example", len(view.site.practices)))
