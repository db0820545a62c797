"""Pages from practices: what is shown, in which order, escaped for its place, in both languages."""

import dataclasses
import re
from decimal import Decimal
from pathlib import Path

import pytest

from kompendium import collation, formats, loader, markdown, model, pages, vocabulary, words
from kompendium.languages import LANGUAGES
from kompendium.pages import frames, phrases, practice, prose, start, translation
from kompendium.pages.citations import Citations
from kompendium.pages.view import Settings, Site, View
from kompendium.typography import NBSP, bind

ROOT = Path(__file__).resolve().parent.parent
DATA = loader.to_data(loader.load_nodes(ROOT))
BY_HAND = {f"index.{language}.md": f'---\ntitle: "T {language}"\nlede: "L"\n---\n\nText\n'.encode() for language in LANGUAGES}
SOURCES = {
    "s1": model.Source("Deník: článek", "https://example.org/a?x=1&y=2", "cs", "2026-11", "2021-08"),
    "s2": model.Source("Amt: Seite", "https://example.org/b", "de", "2026-11-02"),
}


def text(language: str, **changes: object) -> model.Text:
    kinds = DATA.sections.kinds
    sections = tuple(
        model.Section(name, kinds[name].heading[language], f"Text {name}.[^s1]", 1) for name in ("problem", "results", "transfer")
    )
    made = model.Text(language, f"practices/eins/index.{language}.md", f"Titel {language}", "Kurz", "Einfach", sections)
    return dataclasses.replace(made, **changes)  # type: ignore[arg-type]


def made(slug: str = "eins", **changes: object) -> model.Practice:
    facts = model.Practice(
        slug=slug, original="cs", texts={language: text(language) for language in LANGUAGES}, status="published", kind="project",
        themes=("debt",), target_groups=("over-indebted",), methods=("counselling",), settings=(), regions=("CZ0427",),
        place="Ústí nad Labem", period=model.Period("2020", ongoing=True), maturity="established", organisations=(), legal_basis=(),
        help_types_de=(), service_types_cz=(),
        funding=(model.Funding("opz", ("s1",), amount=Decimal("7179.10"), currency="CZK", basis="total", start="2016", end="2019"),),
        figures=(model.Figure(Decimal("1200"), "persons", {"de": "beraten", "cs": "v poradně"}, ("s2",), as_of="2021-08"),),
        evidence="1", evaluations=(), criteria={}, transfer=model.Transfer("DE", {"e-law": "plus", "p-need": "minus"}),
        contact=model.Contact("Úřad", url="https://example.org/"), checked="2026-11-22", sources=SOURCES, images=(),
        conflicts=(model.Conflict({"de": "Höhe", "cs": "Výše"}, (
            model.Statement({"de": "eins", "cs": "jedna"}, ("s1",)), model.Statement({"de": "zwei", "cs": "dvě"}, ("s2",)))),),
        gaps=({"de": "Wie viele?", "cs": "Kolik?"},), related=(), licence="CC-BY-4.0",
    )  # fmt: skip
    changed = dataclasses.replace(facts, **changes)  # type: ignore[arg-type]
    return dataclasses.replace(changed, countries=vocabulary.countries_of(changed.regions, DATA.vocabularies))


def site(*practices: model.Practice) -> Site:
    return Site({each.slug: each for each in practices}, DATA, Settings())


def staged(markdown: str, *practices: model.Practice, language: str = "de") -> str:
    view = View(site(*practices), language, "praxis/eins")
    return prose.staged(markdown, view, Citations(SOURCES, view), language)


@pytest.mark.parametrize(
    ("value", "german", "czech"),
    [("7179.10", "7.179,10", f"7{NBSP}179,10"), ("26", "26", "26"), ("1234567", "1.234.567", f"1{NBSP}234{NBSP}567"), ("-0.5", "−0,5", "−0,5")],
)
def test_numbers_are_written_as_each_language_does(value: str, german: str, czech: str) -> None:
    assert formats.number(Decimal(value), "de") == german
    assert formats.number(Decimal(value), "cs") == czech


