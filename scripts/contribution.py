"""Check a contribution that lies in another folder, with this project's rules: what a workflow runs on a pull request."""

import argparse
import datetime
import sys
from pathlib import Path

from kompendium import check, report
from kompendium.languages import LANGUAGES
from kompendium.problems import Problem

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run the check; 0: sound, 1: errors, 2: wrong use."""
    options = _options(arguments)
    tree: Path = options.tree
    if not (tree / "practices").is_dir() or (tree / "practices").is_symlink():
        print(f"{tree}: practices/ nicht gefunden / nenalezeno", file=sys.stderr)
        return 2
    changed = [name for name in options.changed.read_bytes().decode("utf-8", "replace").split("\0") if name]
    try:
        result = check.contribution(ROOT, tree, changed, datetime.date.today(), options.trusted)
        problems, checked = result.problems, result.checked
    except check.BadDataError as bad:
        problems, checked = bad.problems, 0
    _report(problems, checked, tree, options.summary)
    return int(any(problem.severity == "error" for problem in problems))


def _report(problems: list[Problem], checked: int, tree: Path, summary: Path | None) -> None:
    """Notes at the lines, each in the language of its file, and a summary in every language."""
    lines = check.sources(problems, tree)
    for language in LANGUAGES:
        others = tuple(f".{each}.md" for each in LANGUAGES if each != language)
        ours = [problem for problem in problems if problem.path.endswith(f".{language}.md") or (language == LANGUAGES[0] and not problem.path.endswith(others))]
        if ours or language == LANGUAGES[0]:
            print(report.github(ours, lines, checked, language))
    if summary:
        text = "\n\n".join(report.summary(problems, lines, checked, language) for language in LANGUAGES)
        with summary.open("a", encoding="utf-8") as file:
            file.write(text + "\n")


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tree", type=Path, help="where the contribution lies")
    parser.add_argument("--changed", type=Path, required=True, metavar="FILE", help="the names it touches, as `git diff --name-only -z` writes them")
    parser.add_argument("--trusted", action="store_true", help="it comes from a maintainer, who may change everything")
    parser.add_argument("--summary", type=Path, metavar="FILE", help="add a summary in Markdown to this file")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
