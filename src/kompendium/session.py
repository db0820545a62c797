"""One run of the site generator: what it is given, what is done with what it rendered, and what an edit makes anew while someone writes."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kompendium import finish, kept, site, stage
from kompendium.check import Result
from kompendium.exports import Address
from kompendium.finish import Rendered
from kompendium.laying import Laying
from kompendium.pages import Settings
from kompendium.site import Built

# what the generator reads besides the staged tree; a change here needs the generator
OUTSIDE = ("mkdocs.yml", "hooks", "theme")


@dataclass(frozen=True)
class Wanted:
    """What the site's configuration and the command ask for.

    serving: someone is writing, so a faulty practice is shown with its problems; keep_going: it is left out;
    offline: the site holds a copy of itself for a disk
    """

    root: Path
    extra: Mapping[str, Any]
    site_url: str | None = None
    repo_url: str | None = None
    edit_uri: str | None = None
    serving: bool = False
    keep_going: bool = False
    offline: bool = False


class Session:
    """Stage, let the generator render, then finish. While serving, `refresh` may do instead."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self._built = Built({}, "")
        self._rendered = Rendered({}, "", {})
        self._laying = Laying(Path(), Path())
        self._outside = ""

    @property
    def staged_in(self) -> Path:
        """The tree that the generator reads while someone writes."""
        return self.wanted.root / "build" / "docs"

    def check(self) -> str:
        """Check and write the pages. The report on what keeps the site from being built, or nothing."""
        return self._begin(self._make)

    def pages_of(self, result: Result) -> str:
        """The same, of practices that are checked already."""
        wanted = self.wanted
        return self._begin(lambda: site.pages_of(wanted.root, result, *self._settings(), wanted.serving, wanted.keep_going))

    def _begin(self, make: Callable[[], Built]) -> str:
        # now, not when it has rendered: a template that is edited meanwhile is not in these frames
        self._outside = self._digest()
        self._built = make()
        return self._built.errors

    def stage(self, folder: Path) -> None:
        """Write the staged tree."""
        stage.write(self._built.staged, folder)

    def key(self) -> str:
        """The digest of all that the generator reads: the staged tree and what lies outside it."""
        return kept.digest(self._outside, *(part for name, raw in sorted(self._built.staged.items()) for part in (name, raw)))

    def finish(self, rendered: Path, laying: Laying) -> str:
        """Fill the frames in the folder that the generator rendered and lay the finished files. The report, if a page is refused."""
        if self._built.pages is None:
            return ""
        self._laying = laying
        self._rendered = finish.read(self._built.pages, rendered)
        if rendered == laying.site:
            finish.remove_frames(rendered)
        return self._lay(self._built, laying)

    def refresh(self) -> bool:
        """Make the library's pages anew in the frames as they are; no if anything changed that the generator renders, or is wrong."""
        if not self._rendered.frames or self._outside != self._digest():
            return False
        built, before = self._make(), self._laying
        if built.errors or _listed(built) != _listed(self._built) or stage.write(built.staged, self.staged_in):
            return False
        self._built, self._laying = built, Laying(before.site, before.into, before.parts)
        return not self._lay(built, self._laying)

    def _make(self) -> Built:
        wanted = self.wanted
        return site.build(wanted.root, datetime.date.today(), *self._settings(), wanted.serving, wanted.keep_going)

    def _settings(self) -> tuple[Settings, Address]:
        wanted = self.wanted
        chosen = site.settings(wanted.extra, wanted.repo_url, wanted.edit_uri, with_copy=wanted.offline)
        return chosen, site.address(wanted.site_url, wanted.extra)

    def _lay(self, built: Built, laying: Laying) -> str:
        wanted = self.wanted
        editor = site.editor(wanted.root, built, wanted.extra, wanted.repo_url, wanted.edit_uri)
        return site.lay(wanted.root, built, self._rendered, laying, editor)

    def _digest(self) -> str:
        paths = (self.wanted.root / name for name in OUTSIDE)
        return kept.digest(*(kept.folder_digest(path) if path.is_dir() else path.read_bytes() for path in paths))


def _listed(built: Built) -> tuple[str, ...]:
    """Which pages there are: a page that goes stays where nobody removes it."""
    if built.pages is None:
        return ()
    practices = (f"{each.slug} {' '.join(each.texts)}" for each in built.pages.site.practices.values())
    return (*practices, *(page.address for page in built.pages.single))
