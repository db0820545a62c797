"""What the search knows of the site: practices, terms, themes, organisations, the analysis and pages written by hand, in both languages of each."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from kompendium import frontmatter, nodes, search, words
from kompendium.body import prose
from kompendium.glossary import Term
from kompendium.kept import Store, digest, folder_digest, program_digest
from kompendium.languages import others
from kompendium.loader import Data
from kompendium.model import Practice, Text
from kompendium.search import (
    Engine,
    SearchDocument,
    SearchTexts,
    Splits,
    documents,
    german,
    german_words,
    in_blocks,
    long_nouns,
    published,
    split_words,
)

# amounts and years, which nobody searches for; numbers of laws stay: § 305, 108/2006
_COUNTS = re.compile(r"\d(?<![\w/]\d)(?<!§[ \u00a0]\d)\d*\b(?!/\d{4})")
# the pages of the analysis: where they are, by the label of their title
ANALYSIS = {
    "analysis": "analyse", "matrix": "analyse/themen-und-zielgruppen", "methods": "analyse/methoden", "evidence": "analyse/belegstaerke",
    "experience": "analyse/erfahrungen", "resources": "analyse/geld-und-recht", "map": "analyse/karte",
}  # fmt: skip
GUIDE = "mitmachen"
_TAGS = ("themes", "target_groups", "methods", "settings")


def files(
    practices: Iterable[Practice], data: Data, by_hand: Mapping[str, bytes], assets: Path, store: Store, digests: Mapping[str, str], reviewed: str, shards: bool = False
) -> dict[str, bytes]:
    """The published index of each language and the scripts that read it, by name below the site's root.

    `store` keeps what earlier builds found: an unchanged index starts neither V8 nor the list of words, and of a changed one only the
    blocks of documents that changed are analysed again. Practices are known by `digests`, the digest of each one's folder, and `reviewed`,
    that of the reviewed data, so that an unchanged one is not even read again. With `shards` the index is cut into files of which a query loads few.
    """
    shown = [each for each in practices if each.status != "draft"]
    scripts, terms = published(assets), tuple(data.glossary.terms.values())
    program = digest(version("mini-racer"), version("simplemma"), folder_digest(Path(search.__file__).parent))
    basis = digest(program, repr(terms), *scripts, *scripts.values())
    based = digest(program_digest(), reviewed)
    indexes = [_Index(language, _later(shown, data, by_hand, language, digests, based), basis, store) for language in data.sections.mark]
    changed = [each for each in indexes if each.kept is None]
    splits = _splits(chain.from_iterable(each.new() for each in changed), digest("splits", program), store) if changed else {}
    whole = {each: each.kept or each.made(Engine(assets), terms, splits) for each in indexes}
    found = {f"assets/search/{name}": raw for each, index in whole.items() for name, raw in (each.cut(index, assets) if shards else {f"{each.language}.json": index}).items()}
    store.prune([digest("splits", program), *chain.from_iterable(each.blocks for each in indexes)])
    return found | {f"assets/{name}": content for name, content in scripts.items()}


@dataclass(frozen=True)
class _Later:
    """A document that is made when it is needed; `key` is the digest of what it is made from."""

    id: str
    key: str
    make: Callable[[], SearchDocument]


def _later(
    practices: Iterable[Practice], data: Data, by_hand: Mapping[str, bytes], language: str, digests: Mapping[str, str], based: str
) -> Iterator[_Later]:
    """All documents of one language."""
    listed = list(practices)
    for each in listed:
        make = partial(_practice, each, data, language)
        own = digests.get(each.slug)
        yield _Later(each.slug, digest(based, each.slug, own) if own else digest(repr(make())), make)
    for document in _others(listed, data, language):
        yield _Later(document.id, digest(repr(document)), partial(_same, document))
    for name in _names(by_hand, language):
        read = (part for file, raw in by_hand.items() if file.startswith(f"{name}.") for part in (file, raw))
        yield _Later(f"page-{name}", digest(based, *read), partial(_page, by_hand, name, language))


def _same(document: SearchDocument) -> SearchDocument:
    return document


class _Index:
    """The index of one language: `kept` if nothing changed, else made of blocks of documents, of which most did not change.

    blocks: the documents of each by the key under which is kept what became of them
    """

    def __init__(self, language: str, found: Iterable[_Later], basis: str, store: Store) -> None:
        self.language = language
        self.blocks = {digest(basis, language, *(each.key for each in part)): part for part in in_blocks(found)}
        self.kept = store.get(self._key())
        self._store = store
        known = {} if self.kept else {key: block.decode() for key in self.blocks if (block := store.get(key))}
        self._known: dict[str, str] = known
        self._new = {} if self.kept else {key: [each.make() for each in part] for key, part in self.blocks.items() if key not in known}

    def new(self) -> Iterator[SearchDocument]:
        """The documents of blocks that no earlier build made."""
        return chain.from_iterable(self._new.values())

    def made(self, engine: Engine, terms: Sequence[Term], splits: Splits) -> bytes:
        """The index, with `splits` of the new documents."""
        for key, block in zip(self._new, engine.blocks(self._new.values(), terms, self.language, splits), strict=True):
            self._known[key] = block
            self._store.put(key, block.encode())
        index = engine.assemble((self._known[key] for key in self.blocks), terms, self.language).encode()
        self._store.put(self._key(), index)
        return index

    def cut(self, index: bytes, assets: Path) -> dict[str, bytes]:
        """The index in files: the head under the name of the whole, the others in a folder whose name changes with them, so that nobody mixes old and new."""
        key = digest("shards", self._key())
        raw = self._store.get(key)
        if raw is None:
            raw = json.dumps(Engine(assets).cut(index.decode(), f"{self.language}-{digest(index)[:8]}"), ensure_ascii=False).encode()
            self._store.put(key, raw)
        files: dict[str, str] = json.loads(raw)
        folder = json.loads(files[""])["folder"]
        return {f"{folder}/{name}.json" if name else f"{self.language}.json": content.encode() for name, content in files.items()}

    def _key(self) -> str:
        return digest("index", self.language, *self.blocks)


def _splits(found: Iterable[SearchDocument], key: str, store: Store) -> Splits:
    """The German nouns of these pages with their parts. The list of words takes a second and 100 MB: it is asked only for words that it was never asked for,
    and given back before V8 needs the memory.
    """
    wanted = long_nouns(german(found))
    known: dict[str, list[str]] = json.loads(store.get(key) or "{}")
    if new := wanted - known.keys():
        known |= split_words(new, german_words())
        german_words.cache_clear()
        store.put(key, json.dumps(known, ensure_ascii=False, sort_keys=True).encode())
    return known


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
    far = _texts(practice, other, data, other.language) if other and other is not shown else None
    return SearchDocument(
        id=practice.slug, kind="practice", url=f"praxis/{practice.slug}/", language=language,
        title=own.title, summary=own.summary, body=own.body, tags=own.tags, date=practice.checked, other=far,
    )  # fmt: skip


def _texts(practice: Practice, text: Text, data: Data, language: str) -> SearchTexts:
    labels = (data.vocabularies[name].terms[each].label[language] for name in _TAGS for each in getattr(practice, name))
    names = (data.organisations[each.id].name for each in practice.organisations if each.id in data.organisations)
    # what a section says of the other side would find the practice for law and services that it does not work with
    own = (section for section in text.sections if section.id != "transfer")
    body = _COUNTS.sub(" ", "\n".join((text.plain, *(prose(section.markdown) for section in own))))
    return SearchTexts(text.title, text.summary, body, (*labels, practice.place, *names))


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
