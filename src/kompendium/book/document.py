"""A whole edition as data for the typesetter: what the templates in edition/ are given, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from kompendium.book import lists, practice, qr, texts, words
from kompendium.book.frame import Frame
from kompendium.book.plan import Edition, Plan
from kompendium.book.prose import TEXT_BELOW
from kompendium.languages import LANGUAGES
from kompendium.model import Practice, Source, Text
from kompendium.pages.view import View
from kompendium.problems import Problem


@dataclass(frozen=True)
class Written:
    """What is written by hand for the edition: passages by language and id, and the sources that they cite."""

    passages: Mapping[str, Mapping[str, texts.Passage]] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)


@dataclass(frozen=True)
class Document:
    """The data of an edition, the template that sets it, and what in it cannot be printed."""

    template: str
    data: Mapping[str, Any]
    problems: tuple[Problem, ...] = ()
    texts: tuple[Text, ...] = ()

    def resized(self, size: float) -> "Document":
        """The same in another size of type."""
        return replace(self, data={**self.data, "size": size})

    def find(self, words: str) -> tuple[str, int]:
        """Path and line of the first text that has these words; the template if none has."""
        for text in self.texts:
            for section in text.sections:
                for number, line in enumerate(section.markdown.split("\n"), section.line + TEXT_BELOW):
                    if words in line:
                        return text.path, number
            if words in text.title + text.summary + text.plain:
                return text.path, 1
        return f"edition/{self.template}", 1


def book(edition: Edition, plan: Plan, frame: Frame, written: Written, print_colours: bool = False) -> Document:
    """An edition of many practices."""
    chapters, problems = _chapters(frame)
    passages, refused = _texts(plan, frame, written)
    data = {
        **_common(edition.paper, plan, frame, print_colours),
        "title": " / ".join(plan.title[language] for language in frame.languages),
        "edition-note": frame.pick(edition.note),
        "pages": edition.pages,
        "chapters": chapters,
        "texts": passages,
        "front": list(plan.front),
        "systems": list(plan.systems),
        "glossary": lists.terms(edition, frame),
        "organisations": lists.index(frame),
        "address": _site_address(frame),
        **_imprint(plan, frame),
    }
    return Document("book.typ", data, (*problems, *refused), _spoken_texts(frame))


def sheet(item: Practice, plan: Plan, frame: Frame, size: float, print_colours: bool = False) -> Document:
    """One practice by itself; `size` of the type in points."""
    data, problems = practice.data(item, frame)
    common = _common("sheet", plan, frame, print_colours)
    title = item.texts[frame.languages[0]].title
    chapter = {"theme": item.themes[0], "practices": [data]}
    return Document("sheet.typ", {**common, "title": title, "size": size, "chapters": [chapter]}, tuple(problems), _spoken_texts(frame))


def _spoken_texts(frame: Frame) -> tuple[Text, ...]:
    return tuple(each.texts[language] for each in frame.present for language in frame.languages)


def _common(paper: str, plan: Plan, frame: Frame, print_colours: bool) -> dict[str, Any]:
    return {
        "paper": paper,
        "print": print_colours,
        "languages": list(frame.languages),
        "tongues": list(LANGUAGES),
        "tongue-names": {each: frame.site.data.vocabularies["languages"].terms[each].label[each] for each in LANGUAGES},
        "name": {language: plan.title[language] for language in frame.languages},
        "subtitle": {language: plan.subtitle[language] for language in frame.languages},
        "author": " / ".join(dict.fromkeys(frame.settings.publisher.get("name", {}).values())) or " / ".join(plan.title[language] for language in frame.languages),
        "description": " / ".join(plan.subtitle[language] for language in frame.languages),
        "keywords": [each for language in frame.languages for each in plan.keywords[language]],
        "date": [int(part) for part in (frame.settings.date or _newest(frame)).split("-")],
        "present": [each.slug for each in frame.present],
        "themes": _themes(frame),
        "colours": dict(plan.colours),
        "words": words.data(frame),
    }


def _newest(frame: Frame) -> str:
    return max(each.checked for each in frame.present)


def _themes(frame: Frame) -> dict[str, Any]:
    used = dict.fromkeys(each.themes[0] for each in frame.present)
    return {
        theme: {
            "short": frame.pick(frame.site.data.vocabularies["themes"].terms[theme].short),
            "label": frame.label("themes", theme),
        }
        for theme in used
    }


def _chapters(frame: Frame) -> tuple[list[dict[str, Any]], list[Problem]]:
    """The practices under their main theme; themes in the order in which the first of each comes."""
    chapters: dict[str, list[dict[str, Any]]] = {}
    problems: list[Problem] = []
    for each in frame.present:
        data, refused = practice.data(each, frame)
        chapters.setdefault(each.themes[0], []).append(data)
        problems += refused
    return [{"theme": theme, "practices": several} for theme, several in chapters.items()], problems


def _texts(plan: Plan, frame: Frame, written: Written) -> tuple[dict[str, Any], list[Problem]]:
    found: dict[str, Any] = {}
    problems: list[Problem] = []
    for id_ in (*(each for each in plan.front if each != "contents"), *plan.systems):
        passages = {language: written.passages[language][id_] for language in frame.languages}
        found[id_], refused = texts.data(passages, written.sources, frame)
        problems += refused
    return found, problems


def _imprint(plan: Plan, frame: Frame) -> dict[str, Any]:
    return {
        "publisher": frame.spoken(partial(_publisher, frame)),
        "funding": {language: plan.funding[language] for language in frame.languages},
        "licence": frame.spoken(lambda view: view.say("licence-line").split(": ", 1)[1]),
        "checked": frame.date(_newest(frame)),
        "colophon": {language: words.own()["colophon"][language] for language in frame.languages},
    }


def _publisher(frame: Frame, view: View) -> str:
    parts = (frame.settings.publisher.get(each, {}).get(view.language, "") for each in ("name", "address"))
    return ", ".join(filter(None, parts))


def _site_address(frame: Frame) -> dict[str, str] | None:
    address = frame.settings.address
    return {"url": address, "short": practice.short(address), "qr": qr.svg(address)} if address else None
