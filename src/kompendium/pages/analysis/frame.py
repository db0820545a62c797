"""What all pages of the analysis share: address, opening, and the notice how it was counted."""

from kompendium.pages import markup
from kompendium.pages.page import Page
from kompendium.pages.view import View

PATH = "analyse"


def page(view: View, name: str, body: str) -> Page:
    """A page of the analysis; `name` is the label of its title, `{name}-lede` says what it shows."""
    say = view.say
    up = markup.tag("p", markup.link(view.url(PATH), say("analysis")), class_="eyebrow") if view.path != PATH else ""
    lede = markup.text(say(f"{name}-lede"), view.language)
    opening = f'<header class="opening">\n{up}\n<h1>{say(name)}</h1>\n<p class="lede">{lede}</p>\n</header>'
    meta: dict[str, str | list[str]] = {"kind": "analysis", "styles": ["analysis"]}
    return Page(view.path, view.language, say(name), say(f"{name}-lede"), f"{opening}\n\n{body}", meta)


def section(name: str, heading: str, *contents: str) -> str:
    """A part of the page under a heading with an anchor."""
    inside = "\n".join(filter(None, contents))
    return f'<section class="block" aria-labelledby="{name}">\n<h2 id="{name}">{heading}</h2>\n{inside}\n</section>'


def intro(text: str, view: View) -> str:
    """A paragraph that says how to read what follows."""
    return markup.tag("p", markup.text(text, view.language), class_="intro")
