"""A step of `make site` is left out only if nothing changed: not what it reads, not what it made, not how it was asked."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import export_pdf
from kompendium import steps
from kompendium.steps import Step


@pytest.fixture
def step(tmp_path: Path) -> Step:
    (tmp_path / "practices" / "a").mkdir(parents=True)
    (tmp_path / "practices" / "a" / "index.de.md").write_text("1", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("1", "utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("1", "utf-8")
    return Step(tmp_path / "build" / "site.txt", (tmp_path / "mkdocs.yml", tmp_path / "practices", tmp_path / "absent"), tmp_path / "site", ("today",))


def succeed(step: Step) -> None:
    read = step.read()
    step.begin()
    step.done(read)


def edit(path: Path) -> None:
    """Other content of the same length at the same time: only the content tells."""
    before = path.stat()
    path.write_text("2", "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a text": lambda root: edit(root / "practices" / "a" / "index.de.md"),
    "the settings": lambda root: edit(root / "mkdocs.yml"),
    "a new file": lambda root: (root / "practices" / "a" / "b").write_text("", "utf-8"),
    "a file gone": lambda root: (root / "mkdocs.yml").unlink(),
    "another name": lambda root: (root / "practices" / "a").rename(root / "practices" / "b"),
    "a link": lambda root: (root / "practices" / "c").symlink_to("/etc"),
    "a folder that was not there": lambda root: (root / "absent").write_text("x", "utf-8"),
    "a page deleted": lambda root: (root / "site" / "index.html").unlink(),
    "a page whose name is no UTF-8": lambda root: (root / "site" / "\udcff.html").write_text("", "utf-8"),
    "a page written over": lambda root: (root / "site" / "index.html").write_text("22", "utf-8"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_any_change_counts(step: Step, tmp_path: Path, change: Callable[[Path], object]) -> None:
    assert not step.is_done(step.read())
    succeed(step)
    assert step.is_done(step.read())
    change(tmp_path)
    assert not step.is_done(step.read())


def test_options_and_programs_count(step: Step, monkeypatch: pytest.MonkeyPatch) -> None:
    succeed(step)
    tomorrow = Step(step.note, step.reads, step.fills, ("tomorrow",))
    assert not tomorrow.is_done(tomorrow.read())
    monkeypatch.setattr(steps, "program_digest", lambda: "another version")
    assert not step.is_done(step.read())


def test_a_step_that_fails_is_not_done(step: Step) -> None:
    succeed(step)
    step.begin()
    assert not step.is_done(step.read())
    step.begin()


def test_what_is_edited_while_it_runs_is_made_next_time(step: Step, tmp_path: Path) -> None:
    read = step.read()
    step.begin()
    edit(tmp_path / "practices" / "a" / "index.de.md")
    step.done(read)
    assert not step.is_done(step.read())


NOTES: dict[str, Callable[[Path], object]] = {
    "garbage": lambda note: note.write_bytes(b"\xff\x00"),
    "a link without an end": lambda note: note.symlink_to("/dev/zero"),
    "a folder": lambda note: note.mkdir(),
}


@pytest.mark.parametrize("spoil", NOTES.values(), ids=NOTES.keys())
def test_a_note_that_is_none_does_no_harm(step: Step, spoil: Callable[[Path], object]) -> None:
    succeed(step)
    step.note.unlink()
    spoil(step.note)
    assert not step.is_done(step.read())
    succeed(step)


def test_a_pipe_among_the_files_holds_nothing_up(step: Step, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "practices" / "a" / "pipe")
    succeed(step)
    assert step.is_done(step.read())


def test_one_sheet_is_never_taken_for_all(tmp_path: Path) -> None:
    """What was asked for is part of the note."""
    all_, one = (export_pdf._step(export_pdf._options([*each, "--output", str(tmp_path)])) for each in ([], ["--practice", "a"]))
    assert all_.how != one.how
