"""Make the printed editions and the sheets of single practices. Exit 0: done, 1: something cannot be printed, 2: wrong use."""

import argparse
import datetime
import os
import sys
from pathlib import Path

import settings
from kompendium import book, check, publisher, report
from kompendium.languages import LANGUAGES
from kompendium.steps import Step

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Make what was asked for; returns the exit code."""
    options = _options(arguments)
    step = _step(options)
    read = step.read()
    if step.is_done(read):
        print(report.unchanged(f"{options.output}/", LANGUAGES))
        return 0
    step.begin()
    try:
        result = check.check(ROOT, ROOT / "practices", datetime.date.today(), store=check.store(ROOT))
        printer = book.open_printer(ROOT, result.practices, result.data, _settings())
        if options.practice and options.practice not in printer.slugs:
            print(f"{options.practice}: nicht gefunden oder fehlerhaft / nenalezeno nebo s chybami", file=sys.stderr)
            return 2
        made = {_save(options, *each) for each in printer.make(options.edition, options.practice, options.print_colours)}
        if not (options.edition or options.practice):
            book.keep(options.output, made)
            step.done(read)
    except (check.BadDataError, book.TypesetError) as no:
        print(report.text(no.problems, check.sources(no.problems, ROOT), 0, LANGUAGES[0]), file=sys.stderr)
        return 1
    except settings.SettingsError as no:
        print(no, file=sys.stderr)
        return 1
    return 0


def _step(options: argparse.Namespace) -> Step:
    """All that the PDFs are made of. Only making all of them is noted."""
    reads = tuple(ROOT / each for each in ("mkdocs.yml", "practices", "data", "edition"))
    how = (str(datetime.date.today()), os.environ.get("SOURCE_DATE_EPOCH", ""), *(f"{name}={value}" for name, value in sorted(vars(options).items())))
    return Step(ROOT / "build" / "cache" / "print.txt", reads, options.output, how)


def _save(options: argparse.Namespace, name: str, pdf: bytes) -> str:
    ending = ("-cmyk" if options.print_colours else "") + ("-booklet" if options.booklet else "")
    info = book.save(options.output, f"{name}{ending}.pdf", book.booklet(pdf) if options.booklet else pdf)
    print(f"{options.output / info.file}: {info.pages} S./s., {info.size // 1000} kB")
    return info.file


def _settings() -> book.Settings:
    """The site's address and publisher, and the day that SOURCE_DATE_EPOCH names."""
    site = settings.read(ROOT)
    day = f"{datetime.datetime.fromtimestamp(int(epoch), datetime.UTC):%Y-%m-%d}" if (epoch := os.environ.get("SOURCE_DATE_EPOCH")) else ""
    return book.Settings(site["site_url"] or "", publisher.from_plain(site["extra"].get("publisher")), day)


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edition", choices=("de", "cs", "de-cs"), help="only this edition")
    parser.add_argument("--practice", metavar="SLUG", help="only the sheets of this practice")
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "print", metavar="DIR", help="where the PDFs go")
    parser.add_argument("--booklet", action="store_true", help="two pages a side, for folding and stapling")
    parser.add_argument("--print-colours", action="store_true", help="3 mm bleed and CMYK, for a printing house")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
