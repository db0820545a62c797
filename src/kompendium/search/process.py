"""Indexes are made in a process of their own, beside whatever else a build does: V8 holds for as long as its process lives what it once needed."""

import pickle
import subprocess
import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from typing import BinaryIO, cast

from kompendium.search.making import Job, Made, Part, make


class Making:
    """A job under way."""

    def __init__(self, job: Job, parts: Iterable[Part]) -> None:
        """Returns as soon as all parts, one after the other, are handed over."""
        self._process = subprocess.Popen([sys.executable, "-m", "kompendium.search"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        # a process that ended early is told of by `result`
        with suppress(BrokenPipeError), cast("BinaryIO", self._process.stdin) as pipe:
            for each in chain([job], parts):
                pickle.dump(each, pipe, pickle.HIGHEST_PROTOCOL)

    def result(self) -> dict[str, Made]:
        """What `make` gives; to be asked for once. Raises what `make` raised, and ChildProcessError if the process ended without a word."""
        with self._process:
            raw = cast("BinaryIO", self._process.stdout).read()
        if not raw:
            raise ChildProcessError(f"The search index was not made: its process ended with {self._process.returncode}.")
        answer = pickle.loads(raw)
        if isinstance(answer, Exception):
            raise answer
        return cast("dict[str, Made]", answer)


def serve() -> None:
    """Read a job and its parts, make it, write what was made or what went wrong."""
    answer: object
    try:
        job, *parts = _read(sys.stdin.buffer)
        answer = make(cast("Job", job), cast("list[Part]", parts))
    except Exception as error:
        error.add_note(traceback.format_exc())
        answer = error
    with suppress(BrokenPipeError):  # nobody waits any more
        sys.stdout.buffer.write(pickle.dumps(answer))
        sys.stdout.flush()


def _read(pipe: BinaryIO) -> Iterator[object]:
    while pipe.peek(1):  # type: ignore[attr-defined]
        yield pickle.load(pipe)