@pytest.mark.parametrize(
    ("value", "german", "czech"),
    [("2026", "2026", "2026"), ("2026-11", "November 2026", "listopad 2026"), ("2026-11-02", "2. November 2026", "2. listopadu 2026")],
)
def test_dates_are_written_as_each_language_does(value: str, german: str, czech: str) -> None:
    assert formats.date(value, "de").replace(NBSP, " ") == german
    assert formats.date(value, "cs").replace(NBSP, " ") == czech


@pytest.mark.parametrize(
    ("start_", "end", "ongoing", "german", "czech"),
    [
        ("2020", "", True, "seit 2020", "od roku 2020"),
        ("2020-10", "", True, "seit Oktober 2020", "od října 2020"),
        ("2016", "2019", False, "2016–2019", "2016–2019"),
        ("", "2022-06", False, "bis Juni 2022", "do června 2022"),
        ("2016", "2016", False, "2016", "2016"),
        ("", "", True, "läuft", "probíhá"),
    ],
)
def test_periods_read_like_a_sentence(start_: str, end: str, ongoing: bool, german: str, czech: str) -> None:
    assert formats.span(start_, end, ongoing, "de").replace(NBSP, " ") == german
    assert formats.span(start_, end, ongoing, "cs").replace(NBSP, " ") == czech


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("cs", "v Ústí a s lidmi", "v~Ústí a~s~lidmi"),
        ("cs", "K tomu 5 846 532,50 Kč", "K~tomu 5~846~532,50~Kč"),
        ("cs", "Od 1. října 2021, č. 108/2006 Sb.", "Od 1.~října 2021, č.~108/2006~Sb."),
        ("cs", "1. bod\n2. bod", "1. bod\n2. bod"),
        ("cs", 'viz <a href="x">a to</a>', 'viz <a href="x">a~to</a>'),
        ("de", "§ 67 SGB XII, z. B. am 1. Oktober", "§~67~SGB~XII, z.~B. am 1.~Oktober"),
        ("de", "16,71 % von 5 Mio. €", "16,71~% von 5~Mio.~€"),
    ],
)
def test_a_line_never_ends_where_it_must_not(language: str, before: str, after: str) -> None:
    assert bind(before, language) == after.replace("~", NBSP)


def test_each_language_has_its_own_alphabet() -> None:
    czech = sorted(["chata", "cíl", "čas", "dům", "hora", "škola", "stát", "žena", "řád", "rok"], key=lambda word: collation.key(word, "cs"))
    assert czech == ["cíl", "čas", "dům", "hora", "chata", "rok", "řád", "stát", "škola", "žena"]
    assert sorted(["Zaun", "Ärger", "Arm", "Ast"], key=lambda word: collation.key(word, "de")) == ["Ärger", "Arm", "Ast", "Zaun"]
    assert (collation.initial("Chata", "cs"), collation.initial("Änderung", "de"), collation.initial("§ 16", "de")) == ("Ch", "A", "#")
    assert sorted(["10 m²", "10 km"], key=lambda word: collation.key(word, "de")) == ["10 km", "10 m²"]


def test_all_words_of_the_interface_are_there_in_all_languages() -> None:
    for label, texts in words.load().items():
        assert set(texts) == set(LANGUAGES), label
        assert len({frozenset(re.findall(r"\{\w+\}", each)) for each in texts.values()}) == 1, label


def test_html_and_attribute_lists_of_a_contributor_become_plain_characters() -> None:
    made_ = markdown.html(staged("<script>alert(1)</script> **fett**{: onclick=x } <img src=x>"))
    assert made_ == "<p>&lt;script&gt;alert(1)&lt;/script&gt; <strong>fett</strong>{: onclick=x } &lt;img src=x&gt;</p>\n"


def test_words_of_the_other_language_are_marked() -> None:
    assert '<span lang="cs">Úřad práce</span>' in staged("Das [Úřad práce]{cs} zahlt.")


