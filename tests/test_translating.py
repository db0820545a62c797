"""From a changed original to a translation that is right again, on a real practice."""

import shutil
import subprocess
from pathlib import Path

import pytest

import translations
from kompendium import worddiff

ROOT = Path(__file__).parent.parent
SLUG = "housing-first-usti"
OLD, NEW = "Bytů je málo, především pro větší rodiny", "Bytů je stále málo, hlavně pro velké rodiny"


@pytest.fixture
def practices(tmp_path: Path) -> Path:
    """A repository with one real practice, its translation stamped."""
    shutil.copytree(ROOT / "practices" / SLUG, tmp_path / SLUG)
    assert translations.main(["--practices", str(tmp_path), "--accept", SLUG]) == 0
    commit(tmp_path)
    return tmp_path


def commit(folder: Path) -> None:
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    if not (folder / ".git").exists():
        subprocess.run(["git", "init", "-q", str(folder)], check=True)
    subprocess.run(["git", "add", "."], cwd=folder, check=True)
    subprocess.run(["git", *who, "commit", "-q", "-m", "x"], cwd=folder, check=True)


def change(practices: Path) -> None:
    path = practices / SLUG / "index.cs.md"
    text = path.read_text("utf-8")
    assert OLD in text
    path.write_text(text.replace(OLD, NEW), "utf-8")


def test_from_stale_to_current(practices: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert translations.main(["--practices", str(practices)]) == 0
    assert translations.main(["--practices", str(practices), "--diff", SLUG]) == 0
    change(practices)
    commit(practices)
    capsys.readouterr()
    assert translations.main(["--practices", str(practices)]) == 1
    assert "älter als das Original: Stolpersteine" in capsys.readouterr().out
    assert translations.main(["--practices", str(practices), "--diff", SLUG]) == 1
    shown = capsys.readouterr().out
    assert "## Stolpersteine" in shown
    assert "Bytů je {+stále+} málo, [-především-]{+hlavně+} pro [-větší-]{+velké+} rodiny" in shown
    assert "## Ziele" not in shown
    assert translations.main(["--practices", str(practices), "--accept", SLUG]) == 0
    assert translations.main(["--practices", str(practices)]) == 0


def test_without_history_it_says_so(practices: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(practices)
    shutil.rmtree(practices / ".git")
    assert translations.main(["--practices", str(practices), "--language", "cs", "--diff", SLUG]) == 1
    shown = capsys.readouterr().out
    assert "Dřívější text v historii na tomto počítači není" in shown
    assert NEW in shown


def test_without_a_stamp_there_is_nothing_to_compare(practices: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = practices / SLUG / "index.de.md"
    text = path.read_text("utf-8")
    stamp = next(line for line in text.split("\n") if line.startswith("translated_from:"))
    path.write_text(text.replace(stamp, 'translated_from: "pending"'), "utf-8")
    assert translations.main(["--practices", str(practices), "--diff", SLUG]) == 2
    assert "nicht vermerkt" in capsys.readouterr().err


def test_a_new_translation_is_prepared(practices: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = practices / SLUG / "index.de.md"
    path.unlink()
    assert translations.main(["--practices", str(practices), "--new", SLUG]) == 0
    text = path.read_text("utf-8")
    assert 'title: ""' in text
    assert "# Housing First" in text or "# Housing first" in text
    assert "## Übertragbarkeit\n" in text
    assert "# Glossar: sociální práce → Soziale Arbeit" in text
    assert "\nkind:" not in text
    assert translations.main(["--practices", str(practices)]) == 0  # stamped with the state it was prepared from
    assert translations.main(["--practices", str(practices), "--new", SLUG]) == 2
    assert path.read_text("utf-8") == text


def test_an_unknown_practice(practices: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert translations.main(["--practices", str(practices), "--diff", "nirgends"]) == 2


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("a b c", "a x c", "a [-b-]{+x+} c"),
        ("", "neu", "{+neu+}"),
        ("alt", "", "[-alt-]"),
        (" ".join("abcdefghijklmnopqrstuvwxyz"), " ".join("abcdefghijklmnopqrstuvwxyZ"), "… r s t u v w x y [-z-]{+Z+}"),
    ],
)
def test_word_diff(old: str, new: str, shown: str) -> None:
    assert worddiff.diff(old, new) == shown
