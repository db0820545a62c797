"""The page of one practice, from title to sources."""

from collections.abc import Iterator
from dataclasses import replace

from kompendium import formats, markdown
from kompendium.model import Practice, Section, Text
from kompendium.pages import (
    cards,
    criteria,
    extras,
    facts,
    figures,
    gallery,
    linked,
    markup,
    otherside,
    parallel,
    prints,
    prose,
    publicity,
    sharing,
    translation,
)
from kompendium.pages.citations import Citations
from kompendium.pages.page import Page
from kompendium.pages.terms import Terms
from kompendium.pages.view import Site, View


def page(practice: Practice, site: Site, language: str) -> Page:
    """The page in a language in which the practice has a text."""
    made = head(practice, site, language)
    view = View(site, language, made.path)
    return replace(made, body="\n".join(filter(None, _parts(practice, practice.texts[language], view))))


def head(practice: Practice, site: Site, language: str) -> Page:
    """The same without its text: enough for a frame."""
    path, text = f"praxis/{practice.slug}", practice.texts[language]
    meta: dict[str, str | list[str]] = {
        "kind": "practice",
        "source": text.path,
        "languages": sorted(practice.texts),
        "jsonld": linked.jsonld(practice, View(site, language, path)),
    }
    return Page(path, language, text.title, text.summary, "", meta, frame="-".join(sorted(practice.texts)))


def _parts(practice: Practice, text: Text, view: View) -> Iterator[str]:
    """The page from top to bottom. Citations count in the order of reading, so the sources come last."""
    citations, terms, taken = Citations(practice.sources, view), Terms(view, view.language), set[str]()
    yield _opening(practice, text, view)
    yield translation.note(practice, view)
    yield publicity.note(practice, view)
    yield figures.band(practice, view, citations)
    yield gallery.gallery(practice, view, view.site.settings.photos.get(practice.slug, {}))
    yield '<div class="columns">'
    yield facts.box(practice, view, citations)
    yield '<div class="reading-text">'
    yield _plain(text, view)
    yield from (_section(practice, each, view, citations, terms, taken) for each in text.sections)
    yield otherside.box(practice, view)
    yield criteria.section(practice, view)
    yield extras.conflicts(practice, view, citations)
    yield extras.gaps(practice, view)
    yield extras.related(practice, view)
    yield sharing.section(practice, view)
    yield terms.listing()
    yield _sources(citations, practice, view)
    yield "</div>\n</div>"


def _opening(practice: Practice, text: Text, view: View) -> str:
    themes = (
        markup.link(view.url(f"themen/{each}"), markup.text(view.short("themes", each), view.language)) for each in practice.themes
    )
    lines = (
        markup.tag("p", " · ".join(themes), class_="eyebrow"),
        markup.tag("h1", markup.text(text.title, view.language)),
        markup.tag("p", markup.text(text.summary, view.language), class_="lede"),
        _state(practice, view),
        _tools(practice, view),
    )
    return f'<header class="opening theme-{practice.themes[0]}">\n' + "\n".join(lines) + "\n</header>"


def _state(practice: Practice, view: View) -> str:
    say, language = view.say, view.language
    checked = markup.tag("time", markup.text(formats.date(practice.checked, language), language), datetime=practice.checked)
    parts = [cards.where(practice, view), markup.text(view.label("practice_kinds", practice.kind), language)]
    if practice.checked:
        parts.append(f"{say('last-checked')} {checked}")
    state = markup.items(parts, class_="state")
    archived = markup.tag("p", say("archived"), class_="note warning") if practice.status == "archived" else ""
    return state + archived


def _tools(practice: Practice, view: View) -> str:
    """The ways to both texts side by side and to the sheet for printing, where they are there."""
    beside = view.url(f"praxis/{practice.slug}/{parallel.NAME}")
    both = markup.link(beside, view.say("parallel-link")) if parallel.there(practice) else ""
    links = [each for each in (both, prints.sheet(practice, view)) if each]
    return markup.tag("p", " · ".join(links), class_="tools") if links else ""


def _plain(text: Text, view: View) -> str:
    if not text.plain:
        return ""
    body = markup.tag("p", markup.text(text.plain, view.language))
    return f'<section class="plain" aria-labelledby="plain">\n<h2 id="plain">{view.say("plain")}</h2>\n{body}\n</section>'


def _section(practice: Practice, section: Section, view: View, citations: Citations, terms: Terms, taken: set[str]) -> str:
    reading = view.site.data.sections.kinds[section.id].reading
    classes = "part part-reading" if reading else "part"
    mark = markup.tag("p", view.say("reading-section"), class_="reading-note") if reading else ""
    body = markdown.html(terms.mark(prose.staged(section.markdown, view, citations, view.language)), taken)
    ratings = extras.transfer(practice, view) if section.id == "transfer" else ""
    heading = markup.heading(markup.text(section.heading, view.language), section.id)
    inside = "\n".join(filter(None, (heading, mark, body.strip(), ratings)))
    return f'<section class="{classes}">\n{inside}\n</section>'


def _sources(citations: Citations, practice: Practice, view: View) -> str:
    say = view.say
    licence = markup.text(view.label("licences", practice.licence), view.language) if practice.licence else ""
    closing = markup.tag("p", f"{say('fact-licence')}: {licence}", class_="licence") if licence else ""
    return "\n".join(filter(None, (markup.heading(say("sources"), "sources"), citations.listing(), closing)))
