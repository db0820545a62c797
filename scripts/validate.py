"""Check practices: what is wrong, in which line, what to write instead. Exit 0: fine, 1: errors, 2: wrong use."""

import argparse
import datetime
import sys
from pathlib import Path

from kompendium import check, report, validating, watching
from kompendium.languages import LANGUAGES
from kompendium.ways.words import Say

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run the check; returns the exit code."""
    options = _options(arguments)
    only = {validating.slug(path) for path in options.paths}
    missing = [str(options.practices)] if not options.practices.is_dir() else sorted(name for name in only if not (options.practices / name).is_dir())
    if missing:
        print(Say(options.language)("no-folder", found=", ".join(missing)), file=sys.stderr)
        return 2
    code = _check(options, only)
    if options.watch:
        _watch(options, only)
    return code


def _watch(options: argparse.Namespace, only: set[str]) -> None:
    """Check what changed, again and again, until someone stops it."""
    print(Say(options.language)("watching"), flush=True)
    try:
        for changed in watching.changes(options.practices):
            there = {name for name in changed if (options.practices / name).is_dir()}
            if chosen := there & only if only else there:
                _check(options, chosen)
                sys.stdout.flush()
    except KeyboardInterrupt:
        return


def _check(options: argparse.Namespace, only: set[str]) -> int:
    chosen = validating.folders(options.practices, only)
    if options.fix:
        for done in validating.fixed(chosen, options.language):
            print(done)
    try:
        result = check.check(ROOT, options.practices, datetime.date.today(), only, check.store(ROOT))
        problems, checked = (check.release(ROOT) if options.release else []) + result.problems, result.checked
        if options.spelling:
            problems, absent = validating.with_spelling(problems, ROOT, chosen, result.data)
            for each in absent:
                print(report.no_dictionary(each, options.language), file=sys.stderr)
    except check.BadDataError as bad:
        problems, checked = bad.problems, 0
    print(report.FORMATS[options.format](problems, check.sources(problems, ROOT), checked, options.language))
    return int(any(options.strict or problem.severity == "error" for problem in problems))


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="folders or files of practices (all if none)")
    parser.add_argument("--practices", type=Path, default=ROOT / "practices", metavar="DIR", help="where the practices are")
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0], help="language of the messages")
    parser.add_argument("--format", choices=tuple(report.FORMATS), default="text", help="form of the report")
    parser.add_argument("--spelling", action="store_true", help="check spelling too (needs the dictionaries of hunspell)")
    parser.add_argument("--release", action="store_true", help="is the publisher named in mkdocs.yml?")
    parser.add_argument("--fix", action="store_true", help="mend order, quotes, dates and white space first")
    parser.add_argument("--watch", action="store_true", help="go on checking what changes")
    parser.add_argument("--strict", action="store_true", help="warnings fail too")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
