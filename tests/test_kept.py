"""What is kept between builds: found under the same parts, never under others, whole or not at all."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kompendium.kept import Store, digest, folder_digest, freeze, kept


def test_the_key_depends_on_every_part_and_its_borders() -> None:
    keys = {digest("a", "b"), digest("ab"), digest("b", "a"), digest("a", "b", ""), digest("a", b"c")}
    assert len(keys) == 5
    assert digest("a", "b") == digest("a", b"b")


def test_a_folder_counts_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    first = folder_digest(tmp_path)
    (tmp_path / "a").rename(tmp_path / "b")
    second = folder_digest(tmp_path)
    (tmp_path / "b").write_text("2")
    assert len({first, second, folder_digest(tmp_path)}) == 3


def test_found_again_and_pruned(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept", ".bin")
    assert store.get("a") is None
    store.put("a", b"1")
    store.put("b", b"2")
    assert store.get("a") == b"1"
    store.prune()
    later = Store(tmp_path / "kept", ".bin")
    assert (later.get("a"), later.get("b")) == (b"1", None)
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["a.bin"]


def overwrite(path: Path) -> None:
    path.write_bytes(b"\x80\x04garbage.")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("spoil", [overwrite, cut, link, pipe, folder, lambda path: path.write_bytes(b"")])
def test_a_spoiled_file_counts_as_not_kept(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    Store(tmp_path / "kept", ".bin").put("a", freeze({"b": b"1"}))
    spoil(tmp_path / "kept" / "a.bin")
    store = Store(tmp_path / "kept", ".bin")
    assert (store.get("a"), store.value("a")) == (None, None)
    assert kept(store, "a", lambda: 2) == 2
    store.prune()


def test_a_value_that_nothing_of_ours_froze_counts_as_not_kept(tmp_path: Path) -> None:
    store = Store(tmp_path, ".bin")
    store.put("a", b"cos\nsystem\n(S'true'\ntR.")
    assert store.get("a")
    assert store.value("a") is None


def test_where_nothing_can_be_kept_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in the way")
    store = Store(tmp_path / "cache" / "kept", ".bin")
    assert kept(store, "a", lambda: 1) == 1
    assert store.get("a") is None
    store.prune()


def test_what_a_killed_build_left_is_removed(tmp_path: Path) -> None:
    (tmp_path / "a.17.part").write_bytes(b"half")
    Store(tmp_path, ".bin").prune()
    assert not list(tmp_path.iterdir())
