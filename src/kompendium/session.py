"""One run of the site generator: what it is given, what is done with what it rendered, and what an edit makes anew while someone writes."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kompendium import finish, kept, site, stage
from kompendium.pages import sitemap
from kompendium.pages.frames import Frame
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
    """Stage, then let the generator render, then finish. While serving, `refresh` may do instead."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self.staged_in = wanted.root / "build" / "docs"
        self._built = Built({}, "")
        self._frames: Mapping[str, Frame] = {}
        self._folder = Path()
        self._outside = ""

    def stage(self) -> str:
        """Check and write the staged tree. The report on what keeps the site from being built, or nothing."""
        # now, not when it has rendered: a template that is edited meanwhile is not in these frames
        self._outside = self._digest()
        self._built = self._make()
        if not self._built.errors:
            stage.write(self._built.staged, self.staged_in)
        return self._built.errors

    def rows(self) -> Iterator[sitemap.Row]:
        """The practices for the sitemap: the generator does not see their pages."""
        return sitemap.rows(self._built.pages.site) if self._built.pages else iter(())

    def finish(self, folder: Path) -> str:
        """Fill the frames that were rendered into `folder` and lay the finished files beside them. The report, if a page is refused."""
        if self._built.pages is None:
            return ""
        self._folder = folder
        self._frames = finish.read_frames(self._built.pages, folder)
        return self._write(self._built)

    def refresh(self) -> bool:
        """Make the library's pages anew in the frames as they are; no if anything changed that the generator renders, or is wrong."""
        if not self._frames or self._outside != self._digest():
            return False
        built = self._make()
        if built.errors or _listed(built) != _listed(self._built):
            return False
        return not (stage.write(built.staged, self.staged_in) or self._write(built))

    def _make(self) -> Built:
        wanted = self.wanted
        chosen = site.settings(wanted.extra, wanted.repo_url, wanted.edit_uri, with_copy=wanted.offline)
        where = site.address(wanted.site_url, wanted.extra)
        return site.build(wanted.root, datetime.date.today(), chosen, where, wanted.serving, wanted.keep_going)

    def _write(self, built: Built) -> str:
        wanted = self.wanted
        editor = site.editor(wanted.root, built, wanted.extra, wanted.repo_url, wanted.edit_uri)
        return site.write(wanted.root, built, self._frames, self._folder, editor)

    def _digest(self) -> str:
        paths = (self.wanted.root / name for name in OUTSIDE)
        return kept.digest(*(kept.folder_digest(path) if path.is_dir() else path.read_bytes() for path in paths))


def _listed(built: Built) -> tuple[tuple[str, ...], tuple[sitemap.Row, ...]]:
    """Which pages there are, and what the sitemap says of them: a page that goes stays where nobody removes it."""
    if built.pages is None:
        return (), ()
    practices = (f"{each.slug} {' '.join(each.texts)}" for each in built.pages.site.practices.values())
    return (*practices, *(page.address for page in built.pages.single)), tuple(sitemap.rows(built.pages.site))
