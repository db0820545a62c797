"""How much processor time each stage of a build takes, for the benchmark. Nested stages count for themselves only."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_spent: dict[str, float] = {}
_within: list[float] = []


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Count what runs inside for this stage; what an inner stage takes is counted there."""
    _within.append(0.0)
    start = time.process_time()
    try:
        yield
    finally:
        took = time.process_time() - start
        _spent[name] = _spent.get(name, 0.0) + took - _within.pop()
        if _within:
            _within[-1] += took


def write(file: Path) -> None:
    """All stages so far in seconds, and what belongs to none (starting, the site generator), as JSON."""
    rest = time.process_time() - sum(_spent.values())
    file.write_text(json.dumps({**_spent, "generator": rest}), "utf-8")
