"""What the search knows of a page, whatever kind of page it is, and what it answers."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kompendium.glossary import Glossary, Term
from kompendium.languages import LANGUAGES, others


@dataclass(frozen=True)
class SearchTexts:
    """The words of one page in one language."""

    title: str
    summary: str = ""
    body: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class SearchDocument:
    """One page as the search sees it: practice, term, theme, organisation or page. `date` is YYYY-MM-DD, `other` the page in the other language."""

    id: str
    kind: str
    url: str
    language: str
    title: str
    summary: str = ""
    body: str = ""
    tags: tuple[str, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date: str = ""
    other: SearchTexts | None = None


@dataclass(frozen=True)
class Hit:
    """One result and why it was found.

    `terms` are the index terms that matched and `how` the ways (exact, part, root, prefix, typo); `via` are glossary
    labels that led here, `other` the typed words found only in the other language, `complete` that no typed word is missing.
    """

    id: str
    kind: str
    url: str
    title: str
    score: float
    terms: tuple[str, ...]
    how: tuple[str, ...]
    via: tuple[str, ...]
    other: tuple[str, ...]
    complete: bool


def documents(glossary: Glossary, language: str) -> tuple[SearchDocument, ...]:
    """All pages to search in one language; the glossary's entries until the other pages are handed in.

    An entry carries its titles only: its synonyms are in the index already, as concepts.
    """
    (far,) = others(language)
    return tuple(
        SearchDocument(
            id=f"term-{term.id}",
            kind="term",
            url=f"glossar/#{term.id}",
            language=language,
            title=term.words[language],
            facets={"area": (term.area,)},
            other=SearchTexts(term.words[far]),
        )
        for term in glossary.terms.values()
    )


def plain(document: SearchDocument) -> str:
    """A document as the JavaScript takes it, as JSON in one line."""
    own = SearchTexts(document.title, document.summary, document.body, document.tags)
    other = vars(document.other) if document.other else None
    whole = {"id": document.id, "kind": document.kind, "url": document.url, "date": document.date, "texts": vars(own), "other": other}
    return json.dumps(whole, ensure_ascii=False)


def german(plain: Iterable[Mapping[str, Any]], language: str) -> Iterator[str]:
    """The German texts of documents of a language, given as what their JSON says."""
    for document in plain:
        if texts := document["texts" if language == "de" else "other"]:
            yield from (texts["title"], texts["summary"], texts["body"], *texts["tags"])


def concepts(terms: Iterable[Term]) -> str:
    """The glossary as the JavaScript takes it, as JSON."""
    return json.dumps([_concept(term) for term in terms], ensure_ascii=False)


def _concept(term: Term) -> dict[str, Any]:
    labels: Mapping[str, list[str]] = {each: [term.words[each], *term.also.get(each, ())] for each in LANGUAGES}
    return {"id": term.id, "labels": labels, "broader": term.broader}
