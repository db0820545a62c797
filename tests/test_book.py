"""The printed editions, read back from the PDF: what a reader, a screen reader and a printing house get."""

import datetime
import io
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import page
import pikepdf
import pypdfium2
import pytest
import yaml
from PIL import Image as Picture

from export_pdf import main
from kompendium import book, check, collation
from kompendium.book import images, imposition, prose, tree
from kompendium.book.make import Printer
from kompendium.kept import Store
from kompendium.model import Image, Practice
from kompendium.pages import publicity

ROOT = Path(__file__).resolve().parent.parent
SELECTION = yaml.safe_load((ROOT / "data" / "edition.yml").read_text("utf-8"))["editions"]["de-cs"]["practices"]
MILLIMETRES = 25.4 / 72

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def result() -> check.Result:
    return check.check(ROOT, ROOT / "practices", datetime.date(2030, 1, 1))


@pytest.fixture(scope="session")
def printer(result: check.Result) -> Printer:
    return open_with(result, list(result.practices))


def open_with(result: check.Result, practices: list[Practice], root: Path = ROOT) -> Printer:
    return book.open_printer(root, practices, result.data, book.Settings(address="https://kompendium.example/"))


@pytest.fixture(scope="session")
def editions(printer: Printer) -> Callable[[str], bytes]:
    return cache(printer.edition)


# --- reading a PDF


def outline(pdf: bytes) -> list[tuple[str, int]]:
    """Every bookmark with its page, counted from 1, in order."""
    document = pypdfium2.PdfDocument(pdf)
    return [(each.get_title(), (each.get_dest().get_index() or 0) + 1) for each in document.get_toc()]


def text_of(pdf: bytes, number: int) -> str:
    """The words of a page above its number, in one line; words parted at a line's end are whole again."""
    sheet = pypdfium2.PdfDocument(pdf)[number - 1]
    found = sheet.get_textpage().get_text_bounded(bottom=sheet.get_height() * 0.072)
    return re.sub(r"\s+", " ", re.sub(r"[\u00ad\ufffe\x02-]\s*\r?\n(?=\w)", "", found))


def places(pdf: bytes, number: int, words: str) -> list[tuple[float, float]]:
    """Where words stand on a page: left edge and foot, in points."""
    textpage = pypdfium2.PdfDocument(pdf)[number - 1].get_textpage()
    search = textpage.search(words, match_case=True)
    found = []
    while hit := search.get_next():
        left, bottom, _, _ = textpage.get_charbox(hit[0])
        found.append((left, bottom))
    return found


def numbers_at_the_edge(pdf: bytes, number: int) -> list[int]:
    """The numbers in the rightmost column of a page of contents, from top to bottom."""
    sheet = pypdfium2.PdfDocument(pdf)[number - 1]
    width, height = sheet.get_size()
    column = sheet.get_textpage().get_text_bounded(left=width * 0.84, bottom=height * 0.1, top=height * 0.91)
    return [int(each) for each in re.findall(r"\d+", column)]


# --- every edition


@pytest.mark.parametrize("name", ["de", "cs", "de-cs"])
def test_edition_is_accessible_and_lasting(name: str, editions: Callable[[str], bytes]) -> None:
    pdf = editions(name)
    accessible = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert [(each.rule_id, each.message) for each in accessible.failures] == []
    lasting = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_A_2A)
    # the validator takes a stream whose last byte is a carriage return for one that is a byte too short
    assert {each.rule_id for each in lasting.failures} <= {"PDFA2A-STREAM-LENGTH-001"}


@pytest.mark.parametrize("name", ["de", "cs", "de-cs"])
def test_edition_says_what_it_is(name: str, editions: Callable[[str], bytes]) -> None:
    with pikepdf.open(io.BytesIO(editions(name))) as opened:
        metadata = opened.open_metadata()
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert metadata["dc:title"]
        assert metadata["dc:creator"]
        assert str(opened.Root.Lang) == name[:2]
        assert len(opened.pages) % 4 == 0


def test_contents_name_the_right_pages(editions: Callable[[str], bytes]) -> None:
    pdf = editions("de")
    entries = outline(pdf)
    first = next(number for title, number in entries if title == "Inhalt")
    after = next(number for _, number in entries if number > first)
    printed = [number for each in range(first, after) for number in numbers_at_the_edge(pdf, each)]
    assert printed == [number for _, number in entries]
    for title, number in entries:
        assert squeezed(title) in squeezed(text_of(pdf, number))


def squeezed(text: str) -> str:
    """Without blanks and signs of hyphenation, which print puts where the line asks for them."""
    return re.sub(r"[\s\x02\u00ad\ufffe-]", "", text)


