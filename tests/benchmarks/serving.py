"""How long someone who writes waits: from saving a text until the served page shows it."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from benchmarks import corpus

PATIENCE = 600.0
PAUSE = 0.05


def seconds_until_seen(project: Path, slug: str) -> dict[str, float]:
    """Start `mkdocs serve`, edit a practice twice: the first rebuild may still fill what later ones keep."""
    address = f"127.0.0.1:{_free_port()}"
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    start = time.perf_counter()
    with subprocess.Popen(command, cwd=project, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            page = f"http://{address}/praxis/{slug}/"
            found = {"served, until the first page": _wait(page, "<h1", start, server)}
            for number in (101, 102):
                start = time.perf_counter()
                sentence = corpus.edit(project, slug, number)["de"]
                found[f"served, edit {number - 100} until it is seen"] = _wait(page, sentence, start, server)
        finally:
            server.terminate()
    return found


def _wait(page: str, words: str, start: float, server: subprocess.Popen[bytes]) -> float:
    """Seconds since `start` when the page shows the words."""
    while time.perf_counter() - start < PATIENCE:
        if server.poll() is not None:
            raise RuntimeError(f"the server ended with {server.returncode}")
        if words in _text(page):
            return time.perf_counter() - start
        time.sleep(PAUSE)
    raise TimeoutError(f"{page} does not show: {words}")


def _text(page: str) -> str:
    """The page, or nothing while the server does not answer; the answer waits while a build runs."""
    try:
        with urllib.request.urlopen(page, timeout=PATIENCE) as answer:
            return str(answer.read().decode("utf-8"))
    except (urllib.error.URLError, OSError):
        return ""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
