"""Editions and sheets as finished PDF, from checked practices. Nothing is printed and nothing is written here."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kompendium.book import document, fit, reading
from kompendium.book.document import Document
from kompendium.book.frame import Frame, Settings
from kompendium.book.plan import Edition
from kompendium.book.reading import Material
from kompendium.book.typeset import TypesetError, Typesetter
from kompendium.kept import Store, digest
from kompendium.languages import LANGUAGES
from kompendium.loader import Data
from kompendium.model import Practice
from kompendium.pages.view import Site
from kompendium.problems import Problem

# The sheet is set as large as it fits on its pages, and no smaller than this.
SHEET_PAGES = 2
SHEET_SIZES = (9.2, 8.9, 8.6, 8.3, 8.0)


@dataclass(frozen=True)
class Printer:
    """All that the editions of one project are made from. Reads once, sets many."""

    frame: Frame
    material: Material
    typesetter: Typesetter
    store: Store

    @property
    def editions(self) -> tuple[str, ...]:
        """The names of the editions."""
        return tuple(self.material.plan.editions)

    @property
    def slugs(self) -> tuple[str, ...]:
        """The practices that can be printed."""
        return tuple(self.frame.site.practices)

    def languages(self, slug: str) -> tuple[str, ...]:
        """The languages in which a practice has a text."""
        return tuple(each for each in LANGUAGES if each in self.frame.site.practices[slug].texts)

    def make(self, edition: str = "", practice: str = "", print_colours: bool = False) -> Iterator[tuple[str, bytes]]:
        """Name and PDF of one edition, of one practice's sheets, or of everything. Raises TypesetError."""
        for name in [edition] if edition else () if practice else self.editions:
            yield f"kompendium-{name}", self.edition(name, print_colours)
        for slug in [practice] if practice else () if edition else self.slugs:
            for language in self.languages(slug):
                yield f"{slug}.{language}", self.sheet(slug, language, print_colours)
        if not (edition or practice):
            self.store.prune()

    def edition(self, name: str, print_colours: bool = False) -> bytes:
        """One edition as PDF. Raises TypesetError with everything that is wrong with it."""
        edition = self.material.plan.editions[name]
        frame = replace(self.frame, languages=edition.languages, present=self._chosen(edition))
        made = document.book(edition, self.material.plan, frame, self.material.written, print_colours)
        _refuse([*self.material.problems, *made.problems])
        return self._kept(made, lambda: self._book(made, edition), repr(edition))

    def _book(self, made: Document, edition: Edition) -> bytes:
        setting = self.typesetter.open(made)
        if edition.pages:
            _refuse(list(fit.overfull(setting.extents(), edition.share)))
            _refuse(list(fit.too_many(setting.pages(), edition.pages, reading.PLAN)))
        return setting.pdf()

    def _kept(self, made: Document, make: Callable[[], bytes], *more: str) -> bytes:
        """The PDF of an earlier build that was made from the very same, or a new one."""
        key = digest(self.typesetter.basis, made.template, json.dumps(made.data, ensure_ascii=False, sort_keys=True), *more)
        pdf = self.store.get(key)
        if pdf is None:
            pdf = make()
            self.store.put(key, pdf)
        return pdf

    def sheet(self, slug: str, language: str, print_colours: bool = False) -> bytes:
        """One practice by itself. Raises TypesetError, also if it does not fit in the smallest type."""
        practice = self.frame.site.practices[slug]
        frame = replace(self.frame, languages=(language,), present=(practice,))
        made = document.sheet(practice, self.material.plan, frame, SHEET_SIZES[0], print_colours)
        _refuse(made.problems)
        return self._kept(made, lambda: self._sheet(made))

    def _sheet(self, made: Document) -> bytes:
        for size in SHEET_SIZES:
            setting = self.typesetter.open(made.resized(size))
            extents = setting.extents()
            if extents[0].last <= SHEET_PAGES:
                return setting.pdf()
        raise TypesetError(list(fit.overfull(extents, SHEET_PAGES)))

    def _chosen(self, edition: Edition) -> tuple[Practice, ...]:
        """The edition's selection, or all practices that have its languages, by theme."""
        known = self.frame.site.practices
        if edition.practices:
            return tuple(known[slug] for slug in edition.practices if slug in known)
        themes = list(self.frame.site.data.vocabularies["themes"].terms)
        able = (each for each in known.values() if not set(edition.languages) - set(each.texts))
        return tuple(sorted(able, key=lambda each: (themes.index(each.themes[0]), each.slug)))


def open_printer(root: Path, practices: list[Practice], data: Data, settings: Settings) -> Printer:
    """Everything ready for printing. Drafts are left out. Raises nodes.RefusedError for a plan that cannot be read."""
    published = {each.slug: each for each in practices if each.status != "draft"}
    material = reading.read(root, published, data)
    frame = Frame(Site(published, data), LANGUAGES, tuple(published.values()), settings, root=root)
    return Printer(frame, material, Typesetter(root), Store(root / "build" / "cache" / "print", ".pdf"))


def _refuse(problems: tuple[Problem, ...] | list[Problem]) -> None:
    if problems:
        raise TypesetError(list(problems))
