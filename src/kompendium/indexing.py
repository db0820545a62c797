"""What the search knows of the site: practices, terms, themes, organisations, the analysis and pages written by hand, in both languages of each."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from importlib.metadata import version
from itertools import chain
from math import inf
from pathlib import Path

from kompendium import frontmatter, nodes, search, words
from kompendium.body import prose
from kompendium.kept import Store, digest, folder_digest, program_digest
from kompendium.languages import others
from kompendium.loader import Data
from kompendium.model import Practice, Text
from kompendium.search import Index, Job, Later, Making, SearchDocument, SearchTexts, concepts, documents, published

# amounts and years, which nobody searches for; numbers of laws stay: § 305, 108/2006
_COUNTS = re.compile(r"\d(?<![\w/]\d)(?<!§[ \u00a0]\d)\d*\b(?!/\d{4})")
# the pages of the analysis: where they are, by the label of their title
ANALYSIS = {
    "analysis": "analyse", "matrix": "analyse/themen-und-zielgruppen", "methods": "analyse/methoden", "evidence": "analyse/belegstaerke",
    "experience": "analyse/erfahrungen", "resources": "analyse/geld-und-recht", "map": "analyse/karte",
}  # fmt: skip
GUIDE = "mitmachen"
# characters of a page in the other language that hold more words than are indexed (OTHER_WORDS in build.js)
OPENING = 1000
_TAGS = ("themes", "target_groups", "methods", "settings")


def files(
    practices: Iterable[Practice], data: Data, by_hand: Mapping[str, bytes], assets: Path, store: Store, digests: Mapping[str, str], reviewed: str, shards: bool = False
) -> dict[str, bytes]:
    """The published index of each language and the scripts that read it, by name below the site's root; see `start`."""
    return start(practices, data, by_hand, assets, store, digests, reviewed, shards)()


def start(
    practices: Iterable[Practice], data: Data, by_hand: Mapping[str, bytes], assets: Path, store: Store, digests: Mapping[str, str], reviewed: str, shards: bool = False
) -> Callable[[], dict[str, bytes]]:
    """Begin with `files`, in a process beside this one, and return what waits for them: to be called once.

    `store` keeps what earlier builds found: for unchanged indexes no process is started, and of a changed one only the documents that changed are read
    and the blocks they are in analysed. Practices are known by `digests`, the digest of each one's folder, and `reviewed`, that of the reviewed data,
    so that an unchanged one is not even read again. With `shards` the index is cut into files of which a query loads few.
    """
    shown = [each for each in practices if each.status != "draft"]
    scripts, glossary = published(assets), concepts(data.glossary.terms.values())
    program = digest(version("mini-racer"), version("simplemma"), folder_digest(Path(search.__file__).parent))
    basis = digest(program, glossary, *scripts, *scripts.values())
    based = digest(program_digest(), reviewed)
    indexes = [Index(language, _later(shown, data, by_hand, language, digests, based), basis, store, shards) for language in data.sections.mark]
    wanted = {each.language: each.kept for each in indexes if not each.is_done()}
    job = Job(wanted, assets, glossary, store, digest("splits", program), shards)
    making = Making(job, chain.from_iterable(each.parts() for each in indexes if not each.kept)) if wanted else None

    def finish() -> dict[str, bytes]:
        made = making.result() if making else {}
        found = {f"assets/search/{name}": raw for each in indexes for name, raw in each.files(made.get(each.language)).items()}
        store.prune([job.splits, *chain.from_iterable(each.keys() for each in indexes)])
        return found | {f"assets/{name}": content for name, content in scripts.items()}

    return finish


def _later(
    practices: Iterable[Practice], data: Data, by_hand: Mapping[str, bytes], language: str, digests: Mapping[str, str], based: str
) -> Iterator[Later]:
    """All documents of one language."""
    listed = list(practices)
    for each in listed:
        make = partial(_practice, each, data, language)
        own = digests.get(each.slug)
        yield Later(each.slug, digest(based, each.slug, own) if own else digest(repr(make())), make)
    for document in _others(listed, data, language):
        yield Later(document.id, digest(repr(document)), partial(_same, document))
    for name in _names(by_hand, language):
        read = (part for file, raw in by_hand.items() if file.startswith(f"{name}.") for part in (file, raw))
        yield Later(f"page-{name}", digest(based, *read), partial(_page, by_hand, name, language))


def _same(document: SearchDocument) -> SearchDocument:
    return document


