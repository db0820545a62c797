"""What a build costs at N practices: from nothing, again without a change, after an edit; and what other generators cost.

    .venv/bin/python tests/benchmarks/build.py [--practices 100 1000] [--peers] [--growth 300 1000 3000] [--site] [--serve] [--pdf]

The practices are made of the real ones (corpus.py). Judge by CPU and by ratios within one run: wall time also tells what else
the machine did. BENCHMARKS.md says what is measured and holds the figures.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from benchmarks import corpus, measure, peers, serving  # noqa: E402
from benchmarks.measure import Cost, Size  # noqa: E402

BUILD = ROOT / "scripts" / "build.py"
# what `make site` runs, in its order
MAKE_SITE = (("validate.py",), ("export_pdf.py",), ("build.py",), ("search.py", "--uncovered"))
COLUMNS = ("wall s", "CPU s", "MB of memory", "ms CPU a practice")


def main() -> int:
    """Measure what was asked for; print tables, or one JSON object."""
    options = _options()
    report = Report(options.json)
    counts = options.growth or options.practices
    for count in counts:
        with tempfile.TemporaryDirectory(prefix="kompendium-") as folder:
            measured(Path(folder), count, options, report)
    if len(counts) > 1:
        report.growth(counts)
    if options.json:
        print(json.dumps(report.found, ensure_ascii=False, indent=1))
    return 0


class Report:
    """Collects everything for JSON, and prints each part as soon as it is known: a large run takes long."""

    def __init__(self, silent: bool) -> None:
        self.found: dict[str, Any] = {}
        self._silent = silent

    def say(self, text: str) -> None:
        """A piece of the printed report."""
        if not self._silent:
            print(text, flush=True)

    def costs(self, count: int, group: str, costs: Mapping[str, Cost]) -> None:
        """A table of runs."""
        self.found.setdefault(str(count), {})[group] = {name: cost.plain() for name, cost in costs.items()}
        rows = [(name, cost.wall, cost.cpu, cost.memory, 1000 * cost.cpu / count) for name, cost in costs.items()]
        self.say(measure.table([(f"{group}, {count:,} practices", *COLUMNS), *rows]) + "\n")

    def size(self, count: int, size: Size) -> None:
        """What the build leaves behind."""
        self.found[str(count)]["size"] = size.plain()
        self.say(f"site: {size.files:,} files, {size.megabytes:.1f} MB, {1000 * size.megabytes / count:.1f} kB a practice\n")

    def shares(self, count: int, stages: Mapping[str, Mapping[str, float]]) -> None:
        """CPU seconds of each stage as the build tells them, one column a build."""
        self.found[str(count)]["stages"] = {name: dict(each) for name, each in stages.items()}
        names = dict.fromkeys(name for each in stages.values() for name in each)
        rows = [(name, *(each.get(name, 0.0) for each in stages.values())) for name in names]
        self.say(measure.table([("CPU s of each stage", *stages), *rows]) + "\n")

    def peers(self, count: int, ours: tuple[Cost, Size], others: Sequence[peers.Result]) -> None:
        """The same texts in other generators, beside ours from this run; the ratio says how many times ours it is."""
        found: dict[str, dict[str, Any]] = {}
        self.found[str(count)]["peers"] = found
        rows: list[tuple[Any, ...]] = [("ours, from nothing", *_figures(*ours), 1.0, 1.0)]
        for each in others:
            if each.cost and each.size:
                ratio, weight = each.cost.cpu / ours[0].cpu, each.size.megabytes / ours[1].megabytes
                rows.append((each.name, *_figures(each.cost, each.size), ratio, weight))
                found[each.name] = {**each.cost.plain(), **each.size.plain(), "cpu_ratio": round(ratio, 2), "size_ratio": round(weight, 2)}
            else:
                rows.append((f"{each.name}: left out, {each.why}",))
                found[each.name] = {"left_out": each.why}
        head = (f"others, {count:,} practices", "wall s", "CPU s", "MB of memory", "files", "MB", "CPU / ours", "MB / ours")
        self.say(measure.table([head, *rows]) + "\n")

    def growth(self, counts: Sequence[int]) -> None:
        """CPU a practice at each size, and how many times that of the first; 1.0 is as it should be."""
        each = [1000 * self.found[str(count)]["builds"]["from nothing"]["cpu"] / count for count in counts]
        self.found["growth"] = {str(count): round(value / each[0], 3) for count, value in zip(counts, each, strict=True)}
        rows = [(f"{count:,}", value, value / each[0]) for count, value in zip(counts, each, strict=True)]
        self.say(measure.table([("practices", "ms CPU a practice", "ratio"), *rows]) + "\n")


def measured(folder: Path, count: int, options: argparse.Namespace, report: Report) -> None:
    """Everything that was asked for at one size."""
    project = folder / "project"
    corpus.lay_out(project, count)
    if options.pdf:
        report.costs(count, "editions and sheets", {"from nothing": _script(project, "export_pdf.py"), "again": _script(project, "export_pdf.py")})
    runs = {name: (cost, stages) for name, cost, stages in builds(project, bool(options.growth))}
    report.costs(count, "builds", {name: cost for name, (cost, _) in runs.items()})
    size = measure.size(project / "site")
    report.size(count, size)
    if any(stages for _, stages in runs.values()):
        report.shares(count, {name: stages for name, (_, stages) in runs.items()})
    if options.site:
        for command in MAKE_SITE:  # so that all is there, as in every run but the first
            _script(project, *command)
        report.costs(count, "make site, nothing changed", {" ".join(command): _script(project, *command) for command in MAKE_SITE})
    if options.serve:
        seen = serving.seconds_until_seen(project, _last(project))
        report.found[str(count)]["served"] = {name: round(value, 2) for name, value in seen.items()}
        report.say("\n".join(f"{name}: {value:.1f} s" for name, value in seen.items()) + "\n")
    if options.peers:
        report.peers(count, (runs["from nothing"][0], size), list(peers.build_all(project, folder)))


def builds(project: Path, only_first: bool) -> Iterator[tuple[str, Cost, dict[str, float]]]:
    """The build from nothing; again, nothing changed; after a practice got a new sentence in both languages."""
    yield ("from nothing", *_build(project))
    if only_first:
        return
    yield ("again", *_build(project))
    corpus.edit(project, _last(project), 1)
    yield ("after an edit", *_build(project))


def _build(project: Path) -> tuple[Cost, dict[str, float]]:
    """One build through the project's own door, and the CPU seconds of its stages where it tells them."""
    told = project.parent / "timings.json"
    told.unlink(missing_ok=True)
    asked = ("--timings", told) if _tells_stages() else ()
    cost = measure.python([BUILD, "--root", project, *asked], project)
    stages: dict[str, float] = json.loads(told.read_text("utf-8")) if told.is_file() else {}
    return cost, stages


def _tells_stages() -> bool:
    return "--timings" in subprocess.run([sys.executable, BUILD, "--help"], capture_output=True, text=True, check=True).stdout


def _script(project: Path, name: str, *arguments: str) -> Cost:
    """A script of the copy: these take the folder they lie in for the project."""
    return measure.python([project / "scripts" / name, *arguments], project)


def _last(project: Path) -> str:
    return max(folder.name for folder in (project / "practices").iterdir())


def _figures(cost: Cost, size: Size) -> tuple[float, float, float, int, float]:
    return cost.wall, cost.cpu, cost.memory, size.files, size.megabytes


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--practices", type=int, nargs="+", default=[100], metavar="N", help="how many, each with two texts")
    parser.add_argument("--growth", type=int, nargs="+", metavar="N", help="only builds from nothing at these sizes: does a practice cost more as they grow?")
    parser.add_argument("--peers", action="store_true", help="build the same texts with other generators too")
    parser.add_argument("--site", action="store_true", help="also the four steps of `make site`, with the PDFs made before")
    parser.add_argument("--serve", action="store_true", help="also the seconds from an edit until the served page shows it")
    parser.add_argument("--pdf", action="store_true", help="also the printed editions and sheets")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of tables")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
