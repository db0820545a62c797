"""Older states of a file from git, newest first. Where there is no git or no history, there are simply none."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

MANY = 300


def versions(path: Path) -> Iterator[str]:
    """The texts the file had, as far as the history on this machine goes."""
    listed = _git(path, "log", f"--max-count={MANY}", "--format=%H", "--", path.name)
    for commit in (listed or "").split():
        text = _git(path, "show", f"{commit}:./{path.name}")
        if text is not None:
            yield text


def _git(path: Path, *arguments: str) -> str | None:
    """What git prints in the file's folder, or None where it fails or is not there."""
    try:
        done = subprocess.run(["git", *arguments], cwd=path.parent, capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
