"""Across practices: what is counted adds up, what is quoted is word for word, what is over is marked."""

import dataclasses
import re
from decimal import Decimal
from pathlib import Path

import pytest

from kompendium import loader, model
from kompendium.languages import LANGUAGES
from kompendium.pages import analysis, quotes
from kompendium.pages.analysis import counting, matrix, methods, regions, resources
from kompendium.pages.page import Page
from kompendium.pages.view import Settings, Site, View
from kompendium.typography import NBSP

DATA = loader.to_data(loader.load_nodes(Path(__file__).resolve().parent.parent))
ENOUGH = {field.name: () for field in dataclasses.fields(model.Practice)}


def made(slug: str = "eins", **changes: object) -> model.Practice:
    """A practice with little more than what is counted."""
    texts = {each: model.Text(each, f"{slug}/index.{each}.md", f"Titel {slug}", "Kurz", "", (section(f"- Punkt {each}"),)) for each in LANGUAGES}
    facts = {
        "slug": slug, "original": "cs", "texts": texts, "status": "published", "kind": "project", "themes": ("debt",), "target_groups": ("over-indebted",),
        "methods": ("counselling",), "regions": ("CZ0427",), "countries": ("CZ",), "place": "Ústí nad Labem", "period": model.Period(), "maturity": "established",
        "evidence": "1", "criteria": {}, "transfer": None, "contact": None, "checked": "2026-11-22", "sources": {}, "licence": "", "stale": {},
        "funding": (model.Funding("opz", (), amount=Decimal("7179.10"), currency="CZK"),),
    }  # fmt: skip
    return model.Practice(**{**ENOUGH, **facts, **changes})  # type: ignore[arg-type]


def site(*practices: model.Practice) -> Site:
    return Site({each.slug: each for each in practices}, DATA, Settings())


def section(markdown: str, name: str = "success") -> model.Section:
    return model.Section(name, "Erfolgsfaktoren", markdown, 1)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("- Eins.[^s1]\n- Zwei,\n  noch zwei.\n\nDanach.", ["Eins.[^s1]", "Zwei, noch zwei."]),
        ("1. Eins.\n2. Zwei.", ["Eins.", "Zwei."]),
        ("Erster Satz.[^s1] Zweiter Satz.\n\nDritter. Vierter.", ["Erster Satz.[^s1]", "Dritter."]),
        ("Am 1. Juli kam z. B. Hilfe. Dann nicht.", ["Am 1. Juli kam z. B. Hilfe."]),
        ("Projekt stál 5 mil. Kč. Trval rok.", ["Projekt stál 5 mil. Kč."]),
        ("Podle č. 108/2006 Sb. Úřad práce platí.", ["Podle č. 108/2006 Sb. Úřad práce platí."]),
        ("Ohne Ende", ["Ohne Ende"]),
    ],
)
def test_items_or_first_sentences_are_taken_as_they_stand(markdown: str, expected: list[str]) -> None:
    assert quotes.sentences(section(markdown)) == expected


def test_a_quote_is_harmless_and_keeps_the_mark_of_the_other_language() -> None:
    shown = quotes.inline("**Amt:** Der [Úřad práce]{cs} <b>zahlt</b>, siehe [hier](../zwei/index.de.md).[^s1]", "de")
    assert shown == '<strong>Amt:</strong> Der <span lang="cs">Úřad práce</span> &lt;b&gt;zahlt&lt;/b&gt;, siehe hier.'


def pages(*practices: model.Practice, language: str = "de") -> dict[str, Page]:
    return {page.path: page for page in analysis.pages(site(*practices), language)}


def test_every_page_is_there_in_both_languages_even_for_an_empty_site() -> None:
    assert list(pages(language="de")) == list(pages(language="cs"))
    assert len(pages()) == 7


def test_a_practice_across_the_border_counts_on_both_sides() -> None:
    across = made(countries=("DE", "CZ"))
    assert counting.by_country([across, made("zwei")], site(across)) == {"DE": 1, "CZ": 2}


def test_a_number_leads_to_the_catalogue_with_these_filters() -> None:
    body = pages(made())["analyse/themen-und-zielgruppen"].body
    assert 'href="../../katalog/?theme=debt&amp;target=over-indebted&amp;country=CZ"' in body
    assert re.search(r'aria-label="CZ 1: [^"]*, [^"]*, Tschechien"', body)


def test_gaps_are_shown_openly() -> None:
    body = pages(made())["analyse/themen-und-zielgruppen"].body
    assert 'DE <span aria-hidden="true">–</span><span class="hidden">kein Beispiel</span>' in body
    assert "Zielgruppen ohne Beispiel" in body


def test_pairs_of_methods_name_their_practices() -> None:
    both = {"methods": ("outreach", "counselling")}
    found = methods.pairs(site(made(**both), made("zwei", **both), made("drei")))
    assert [(pair, len(several)) for pair, several in found] == [(("counselling", "outreach"), 2)]


def test_what_is_over_is_marked() -> None:
    over = model.Funding("opz", ("s1",), end="2019")
    running = model.Funding("opz-plus", ("s1",), end="2027")
    body = pages(made(funding=(over, running), legal_basis=(model.LegalBasis("cz-111-2006"),)))[resources.PATH].body
    assert body.count("ausgelaufen</span>") == 1
    assert f"Programm bis{NBSP}2020" in body or "Programm bis 2020" in body
    assert 'href="#act-cz-151-2025"' in body
    assert 'id="act-cz-151-2025"' in body


@pytest.mark.parametrize(("place", "towns"), [("Ústí nad Labem, Dresden", 2), ("Sachsen (Koordinierung: Dresden)", 0), ("Dresden-Prohlis", 1)])
def test_a_place_is_a_point_on_the_map_or_an_area(place: str, towns: int) -> None:
    assert len(DATA.places.named(place)) == towns


def test_every_point_of_the_map_leads_to_its_entry_in_the_list() -> None:
    body = pages(made(), made("zwei", place="Krásná Lípa"))[regions.PATH].body
    linked = set(re.findall(r'href="#(place-[^"]+)"', body))
    assert linked == set(re.findall(r'<div id="(place-[^"]+)"', body))
    assert len(linked) == 2


def test_every_table_has_a_caption_and_scopes() -> None:
    for language in LANGUAGES:
        for page in pages(made(), language=language).values():
            assert page.body.count("<table") == page.body.count("<caption>")
            assert not re.search(r"<th(?! scope=)[ >]", page.body)


def test_the_matrix_knows_which_groups_practices_name() -> None:
    view = View(site(made()), "cs", matrix.PATH)
    assert "předlužen" in pages(made(), language="cs")[matrix.PATH].body.lower()
    assert counting.catalogue(view, theme="debt") == "../../katalog/?theme=debt"
