"""Cards for social networks: the right size, the same every time, and drawn only once."""

import io
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat

from kompendium import cards, loader
from kompendium.cards import lettering, make, outlines, picture
from kompendium.cards.lettering import Face
from kompendium.languages import LANGUAGES, Words
from kompendium.pages.page import START_CARD, card

ROOT = Path(__file__).resolve().parent.parent
DATA = loader.to_data(loader.load_nodes(ROOT))
TITLES = {"de": "Gute Praxis", "cs": "Dobrá praxe"}
FONTS = ROOT / make.FONTS
CARD = picture.Card("Housing First Ústí nad Labem", "Bezdomovectví", "Ústí nad Labem", "Dobrá praxe", (("Česko", "#f2a090"),))
WIDE = replace(CARD, place="Ústí nad Labem, Chlumec, Teplice, Litoměřice, Lovosice, Děčín, Most", countries=(("Česko", "#f2a090"), ("Německo", "#9dbdf0")))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "edition").symlink_to(ROOT / "edition")
    return tmp_path


def drawn(shown: picture.Card) -> Image.Image:
    return Image.open(io.BytesIO(picture.draw(shown, FONTS))).convert("RGB")


def test_a_card_is_as_large_as_networks_ask_for_and_the_same_every_time() -> None:
    first = picture.draw(CARD, FONTS)
    picture.draw(replace(CARD, title="Ein anderer Titel mit anderen Buchstaben"), FONTS)
    assert Image.open(io.BytesIO(first)).size == (1200, 630)
    assert picture.draw(CARD, FONTS) == first
    assert len(first) < 25_000


@pytest.mark.parametrize(
    "title",
    [
        "Kurz",
        "Ein sehr langer Titel mit vielen Wörtern, der hundert Zeichen füllt und trotzdem auf die Karte passt, ja",
        "Schuldnerberatungsstellenfinanzierungsgesetz",
        "wwwwwwwwwwwwwwwwwwwwwwwwwwwww wwwwwwwwwwwwwwwwwwwwwwww wwwwwwwwwwwwwwwwwwwwwwwwwwww wwwwwwwwwwwwwwww",
    ],
)
def test_any_title_fits(title: str) -> None:
    found, bare = drawn(replace(CARD, title=title)), drawn(replace(CARD, title="", theme="", place="", countries=()))
    assert len(found.crop((1160, 0, 1200, 380)).getcolors() or ()) == 1
    below = (0, picture.RIVER_TOP, *found.size)
    assert found.crop(below).tobytes() == bare.crop(below).tobytes()


def test_colours_are_those_that_were_asked_for() -> None:
    colours = {"#{:02x}{:02x}{:02x}".format(*colour) for _, colour in drawn(WIDE).getcolors() or ()}
    assert colours >= {picture.RIVER[1], picture.FOAM[1], picture.WHITE[1], "#f2a090", "#9dbdf0"}


def test_a_place_without_room_beside_the_countries_stands_below_even_on_the_river() -> None:
    title = "Planungskoordination Armutsprävention im Saale-Orla-Kreis"
    beside, below = drawn(replace(CARD, title=title)), drawn(replace(WIDE, title=title))
    changed = ImageChops.difference(beside, below).getbbox()
    assert changed is not None
    assert picture.RIVER_TOP < changed[3] < 500
    assert changed[2] <= picture.RIGHT


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("Kurz", ["Kurz"]),
        ("Hilfe für wohnungslose\nMenschen", ["Hilfe für", "wohnungslose", "Menschen"]),
        ("Rodiny v\u00a0centru v\u00a0Ústí", ["Rodiny", "v\u00a0centru", "v\u00a0Ústí"]),
        ("Deutsch-tschechische Teams", ["Deutsch-", "tschechische", "Teams"]),
        ("E-Mail 2020-2021", ["E-Mail", "2020-2021"]),
        ("ll ll ll ll ll ll ll ll", ["ll ll ll ll", "ll ll ll ll"]),
    ],
)
def test_lines_end_where_they_may_and_are_even(text: str, found: list[str]) -> None:
    assert lettering.lines(text, Face(FONTS, picture.SERIF, 76), 400) == found


def test_letters_are_set_as_by_the_library() -> None:
    face = Face(FONTS, picture.SERIF, 76)
    for text in ("AVATAR: Töpfe, Wände", "Šťastné ťuhýky", "Offene Hilfen finden", "S\u030ct\u030castne\u0301"):
        whole = ImageFont.truetype(FONTS / picture.SERIF, 76).getlength(text)
        assert lettering.length(text, face) == pytest.approx(whole, abs=1), text


def test_a_font_without_marks_of_overlaps_draws_the_same_letters() -> None:
    for name in (picture.SERIF, picture.STRONG, picture.LIGHT):
        own, ours = (ImageFont.truetype(font, 76) for font in (FONTS / name, outlines.truetype(FONTS / name)))
        for text in ("ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ", "abcdefghijklmnopqrstuvwxyzäöüß", "ÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ", "áčďéěíňóřšťúůýž", "0123456789–„“§%€&"):
            pictures = [Image.new("L", (1600, 130)) for _ in range(2)]
            for each, font in zip(pictures, (own, ours), strict=True):
                ImageDraw.Draw(each).text((0, 90), text, 255, font, anchor="ls")
            assert ImageStat.Stat(ImageChops.difference(*pictures)).mean[0] < 0.5, text


def keys(root: Path, titles: Words = TITLES) -> dict[str, str]:
    return {name: key for name, key, _ in cards.files([], DATA, titles, TITLES, root)}


def test_a_card_is_drawn_only_when_it_is_asked_for(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "draw", lambda *_: pytest.fail("drawn"))
    assert set(keys(project)) == {card(START_CARD, language) for language in LANGUAGES}
    assert keys(project) == keys(project)


def test_the_key_of_a_card_does_not_depend_on_the_others(project: Path) -> None:
    one, other = keys(project), keys(project, {**TITLES, "de": "Anders"})
    assert [name for name, key in one.items() if key == other[name]] == [card(START_CARD, "cs")]


def test_another_font_gives_all_another_key(tmp_path: Path) -> None:
    edition = Path(shutil.copytree(ROOT / "edition", tmp_path / "edition"))
    before = keys(tmp_path)
    with (edition / "fonts" / "OFL-SourceSans3.txt").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert not set(before.values()) & set(keys(tmp_path).values())


def test_another_version_of_a_library_gives_all_another_key(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = keys(project)
    monkeypatch.setattr(make.features, "version", lambda _: "another")
    assert not set(before.values()) & set(keys(project).values())


def test_without_fonts_there_are_no_cards(tmp_path: Path) -> None:
    assert keys(tmp_path) == {}


def test_every_page_names_a_card_that_is_there(site: Path) -> None:
    for path in site.rglob("*.html"):
        if path.name == "404.html":
            continue
        (url,) = html.parse(str(path)).xpath("//meta[@property='og:image']/@content")
        assert (site / url.removeprefix("https://kompendium.example/")).is_file(), path
    own = html.parse(str(site / "cs/praxis/housing-first-usti/index.html")).xpath("//meta[@property='og:image']/@content")
    assert own == ["https://kompendium.example/assets/cards/housing-first-usti-cs.png"]
