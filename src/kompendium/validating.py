"""What the command that checks is asked besides checking: which practices, spelling, mending."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kompendium import check, disk, loader, mend, spelling
from kompendium.languages import LANGUAGES
from kompendium.loader import FILE_NAMES, Data
from kompendium.problems import Problem
from kompendium.ways.words import Say


def slug(path: Path) -> str:
    """The practice that a path means: its folder, a file in it, or just its name."""
    folder = path.parent if path.suffix else path
    return folder.resolve().name if folder.name in ("", ".", "..") else folder.name


def folders(practices: Path, only: set[str]) -> list[Path]:
    """The folders that were chosen, or all."""
    return [path for path in loader.folders(practices) if not only or path.name in only]


def with_spelling(found: list[Problem], root: Path, chosen: Iterable[Path], data: Data) -> tuple[list[Problem], list[str]]:
    """The problems with those of spelling in their place, and the languages without a dictionary."""
    spellers = spelling.load()
    known = spelling.own_words(root, data)
    misspelt = [problem for path in chosen for problem in spelling.check(check.load_folder(root, path), spellers, known)]
    return sorted([*found, *misspelt], key=lambda problem: problem.order), sorted(set(LANGUAGES) - set(spellers))


def fixed(chosen: Iterable[Path], language: str) -> Iterator[str]:
    """Mend the files of the folders; says what was done in which file, and what was left alone."""
    say = Say(language)
    for folder in chosen:
        names = {entry.name for entry in disk.entries(folder) if entry.kind == "file"}
        for name in sorted(names & set(FILE_NAMES)):
            path = folder / name
            try:
                mended = mend.mend(str(path), FILE_NAMES[name], disk.read(path, 1_000_000))
            except mend.MeaningError:
                yield say("mend-refused", path=f"{folder.name}/{name}")
                continue
            if mended:
                path.write_bytes(mended.text.encode())
                yield f"{folder.name}/{name}: {', '.join(say(f'mend-{each}') for each in mended.done)}"
