"""Cards for social networks: the right size, the same every time, and set only once."""

import io
import shutil
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from kompendium import cards, loader
from kompendium.languages import LANGUAGES
from kompendium.pages.page import START_CARD, card

ROOT = Path(__file__).resolve().parent.parent
DATA = loader.to_data(loader.load_nodes(ROOT))
TITLES = {"de": "Gute Praxis", "cs": "Dobrá praxe"}
TEMPLATE = ROOT / cards.TEMPLATE
CARD = {
    "language": "cs", "title": "Housing First Ústí nad Labem", "theme": "Bezdomovectví", "place": "Ústí nad Labem", "site": "Dobrá praxe",
    "countries": ["Česko"], "colours": ["#f2a090"],
}  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "edition").symlink_to(ROOT / "edition")
    return tmp_path


def test_a_card_is_as_large_as_networks_ask_for_and_the_same_every_time() -> None:
    first, second = cards.typeset([CARD, CARD], TEMPLATE)
    assert Image.open(io.BytesIO(first)).size == (1200, 630)
    assert first == second == cards.typeset([CARD], TEMPLATE)[0]


@pytest.mark.parametrize("title", ["Kurz", "Ein sehr langer Titel mit vielen Wörtern, der hundert Zeichen füllt und trotzdem auf die Karte passt, ja"])
def test_any_title_fits(title: str) -> None:
    picture = Image.open(io.BytesIO(cards.typeset([{**CARD, "title": title}], TEMPLATE)[0])).convert("RGB")
    assert len(picture.crop((1160, 0, 1200, 380)).getcolors() or ()) == 1


def test_an_unchanged_build_sets_no_card(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = dict(cards.files([], DATA, TITLES, TITLES, project))
    assert set(made) == {card(START_CARD, language) for language in LANGUAGES}
    monkeypatch.setattr(cards, "typeset", lambda *_: pytest.fail("set again"))
    assert dict(cards.files([], DATA, TITLES, TITLES, project)) == made


@pytest.mark.parametrize("changed", ["card.typ", "fonts/OFL-SourceSans3.txt"])
def test_another_template_or_font_sets_all_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str) -> None:
    edition = Path(shutil.copytree(ROOT / "edition", tmp_path / "edition"))
    dict(cards.files([], DATA, TITLES, TITLES, tmp_path))
    with (edition / changed).open("a", encoding="utf-8") as file:
        file.write("\n")
    monkeypatch.setattr(cards, "typeset", lambda wanted, _: [b"anew"] * len(wanted))
    assert set(dict(cards.files([], DATA, TITLES, TITLES, tmp_path)).values()) == {b"anew"}


def test_a_spoiled_card_is_set_anew(project: Path) -> None:
    made = dict(cards.files([], DATA, TITLES, TITLES, project))
    for kept in (project / "build" / "cache" / "cards").iterdir():
        kept.write_bytes(b"garbage")
    assert dict(cards.files([], DATA, TITLES, TITLES, project)) == made


def test_cards_that_nobody_needs_leave_the_cache(project: Path) -> None:
    dict(cards.files([], DATA, TITLES, TITLES, project))
    dict(cards.files([], DATA, {**TITLES, "de": "Anders"}, TITLES, project))
    assert len(list((project / "build" / "cache" / "cards").glob("*.png"))) == len(LANGUAGES)


def test_every_page_names_a_card_that_is_there(site: Path) -> None:
    for path in site.rglob("*.html"):
        if path.name == "404.html":
            continue
        (url,) = html.parse(str(path)).xpath("//meta[@property='og:image']/@content")
        assert (site / url.removeprefix("https://kompendium.example/")).is_file(), path
    own = html.parse(str(site / "cs/praxis/housing-first-usti/index.html")).xpath("//meta[@property='og:image']/@content")
    assert own == ["https://kompendium.example/assets/cards/housing-first-usti-cs.png"]
