"""One practice as data for the typesetter, in the languages of the edition."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from kompendium.book import facts, images, prose, qr
from kompendium.book.frame import Frame
from kompendium.book.prose import links
from kompendium.book.tree import Node, Outside, RefusedElementError
from kompendium.languages import LANGUAGES
from kompendium.model import Practice
from kompendium.pages.citations import Citations
from kompendium.pages.view import home_language
from kompendium.problems import Problem


def data(practice: Practice, frame: Frame) -> tuple[dict[str, Any], list[Problem]]:
    """Everything that is printed of a practice, and what cannot be."""
    sections, problems = _sections(practice, frame)
    rows, refused = _facts(practice, frame)
    texts = practice.texts
    return {
        "slug": practice.slug,
        "theme": practice.themes[0],
        "path": practice.texts[practice.original].path,
        "title": frame.pick({language: text.title for language, text in texts.items()}),
        "summary": frame.pick({language: text.summary for language, text in texts.items()}),
        "plain": frame.pick({language: text.plain for language, text in texts.items()}),
        "countries": frame.spoken(lambda view: ", ".join(view.label("countries", each) for each in practice.countries)),
        "place": practice.place,
        "home": home_language(practice, frame.site),
        "facts": rows,
        "publicity": facts.publicity(practice, frame),
        "figures": facts.figures(practice, frame),
        "sections": sections,
        "ratings": facts.ratings(practice, frame),
        "conflicts": facts.conflicts(practice, frame),
        "gaps": [frame.pick(gap) for gap in practice.gaps],
        "related": list(_related(practice, frame)),
        "sources": facts.listing(practice.sources, frame),
        "checked": frame.date(practice.checked),
        "address": _addresses(practice, frame),
    }, [*problems, *refused]


def _facts(practice: Practice, frame: Frame) -> tuple[list[dict[str, Any]], list[Problem]]:
    try:
        return facts.rows(practice, frame), []
    except RefusedElementError as refused:
        return [], [Problem(practice.texts[practice.original].path, 1, 1, refused.rule, {"found": refused.found})]


def _sections(practice: Practice, frame: Frame) -> tuple[list[dict[str, Any]], list[Problem]]:
    """The sections in their order, each with its blocks in every language."""
    found: list[dict[str, Any]] = []
    problems: list[Problem] = []
    views = {language: frame.view(language, practice.slug) for language in frame.languages}
    for kind in frame.site.data.sections.kinds.values():
        nodes: dict[str, list[Node]] = {}
        for language, view in views.items():
            section = practice.texts[language].section(kind.id)
            if section:
                citations = Citations(practice.sources, view)
                outside = Outside(links(citations.numbers), partial(images.node, practice, frame.root))
                nodes[language], refused = prose.section(section, practice.texts[language], citations, outside)
                problems += refused
        if nodes:
            headings = {language: kind.heading[language] for language in frame.languages}
            found.append({"id": kind.id, "heading": headings, "reading": kind.reading, "blocks": nodes})
    return found, problems


def _related(practice: Practice, frame: Frame) -> Iterator[dict[str, Any]]:
    known = {each.slug: each for each in frame.present}
    for relation in practice.related:
        other = known.get(relation.id)
        if other:
            yield {
                "slug": other.slug,
                "title": frame.pick({language: text.title for language, text in other.texts.items()}),
                "relation": frame.label("relations", relation.relation),
            }


def _addresses(practice: Practice, frame: Frame) -> Any:
    """Address and QR code of the practice's page in each language; nothing as long as the site has no address."""
    if not frame.settings.address:
        return {}
    urls = {language: page_url(practice.slug, frame.settings.address, language) for language in frame.languages}
    return {language: {"url": url, "short": short(url), "qr": qr.svg(url)} for language, url in urls.items()}


def page_url(slug: str, address: str, language: str) -> str:
    """Where the practice's page is on the site; the first language has no folder of its own."""
    folder = "" if language == LANGUAGES[0] else f"{language}/"
    return f"{address.rstrip('/')}/{folder}praxis/{slug}/"


def short(url: str) -> str:
    """An address as it is read aloud: without its scheme."""
    return url.split("://", 1)[-1].rstrip("/")
