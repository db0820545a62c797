"""Spelling, with a dictionary of three words in each language: the same engine, no package of the machine needed."""

from pathlib import Path

import pytest

from kompendium import check, loader, spelling
from kompendium.loader import Folder

ROOT = Path(__file__).parent.parent
WORDS = {"de": ["Haus", "hilft", "und"], "cs": ["dům", "pomáhá", "Praha"]}


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    monkeypatch.delenv("DICPATH", raising=False)
    for language, name in spelling.DICTIONARIES.items():
        (tmp_path / f"{name}.aff").write_text("SET UTF-8\nTRY aeiounrst\n", "utf-8")
        (tmp_path / f"{name}.dic").write_text("\n".join(["3", *WORDS[language]]) + "\n", "utf-8")
    return [tmp_path]


def folder(tmp_path: Path, body: str) -> Folder:
    practice = tmp_path / "beispiel"
    practice.mkdir()
    (practice / "index.de.md").write_text(f'---\ntitle: "Haus"\n---\n{body}', "utf-8")
    return loader.load_folder(practice, "beispiel")


def test_unknown_word_once_with_its_line(tmp_path: Path, places: list[Path]) -> None:
    problems = list(spelling.check(folder(tmp_path, "Haus hillft\nund hillft\n"), spelling.load(places), frozenset()))
    assert [(problem.line, problem.rule, problem.severity) for problem in problems] == [(4, "word-spelling", "warning")]
    assert "hilft" in problems[0].details["meant"]


def test_names_marked_words_and_own_words_are_right(tmp_path: Path, places: list[Path]) -> None:
    text = "Haus und Praha und [quux]{cs} und Thinka[^s1]\n"
    assert not list(spelling.check(folder(tmp_path, text), spelling.load(places), frozenset({"Thinka"})))


def test_no_dictionary_is_no_speller(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DICPATH", raising=False)
    assert spelling.load([tmp_path / "nowhere"]) == {}


def test_own_words_hold_our_names_and_terms() -> None:
    known = spelling.own_words(ROOT, check.load(ROOT))
    assert {"ACoRD", "Quartiersmanagement"} <= known
