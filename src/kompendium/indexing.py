"""What the search knows of the site: practices, terms, themes and organisations, in both languages of each."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kompendium.body import prose
from kompendium.languages import others
from kompendium.loader import Data
from kompendium.model import Practice, Text
from kompendium.search import Engine, SearchDocument, SearchTexts, documents, published

_TAGS = ("themes", "target_groups", "methods", "settings")


def files(practices: Iterable[Practice], data: Data, assets: Path) -> dict[str, bytes]:
    """The published index of each language and the scripts that read it, by name below the site's root."""
    shown = [each for each in practices if each.status != "draft"]
    engine = Engine(assets)
    indexes = {
        f"assets/search/{language}.json": engine.build_index(
            list(every(shown, data, language)), data.glossary.terms.values(), language
        ).encode()
        for language in data.sections.mark
    }
    return indexes | {f"assets/{name}": content for name, content in published(assets).items()}


def every(practices: Iterable[Practice], data: Data, language: str) -> Iterator[SearchDocument]:
    """All documents of one language, practices first."""
    listed = list(practices)
    for practice in listed:
        yield _practice(practice, data, language)
    yield from documents(data.glossary, language)
    used = {theme for each in listed for theme in each.themes}
    yield from (_theme(theme, data, language) for theme in data.vocabularies["themes"].terms if theme in used)
    yield from _organisations(data, language)


def _practice(practice: Practice, data: Data, language: str) -> SearchDocument:
    shown = practice.texts.get(language) or practice.texts[practice.original]
    other = next((practice.texts[each] for each in others(language) if each in practice.texts), None)
    own = _texts(practice, shown, data, language)
    far = _texts(practice, other, data, other.language) if other and other is not shown else None
    return SearchDocument(
        id=practice.slug, kind="practice", url=f"praxis/{practice.slug}/", language=language,
        title=own.title, summary=own.summary, body=own.body, tags=own.tags, date=practice.checked, other=far,
    )  # fmt: skip


def _texts(practice: Practice, text: Text, data: Data, language: str) -> SearchTexts:
    labels = (data.vocabularies[name].terms[each].label[language] for name in _TAGS for each in getattr(practice, name))
    names = (data.organisations[each.id].name for each in practice.organisations if each.id in data.organisations)
    body = "\n".join((text.plain, *(prose(section.markdown) for section in text.sections)))
    return SearchTexts(text.title, text.summary, body, (*labels, practice.place, *names))


def _theme(theme: str, data: Data, language: str) -> SearchDocument:
    term = data.vocabularies["themes"].terms[theme]
    (far,) = others(language)
    return SearchDocument(
        id=f"theme-{theme}", kind="theme", url=f"themen/{theme}/", language=language,
        title=term.short[language], summary=term.label[language], other=SearchTexts(term.short[far], term.label[far]),
    )  # fmt: skip


def _organisations(data: Data, language: str) -> Iterator[SearchDocument]:
    (far,) = others(language)
    for each in data.organisations.values():
        yield SearchDocument(
            id=f"organisation-{each.id}", kind="organisation", url=f"organisationen/#{each.id}", language=language,
            title=each.name, summary=each.gloss.get(language, ""), other=SearchTexts(each.name, each.gloss.get(far, "")),
        )  # fmt: skip
