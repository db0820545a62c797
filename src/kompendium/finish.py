"""The last step of a build: the frames that the theme rendered are filled, and finished files are laid beside them."""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from kompendium import sanitise
from kompendium.kept import EVERY, Store, Used, digest, freeze, program_digest
from kompendium.languages import LANGUAGES
from kompendium.model import Practice
from kompendium.pages import Pages, frames, of_practice, selection
from kompendium.pages.frames import Frame
from kompendium.pages.page import Page
from kompendium.pages.view import Site
from kompendium.problems import Problem

# pages with a contributor's text; the others hold our own templates and reviewed data
GUARDED = ("practice", "parallel")


class MarkupError(Exception):
    """The second gate found markup on a page that is not ours."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("page-markup")
        self.problems = problems


@dataclass(frozen=True)
class Filler:
    """Puts the pages of a site into rendered frames, by their addresses."""

    rendered: Mapping[str, Frame]
    site: Site

    def fill(self, page: Page) -> bytes:
        """The whole page. Raises MarkupError if a contributor's text became anything that our templates do not write."""
        if page.meta.get("kind") in GUARDED:
            sections, help_url = frozenset(self.site.data.sections.kinds), self.site.settings.help_url
            problems = sanitise.check(page.body, str(page.meta.get("source", page.file)), sections, help_url)
            if problems:
                raise MarkupError(problems)
        return self.rendered[frames.address(page)].fill(page).encode()


def read_frames(pages: Pages, folder: Path) -> dict[str, Frame]:
    """The frames in a site that the generator rendered, by their addresses."""
    single = (page.address for page in pages.single if not page.frame)
    return {name: frames.read((folder / name).read_text("utf-8")) for name in (*single, *_shared(folder))}


@dataclass(frozen=True)
class Finished:
    """The finished files of practices, kept from build to build with everything that they were made from.

    What a page was made from is not listed by hand: the site that it is written from remembers what it was asked for.
    digests: what each practice was read from; based: the digest of all that every page depends on
    """

    store: Store
    digests: Mapping[str, str]
    based: str

    def files(self, practice: Practice, filler: Filler) -> Mapping[str, bytes]:
        """All files of one practice by name. Raises MarkupError."""
        own = self.digests.get(practice.slug, "")
        key = digest(self.based, practice.slug, own)
        kept = self.store.value(key) if own else None
        if kept:
            practices_then, prints_then, files = kept
            if self._practices(practices_then, filler.site) == practices_then and self._prints(prints_then, filler.site) == prints_then:
                return cast("dict[str, bytes]", files)
        practices, prints = Used(filler.site.practices), Used(filler.site.settings.prints)
        site = replace(filler.site, practices=practices, settings=replace(filler.site.settings, prints=prints))
        files = _files(practice, site, filler)
        if own:
            self.store.put(key, freeze((self._practices(practices.asked, filler.site), self._prints(prints.asked, filler.site), files)))
        return files

    def _practices(self, slugs: Iterable[str], site: Site) -> dict[str, str]:
        """What stands behind the names that a page asked for; one that is not there counts too."""
        return {slug: self._every(site) if slug == EVERY else self.digests.get(slug, "") if slug in site.practices else "" for slug in slugs}

    def _every(self, site: Site) -> str:
        """All practices at once; only for who went through all, since it costs as much as there are practices."""
        return digest(*(f"{slug} {self.digests.get(slug, '')}" for slug in site.practices))

    def _prints(self, names: Iterable[str], site: Site) -> dict[str, str]:
        shown = site.settings.prints
        return {name: repr(shown if name == EVERY else shown.get(name)) for name in names}


def remembered(store: Store, data: str, digests: Mapping[str, str], filler: Filler) -> Finished:
    """What can be kept in this build: `data` is the digest of the reviewed data; frames that practices share count as they were rendered."""
    plain = replace(filler.site.settings, prints={}, photos={})
    shared = (piece for name, frame in sorted(filler.rendered.items()) if frames.is_shared(name) for piece in (name, *frame.pieces))
    return Finished(store, digests, digest(program_digest(), data, repr(plain), *shared))


def _files(practice: Practice, site: Site, filler: Filler) -> dict[str, bytes]:
    """Each text's own page first: where both stand side by side, nobody could say in which file something is wrong."""
    written = sorted(of_practice(practice, site), key=lambda page: page.meta.get("kind") == "parallel")
    pages = {page.address: filler.fill(page) for page in written}
    return {**pages, **selection.records(practice, site)}


def write_files(files: Iterable[tuple[str, bytes]], folder: Path) -> None:
    """Lay finished files into the site, those that differ; they come one by one, so that they need not be in memory together."""
    made: set[Path] = set()
    for name, content in files:
        path = folder / name
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)


def remove_frames(folder: Path) -> None:
    """Nobody is to find the frames that pages share."""
    for root in _roots(folder):
        for frame in root.glob(frames.FOLDERS):
            shutil.rmtree(frame)


def _shared(folder: Path) -> Iterator[str]:
    found = (path for root in _roots(folder) for frame in root.glob(frames.FOLDERS) for path in frame.rglob("*.html"))
    return (path.relative_to(folder).as_posix() for path in found)


def _roots(folder: Path) -> tuple[Path, ...]:
    return tuple(folder if language == LANGUAGES[0] else folder / language for language in LANGUAGES)
