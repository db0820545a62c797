"""The site in a real browser: keyboard and phone, language switch, search to the catalogue, nothing refused or stored."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from whole_site import seeing

AXE = Path(__file__).parent / "vendor/axe-core/axe.min.js"
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
KINDS = ("", "katalog/", "themen/", "themen/debt/", "glossar/", "organisationen/", "praxis/housing-first-usti/", "systems/", "figures/", "imprint/", "404.html")

pytestmark = [pytest.mark.browser, pytest.mark.skipif(seeing.CHROMIUM is None, reason="no Chromium")]


def test_the_menu_on_a_phone_works_by_keyboard(open_page: Any) -> None:
    page = open_page("praxis/housing-first-usti/", PHONE)
    button, menu = page.get_by_role("button", name="Menü"), page.locator("#menu")
    assert not menu.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#menu') !== null")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(page.locator(".menu-button")).to_be_focused()


def test_focus_never_enters_the_closed_menu(open_page: Any) -> None:
    page = open_page("", PHONE)
    for _ in range(8):
        page.keyboard.press("Tab")
        assert not page.evaluate("document.activeElement.closest('#menu') !== null")


def test_without_script_the_menu_is_simply_there(open_page: Any) -> None:
    page = open_page("cs/glossar/", PHONE, java_script_enabled=False)
    assert page.get_by_role("link", name="Katalog").first.is_visible()
    assert not page.locator(".menu-button").is_visible()


def test_the_language_switch_leads_to_the_same_page_and_back(open_page: Any, address: str) -> None:
    page = open_page("praxis/housing-first-usti/")
    page.get_by_role("link", name="Čeština", exact=True).click()
    expect(page).to_have_url(f"{address}cs/praxis/housing-first-usti/")
    expect(page.locator("html")).to_have_attribute("lang", "cs")
    page.get_by_role("link", name="Deutsch", exact=True).click()
    expect(page).to_have_url(f"{address}praxis/housing-first-usti/")


def test_the_search_in_the_header_suggests_and_leads_to_the_catalogue(open_page: Any) -> None:
    page = open_page("praxis/housing-first-usti/")
    field = page.get_by_role("combobox")
    field.fill("Schuldnerberatung")
    page.locator("[role=option]").first.wait_for()
    field.press("Enter")
    page.wait_for_url("**/katalog/?q=Schuldnerberatung")
    assert page.locator("[data-items] > li:visible").count() > 0


def test_nothing_is_stored_in_the_browser(open_page: Any) -> None:
    page = open_page("katalog/?theme=debt")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("language", ["", "cs/"])
def test_no_page_scrolls_sideways(open_page: Any, language: str, width: int) -> None:
    for kind in KINDS:
        page = open_page(kind if kind == "404.html" else language + kind, {"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), kind


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESK])
def test_axe_finds_nothing(open_page: Any, viewport: dict[str, int], scheme: str) -> None:
    script = AXE.read_text(encoding="utf-8")
    for kind in KINDS:
        page = open_page(kind, viewport, color_scheme=scheme, bypass_csp=True)
        page.evaluate(script)
        found = page.evaluate("axe.run().then((result) => result.violations.map((each) => [each.id, each.nodes[0].html]))")
        assert found == [], kind
