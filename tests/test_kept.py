"""What is kept between builds: found under the same parts, never under others, whole or not at all."""

from pathlib import Path

from kompendium.kept import Store, digest, folder_digest


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
