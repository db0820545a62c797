"""The last step of a build: the frames that the theme rendered are filled, and finished files are laid beside them."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from kompendium import sanitise
from kompendium.languages import LANGUAGES
from kompendium.pages import frames
from kompendium.pages.frames import Frame
from kompendium.pages.page import Page
from kompendium.problems import Problem

# pages with a contributor's text; the others hold our own templates and reviewed data
GUARDED = ("practice", "parallel")


class MarkupError(Exception):
    """The second gate found markup on a page that is not ours."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("page-markup")
        self.problems = problems


def write_pages(pages: Iterable[Page], folder: Path, sections: frozenset[str], help_url: str) -> None:
    """Put every page into its frame. Raises MarkupError at the first page that is not as our templates write it."""
    known: dict[str, Frame] = {}
    for page in pages:
        if page.meta.get("kind") in GUARDED:
            problems = sanitise.check(page.body, str(page.meta.get("source", page.file)), sections, help_url)
            if problems:
                raise MarkupError(problems)
        write(page.address, _frame(page, folder, known).fill(page).encode(), folder)


def _frame(page: Page, folder: Path, known: dict[str, Frame]) -> Frame:
    """Its frame, read once where pages share it."""
    address = frames.address(page)
    found = known.get(address) or frames.read((folder / address).read_text("utf-8"))
    if page.frame:
        known[address] = found
    return found


def write_files(files: Iterable[tuple[str, bytes]], folder: Path) -> None:
    """Lay finished files into the site; they come one by one, so that they need not be in memory together."""
    for name, content in files:
        write(name, content, folder)


def write(name: str, content: bytes, folder: Path) -> None:
    """One file, with its folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def remove_frames(folder: Path) -> None:
    """Nobody is to find the frames that pages share."""
    for language in LANGUAGES:
        for frame in (folder if language == LANGUAGES[0] else folder / language).glob(frames.FOLDERS):
            shutil.rmtree(frame)
