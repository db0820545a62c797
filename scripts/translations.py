"""Who is missing, who is stale: the state of every translation. --accept says that a translation is right again."""

import argparse
import sys
from pathlib import Path

from kompendium import check, loader, translations
from kompendium.languages import LANGUAGES, others
from kompendium.loader import Folder

ROOT = Path(__file__).resolve().parent.parent
WORDS = {
    "de": {"original": "Original", "current": "aktuell", "stale": "älter als das Original", "unstamped": "ohne Vermerk", "missing": "fehlt", "accepted": "bestätigt"},
    "cs": {"original": "originál", "current": "aktuální", "stale": "starší než originál", "unstamped": "bez záznamu", "missing": "chybí", "accepted": "potvrzeno"},
}  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Print the table or accept translations; returns the exit code (1: something is missing or stale)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accept", nargs="+", metavar="SLUG", default=[], help="the translation is right: stamp it (all = every one)")
    parser.add_argument("--practices", type=Path, default=ROOT / "practices", metavar="DIR", help="where the practices are")
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0], help="language of the messages")
    options = parser.parse_args(arguments)
    data = check.load(ROOT)
    folders = [loader.load_folder(path) for path in loader.folders(options.practices)]
    unknown = set(options.accept) - {"all"} - {folder.slug for folder in folders}
    if unknown:
        print(", ".join(sorted(unknown)) + ": ?", file=sys.stderr)
        return 2
    words = WORDS[options.language]
    if options.accept:
        for folder in folders:
            if {"all", folder.slug} & set(options.accept):
                _accept(folder, translations.stamp(folder, data.sections), options.practices, words["accepted"])
        return 0
    rows = [state for folder in folders for state in translations.states(folder, data.sections)]
    for row in rows:
        print(f"{row.slug:44} {row.language}  {words[row.state]}{': ' + ', '.join(row.changed) if row.changed else ''}")
    return int(any(row.state not in ("original", "current") for row in rows))


def _accept(folder: Folder, stamp: str, practices: Path, word: str) -> None:
    original = folder.original
    for language in others(original.language if original else ""):
        path = practices / folder.slug / f"index.{language}.md"
        if path.is_file():
            text = path.read_bytes().decode("utf-8")
            path.write_bytes(translations.accept(text, stamp).encode())
            print(f"{folder.slug} {language}: {word}")


if __name__ == "__main__":
    sys.exit(main())
