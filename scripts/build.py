"""Build the site beside the old one and put it in its place at the end. Exit 0: built, 1: errors, 2: wrong use."""

import argparse
import datetime
import os
import shutil
import subprocess
import sys
from pathlib import Path

from kompendium import check, outcome, report
from kompendium.languages import LANGUAGES
from kompendium.steps import Step

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Check, build, swap. Whatever happens before the swap, the last good site stays as it is."""
    options = _options(arguments)
    root: Path = options.root.resolve()
    outcome.recover(root / "site", root / "build" / "site.old")
    try:
        errors = _check(root)
        if errors and not options.keep_going:
            return 1
        step = _step(root, options)
        if not errors and step.is_done():
            print(report.unchanged("site/", LANGUAGES))
            return 0
        begun = step.begin()
        fault = _build(root, options)
        if not fault and not errors:
            step.done(begun)
    except OSError as error:
        fault = outcome.of_error(error)
    if fault:
        print(report.failed(fault, LANGUAGES), file=sys.stderr)
        return 1
    if errors:
        print(report.left_out(errors, LANGUAGES), file=sys.stderr)
    return int(bool(errors))


def _step(root: Path, options: argparse.Namespace) -> Step:
    """All that a site is made of, the finished PDFs too."""
    reads = ("mkdocs.yml", "hooks", "theme", "docs", "practices", "data", "admin", "edition", "build/print")
    how = (str(datetime.date.today()), os.environ.get("SOURCE_DATE_EPOCH", ""), str(options.offline))
    return Step(root / "build" / "cache" / "site.txt", tuple(root / each for each in reads), root / "site", how)


def _check(root: Path) -> tuple[str, ...]:
    """Print what is wrong; the practices that cannot be published, or data/ itself."""
    try:
        result = check.check(root, root / "practices", datetime.date.today(), store=check.store(root))
        problems, checked, faulty = result.problems, result.checked, result.faulty
    except check.BadDataError as bad:
        problems, checked, faulty = bad.problems, 0, ("data/",)
    print(report.text(problems, check.sources(problems, root), checked, LANGUAGES[0]))
    beside = tuple(problem.path for problem in problems if problem.rule == "file-stray")
    return (*faulty, *beside)


def _build(root: Path, options: argparse.Namespace) -> str:
    """Run the generator into a new folder, then swap; what went wrong, or an empty string."""
    new = root / "build" / "site.new"
    shutil.rmtree(new, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(new)]
    chosen = {"KEEP_GOING": "1" if options.keep_going else "", "OFFLINE": "1" if options.offline else "", "KOMPENDIUM_TIMINGS": options.timings}
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **chosen}
    done = subprocess.run(command, cwd=root, env=environment, stderr=subprocess.PIPE, text=True, check=False)
    fault = outcome.of_log(done.stderr) if done.returncode else outcome.missing(new)
    if not fault:
        outcome.swap(new, root / "site", root / "build" / "site.old")
    return fault


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep-going", action="store_true", help="leave out practices with errors, publish the rest, exit with 1")
    parser.add_argument("--offline", action="store_true", help="put a copy for a disk into the site, offline.zip, and offer it to readers")
    parser.add_argument("--timings", default="", metavar="FILE", help="write the processor time of each stage as JSON")
    parser.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help="the project's folder")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
