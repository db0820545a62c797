"""The band of key figures: each number with what it counts, when, and who says so."""

from kompendium import formats
from kompendium.model import Figure, Practice
from kompendium.pages import markup
from kompendium.pages.citations import Citations
from kompendium.pages.view import View

_NO_UNIT = "count"


def band(practice: Practice, view: View, citations: Citations) -> str:
    """All figures of the practice, or nothing."""
    if not practice.figures:
        return ""
    figures = "\n".join(_figure(each, view, citations) for each in practice.figures)
    heading = f'<h2 id="figures" class="band-title">{view.say("figures")}</h2>'
    return f'<section class="figures" aria-labelledby="figures">\n{heading}\n<ul>\n{figures}\n</ul>\n</section>'


def _figure(figure: Figure, view: View, citations: Citations) -> str:
    """What the number counts, how it is meant, of when it is; the marks of the sources follow the last of these, so that none stands by itself."""
    said = (("span", "figure-label", view.pick(figure.label)), ("small", "figure-note", view.pick(figure.definition)), ("small", "figure-date", _as_of(figure.as_of, view)))
    *before, last = [(name, class_, markup.text(each, view.language)) for name, class_, each in said if each]
    parts = [*before, (*last[:2], last[2] + citations.cite(figure.source))]
    return markup.tag("li", value(figure, view) + "".join(markup.tag(name, each, class_=class_) for name, class_, each in parts))


def _as_of(date: str, view: View) -> str:
    return view.say("as-of", date=formats.date(date, view.language)) if date else ""


def value(figure: Figure, view: View) -> str:
    """The number, large, between its qualifier and its unit."""
    qualifier = markup.tag("small", view.label("qualifiers", figure.qualifier)) + " " if figure.qualifier else ""
    number = markup.tag("b", formats.number(figure.value, view.language))
    form = formats.unit(view.term("units", figure.unit), figure.value, view.language)
    unit = "" if figure.unit == _NO_UNIT else "\u00a0" + markup.tag("span", form, class_="unit")
    planned = " planned" if figure.qualifier == "planned" else ""
    return markup.tag("span", f"{qualifier}{number}{unit} ", class_=f"figure-value{planned}")
