"""Who is missing, who is stale: the state of every translation. With it: what changed, a new file, a stamp for a right one."""

import argparse
import sys
from pathlib import Path

from kompendium import check, loader
from kompendium.languages import LANGUAGES
from kompendium.loader import Folder
from kompendium.translators import WRONG_USE, Answer, Desk
from kompendium.ways.words import Say

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Print the table, or do what was asked; returns the exit code (1: something is missing or stale, 2: wrong use)."""
    options = _options(arguments)
    desk = Desk(options.practices, check.load(ROOT), Say(options.language))
    folders = {path.name: loader.load_folder(path) for path in loader.folders(options.practices)}
    code, text = _answer(options, desk, folders)
    print(text, file=sys.stderr if code == WRONG_USE else sys.stdout)
    return code


def _answer(options: argparse.Namespace, desk: Desk, folders: dict[str, Folder]) -> Answer:
    chosen = [*options.accept, *filter(None, (options.diff, options.new))]
    if unknown := sorted(set(chosen) - {"all"} - set(folders)):
        return WRONG_USE, desk.say("unknown-practice", found=", ".join(unknown))
    if options.diff:
        return desk.diff(folders[options.diff])
    if options.new:
        return desk.new(folders[options.new])
    if options.accept:
        told = (desk.accept(each) for each in folders.values() if {"all", each.slug} & set(options.accept))
        return 0, "\n".join(filter(None, told))
    return desk.table(folders.values())


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accept", nargs="+", metavar="SLUG", default=[], help="the translation is right: stamp it (all = every one)")
    parser.add_argument("--diff", metavar="SLUG", help="what changed in the original since the translation")
    parser.add_argument("--new", metavar="SLUG", help="prepare the file of the missing translation")
    parser.add_argument("--practices", type=Path, default=ROOT / "practices", metavar="DIR", help="where the practices are")
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0], help="language of the messages")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