def every(
    practices: Iterable[Practice], data: Data, by_hand: Mapping[str, bytes], language: str
) -> Iterator[SearchDocument]:
    """All documents of one language, practices first. `by_hand` are the files of docs/."""
    listed = list(practices)
    for practice in listed:
        yield _practice(practice, data, language)
    yield from _others(listed, data, language)
    for name in _names(by_hand, language):
        yield _page(by_hand, name, language)


def _others(practices: Iterable[Practice], data: Data, language: str) -> Iterator[SearchDocument]:
    """What is neither a practice nor written by hand; of themes those that a practice has."""
    used = {theme for each in practices for theme in each.themes}
    yield from documents(data.glossary, language)
    yield from (_theme(theme, data, language) for theme in data.vocabularies["themes"].terms if theme in used)
    yield from _organisations(data, language)
    yield from _analysis(language)


def _practice(practice: Practice, data: Data, language: str) -> SearchDocument:
    shown = practice.texts.get(language) or practice.texts[practice.original]
    other = next((practice.texts[each] for each in others(language) if each in practice.texts), None)
    own = _texts(practice, shown, data, language)
    far = _texts(practice, other, data, other.language, OPENING) if other and other is not shown else None
    return SearchDocument(
        id=practice.slug, kind="practice", url=f"praxis/{practice.slug}/", language=language,
        title=own.title, summary=own.summary, body=own.body, tags=own.tags, date=practice.checked, other=far,
    )  # fmt: skip


def _texts(practice: Practice, text: Text, data: Data, language: str, enough: float = inf) -> SearchTexts:
    """The words of a practice; of the body so many characters as are enough."""
    labels = (data.vocabularies[name].terms[each].label[language] for name in _TAGS for each in getattr(practice, name))
    names = (data.organisations[each.id].name for each in practice.organisations if each.id in data.organisations)
    body = text.plain
    for section in text.sections:
        # what a section says of the other side would find the practice for law and services that it does not work with
        if section.id != "transfer" and len(body) < enough:
            body += "\n" + prose(section.markdown)
    return SearchTexts(text.title, text.summary, _COUNTS.sub(" ", body), (*labels, practice.place, *names))


def _theme(theme: str, data: Data, language: str) -> SearchDocument:
    term = data.vocabularies["themes"].terms[theme]
    (far,) = others(language)
    return SearchDocument(
        id=f"theme-{theme}", kind="theme", url=f"themen/{theme}/", language=language,
        title=term.short[language], summary=term.label[language], other=SearchTexts(term.short[far], term.label[far]),
    )  # fmt: skip


def _organisations(data: Data, language: str) -> Iterator[SearchDocument]:
    """Every organisation by its name and what the name means, in whichever language that is said."""
    for each in data.organisations.values():
        yield SearchDocument(
            id=f"organisation-{each.id}", kind="organisation", url=f"organisationen/#{each.id}", language=language,
            title=each.name, summary=" ".join(each.gloss.values()),
        )  # fmt: skip


def _analysis(language: str) -> Iterator[SearchDocument]:
    """The pages that count and compare, by title and opening."""
    (far,) = others(language)
    for label, path in ANALYSIS.items():
        own, other = (SearchTexts(words.load()[label][each], words.load()[f"{label}-lede"][each]) for each in (language, far))
        yield SearchDocument(id=path, kind="analysis", url=f"{path}/", language=language, title=own.title, summary=own.summary, other=other)


def _names(by_hand: Mapping[str, bytes], language: str) -> list[str]:
    """The pages written by hand in a language, with the guide for authors. The start page is no result."""
    ending = f".{language}.md"
    return sorted(name.removesuffix(ending) for name in by_hand if name.endswith(ending) and name != f"index{ending}")


def _page(by_hand: Mapping[str, bytes], name: str, language: str) -> SearchDocument:
    """A page written by hand, by title and opening: its full text would weigh as much as many practices."""
    (far,) = others(language)
    path = name.removesuffix("/index")
    own = _opening(by_hand, f"{name}.{language}.md", language)
    return SearchDocument(
        id=f"page-{path}", kind="guide" if path.startswith(GUIDE) else "page", url=f"{path}/", language=language, title=own.title, summary=own.summary,
        other=_opening(by_hand, f"{name}.{far}.md", far) if f"{name}.{far}.md" in by_hand else None,
    )  # fmt: skip


def _opening(by_hand: Mapping[str, bytes], name: str, language: str) -> SearchTexts:
    document, _ = frontmatter.read(f"docs/{name}", language, by_hand[name])
    if document is None:
        return SearchTexts(name)
    values = {key: node.value for key in ("title", "lede") if isinstance(node := document.front.get(key), nodes.Scalar)}
    return SearchTexts(values.get("title", name), values.get("lede", ""))