def test_citations_are_numbered_and_stay_with_their_word() -> None:
    made_ = staged("Satz.[^s2][^s1] Noch einer.[^s2]")
    assert re.findall(r'href="#source-(s\d)"[^>]*>(\d)<', made_) == [("s2", "2"), ("s1", "1"), ("s2", "2")]
    assert re.findall(r'id="(cite-[^"]+)"', made_) == ["cite-s2-1", "cite-s1-1", "cite-s2-2"]
    assert "Satz.\u2060<span" in made_


def test_the_editors_reading_is_marked_by_its_opening_words() -> None:
    made_ = staged("Sachlich.\n\nEinschätzung der Redaktion: Das trägt.")
    assert made_.startswith("Sachlich.")
    assert '<div class="reading">' in made_


def test_a_link_to_a_practice_that_is_not_published_becomes_text() -> None:
    text_ = "Siehe [andere](../zwei/index.de.md)."
    assert staged(text_, made()) == "Siehe andere."
    assert "[andere](../../praxis/zwei/)" in staged(text_, made(), made("zwei"))


def test_the_page_of_a_practice_keeps_its_order() -> None:
    body = practice.page(made(), site(made()), "de").body
    order = ["<h1>", 'class="lede"', 'class="state"', 'id="figures"', 'id="facts"', 'id="plain"', *(f'<h2 id="{each}">' for each in ("problem", "results", "transfer", "conflicts", "gaps", "sources"))]
    places = [body.index(each) for each in order]
    assert places == sorted(places)


def test_every_value_is_escaped_for_its_place() -> None:
    bad = '"><script>alert(1)</script>'
    hostile = made(
        texts={each: text(each, title=bad, summary=bad, plain=bad) for each in LANGUAGES}, place=bad, gaps=({"de": bad, "cs": bad},),
        contact=model.Contact(bad, bad, 'https://example.org/"onx="'),
    )  # fmt: skip
    frame = "".join(f"kompendium-frame-{name}\n" for name in ("title", "description", "jsonld"))
    for page in pages.build([hostile], DATA, BY_HAND, Settings()):
        for shown in (page.body, frames.read(frame).fill(page)):
            assert "<script>alert" not in shown
            assert 'onx="' not in shown.replace("&quot;", "'")


def test_amounts_keep_currency_period_and_what_they_refer_to() -> None:
    german, czech = (practice.page(made(), site(made()), language).body.replace(NBSP, " ") for language in LANGUAGES)
    assert "7.179,10 Kč</strong> (gesamte Laufzeit)" in german
    assert "2016–2019" in german
    assert "7 179,10 Kč</strong> (celé období)" in czech


def test_conflicts_show_all_values_with_their_sources() -> None:
    body = practice.page(made(), site(made()), "de").body
    found = body[body.index('class="conflicts"') :]
    assert re.search(r"eins.*#source-s1.*zwei.*#source-s2", found)


@pytest.mark.parametrize(
    ("stale", "expected"),
    [((), "auf dem Stand des Originals"), (("results",), "Dort hat sich geändert: Ergebnisse."), (("title", "summary", "plain", "problem", "results", "transfer"), "noch nicht mit dem Original abgeglichen")],
)
def test_a_reader_learns_how_old_the_translation_is(stale: tuple[str, ...], expected: str) -> None:
    item = made(stale={"de": stale} if stale else {})
    assert expected in translation.note(item, View(site(item), "de", "praxis/eins"))


def test_a_missing_translation_is_a_short_page_that_leads_to_the_other_language() -> None:
    item = made(texts={"cs": text("cs")})
    built = pages.build([item], DATA, BY_HAND, Settings())
    (short,) = (page for page in built if page.address == "praxis/eins/index.html")
    assert '<span lang="cs">Titel cs</span>' in short.body
    assert 'href="../../cs/praxis/eins/"' in short.body
    assert b'languages: ["cs"]' in built.staged[frames.frame_of(short).file]


def test_drafts_are_not_built_and_archived_ones_say_so() -> None:
    found = {page.address: page.body for page in pages.build([made(status="draft"), made("zwei", status="archived")], DATA, BY_HAND, Settings())}
    assert "praxis/eins/index.html" not in found
    assert "Archiviert" in found["praxis/zwei/index.html"]


