"""What is kept of practices for lists: made anew where a practice or what all stand on changed, else not, and the pages are the same."""

import dataclasses
from pathlib import Path

import pytest

from kompendium import check, pages
from kompendium.kept import Store
from kompendium.languages import LANGUAGES
from kompendium.loader import Data
from kompendium.model import Practice
from kompendium.pages import Settings, cards
from kompendium.pieces import Pieces
from test_analysis import made

ROOT = Path(__file__).resolve().parent.parent
BY_HAND = {f"index.{language}.md": b'---\ntitle: "T"\nlede: "L"\n---\n\nText\n' for language in LANGUAGES}


@pytest.fixture(scope="module")
def data() -> Data:
    return check.load(ROOT)


def renamed(practice: Practice, title: str) -> Practice:
    return dataclasses.replace(practice, texts={name: dataclasses.replace(text, title=title) for name, text in practice.texts.items()})


def test_pages_with_what_is_kept_are_the_same(data: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("eins", "zwei", "drei")
    before = [made(name, related=()) for name in names]
    digests = dict.fromkeys(names, "1")
    pages.build(before, data, BY_HAND, Settings(), (), Pieces(Store(tmp_path, ".bin"), digests, "data"))
    written: list[str] = []
    entry = cards.entry

    def counted(practice: Practice, *rest: object, **named: object) -> str:
        written.append(practice.slug)
        return entry(practice, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(cards, "entry", counted)
    after = [before[0], renamed(before[1], "Neu"), before[2]]
    warm = pages.build(after, data, BY_HAND, Settings(), (), Pieces(Store(tmp_path, ".bin"), {**digests, "zwei": "2"}, "data"))
    assert set(written) == {"zwei"}
    assert warm.single == pages.build(after, data, BY_HAND, Settings()).single


def test_a_piece_is_made_anew_when_what_it_stands_on_changed(tmp_path: Path) -> None:
    def made_of(digests: dict[str, str], based: str, answer: str) -> tuple[str, str]:
        pieces = Pieces(Store(tmp_path, ".bin"), digests, based)
        found = pieces.of("eins", "card", lambda: answer), pieces.shared("glossary", lambda: answer)
        pieces.keep()
        return found

    assert made_of({"eins": "1"}, "a", "first") == ("first", "first")
    assert made_of({"eins": "1"}, "a", "second") == ("first", "first")
    assert made_of({"eins": "2"}, "a", "third") == ("third", "first")
    assert made_of({"eins": "2"}, "b", "fourth") == ("fourth", "fourth")
    assert made_of({}, "b", "fifth") == ("fifth", "fourth")
    assert made_of({}, "b", "sixth") == ("sixth", "fourth")


def test_what_nobody_asks_for_is_kept_no_longer(tmp_path: Path) -> None:
    for names in (("eins", "zwei"), ("eins",)):
        pieces = Pieces(Store(tmp_path, ".bin"), dict.fromkeys(names, "1"), "a")
        for name in names:
            pieces.of(name, "card", lambda: "x" * 1000)
        pieces.keep()
    (kept,) = tmp_path.iterdir()
    assert kept.stat().st_size < 1500
