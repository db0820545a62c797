"""Check practices: what is wrong, in which line, what to write instead. Exit 0: fine, 1: errors, 2: wrong use."""

import argparse
import datetime
import sys
from pathlib import Path

from kompendium import check, loader, report, spelling
from kompendium.languages import LANGUAGES
from kompendium.loader import Data
from kompendium.problems import Problem

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run the check; returns the exit code."""
    options = _options(arguments)
    folder: Path = options.practices
    if not folder.is_dir():
        return _wrong_use(f"{folder}: Ordner nicht gefunden / složka nenalezena")
    only = {_slug(path, folder) for path in options.paths}
    missing = sorted(name for name in only if not (folder / name).is_dir())
    if missing:
        return _wrong_use(f"{', '.join(missing)}: in {folder} nicht gefunden / nenalezeno")
    try:
        result = check.check(ROOT, folder, datetime.date.today(), only)
        problems, checked = (check.release(ROOT) if options.release else []) + result.problems, result.checked
        if options.spelling:
            problems = _spelling(problems, folder, only, result.data, options.language)
    except check.BadDataError as bad:
        problems, checked = bad.problems, 0
    lines = check.sources(problems, ROOT)
    print(report.FORMATS[options.format](problems, lines, checked, options.language))
    return int(any(options.strict or problem.severity == "error" for problem in problems))


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="folders or files of practices (all if none)")
    parser.add_argument("--practices", type=Path, default=ROOT / "practices", metavar="DIR", help="where the practices are")
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0], help="language of the messages")
    parser.add_argument("--format", choices=tuple(report.FORMATS), default="text", help="form of the report")
    parser.add_argument("--spelling", action="store_true", help="check spelling too (needs the dictionaries of hunspell)")
    parser.add_argument("--release", action="store_true", help="is the publisher named in mkdocs.yml?")
    parser.add_argument("--strict", action="store_true", help="warnings fail too")
    return parser.parse_args(arguments)


def _spelling(found: list[Problem], folder: Path, only: set[str], data: Data, language: str) -> list[Problem]:
    """The problems with those of spelling added in their place; says plainly which dictionary is missing."""
    spellers = spelling.load()
    for each in sorted(set(LANGUAGES) - set(spellers)):
        print(report.no_dictionary(each, language), file=sys.stderr)
    known = spelling.own_words(ROOT, data)
    folders = [check.load_folder(ROOT, path) for path in loader.folders(folder) if not only or path.name in only]
    misspelt = [problem for each in folders for problem in spelling.check(each, spellers, known)]
    return sorted([*found, *misspelt], key=lambda problem: problem.order)


def _slug(path: Path, practices: Path) -> str:
    """The practice that a path means: its folder, a file in it, or just its name."""
    folder = path.parent if path.suffix else path
    return folder.resolve().name if folder.name in ("", ".", "..") else folder.name


def _wrong_use(message: str) -> int:
    print(message, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