def test_every_page_is_there_in_both_languages() -> None:
    built = pages.build([made()], DATA, {**BY_HAND, "impressum.de.md": b'---\ntitle: "I"\nlede: "L"\n---\n\nText\n'}, Settings())
    files = {*built.staged, *(page.file for page in built)}
    for language in LANGUAGES:
        other = next(each for each in LANGUAGES if each != language)
        for name in files:
            if name.endswith(f".{language}.md"):
                assert name.replace(f".{language}.md", f".{other}.md") in files


def test_the_front_matter_cannot_be_broken_out_of() -> None:
    page = practice.page(made(texts={each: text(each, title='a"\n---\nb: c') for each in LANGUAGES}), site(made()), "de")
    assert page.to_bytes().decode().count("\n---\n") == 1


def test_pairs_stand_across_the_border_under_one_theme() -> None:
    near = made(related=(model.Relation("zwei", "same-approach"),))
    far = made("zwei", regions=("DED21",), original="de")
    assert [(left.slug, right.slug) for left, right in start.pairs(site(near, far))] == [("zwei", "eins")]


def test_a_region_lies_in_the_countries_that_the_vocabulary_says() -> None:
    found = {region: vocabulary.countries_of([region], DATA.vocabularies) for region in ("DED21", "CZ0427", "euroregion-elbe-labe", "eu")}
    assert found == {"DED21": ("DE",), "CZ0427": ("CZ",), "euroregion-elbe-labe": ("DE", "CZ"), "eu": ("DE", "CZ")}


def test_the_words_for_scripts_cannot_end_their_element() -> None:
    assert all("<" not in phrases.search(language) for language in LANGUAGES)


def test_pages_of_practices_share_a_frame_and_fill_all_of_it() -> None:
    """What differs between two practices is filled in; nothing of a frame's marks is left."""
    built = pages.build([made(), made("zwei", texts={each: text(each, title="A & <B>", path=f"practices/zwei/index.{each}.md") for each in LANGUAGES})], DATA, BY_HAND, Settings(url="https://a.example/"))
    one, other = (page for page in built if page.address in ("praxis/eins/index.html", "praxis/zwei/index.html"))
    frame = frames.frame_of(one)
    assert frame == frames.frame_of(other)
    html = f'<title>{frame.title}</title><a href="/{frame.path}/">{frame.description}</a>{frame.meta["jsonld"]}<p id="x">{frame.meta["card"]}</p>'
    contents = '<ol>\n<li><a href="#kompendium-frame-anchor">kompendium-frame-heading</a></li>\n</ol>'
    filled = frames.read(html + contents + '<h2 id="kompendium-frame-anchor">kompendium-frame-heading</h2>\n<p>kompendium-frame-body</p>').fill(other)
    assert filled.startswith('<title>A &amp; &lt;B&gt;</title><a href="/praxis/zwei/">')
    assert "assets/cards/zwei-de.png" in filled
    assert '<li><a href="#problem">' in filled
    assert filled.endswith(other.body)
    assert "kompendium-frame" not in filled


def test_headings_of_a_page_have_ids_of_their_own() -> None:
    taken: set[str] = set()
    assert [re.findall(' id="([^"]+)"', markdown.html(each, taken)) for each in ("### Öffnung\n\n### Öffnung", "### Öffnung")] == [["part-offnung", "part-offnung_1"], ["part-offnung_2"]]


@pytest.mark.parametrize("slug", ["p", "parallel", "praxis", "practices", "cs", "index"])
def test_any_name_of_a_practice_finds_its_frames(slug: str) -> None:
    """Names that paths of the site hold too."""
    item = made(slug, texts={each: text(each, path=f"practices/{slug}/index.{each}.md") for each in LANGUAGES})
    for page in pages.of_practice(item, Site({slug: item}, DATA)):
        frame = frames.frame_of(page)
        assert frame.address == frames.address(page)
        assert frame.path.split("/")[2:] == page.path.split("/")[2:]
