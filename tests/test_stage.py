"""The staged tree: only what differs is written, what is gone is removed."""

from pathlib import Path

from kompendium import stage


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    assert stage.write({"a.md": b"1", "x/b.md": b"2"}, tmp_path) == ["a.md", "x/b.md"]
    before = (tmp_path / "a.md").stat().st_mtime_ns
    assert stage.write({"a.md": b"1", "x/b.md": b"3"}, tmp_path) == ["x/b.md"]
    assert (tmp_path / "a.md").stat().st_mtime_ns == before


def test_what_is_gone_is_removed_with_its_folder(tmp_path: Path) -> None:
    stage.write({"a.md": b"1", "x/y/b.md": b"2"}, tmp_path)
    assert stage.write({"a.md": b"1"}, tmp_path) == ["x/y/b.md"]
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_an_empty_tree_needs_no_folder(tmp_path: Path) -> None:
    assert stage.write({}, tmp_path / "new") == []
