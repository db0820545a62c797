"""A practice as one entry of a list, on every page that lists practices."""

from kompendium.model import Practice
from kompendium.pages import facets, marks, markup
from kompendium.pages.view import View


def card(practice: Practice, view: View, remark: str = "", level: str = "h3") -> str:
    """Title, summary, country and place; `remark` is ready markup above the title."""
    text = view.text(practice)
    other = text.language if text.language != view.language else ""
    above = remark or markup.text(view.short("themes", practice.themes[0]), view.language)
    title = markup.link(view.url(f"praxis/{practice.slug}"), markup.text(text.title, text.language), lang=other)
    summary = markup.tag("p", markup.text(text.summary, text.language), class_="card-summary", lang=other)
    return (
        f'{markup.tag("p", above, class_="eyebrow")}{markup.tag(level, title, class_="card-title")}'
        f"{summary}{markup.tag('p', where(practice, view), class_='where')}"
    )


def where(practice: Practice, view: View) -> str:
    """The countries and the place."""
    names = (markup.tag("span", view.label("countries", each), class_=f"country {each.lower()}") for each in practice.countries)
    home = "" if practice.original == view.language else practice.original
    place = markup.tag("span", markup.text(practice.place, practice.original), lang=home) if practice.place else ""
    return " ".join(filter(None, (*names, place)))


def entry(practice: Practice, view: View, level: str = "h3") -> str:
    """A list item with what the search and the filters of the catalogue need."""
    facts = {"data_id": practice.slug, "data_title": view.text(practice).title, "data_date": practice.checked}
    inside = card(practice, view, level=level) + marks.button(practice, view)
    return markup.tag("li", inside, class_=f"card theme-{practice.themes[0]}", **facts, **facets.attributes(practice))


def brief(practice: Practice, view: View) -> str:
    """Only title and place, where two practices stand beside each other."""
    text = view.text(practice)
    other = text.language if text.language != view.language else ""
    title = markup.link(view.url(f"praxis/{practice.slug}"), markup.text(text.title, text.language), lang=other)
    return f"{markup.tag('h3', title, class_='card-title')}{markup.tag('p', where(practice, view), class_='where')}"
