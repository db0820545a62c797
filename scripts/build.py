"""Build the site beside the old one; what differs takes its place at the end. Exit 0: built, 1: errors, 2: wrong use."""

import argparse
import datetime
import fcntl
import gc
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import settings
from kompendium import check, laying, outcome, report, site, stages
from kompendium.kept import Store
from kompendium.languages import LANGUAGES
from kompendium.session import Session, Wanted
from kompendium.steps import Step, listed

ROOT = Path(__file__).resolve().parent.parent
READ = ("mkdocs.yml", "hooks", "theme", "docs", "data", "admin", "edition", "build/print")


def main(arguments: list[str] | None = None) -> int:
    """Check, build, put in place. Whatever happens before that, the last good site stays as it is."""
    options = _options(arguments)
    root: Path = options.root.resolve()
    try:
        with _alone(root):
            fault, errors = _run(root, options)
    except OSError as error:
        fault, errors = outcome.of_error(error), ()
    except settings.SettingsError as error:
        fault, errors = str(error), ()
    if options.timings:
        stages.write(options.timings)
    if fault:
        print(report.failed(fault, LANGUAGES), file=sys.stderr)
    elif errors and options.keep_going:
        print(report.left_out(errors, LANGUAGES), file=sys.stderr)
    return int(bool(fault or errors))


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Builds of one project take turns: they fill the same folders."""
    cache = root / "build" / "cache"
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _run(root: Path, options: argparse.Namespace) -> tuple[str, tuple[str, ...]]:
    """Everything in turn. What went wrong, or an empty string; what has errors and is left out, or keeps the site from being built."""
    laying.recover(root / "site", root / "build" / "site.new", _notes(root))
    # what is read stays to the end: nothing to collect there, however often one looks
    gc.disable()
    result, errors = _check(root)
    gc.freeze()
    gc.set_threshold(100_000, 50, 1000)
    gc.enable()
    if result is None or (errors and not options.keep_going):
        return "", errors
    step = _step(root, options, result)
    read = step.read()
    if not errors and step.is_done(read):
        print(report.unchanged("site/", LANGUAGES))
        return "", ()
    step.begin()
    fault, made = _build(root, options, result)
    if not fault and not errors:
        step.done(read, made)
    return fault, errors


def _step(root: Path, options: argparse.Namespace, result: check.Result) -> Step:
    """All that a site is made of, the finished PDFs too. Practices have been read already, but for a folder that holds what does not belong there."""
    practices = [f"{slug} {read}" for slug, read in result.digests.items()]
    reads = READ if all(result.digests.values()) else (*READ, "practices")
    how = (str(datetime.date.today()), os.environ.get("SOURCE_DATE_EPOCH", ""), str(options.offline), *practices)
    return Step(root / "build" / "cache" / "site.txt", tuple(root / each for each in reads), root / "site", how)


def _notes(root: Path) -> Store:
    """What lies in the site."""
    return Store(root / "build" / "cache" / "laid", ".bin")


def _check(root: Path) -> tuple[check.Result | None, tuple[str, ...]]:
    """Print what is wrong. The practices; those that cannot be published, or data/ itself."""
    result = None
    try:
        result = site.checked(root, datetime.date.today())
        problems, checked, faulty = result.problems, result.checked, result.faulty
    except check.BadDataError as bad:
        problems, checked, faulty = bad.problems, 0, ("data/",)
    print(report.text(problems, check.sources(problems, root), checked, LANGUAGES[0]))
    beside = tuple(problem.path for problem in problems if problem.rule == "file-stray")
    return result, (*faulty, *beside)


def _build(root: Path, options: argparse.Namespace, result: check.Result) -> tuple[str, str]:
    """Pages, the generator where it has something to render, all that goes beside. What went wrong, or an empty string; the digest of what was made."""
    session = Session(Wanted(root, **settings.read(root), keep_going=options.keep_going, offline=options.offline))
    if errors := session.pages_of(result):
        return errors, ""
    with stages.stage("generator"):
        rendered, fault = _render(root, session)
    if fault:
        return fault, ""
    begun = laying.begin(root / "site", root / "build" / "site.new", _notes(root))
    if fault := session.finish(rendered, begun) or outcome.missing(begun.names, begun.path):
        return fault, ""
    with stages.stage("other files"):
        laying.settle(begun, _notes(root))
        return "", listed(begun.stats())


def _render(root: Path, session: Session) -> tuple[Path, str]:
    """The folder with what the generator rendered, from an earlier build where it would render the same; or what went wrong."""
    environment = settings.environment((root / settings.NAME).read_bytes())
    folder = root / "build" / "cache" / "rendered" / "site"
    # packages count, and the files as they were: a frame that was cut off, or a script written over in the site, is the same file
    step = Step(folder.with_name("note.txt"), (), folder, (session.key(), environment, os.environ.get("SOURCE_DATE_EPOCH", "")))
    read = step.read()
    if step.is_done(read):
        return folder, ""
    shutil.rmtree(folder.parent, ignore_errors=True)
    folder.parent.mkdir(parents=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as temporary:
        staged, made = Path(temporary) / "docs", Path(temporary) / "site"
        session.stage(staged)
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(made)]
        variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "KOMPENDIUM_STAGED": str(staged)}
        done = subprocess.run(command, cwd=root, env=variables, stderr=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            return folder, outcome.of_log(done.stderr)
        made.rename(folder)
    step.done(read)
    return folder, ""


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep-going", action="store_true", help="leave out practices with errors, publish the rest, exit with 1")
    parser.add_argument("--offline", action="store_true", help="put a copy for a disk into the site, offline.zip, and offer it to readers")
    parser.add_argument("--timings", type=Path, metavar="FILE", help="write the processor time of each stage as JSON")
    parser.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help="the project's folder")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
