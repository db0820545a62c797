"""How long the check takes: a contributor waits for it, and nothing in a text may make it long."""

import datetime
import statistics
import time
from pathlib import Path

from kompendium import body, check, loader
from kompendium.rules.context import Context

ROOT = Path(__file__).resolve().parent.parent
MEDIAN = 0.015
RUNS = 3


def seconds(folder: Path, context: Context) -> float:
    """The shortest of a few runs, in time of this process: what else the machine does is not our matter."""
    taken = []
    for _ in range(RUNS):
        for remembered in (body.headings, body.blocks):
            remembered.cache_clear()
        start = time.process_time()
        check.problems_of(loader.load_folder(folder), context)
        taken.append(time.process_time() - start)
    return min(taken)


def test_median_of_the_real_practices() -> None:
    folders = list(loader.folders(ROOT / "practices"))
    context = Context(check.load(ROOT), frozenset(folder.name for folder in folders), datetime.date(2026, 11, 22))
    assert statistics.median(seconds(folder, context) for folder in folders) <= MEDIAN
