"""What a practice's page adds to the text: terms in place, the other side, ratings, both languages, sharing, description for machines."""

import dataclasses
import datetime
import json
import math
import re
from pathlib import Path

import pytest
from PIL import Image

from kompendium import check, equivalents, loader, model
from kompendium import site as whole
from kompendium.exports import Address
from kompendium.languages import LANGUAGES
from kompendium.laying import Laying
from kompendium.loader import Data
from kompendium.model import Practice
from kompendium.pages import (
    criteria,
    emblem,
    figures,
    linked,
    markup,
    otherside,
    parallel,
    practice,
    publicity,
    ratings,
    sharing,
    terms,
    transfer_form,
)
from kompendium.pages.citations import Citations
from kompendium.pages.view import Settings, Site, View

ROOT = Path(__file__).resolve().parent.parent
URL = "https://kompendium.example/"
SHOWN = Settings(url=URL, titles={"de": "Gute Praxis", "cs": "Dobrá praxe"})


@pytest.fixture(scope="module")
def data() -> Data:
    return check.load(ROOT)


@pytest.fixture(scope="module")
def known(data: Data) -> dict[str, Practice]:
    folders = [check.load_folder(ROOT, folder) for folder in loader.folders(ROOT / "practices")]
    return {each.slug: loader.to_practice(each, data.sections) for each in folders}


def view(data: Data, *practices: Practice, language: str = "de", settings: Settings = SHOWN) -> View:
    return View(Site({each.slug: each for each in practices}, data, settings), language, "praxis/eins")


# figures


def test_no_mark_of_a_source_stands_by_itself(data: Data, known: dict[str, Practice]) -> None:
    undated = [each.slug for each in known.values() if any(not figure.as_of for figure in each.figures)]
    assert "housing-first-usti" in undated
    for slug in undated:
        seen = view(data, known[slug], language="cs")
        band = figures.band(known[slug], seen, Citations(known[slug].sources, seen))
        assert not re.search(r'class="figure-[a-z]+">\u2060', band), slug
        assert band.count('<span class="cites">') == len(known[slug].figures)


# the other side


def test_every_form_of_help_in_use_is_seen_from_the_other_side(data: Data, known: dict[str, Practice]) -> None:
    used = {form for each in known.values() for form in (*each.help_types_de, *each.service_types_cz)}
    assert used <= set(data.equivalents.forms)


def test_equivalents_name_only_what_is_there(data: Data) -> None:
    forms = {name: set(data.vocabularies[name].terms) for name in ("help_types_de", "service_types_cz")}
    for each in data.equivalents.forms.values():
        here = "help_types_de" if each.id in forms["help_types_de"] else "service_types_cz"
        (across,) = set(forms) - {here}
        assert set(each.nearest) <= forms[across], each.id
        assert each.relation in data.glossary.relations
        assert set(each.sources) <= set(data.equivalents.references)
        assert set(each.terms) <= set(data.glossary.terms)
        assert each.nearest or set(each.called) == set(LANGUAGES), each.id
        for words in (each.why, each.law, each.money):
            assert set(words) == set(LANGUAGES), each.id


def test_every_source_of_an_equivalent_is_used(data: Data) -> None:
    assert {key for each in data.equivalents.forms.values() for key in each.sources} == set(data.equivalents.references)


def test_what_has_no_counterpart_says_so(data: Data, known: dict[str, Practice]) -> None:
    item = dataclasses.replace(known["housing-first-dresden"], help_types_de=(), service_types_cz=("cz-63",))
    body = otherside.box(item, view(data, item))
    assert "ohne Entsprechung" in body
    assert "Unterbringung nach Ordnungsrecht" in body
    nothing = dataclasses.replace(item, service_types_cz=())
    assert "keine gesetzliche Hilfeart erfasst" in otherside.box(nothing, view(data, nothing))


def test_a_reader_sees_the_form_in_its_own_language_and_the_degree(data: Data, known: dict[str, Practice]) -> None:
    item = known["housing-first-dresden"]
    body = otherside.box(item, view(data, item, language="cs"))
    assert '<span lang="de">Hilfe zur Überwindung besonderer sozialer Schwierigkeiten</span> – pomoc k' in body
    assert 'relation-narrow">česky užší' in body
    assert "<details" not in body


