"""Files on their way into a site: only what differs is written, nothing is lost in the middle, nothing strange is left."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kompendium import laying
from kompendium.kept import Store
from kompendium.laying import Laying


class Builds:
    """One build after the other."""

    def __init__(self, folder: Path) -> None:
        self.site, self.into, self.notes = folder / "site", folder / "new", Store(folder / "notes", ".bin")

    def begin(self) -> Laying:
        return laying.begin(self.site, self.into, self.notes)

    def build(self, parts: Mapping[str, Mapping[str, bytes]]) -> Laying:
        new = self.begin()
        for part, files in parts.items():
            new.lay_unless(part, sorted(files.items()), lambda files=files: files)
        laying.settle(new, self.notes)
        return new

    def found(self) -> dict[str, bytes]:
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in self.site.rglob("*") if path.is_file()}


@pytest.fixture
def builds(tmp_path: Path) -> Builds:
    made = Builds(tmp_path)
    made.build({"a": {"a/1.html": b"1", "a/2.html": b"2"}, "b": {"b/1.html": b"1"}})
    return made


def test_what_is_new_comes_and_what_belongs_to_nobody_goes(builds: Builds) -> None:
    (builds.site / "b" / "strange").write_bytes(b"")
    (builds.site / "__pycache__").mkdir()
    (builds.site / "__pycache__" / "x.pyc").write_bytes(b"")
    builds.build({"a": {"a/1.html": b"1", "a/3.html": b"3"}})
    assert builds.found() == {"a/1.html": b"1", "a/3.html": b"3"}
    assert not (builds.site / "b").exists()
    assert not builds.into.exists()


def test_a_part_that_lies_there_is_neither_made_nor_written(builds: Builds) -> None:
    before = (builds.site / "b" / "1.html").stat()
    new = builds.begin()
    new.lay_unless("b", [("b/1.html", b"1")], lambda: pytest.fail("made again"))
    laying.settle(new, builds.notes)
    after = (builds.site / "b" / "1.html").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


SPOILT: dict[str, Callable[[Path], object]] = {
    "written over": lambda path: path.write_bytes(b"x"),
    "longer": lambda path: path.write_bytes(b"12"),
    "gone": lambda path: path.unlink(),
    "a link": lambda path: (path.unlink(), path.symlink_to("/etc/passwd")),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "a pipe": lambda path: (path.unlink(), os.mkfifo(path)),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT.keys())
def test_a_file_that_was_spoilt_is_made_again(builds: Builds, spoil: Callable[[Path], object]) -> None:
    spoil(builds.site / "a" / "1.html")
    builds.build({"a": {"a/1.html": b"1", "a/2.html": b"2"}})
    assert builds.found() == {"a/1.html": b"1", "a/2.html": b"2"}
    assert not (builds.site / "a" / "1.html").is_symlink()


def test_a_site_that_nobody_remembers_is_written_over(builds: Builds) -> None:
    builds.notes.drop("settled")
    (builds.site / "a" / "1.html").write_bytes(b"old")
    builds.build({"a": {"a/1.html": b"1"}})
    assert builds.found() == {"a/1.html": b"1"}


def test_until_it_takes_its_place_the_site_is_as_it_was(builds: Builds) -> None:
    before = builds.found()
    new = builds.begin()
    new.lay("a", None, {"a/1.html": b"new"})
    assert builds.found() == before
    laying.recover(builds.site, builds.into, builds.notes)
    assert builds.found() == before
    assert not builds.into.exists()


def test_a_build_that_was_interrupted_while_it_took_its_place_is_brought_to_its_end(builds: Builds, monkeypatch: pytest.MonkeyPatch) -> None:
    new = builds.begin()
    new.lay("a", None, {"a/1.html": b"new", "a/9.html": b"9"})
    moves = []

    def killed(self: Path, to: Path) -> None:
        moves.append(to)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", lambda self, to: killed(self, to) if self.is_relative_to(builds.into) else Path.rename(self, to))
        with pytest.raises(KeyboardInterrupt):
            laying.settle(new, builds.notes)
    assert moves
    laying.recover(builds.site, builds.into, builds.notes)
    assert builds.found() == {"a/1.html": b"new", "a/9.html": b"9"}


def test_nothing_is_written_through_a_link(builds: Builds, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (builds.site / "c").symlink_to(outside)
    builds.build({"c": {"c/1.html": b"1"}})
    assert builds.found() == {"c/1.html": b"1"}
    assert list(outside.iterdir()) == []


def test_a_file_from_elsewhere_is_linked_and_follows_when_it_is_replaced(builds: Builds, tmp_path: Path) -> None:
    pdf = tmp_path / "a.pdf"
    for content in (b"one", b"two!"):
        draft = tmp_path / "draft"
        draft.write_bytes(content)
        draft.replace(pdf)
        new = builds.begin()
        new.link("prints", {"druck/a.pdf": pdf})
        laying.settle(new, builds.notes)
        assert builds.found() == {"druck/a.pdf": content}
        assert (builds.site / "druck" / "a.pdf").samefile(pdf)


def test_a_file_has_one_part(builds: Builds) -> None:
    """Else it would depend on what was kept which of two lies there."""
    with pytest.raises(ValueError, match=r"last: \['x'\]"):
        builds.build({"first": {"x": b"first"}, "last": {"x": b"last"}})


def test_a_file_becomes_a_folder_and_back(builds: Builds) -> None:
    builds.build({"a": {"a": b"1"}})
    builds.build({"a": {"a/1.html": b"1"}})
    assert builds.found() == {"a/1.html": b"1"}
