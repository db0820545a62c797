"""A practice's page in a real browser: terms by keyboard, texts copied, both languages level, the check on one sheet, few bytes."""

import gzip
import io
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pikepdf
import pytest
from playwright.sync_api import expect

from whole_site import seeing

AXE = Path(__file__).parent / "vendor/axe-core/axe.min.js"
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
PRACTICE = "praxis/dluhova-poradna-steti/"
FIRST, AFTERWARDS = 120_000, 30_000

pytestmark = [pytest.mark.browser, pytest.mark.skipif(seeing.CHROMIUM is None, reason="no Chromium")]


def still(page: Any) -> None:
    """Nothing moves any more: the fonts are there, and what the focus scrolled to is reached; a card moves with its word."""
    page.evaluate("""async () => {
        await document.fonts.ready;
        const frame = () => new Promise((next) => requestAnimationFrame(() => next(scrollY)));
        let before = -1;
        while (before !== (before = await frame()) || before !== await frame());
    }""")


@pytest.mark.parametrize("viewport", [PHONE, DESK])
def test_a_term_opens_by_keyboard_and_escape_leads_back(open_page: Any, viewport: dict[str, int]) -> None:
    page = open_page(PRACTICE, viewport)
    term, card = page.locator("a.term").nth(2), page.locator(".term-card")
    term.focus()
    still(page)
    page.keyboard.press("Enter")
    expect(card).to_be_visible()
    expect(term).to_have_attribute("aria-expanded", "true")
    box = card.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= viewport["width"]
    assert box["y"] + box["height"] <= viewport["height"]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.term-card') !== null && document.activeElement.href.includes('/glossar/#')")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(term).to_be_focused()
    expect(term).to_have_attribute("aria-expanded", "false")


def test_a_second_click_closes_a_term_and_another_term_takes_its_place(open_page: Any) -> None:
    page = open_page(PRACTICE)
    first, second, card = page.locator("a.term").nth(0), page.locator("a.term").nth(1), page.locator(".term-card")
    first.click()
    expect(card).to_be_visible()
    still(page)
    first.click()
    expect(card).to_be_hidden()
    expect(first).to_have_attribute("aria-expanded", "false")
    first.press("Enter")
    expect(card).to_be_visible()
    second.press("Enter")
    expect(first).to_have_attribute("aria-expanded", "false")
    expect(second).to_have_attribute("aria-expanded", "true")
    expect(card).to_be_visible()


def test_space_opens_a_term_and_its_button_closes_it(open_page: Any) -> None:
    page = open_page(f"cs/{PRACTICE}")
    page.locator("a.term").first.focus()
    still(page)
    page.keyboard.press(" ")
    still(page)
    page.get_by_role("button", name="Zavřít").click()
    expect(page.locator(".term-card")).to_be_hidden()
    expect(page.locator("a.term").first).to_be_focused()


def test_without_script_a_term_leads_to_the_glossary(open_page: Any, address: str) -> None:
    page = open_page(PRACTICE, java_script_enabled=False)
    term = page.locator("a.term").first
    anchor = term.get_attribute("href").partition("#")[2]
    term.click()
    expect(page).to_have_url(f"{address}glossar/#{anchor}")
    expect(page.locator(f"[id='{anchor}']")).to_be_visible()


def test_the_text_to_share_can_be_copied(open_page: Any) -> None:
    page = open_page(PRACTICE, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_text("Kurztext in beiden Sprachen").click()
    page.get_by_role("button", name="Text kopieren").nth(1).click()
    page.get_by_text("Kopiert", exact=True).wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator(".short-text[lang=cs]").inner_text()
    assert copied.endswith("https://kompendium.example/cs/praxis/dluhova-poradna-steti/")
    assert copied.count("\n") == 2


def test_sections_of_both_languages_stand_level(open_page: Any) -> None:
    page = open_page(f"{PRACTICE}parallel/")
    tops = page.evaluate("""[...document.querySelectorAll(".parallel .row")].map((row) =>
        [...row.querySelectorAll("h2")].map((each) => Math.round(each.getBoundingClientRect().top)))""")
    assert len(tops) > 8
    assert all(left == right for left, right in tops)
    assert page.evaluate("[...document.querySelectorAll('.parallel section')].every((each) => each.lang)")


def test_on_a_phone_each_section_stands_under_its_counterpart(open_page: Any) -> None:
    page = open_page(f"{PRACTICE}parallel/", PHONE)
    order = page.evaluate("[...document.querySelectorAll('.parallel section')].map((each) => each.getBoundingClientRect().top)")
    assert order == sorted(order)
    assert page.evaluate("[...document.querySelectorAll('.parallel section')].slice(0, 4).map((each) => each.lang)") == ["de", "cs"] * 2


@pytest.mark.parametrize("language", ["", "cs/"])
def test_the_transfer_check_prints_on_one_sheet(open_page: Any, language: str) -> None:
    page = open_page(f"{language}{PRACTICE}transfer/")
    raw = page.pdf(format="A4", prefer_css_page_size=True)
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        assert len(pdf.pages) == 1


def test_the_transfer_check_is_filled_in_by_keyboard(open_page: Any) -> None:
    page = open_page(f"{PRACTICE}transfer/")
    choice = page.locator("input[name='t-partner']")
    choice.first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(choice.nth(1)).to_be_checked()
    expect(page.get_by_role("button", name="Drucken")).to_be_visible()


def test_several_forms_of_help_are_folded_and_printed_open(open_page: Any) -> None:
    page = open_page("praxis/pomoc-lidem-bez-domova-litomerice/")
    folded = page.locator(".other-side details")
    assert folded.count() == 4
    assert page.locator(".other-side details[open]").count() == 0
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".other-side details[open]").count() == 4


def test_the_description_for_machines_is_data_and_no_script(open_page: Any) -> None:
    page = open_page(PRACTICE)
    described = json.loads(page.locator("script[type='application/ld+json']").text_content())
    assert described["@type"] == "Article"
    assert described["headline"] == page.locator("h1").inner_text()


@pytest.mark.parametrize(("language", "viewport"), [("", PHONE), ("cs/", DESK)])
def test_a_page_is_light(browser: Any, site: Path, address: str, language: str, viewport: dict[str, int]) -> None:
    """As a host would send it: text compressed, fonts as they are; afterwards only what is not there yet."""
    context = browser.new_context(viewport=viewport)
    page = context.new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(urlsplit(request.url).path.lstrip("/")))
    page.goto(f"{address}{language}{PRACTICE}", wait_until="networkidle")
    first = set(loaded)
    assert sum(_weight(site, each) for each in first) <= FIRST
    loaded.clear()
    page.goto(f"{address}{language}praxis/housing-first-dresden/", wait_until="networkidle")
    assert sum(_weight(site, each) for each in set(loaded) - first) <= AFTERWARDS
    context.close()


def _weight(site: Path, path: str) -> int:
    file = site / path
    raw = (file / "index.html" if file.is_dir() else file).read_bytes()
    return len(raw) if path.endswith(".woff2") else len(gzip.compress(raw, 9))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESK])
def test_axe_finds_nothing_with_everything_open(open_page: Any, viewport: dict[str, int], scheme: str) -> None:
    """The page as it is when nothing is open is looked at with all other kinds of pages."""
    page = open_page(PRACTICE, viewport, color_scheme=scheme, bypass_csp=True)
    page.locator("a.term").first.click()
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate("axe.run().then((result) => result.violations.map((each) => [each.id, each.nodes[0].html]))") == []
