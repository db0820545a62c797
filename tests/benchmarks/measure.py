"""What a command costs: time, memory, and the folder it leaves behind."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Cost:
    """One run. wall, cpu: seconds (cpu: of the process and all it started); memory: MB of its largest process."""

    wall: float
    cpu: float
    memory: float

    def __add__(self, other: "Cost") -> "Cost":
        """One run after the other."""
        return Cost(self.wall + other.wall, self.cpu + other.cpu, max(self.memory, other.memory))

    def plain(self) -> dict[str, float]:
        """For JSON."""
        return {key: round(value, 3) for key, value in asdict(self).items()}


@dataclass(frozen=True)
class Size:
    """A folder: how many files, how many MB."""

    files: int
    megabytes: float

    def plain(self) -> dict[str, float]:
        """For JSON."""
        return {"files": self.files, "megabytes": round(self.megabytes, 1)}


class FailedError(Exception):
    """A command that was to be measured and did not end well; its figures would say nothing."""


def run(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command in a folder and wait for it. Raises FailedError with the end of what it printed."""
    # modules compiled once stay compiled, as on anybody's machine
    known = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as printed:
        start = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=folder, env={**known, "NO_MKDOCS_2_WARNING": "1", **(environment or {})}, stdout=printed, stderr=printed,
        )  # fmt: skip
        # wait4 and not RUSAGE_CHILDREN: the memory of this run, not the largest of all runs so far
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            printed.seek(0)
            raise FailedError(f"{' '.join(map(str, command))}: exit {process.returncode}\n{printed.read().decode('utf-8', 'replace')[-3000:]}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / (MEGABYTE / 1024))


def python(arguments: Sequence[str | Path], folder: Path) -> Cost:
    """Run a Python script or module with this interpreter."""
    return run([sys.executable, *arguments], folder)


def size(folder: Path) -> Size:
    """All files below a folder; what they hold, not the blocks of the disk."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return Size(len(sizes), sum(sizes) / MEGABYTE)


def table(rows: Sequence[Sequence[Any]]) -> str:
    """Rows in columns, the first one to the left; numbers with as many digits as they deserve."""
    cells = [[_cell(value) for value in row] for row in rows]
    widths = [max(len(row[place]) for row in cells if place < len(row)) for place in range(max(map(len, cells)))]
    return "\n".join("  ".join(_aligned(text, widths[place], place) for place, text in enumerate(row)).rstrip() for row in cells)


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _aligned(text: str, width: int, place: int) -> str:
    return text.rjust(width) if place else text.ljust(width)
