"""What the search knows of a page, whatever kind of page it is, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kompendium.glossary import Glossary
from kompendium.languages import others


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
