"""How much processor time each stage of a build takes, for the benchmark. Nested stages count for themselves only."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_spent: dict[str, float] = {}
_within: list[float] = []


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Count what runs inside for this stage, in processes that it waits for too; what an inner stage takes is counted there."""
    _within.append(0.0)
    start = _used()
    try:
        yield
    finally:
        took = _used() - start
        _spent[name] = _spent.get(name, 0.0) + took - _within.pop()
        if _within:
            _within[-1] += took


def write(file: Path) -> None:
    """All stages so far in seconds, and what belongs to none (starting, reading what changed), as JSON."""
    file.write_text(json.dumps({**_spent, "the rest": _used() - sum(_spent.values())}), "utf-8")


def _used() -> float:
    """Processor time of this process and of those that have ended."""
    return sum(os.times()[:4])
