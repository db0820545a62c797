"""The site in a real browser: keyboard and phone, language switch, search to the catalogue, nothing refused or stored."""

from typing import Any

import pytest
from playwright.sync_api import expect

from whole_site import seeing

PHONE = {"width": 360, "height": 740}

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
