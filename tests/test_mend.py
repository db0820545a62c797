"""Mending changes how a file is written, never what it says; watching sees what changed."""

from pathlib import Path

import pytest

import validate
from kompendium import mend, watching

ROOT = Path(__file__).parent.parent
BASE = Path(__file__).parent / "cases" / "base" / "index.de.md"


def mended(text: str) -> mend.Mended:
    found = mend.mend("a/index.de.md", "de", text.encode())
    assert found
    return found


@pytest.mark.parametrize("path", sorted((ROOT / "practices").glob("*/index.*.md")), ids=lambda path: f"{path.parent.name}.{path.name[6:8]}")
def test_real_practices_keep_their_meaning_and_settle(path: Path) -> None:
    found = mend.mend(str(path), path.name[6:8], path.read_bytes())
    if found:
        assert mend.mend(str(path), path.name[6:8], found.text.encode()) is None


@pytest.mark.parametrize(
    ("old", "new", "done"),
    [
        ('checked: "2024-05-01"', "checked: 1.5.2024", "values"),
        ('checked: "2024-05-01"', 'checked: "1. 5. 2024"', "values"),
        ('place: "Dresden"', "place: Dresden", "values"),
        ('label: {de: "beraten"', "label: {de: beraten", "values"),
        ("ongoing: true", 'ongoing: "true"', "values"),
        ('amount: "5846532.50"', "amount: 5846532.50", "values"),
        ("kind: service\n", "kind: service  \n", "space"),
        ("Es gibt", "Es gibt", ""),
        ("Die Wartezeit ist lang.[^s1]\n", "Die Wartezeit ist lang.[^s1]   \n\n\n", "space"),
    ],
)
def test_what_is_ours_to_mend(old: str, new: str, done: str) -> None:
    base = BASE.read_text("utf-8")
    if not done:
        assert mend.mend("a", "de", base.encode()) is None
        return
    assert old in base
    found = mended(base.replace(old, new))
    assert found.done == (done,)
    assert old in found.text


def test_keys_come_in_their_order_with_their_comments() -> None:
    base = BASE.read_text("utf-8")
    turned = base.replace("status: published\nkind: service\n", "").replace("licence: CC-BY-4.0\n", "licence: CC-BY-4.0\n# why\nkind: service\nstatus: published\n")
    found = mended(turned)
    assert found.done == ("order",)
    assert found.text == base.replace("kind: service", "# why\nkind: service")


def test_line_ends_and_marks() -> None:
    base = BASE.read_text("utf-8")
    found = mend.mend("a", "de", b"\xef\xbb\xbf" + base.replace("\n", "\r\n").encode())
    assert found
    assert found.text == base


def test_a_line_break_in_the_text_stays() -> None:
    base = BASE.read_text("utf-8").replace("Die Wartezeit ist lang.[^s1]", "Eins  \nzwei.[^s1]  \n\n    Code  \n    Code")
    found = mend.mend("a", "de", base.encode())
    assert found is None or "Eins  \nzwei" in found.text


def test_what_cannot_be_read_is_left_alone() -> None:
    assert mend.mend("a", "de", b"no front matter  \n") is None
    assert mend.mend("a", "de", b'---\ntitle: "open\n---\n') is None


def test_it_refuses_what_would_say_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mend, "_values", lambda document: [line.replace("Dresden", "Leipzig") for line in document.head.split("\n")[:-1]])
    with pytest.raises(mend.MeaningError):
        mend.mend("a", "de", BASE.read_bytes())
    monkeypatch.undo()
    monkeypatch.setattr(mend, "_body", lambda text: [line.lstrip("#") for line in text.split("\n")])
    with pytest.raises(mend.MeaningError):
        mend.mend("a", "de", BASE.read_bytes())


def test_fix_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "beispiel"
    folder.mkdir()
    text = BASE.read_text("utf-8").replace('checked: "2024-05-01"', "checked: 1.5.2024")
    (folder / "index.de.md").write_text(text, "utf-8")
    validate.main(["--practices", str(tmp_path), "--fix"])
    assert "beispiel/index.de.md: Anführungszeichen und Daten" in capsys.readouterr().out
    assert (folder / "index.de.md").read_text("utf-8") == BASE.read_text("utf-8")


def test_watching_names_the_folder_that_changed(tmp_path: Path) -> None:
    for name in ("eins", "zwei"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.de.md").write_text("a", "utf-8")
    steps = iter([None, "b", None, "c"])

    def step(_: float) -> None:
        if text := next(steps):
            (tmp_path / "zwei" / "index.de.md").write_text(text * 3, "utf-8")

    seen = watching.changes(tmp_path, step)
    assert next(seen) == {"zwei"}
