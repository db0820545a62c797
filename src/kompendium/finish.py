"""The last step of a build: the frames that the theme rendered are filled, and finished files are laid beside them."""

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kompendium import sanitise, stage
from kompendium.kept import EVERY, Used, digest, program_digest
from kompendium.languages import LANGUAGES
from kompendium.laying import Laying
from kompendium.model import Practice
from kompendium.pages import Pages, frames, of_practice, selection, sitemap
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


@dataclass(frozen=True)
class Rendered:
    """What the generator rendered. frames: by their addresses; sitemap: without the practices; files: what readers get as it is, by name."""

    frames: Mapping[str, Frame]
    sitemap: str
    files: Mapping[str, Path]


def read(pages: Pages, folder: Path) -> Rendered:
    """What lies in the folder that the generator filled."""
    own = {page.address for page in pages.single if not page.frame}
    found = stage.read(folder)
    framed = {name: frames.read(found[name].read_text("utf-8")) for name in found if name in own or frames.is_shared(name)}
    left = {name: path for name, path in found.items() if name not in framed and name not in (sitemap.FILE, sitemap.PACKED)}
    return Rendered(framed, found[sitemap.FILE].read_text("utf-8"), left)


@dataclass(frozen=True)
class Finished:
    """The finished files of practices, which stay in the site as long as nothing changed that they were made from.

    What a page was made from is not listed by hand: the site that it is written from remembers what it was asked for.
    digests: what each practice was read from; based: the digest of all that every page depends on
    """

    laying: Laying
    digests: Mapping[str, str]
    based: str

    def lay(self, practice: Practice, filler: Filler) -> None:
        """All files of one practice. Raises MarkupError."""
        part, own = f"practice {practice.slug}", self.digests.get(practice.slug, "")
        key = digest(self.based, practice.slug, own)
        if own and self._holds(self.laying.noted(part), key, filler.site):
            self.laying.keep(part)
            return
        practices, prints = Used(filler.site.practices), Used(filler.site.settings.prints)
        site = replace(filler.site, practices=practices, settings=replace(filler.site.settings, prints=prints))
        files = _files(practice, site, filler)
        self.laying.lay(part, (key, self._practices(practices.asked, filler.site), self._prints(prints.asked, filler.site)), files)

    def _holds(self, noted: Any, key: str, site: Site) -> bool:
        """Whether all that the files were made from is as it was then."""
        if noted is None or noted[0] != key:
            return False
        _, practices, prints = noted
        return bool(self._practices(practices, site) == practices and self._prints(prints, site) == prints)

    def _practices(self, slugs: Iterable[str], site: Site) -> dict[str, str]:
        """What stands behind the names that a page asked for; one that is not there counts too."""
        return {slug: self._every(site) if slug == EVERY else self.digests.get(slug, "") if slug in site.practices else "" for slug in slugs}

    def _every(self, site: Site) -> str:
        """All practices at once; only for who went through all, since it costs as much as there are practices."""
        return digest(*(f"{slug} {self.digests.get(slug, '')}" for slug in site.practices))

    def _prints(self, names: Iterable[str], site: Site) -> dict[str, str]:
        shown = site.settings.prints
        return {name: repr(shown if name == EVERY else shown.get(name)) for name in names}


def remembered(laying: Laying, data: str, digests: Mapping[str, str], filler: Filler) -> Finished:
    """What can stay in this build: `data` is the digest of the reviewed data; frames that practices share count as they were rendered."""
    plain = replace(filler.site.settings, prints={}, photos={})
    shared = (piece for name, frame in sorted(filler.rendered.items()) if frames.is_shared(name) for piece in (name, *frame.pieces))
    return Finished(laying, digests, digest(program_digest(), data, repr(plain), *shared))


def _files(practice: Practice, site: Site, filler: Filler) -> dict[str, bytes]:
    """Each text's own page first: where both stand side by side, nobody could say in which file something is wrong."""
    written = sorted(of_practice(practice, site), key=lambda page: page.meta.get("kind") == "parallel")
    pages = {page.address: filler.fill(page) for page in written}
    return {**pages, **selection.records(practice, site)}


def remove_frames(folder: Path) -> None:
    """Nobody is to find the frames that pages share."""
    for language in LANGUAGES:
        root = folder if language == LANGUAGES[0] else folder / language
        for frame in root.glob(frames.FOLDERS):
            shutil.rmtree(frame)