def test_the_reader_of_equivalents_keeps_what_is_optional_empty() -> None:
    item = {"relation": "none", "why": {}, "law": {}, "money": {}}
    made = equivalents.from_plain({"checked": "", "sources": {}, "equivalents": {"x": item}}).forms["x"]
    assert (made.nearest, made.called, made.terms, made.sources) == ((), {}, (), ())


# terms


def marked(data: Data, staged: str, language: str = "de") -> str:
    return terms.Terms(view(data, language=language), language).mark(staged)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Der Landkreis zahlt, das Jugendamt nicht.", ["Landkreis", "Jugendamt"]),
        ("de", "Für freie Träger und des Jugendamts", ["freie Träger", "Jugendamts"]),
        ("de", "Jugendamtsleiter und Jugendamt-Projekt", []),
        ("de", "Das Jugendamt. Noch einmal das Jugendamt.", ["Jugendamt"]),
        ("cs", "Bydlí v\u00a0azylovém domě, dluhy řeší oddlužením.", ["oddlužením"]),
        ("cs", "Azylový dům a sociální vyloučení", ["Azylový dům", "sociální vyloučení"]),
        ("cs", "o sociální službě a sociálních službách", ["sociální službě"]),
        ("cs", "nízkoprahovému klubu", ["nízkoprahovému"]),
    ],
)
def test_terms_are_found_in_their_forms_once(data: Data, language: str, text: str, expected: list[str]) -> None:
    assert re.findall(r'class="term">([^<]+)<', marked(data, text, language)) == expected


@pytest.mark.parametrize(
    "staged",
    [
        "### Das Jugendamt",
        "> Das Jugendamt sagt",
        "Sie sagt: „Das Jugendamt half mir.“",
        "[das Jugendamt](../zwei/index.de.md)",
        '<a id="cite-s1-1" href="#source-s1" aria-label="Jugendamt">1</a>',
        '<span lang="cs">Jugendamt</span>',
        "`Jugendamt`",
    ],
)
def test_headings_links_quotations_and_markup_stay_as_they_are(data: Data, staged: str) -> None:
    assert marked(data, staged) == staged


@pytest.mark.parametrize("before", ["### Überschrift", "> Zitat"])
def test_terms_are_found_after_a_heading_or_quotation(data: Data, before: str) -> None:
    assert 'class="term">Jugendamt<' in marked(data, f"{before}\n\nDas Jugendamt half.")


def test_the_longest_term_wins(data: Data) -> None:
    found = re.findall(r'class="term">([^<]+)<', marked(data, "die offene Kinder- und Jugendarbeit"))
    assert found == ["offene Kinder- und Jugendarbeit"]


def test_every_marked_term_is_explained_on_its_page(data: Data, known: dict[str, Practice]) -> None:
    item = known["housing-first-dresden"]
    for language in LANGUAGES:
        body = practice.page(item, view(data, item).site, language).body
        linked_terms = re.findall(r'href="[^"]*#([a-z0-9-]+)" class="term"', body)
        assert len(linked_terms) > 5
        assert len(linked_terms) == len(set(linked_terms))
        assert set(linked_terms) == set(re.findall(r'id="term-([^"]+)"', body))


# ratings and the transfer check


def test_criteria_show_step_and_judge_and_what_is_open(data: Data, known: dict[str, Practice]) -> None:
    item = dataclasses.replace(known["housing-first-dresden"], criteria={"c07-participation": model.Criterion("2", "editor")})
    body = criteria.section(item, view(data, item))
    assert "<td>2\u00a0– teilweise umgesetzt</td><td>Redaktion</td>" in body
    assert "Nicht beurteilt: Konzeption" in body
    assert criteria.section(dataclasses.replace(item, criteria={}), view(data, item)) == ""


