"""All pages of the site, from the practices, the data and the pages written by hand."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

from kompendium import frontmatter, words
from kompendium.kept import digest
from kompendium.languages import LANGUAGES, others
from kompendium.loader import Data
from kompendium.model import Practice
from kompendium.pages import (
    catalogue,
    emblem,
    form,
    frames,
    glossary,
    markup,
    organisations,
    parallel,
    practice,
    prints,
    ratings,
    selection,
    start,
    themes,
    transfer_form,
    translation,
    translations,
    written,
)
from kompendium.pages.analysis import pages as across_practices
from kompendium.pages.page import Page
from kompendium.pages.view import Settings, Site, View
from kompendium.pieces import Pieces

Write = Callable[[Practice, Site, str], Page]


@dataclass(frozen=True)
class Pages:
    """The pages of a site before and after the site generator.

    staged: what it is given, by file name: the pages written by hand, the files beside them, a frame for every other page
    single: the pages that have a frame of their own; those of practices come one by one from `of_practice`
    """

    staged: Mapping[str, bytes]
    single: tuple[Page, ...]
    site: Site

    def __iter__(self) -> Iterator[Page]:
        """Every page that the library writes."""
        yield from self.single
        for each in self.site.practices.values():
            yield from of_practice(each, self.site)


def build(
    practices: Iterable[Practice],
    data: Data,
    by_hand: Mapping[str, bytes],
    settings: Settings,
    faulty: Sequence[Page] = (),
    pieces: Pieces | None = None,
) -> Pages:
    """`by_hand` are the files of docs/; one that is there in one language only gets a short page in the other.

    pieces: what was made of each practice before, from these data
    """
    known = pieces or Pieces()
    site = Site({each.slug: each for each in practices if each.status != "draft"}, data, settings)
    others_by_hand = {name: raw for name, raw in by_hand.items() if not name.startswith("index.")}
    single = tuple(page for language in LANGUAGES for page in _pages(site, language, by_hand, known)) + tuple(_absent(site, others_by_hand))
    framed = (*map(frames.frame_of, single), *frames.shared([*_samples(site), *faulty]))
    # a photo shows on the pages of practices only
    around = digest(repr(replace(settings, photos={})), *site.practices)
    staged = {name: _written(name, raw, site, known, around) for name, raw in others_by_hand.items()}
    known.keep()
    return Pages({**staged, emblem.FILE: emblem.svg().encode(), **{page.file: page.to_bytes() for page in framed}}, (*single, *faulty), site)


def _samples(site: Site) -> Iterator[Page]:
    """The pages of one practice for each set of languages in which practices are written, without their texts: what frames are made from."""
    samples = {tuple(sorted(each.texts)): each for each in site.practices.values()}
    return (page for each in samples.values() for page in of_practice(each, site, practice.head, parallel.head))


def of_practice(each: Practice, site: Site, main: Write = practice.page, beside: Write = parallel.page) -> Iterator[Page]:
    """In every language the page, the form of its transfer check, and both texts side by side where there are two."""
    for language in LANGUAGES:
        yield main(each, site, language) if language in each.texts else translation.missing(each, site, language)
        yield transfer_form.page(each, site, language)
        if parallel.there(each):
            yield beside(each, site, language)


def _written(name: str, raw: bytes, site: Site, pieces: Pieces, around: str) -> bytes:
    """A page of docs/ as it is staged; other files stay as they are. `around`: the digest of what its links and blanks are filled with."""
    language = next((each for each in LANGUAGES if name.endswith(f".{each}.md")), "")
    if not language:
        return raw
    return pieces.shared(f"{name} {digest(raw, around)}", lambda: written.page(_read(name, language, raw), site, name).to_bytes())


def _read(name: str, language: str, raw: bytes) -> frontmatter.Document:
    document, problems = frontmatter.read(f"docs/{name}", language, raw)
    if document is None:
        raise ValueError(f"docs/{name}: {problems[0].rule}")
    return document


def faulty(reports: Mapping[str, Mapping[str, str]]) -> list[Page]:
    """Pages that show what is wrong with a practice while its author is at work: slug → language → report."""
    return [_faulty(slug, language, text) for slug, texts in reports.items() for language, text in texts.items()]


def _faulty(slug: str, language: str, text: str) -> Page:
    title = words.in_language(language)("problems")
    return Page(f"praxis/{slug}", language, slug, title, _report(text, language), {"kind": "faulty"}, frame="faulty")


def _report(text: str, language: str) -> str:
    say = words.in_language(language)
    report = markup.tag("pre", escape(text), class_="problems")
    return f'<header class="opening">\n<h1>{say("problems")}</h1>\n<p class="lede">{say("problems-intro")}</p>\n</header>\n{report}'


def _pages(site: Site, language: str, by_hand: Mapping[str, bytes], pieces: Pieces) -> Iterator[Page]:
    yield _start(site, language, by_hand)
    yield catalogue.page(site, language, pieces)
    yield from themes.pages(site, language, pieces)
    yield organisations.page(site, language, pieces)
    yield glossary.page(site, language, pieces)
    yield selection.page(site, language)
    yield from across_practices(site, language, pieces)
    yield form.page(site, language)
    yield prints.page(site, language)
    yield translations.page(site, language, pieces)
    yield ratings.page(site, language)


def _start(site: Site, language: str, by_hand: Mapping[str, bytes]) -> Page:
    name = f"index.{language}.md"
    document = _read(name, language, by_hand[name])
    return start.page(site, language, written.value(document, "title"), written.value(document, "lede"), document.body)


def _absent(site: Site, by_hand: Mapping[str, bytes]) -> Iterator[Page]:
    for language in LANGUAGES:
        for name in by_hand:
            stem = name.removesuffix(f".{language}.md")
            if stem == name:
                continue
            for other in others(language):
                if f"{stem}.{other}.md" not in by_hand:
                    path = stem.removesuffix("index").strip("/")
                    page = translation.absent(View(site, other, path), _title(name, language, by_hand[name]), language, f"docs/{name}")
                    yield replace(page, stem=stem)


def _title(name: str, language: str, raw: bytes) -> str:
    document, _ = frontmatter.read(name, language, raw)
    return (document and written.value(document, "title")) or name
