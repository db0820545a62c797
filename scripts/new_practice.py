"""Start a new practice: asks in German or Czech, or reads a file with answers, an issue or a filled-in Word template."""

import argparse
import datetime
import sys
from pathlib import Path

from kompendium import check, loader, report
from kompendium.languages import LANGUAGES
from kompendium.problems import Problem
from kompendium.rules.context import Context
from kompendium.ways import drafts, sources
from kompendium.ways.questions import questions
from kompendium.ways.words import Say

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Write the draft; returns the exit code (0: it is a valid draft, 1: it has errors, 2: nothing was written)."""
    options = _options(arguments)
    data, today = check.load(ROOT), datetime.date.today()
    try:
        made = drafts.draft(sources.answers(options, data, print, input), data, today, options.slug)
        folder = drafts.write(made, options.practices)
    except (sources.UnusableError, FileExistsError) as error:
        print(sources.reason(error, options.language), file=sys.stderr)
        return 2
    slugs = frozenset(path.name for path in loader.folders(options.practices))
    return _tell(made, folder, Context(data, slugs, today))


def _tell(made: drafts.Draft, folder: Path, context: Context) -> int:
    """What was written, what was kept aside, what is wrong, what is missing to be published."""
    say, found = Say(made.language), drafts.problems(made, context)
    print(say("made", path=str(folder)), *(f"- {say(f'note-{note.name}', **note.details)}" for note in made.notes), "", sep="\n")
    errors = [problem for problem in found if problem.severity == "error"]
    lines = {f"practices/{made.slug}/index.{made.language}.md": made.text.split("\n")}
    print(report.text(errors, lines, 1, made.language), say("to-publish"), *_open(made, context), sep="\n")
    return int(bool(errors))


def _open(made: drafts.Draft, context: Context) -> list[str]:
    later: list[Problem] = drafts.missing(made, context)
    return [f"- {report.line(problem, made.language)}" for problem in later]


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0], help="language of the text and of the questions")
    parser.add_argument("--practices", type=Path, default=ROOT / "practices", metavar="DIR", help="where the practices are")
    parser.add_argument("--slug", default="", help="name of the new folder (from the title if not given)")
    for way, help_ in {"answers": "YAML or JSON", "from-issue": "text of an issue", "from-docx": "filled-in Word template"}.items():
        parser.add_argument(f"--{way}", type=Path, metavar="FILE", help=f"read the answers from a file: {help_}")
    for each in questions():
        parser.add_argument(f"--{each.key.replace('.', '-').replace('_', '-')}", dest=each.key, metavar="…", help=each.label(LANGUAGES[0]))
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