def test_scales_name_the_language_of_foreign_registers(data: Data) -> None:
    body = ratings.page(view(data).site, "cs").body
    assert '<td lang="en">possibly beneficial</td>' in body
    assert body.count("<h3") == 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rule_describes_every_step_that_was_given(data: Data, known: dict[str, Practice], language: str) -> None:
    steps = {name: term.more["steps"] for name, term in data.vocabularies["quality_criteria"].terms.items()}
    body = ratings.page(view(data).site, language).body
    for criterion, described in steps.items():
        assert described.keys() <= data.vocabularies["criterion_steps"].terms.keys(), criterion
        assert all(markup.text(words[language], language) in body for words in described.values()), criterion
    given = {(slug, criterion, each.step) for slug, item in known.items() for criterion, each in item.criteria.items() if each.by == "editor"}
    assert given
    assert not {each for each in given if each[2] not in steps[each[1]]}


def test_the_transfer_check_asks_sixteen_questions_and_ticks_what_was_rated(data: Data, known: dict[str, Practice]) -> None:
    item = known["housing-first-dresden"]
    assert item.transfer
    body = transfer_form.page(item, view(data, item).site, "de").body
    assert body.count('<th scope="row"') == 16
    assert body.count('scope="rowgroup"') == 4
    assert body.count(" checked>") == len(item.transfer.factors)
    assert "<form" not in body


# both languages


def test_both_texts_stand_level_in_their_own_language(data: Data, known: dict[str, Practice]) -> None:
    item = known["housing-first-dresden"]
    for language in LANGUAGES:
        body = parallel.page(item, view(data, item).site, language).body
        rows = body.split('<div class="row"')[1:]
        assert len(rows) == 2 + len(item.texts[item.original].sections)
        for row in rows:
            assert re.findall(r'<section lang="(\w\w)"', row) == [language, *(each for each in LANGUAGES if each != language)]
        assert "[^" not in body
        assert "](../" not in body


def test_one_text_alone_has_no_parallel_page(data: Data, known: dict[str, Practice]) -> None:
    item = known["housing-first-dresden"]
    alone = dataclasses.replace(item, texts={"de": item.texts["de"]})
    assert not parallel.there(alone)
    assert "parallel/" not in practice.page(alone, view(data, alone).site, "de").body


# sharing, funding by the Union, description for machines


def test_links_for_sharing_are_plain_and_carry_the_address(data: Data, known: dict[str, Practice]) -> None:
    item = known["housing-first-dresden"]
    body = sharing.section(item, view(data, item))
    hosts = re.findall(r'href="https://([^/"]+)', body)
    assert hosts == ["share.joinmastodon.org", "www.linkedin.com", "www.facebook.com"]
    assert body.count("https%3A%2F%2Fkompendium.example%2Fpraxis%2Fhousing-first-dresden%2F") == 3
    assert re.findall(r'<p lang="(\w\w)" class="short-text"', body) == ["de", "cs"]
    assert "https://kompendium.example/cs/praxis/housing-first-dresden/</p>" in body
    assert "<script" not in body


def test_without_an_address_nothing_is_shared_and_nothing_described(data: Data, known: dict[str, Practice]) -> None:
    item = known["housing-first-dresden"]
    bare = view(data, item, settings=Settings())
    assert "https://" not in sharing.section(item, bare)
    assert linked.jsonld(item, bare) == ""


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (Settings(), "noch nicht eingetragen"),
        (Settings(help_url="mailto:redaktion@example.org"), 'href="mailto:redaktion@example.org?subject=Fehler%20melden'),
        (Settings(repo_url="https://git.example/a/b"), 'href="https://git.example/a/b'),
    ],
)
def test_feedback_leads_where_the_settings_say(data: Data, known: dict[str, Practice], settings: Settings, expected: str) -> None:
    item = known["housing-first-dresden"]
    assert expected in sharing.section(item, view(data, item, settings=settings))


def test_funding_by_the_union_is_shown_where_its_programme_asks(data: Data, known: dict[str, Practice]) -> None:
    site = Site(known, data, SHOWN)
    asked = {slug for slug, each in known.items() if any(publicity.asks(item, site) for item in each.funding)}
    assert {"dluhova-poradna-steti", "euroregion-austausch", "housing-first-usti"} <= asked
    for slug, item in known.items():
        for language in LANGUAGES:
            note = publicity.note(item, View(site, language, f"praxis/{slug}"))
            assert bool(note) == (slug in asked), slug
            said = [statement[language] for statement, _ in publicity.statements(item, site)]
            numbers = [each.project for each in item.funding if publicity.asks(each, site) and each.project]
            assert all(f"<strong>{each}</strong>" in note.replace("\u00a0", " ") for each in said)
            assert all(each in note for each in numbers)
            assert ("<img" in note) == (slug in asked)


