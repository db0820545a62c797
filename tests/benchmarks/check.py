"""How much of a build's time is spent on checking, at N practices. Prints both and their ratio, from one run.

    .venv/bin/python tests/benchmarks/check.py [--practices 48]
"""

import argparse
import datetime
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kompendium import check

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("mkdocs.yml", "docs", "data", "hooks", "theme", "edition", "scripts", "admin")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--practices", type=int, default=48)
    count = parser.parse_args().practices
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        lay_out(project, count)
        checking = min(seconds_to_check(project) for _ in range(3))
        printing = cpu_seconds_to_build(project, "scripts/export_pdf.py")
        building = cpu_seconds_to_build(project, "-m", "mkdocs", "build", "--strict")
    print(f"practices           {count}")
    print(f"check, once         {checking:.3f} s CPU  ({1000 * checking / count:.1f} ms a practice, data included)")
    print(f"editions and sheets {printing:.2f} s CPU")
    print(f"site                {building:.2f} s CPU")
    print(f"check / site        {checking / building:.1%}")
    print(f"check / make site   {checking / (building + printing):.1%}")


def lay_out(project: Path, count: int) -> None:
    """The project with `count` practices: ours, and copies of them under other names where ours do not suffice."""
    project.mkdir()
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, project / name)
        elif source.exists():
            shutil.copy(source, project / name)
    ours = sorted(each for each in (ROOT / "practices").iterdir() if each.is_dir())
    for number in range(count):
        source = ours[number % len(ours)]
        copy = number // len(ours)
        target = project / "practices" / (f"{source.name}-{copy}" if copy else source.name)
        shutil.copytree(source, target)
        if copy:
            rename(target, copy)


def rename(folder: Path, copy: int) -> None:
    """Two practices must not have the same title."""
    for path in folder.glob("index.*.md"):
        path.write_text(path.read_text("utf-8").replace('\ntitle: "', f'\ntitle: "{copy}. ', 1), "utf-8")


def seconds_to_check(project: Path) -> float:
    """CPU seconds of one check of everything."""
    start = time.process_time()
    result = check.check(project, project / "practices", datetime.date.today())
    spent = time.process_time() - start
    if result.errors:
        sys.exit(f"the corpus has errors, the figure would say nothing: {result.errors[0]}")
    return spent


def cpu_seconds_to_build(project: Path, *command: str) -> float:
    """CPU seconds of one step of `make site` in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *command], cwd=project, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
