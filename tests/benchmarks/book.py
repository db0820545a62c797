"""How long the editions take, in seconds of CPU: data, layout and PDF of each, and one sheet. Prints them.

    .venv/bin/python tests/benchmarks/book.py
"""

import datetime
import time
from collections.abc import Callable
from pathlib import Path

from kompendium import book, check

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Measure and print."""
    result = check.check(ROOT, ROOT / "practices", datetime.date.today())
    printer = book.open_printer(ROOT, result.practices, result.data, book.Settings(address="https://kompendium.example/"))
    print(f"practices {len(printer.slugs)}")
    for name in printer.editions:
        measure(f"edition {name}", lambda name=name: printer.edition(name))
    measure("one sheet", lambda: printer.sheet(printer.slugs[0], "de"))


def measure(name: str, make: Callable[[], bytes]) -> None:
    """Run once and print seconds and size; the typesetter keeps what it has set, so a second run would be faster."""
    start, clock = time.process_time(), time.perf_counter()
    pdf = make()
    cpu, wall = time.process_time() - start, time.perf_counter() - clock
    print(f"{name:<16} {cpu:5.2f} s CPU  {wall:5.2f} s  {len(pdf) // 1000} kB")


if __name__ == "__main__":
    main()