def test_each_programme_is_stated_as_its_period_asks(data: Data, known: dict[str, Practice]) -> None:
    note = publicity.note(known["housing-first-usti"], view(data, language="cs"))
    assert [each.replace("\u00a0", " ") for each in re.findall("<strong>(.*?)</strong>", note)] == ["Evropská unie – Evropský sociální fond", "Spolufinancováno Evropskou unií"]
    assert 'src="../../../assets/eu.svg" alt="Znak Evropské unie"' in note
    assert "číslo projektu není známo" in note
    assert "ne tato publikace" in note.replace("\u00a0", " ")


def test_emblem_keeps_to_its_construction() -> None:
    centres = [(sum(x for x, _ in star) / len(star), sum(y for _, y in star) / len(star)) for star in emblem.stars()]
    assert len(centres) == 12
    assert (emblem.WIDTH / emblem.HEIGHT, emblem.BLUE, emblem.YELLOW) == (1.5, "#003399", "#ffcc00")
    for star, (x, y) in zip(emblem.stars(), centres, strict=True):
        assert math.dist((x, y), (emblem.WIDTH / 2, emblem.HEIGHT / 2)) == pytest.approx(emblem.HEIGHT / 3, abs=0.01)
        assert star[0] == pytest.approx((x, y - emblem.HEIGHT / 18), abs=0.01)
        assert math.dist(star[1], (x, y)) == pytest.approx(emblem.HEIGHT / 18 * 0.381966, abs=0.01)
    assert centres[11] == pytest.approx((emblem.WIDTH / 2, emblem.HEIGHT / 6), abs=0.01)


def test_the_description_for_machines_cannot_end_its_element(data: Data, known: dict[str, Practice]) -> None:
    item = known["housing-first-dresden"]
    bad = dataclasses.replace(item.texts["de"], title="</script><script>alert(1)</script>", summary="<!-- & ]]>")
    hostile = dataclasses.replace(item, texts={**item.texts, "de": bad})
    written = linked.jsonld(hostile, view(data, hostile))
    assert not re.search("[<>&]", written)
    assert json.loads(written)["headline"] == bad.title


def test_original_and_translation_point_to_each_other(data: Data, known: dict[str, Practice]) -> None:
    item = known["housing-first-dresden"]
    there, back = (json.loads(linked.jsonld(item, view(data, item, language=each))) for each in ("de", "cs"))
    assert there["workTranslation"] == [{"@id": back["@id"]}]
    assert back["translationOfWork"] == {"@id": there["@id"]}
    assert {there["inLanguage"], back["inLanguage"]} == set(LANGUAGES)
    assert there["@id"] == f"{URL}praxis/housing-first-dresden/"


# photos


@pytest.mark.slow
def test_a_photo_is_written_anew_and_shown_with_words_and_credit(project: Path) -> None:
    folder = project / "practices" / "housing-first-dresden"
    Image.new("RGB", (640, 400), "teal").save(folder / "haus.jpg")
    original = folder / "index.de.md"
    image = 'images:\n  - file: haus.jpg\n    alt: {de: "Ein Haus", cs: "Dům"}\n    credit: "Redaktion"\n    licence: CC-BY-4.0\n'
    original.write_text(original.read_text("utf-8").replace("\nsources:\n", f"\n{image}sources:\n", 1), "utf-8")
    built = whole.build(project, datetime.date.today(), Settings(), Address(URL, SHOWN.titles, SHOWN.titles))
    assert built.errors == ""
    laid = Laying(project / "site", project / "site")
    built.begin()(laid)
    files = laid.names
    assert any(name.startswith("praxis/housing-first-dresden/haus-") for name in files)
    assert not any(name.endswith(".jpg") for name in [*files, *built.staged])
    found = {page.address: page.body for page in built.pages or ()}
    for address, alt in (("praxis/housing-first-dresden/index.html", "Ein Haus"), ("cs/praxis/housing-first-dresden/index.html", "Dům")):
        page = found[address]
        assert f'alt="{alt}"' in page
        assert "<figcaption>Foto: Redaktion, CC BY 4.0</figcaption>" in page