@pytest.mark.parametrize("name", ["cs", "de-cs"])
def test_index_names_the_right_pages(name: str, editions: Callable[[str], bytes], printer: Printer) -> None:
    pdf = editions(name)
    starts = dict(reversed(outline(pdf)))
    edition = printer.material.plan.editions[name]
    last = len(pypdfium2.PdfDocument(pdf))
    begin = next(number for title, number in outline(pdf) if title.endswith("Organizace"))
    words = " ".join(text_of(pdf, number) for number in range(begin, last))
    for id_, slugs in organisations(printer, edition.practices or printer.slugs).items():
        pages = [str(starts[title_of(printer, slug, edition.languages[0])]) for slug in slugs]
        entry = squeezed(printer.frame.site.data.organisations[id_].name)
        assert re.search(rf"{re.escape(entry)}(\(.{{0,160}}?\)+)?,{','.join(sorted(pages, key=int))}(?!\d)", squeezed(words)), id_


def organisations(printer: Printer, slugs: tuple[str, ...]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for slug in slugs:
        for each in printer.frame.site.practices[slug].organisations:
            found.setdefault(each.id, set()).add(slug)
    return found


def title_of(printer: Printer, slug: str, language: str) -> str:
    view = printer.frame.view(language)
    return printer.frame.pick({language: printer.frame.site.practices[slug].texts[language].title})[view.language]


def test_index_follows_each_alphabet(editions: Callable[[str], bytes], printer: Printer) -> None:
    names = [each.name for each in printer.frame.site.data.organisations.values() if each.country == "CZ"]
    ordered = sorted(names, key=lambda name: collation.key(name, "cs"))
    assert ordered.index("Charita Litoměřice") > ordered.index("Dobrovolnické centrum, z.s.")


# --- the bilingual edition


def test_bilingual_edition_is_a_book_of_48_pages(editions: Callable[[str], bytes]) -> None:
    document = pypdfium2.PdfDocument(editions("de-cs"))
    assert len(document) == 48
    sizes = {tuple(round(side * MILLIMETRES) for side in sheet.get_size()) for sheet in document}
    assert sizes == {(210, 297)}


@pytest.mark.parametrize("slug", SELECTION)
def test_practice_stands_in_both_columns_level(slug: str, editions: Callable[[str], bytes], printer: Printer) -> None:
    pdf = editions("de-cs")
    practice = printer.frame.site.practices[slug]
    start = dict(reversed(outline(pdf)))[title_of(printer, slug, "de")]
    middle = 105 / MILLIMETRES
    for kind in printer.frame.site.data.sections.kinds.values():
        if not practice.texts["de"].section(kind.id):
            continue
        found = []
        for number in range(start, start + 3):
            left = [foot for edge, foot in places(pdf, number, kind.heading["de"]) if edge < middle]
            right = [foot for edge, foot in places(pdf, number, kind.heading["cs"]) if edge > middle]
            found += [(a, b) for a in left for b in right if abs(a - b) < 0.6]
        assert found, kind.heading


def test_systems_lie_on_a_double_page(editions: Callable[[str], bytes]) -> None:
    pages = [number for title, number in outline(editions("de-cs")) if title.startswith("Soziale Hilfe")]
    assert pages[0] % 2 == 0
    assert pages[1] == pages[0] + 1


def test_words_of_the_other_language_are_tagged(editions: Callable[[str], bytes]) -> None:
    with pikepdf.open(io.BytesIO(editions("de-cs"))) as opened:
        tagged = {str(each.Lang) for each in opened.objects if isinstance(each, pikepdf.Dictionary) and "/Lang" in each}
    assert {"de", "cs"} <= tagged


# --- funding by the Union


def pictures(pdf: bytes) -> list[str]:
    """What a screen reader says of each picture."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [str(each.Alt) for each in opened.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure" and "/Alt" in each]


def whole_text(pdf: bytes) -> str:
    return squeezed("".join(text_of(pdf, number) for number in range(1, len(pypdfium2.PdfDocument(pdf)) + 1)))


@pytest.mark.parametrize(("name", "alt"), [("de", "Emblem der Europäischen Union"), ("cs", "Znak Evropské unie"), ("de-cs", "Emblem der Europäischen Union")])
def test_edition_shows_the_emblem_where_a_programme_asks(name: str, alt: str, editions: Callable[[str], bytes], printer: Printer) -> None:
    pdf, edition = editions(name), printer.material.plan.editions[name]
    site = printer.frame.site
    stated = {slug: publicity.statements(site.practices[slug], site) for slug in edition.practices or printer.slugs}
    assert pictures(pdf).count(alt) == sum(map(bool, stated.values())) > 0
    words = whole_text(pdf)
    for statements in stated.values():
        for statement, items in statements:
            assert all(squeezed(statement[language]) in words for language in edition.languages)
            assert all(squeezed(each.project) in words for each in items)


@pytest.mark.parametrize("language", ["de", "cs"])
def test_sheet_shows_emblem_statement_and_project(language: str, printer: Printer) -> None:
    pdf = printer.sheet("socialni-zaclenovani-dubi", language)
    assert len(pypdfium2.PdfDocument(pdf)) <= 2
    assert {"de": "Emblem der Europäischen Union", "cs": "Znak Evropské unie"}[language] in pictures(pdf)
    words = whole_text(pdf)
    assert squeezed({"de": "Europäische Union – Europäischer Sozialfonds.", "cs": "Evropská unie – Evropský sociální fond."}[language]) in words
    assert squeezed("CZ.03.2.60/0.0/0.0/15_026/0000748, " + {"de": "April 2016", "cs": "duben 2016"}[language]) in words


# --- sheets


def test_sheet_is_two_pages_at_most(printer: Printer) -> None:
    for slug in SELECTION[:3]:
        pdf = printer.sheet(slug, "cs")
        assert len(pypdfium2.PdfDocument(pdf)) <= 2
        assert page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1).failures == []


def test_paper_binds_marks_of_sources_and_leaves_out_what_only_the_site_explains(printer: Printer) -> None:
    words = text_of(printer.sheet("housing-first-usti", "cs"), 1)
    assert "Co stupně znamenají" not in words
    assert re.search(r"\(navazující projekt\)\u2060\s?2", words)


# --- production


def test_same_source_gives_the_same_bytes(printer: Printer, editions: Callable[[str], bytes], result: check.Result, tmp_path: Path) -> None:
    """Set anew, not taken from what an earlier run kept."""
    again = replace(open_with(result, list(reversed(result.practices))), store=Store(tmp_path, ".pdf"))
    assert again.edition("de-cs") == editions("de-cs")
    assert again.sheet(SELECTION[0], "de") == printer.sheet(SELECTION[0], "de")


def test_print_colours_bleed_and_use_four_inks(printer: Printer) -> None:
    with pikepdf.open(io.BytesIO(printer.edition("de-cs", print_colours=True))) as opened:
        for sheet in opened.pages:
            media, trim = ([float(side) for side in box] for box in (sheet.mediabox, sheet.trimbox))
            assert round((media[2] - media[0] - trim[2] + trim[0]) * MILLIMETRES) == 6
            operators = {str(each.operator) for each in pikepdf.parse_content_stream(sheet)}
            assert not operators & {"rg", "RG"}


def test_booklet_order() -> None:
    assert list(imposition.order(8)) == [(7, 0), (1, 6), (5, 2), (3, 4)]


def test_booklet_has_two_pages_a_side(editions: Callable[[str], bytes]) -> None:
    pdf = book.booklet(editions("de-cs"))
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 24
    assert [round(side * MILLIMETRES) for side in document[0].get_size()] == [420, 297]
    assert "Impressum" in text_of(pdf, 2)
    assert pdf == book.booklet(editions("de-cs"))


# --- what cannot be printed


def changed(result: check.Result, slug: str, change: Callable[[str], str]) -> list[Practice]:
    """All practices, one with another text in its first German section."""
    return [with_text(each, change) if each.slug == slug else each for each in result.practices]


def with_text(practice: Practice, change: Callable[[str], str]) -> Practice:
    german = practice.texts["de"]
    first, *rest = german.sections
    text = replace(german, sections=(replace(first, markdown=change(first.markdown)), *rest))
    return replace(practice, texts={**practice.texts, "de": text})


def refused(printer: Printer, name: str = "de-cs") -> list[tuple[str, int, str]]:
    with pytest.raises(book.TypesetError) as caught:
        printer.edition(name)
    return [(each.path, each.line, each.rule) for each in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("> Zitat", "book-element"),
        ("[Seite](mailto:x)", "book-link"),
        ("Ein 漢 Zeichen", "book-glyph"),
        ("![](bild.jpg)", "book-image-alt"),
    ],
)
def test_what_cannot_be_set_is_named_with_its_line(text: str, rule: str, result: check.Result) -> None:
    slug = SELECTION[0]
    printer = open_with(result, changed(result, slug, lambda _: f"Satz.\n\n{text}"))
    line = next(each for each in result.practices if each.slug == slug).texts["de"].sections[0].line
    assert refused(printer) == [(f"practices/{slug}/index.de.md", line + 4, rule)]


def test_practice_over_its_share_is_named(result: check.Result) -> None:
    slug = SELECTION[0]
    printer = open_with(result, changed(result, slug, lambda text: f"{text}\n\n" * 9))
    with pytest.raises(book.TypesetError) as caught:
        printer.edition("de-cs")
    (problem,) = caught.value.problems
    assert (problem.rule, problem.details["slug"]) == ("book-overfull", slug)
    assert int(problem.details["lines"]) > 5


def test_too_many_pages_are_refused(result: check.Result) -> None:
    printer = open_with(result, list(result.practices))
    edition = replace(printer.material.plan.editions["de-cs"], pages=44)
    plan = replace(printer.material.plan, editions={"de-cs": edition})
    short = replace(printer, material=replace(printer.material, plan=plan))
    assert refused(short) == [("data/edition.yml", 1, "book-pages")]


def test_plan_that_names_nothing_is_refused(result: check.Result) -> None:
    printer = open_with(result, [each for each in result.practices if each.slug != SELECTION[0]])
    ((path, line, rule),) = refused(printer)
    assert (path, rule) == ("data/edition.yml", "book-plan")
    assert SELECTION[0] in (ROOT / path).read_text("utf-8").splitlines()[line - 1]


@pytest.mark.parametrize(("fault", "message"), [("#nowhere", "unknown variable"), ("#text(font: \"Nix\")[x]", "unknown font family")])
def test_fault_of_a_template_is_said(fault: str, message: str, result: check.Result, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "edition", tmp_path / "edition")
    shutil.copytree(ROOT / "data", tmp_path / "data")
    with (tmp_path / "edition" / "sheet.typ").open("a", encoding="utf-8") as template:
        template.write(fault)
    with pytest.raises(book.TypesetError) as caught:
        open_with(result, list(result.practices), tmp_path).sheet(SELECTION[0], "de")
    (problem,) = caught.value.problems
    assert (problem.path, problem.rule) == ("edition/sheet.typ", "book-typesetter")
    assert message in problem.details["found"]


def test_photo_must_be_sharp(result: check.Result, tmp_path: Path) -> None:
    practice = replace(result.practices[0], images=(Image("foto.jpg", {}, "", "CC0-1.0"),))
    folder = tmp_path / Path(practice.texts["de"].path).parent
    folder.mkdir(parents=True)
    Picture.new("RGB", (914, 400)).save(folder / "foto.jpg")
    assert images.dpi(folder / "foto.jpg") == 200
    assert images.node(practice, tmp_path, "foto.jpg", "Ein Haus")["alt"] == "Ein Haus"
    Picture.new("RGB", (600, 400)).save(folder / "foto.jpg")
    with pytest.raises(tree.RefusedElementError) as caught:
        images.node(practice, tmp_path, "foto.jpg", "Ein Haus")
    assert caught.value.rule == "book-image-coarse"


# --- where the text comes from


def test_blocks_know_their_lines() -> None:
    found = list(prose.chunks("Eins\n\n- a\n\n- b\n\n  mehr\n\nZwei\nDrei", 10))
    assert [(line, text.split()[0]) for line, text in found] == [(10, "Eins"), (12, "-"), (18, "Zwei")]


def test_themes_have_the_colours_of_the_site() -> None:
    css = (ROOT / "theme" / "assets" / "site.css").read_text("utf-8").split("prefers-color-scheme: dark")
    groups = re.findall(r"^((?:\.theme-[a-z-]+,? ?)+)\{ --accent: (#\w+);", "".join(css), re.MULTILINE)
    site = {theme: colour for themes, colour in groups for theme in re.findall(r"\.theme-([a-z-]+)", themes)}
    tones = dict(re.findall(r'(\w+): \(rgb\("(#\w+)"', (ROOT / "edition" / "parts" / "style.typ").read_text("utf-8")))
    colours = yaml.safe_load((ROOT / "data" / "edition.yml").read_text("utf-8"))["colours"]
    assert {theme: tones[tone] for theme, tone in colours.items()} == site


# --- the door for people


def test_script_makes_an_edition_and_keeps_what_links_say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--practice", SELECTION[0], "--output", str(tmp_path)]) == 0
    made = book.editions_info(tmp_path)
    assert set(made) == {f"{SELECTION[0]}.{language}.pdf" for language in ("de", "cs")}
    assert all(info.pages <= 2 and info.size == (tmp_path / info.file).stat().st_size for info in made.values())
    assert not list(tmp_path.glob("*.part"))
    assert SELECTION[0] in capsys.readouterr().out


def test_script_refuses_an_unknown_practice(tmp_path: Path) -> None:
    assert main(["--practice", "gibt-es-nicht", "--output", str(tmp_path)]) == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("said", ["", "[{", "{}", '[{"name": 1}]', "[1]", "\xff"])
def test_a_list_of_pdfs_that_nobody_can_read_is_made_anew(tmp_path: Path, said: str) -> None:
    (tmp_path / "editions.json").write_text(said, encoding="latin-1")
    assert book.editions_info(tmp_path) == {}
