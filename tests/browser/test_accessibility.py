"""One page of every kind, as readers with other needs have it: axe-core, keyboard, narrow, large text, forced colours, paper, no motion."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from whole_site import pages, seeing
from whole_site.pages import Page

pytestmark = [pytest.mark.browser, pytest.mark.skipif(seeing.CHROMIUM is None, reason="needs Chromium")]

BY_HAND = ("data/", "figures/", "systems/")


@pytest.fixture(scope="module")
def kinds(site: Path) -> list[Page]:
    """The largest page of every kind, and pages by hand that are like no other."""
    chosen = [*pages.one_of_each(site), *(page for page in pages.every(site) if page.url.removeprefix("cs/") in BY_HAND)]
    return list(dict.fromkeys(chosen))


def speaking(kinds: list[Page], language: str) -> list[Page]:
    return [page for page in kinds if page.language == language]


@pytest.mark.parametrize(("language", "scheme", "width"), [("de", "light", 360), ("de", "dark", 1280), ("cs", "dark", 360), ("cs", "light", 1280)])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(browser: Any, address: str, kinds: list[Page], language: str, scheme: str, width: int) -> None:
    assert [str(each) for each in seeing.look(browser, address, speaking(kinds, language), scheme, width)] == []


def sideways(tab: Any) -> bool:
    return bool(tab.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


@pytest.mark.parametrize("language", pages.LANGUAGES)
def test_at_320_pixels_everything_reflows(browser: Any, address: str, kinds: list[Page], language: str) -> None:
    tab = browser.new_page(viewport={"width": 320, "height": 640})
    found = []
    for page in speaking(kinds, language):
        tab.goto(address + page.url)
        if sideways(tab):
            found.append(page.url)
    tab.close()
    assert found == []


def test_with_text_twice_as_large_nothing_is_cut_off(address: str, kinds: list[Page]) -> None:
    """As in a browser whose reader has set the size of text to 200 % (sync_playwright runs one at a time, so in a thread)."""
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(enlarged, address, speaking(kinds, "de")).result() == []


def enlarged(address: str, chosen: list[Page]) -> list[str]:
    found = []
    with seeing.browser("--blink-settings=defaultFontSize=32") as large:
        tab = large.new_page(viewport={"width": 1280, "height": 900})
        for page in chosen:
            tab.goto(address + page.url)
            assert tab.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
            if sideways(tab):
                found.append(page.url)
    return found


def test_forced_colours_keep_buttons_and_focus_visible(browser: Any, address: str, kinds: list[Page]) -> None:
    tab = browser.new_context(forced_colors="active").new_page()
    for page in speaking(kinds, "cs"):
        tab.goto(address + page.url)
        tab.keyboard.press("Tab")
        assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", page.url
    tab.context.close()


def test_on_paper_there_is_text_and_no_navigation(browser: Any, address: str, kinds: list[Page]) -> None:
    tab = browser.new_page()
    tab.emulate_media(media="print")
    for page in speaking(kinds, "de"):
        tab.goto(address + page.url)
        assert tab.locator("h1").first.is_visible(), page.url
        for hidden in (".site-footer", ".skip", ".search-small", ".selection-bar"):
            assert not any(each.is_visible() for each in tab.locator(hidden).all()), (page.url, hidden)
    tab.close()


def test_whoever_wants_no_motion_gets_none(browser: Any, address: str, kinds: list[Page]) -> None:
    tab = browser.new_context(reduced_motion="reduce").new_page()
    moving = """() => [...document.querySelectorAll("*")].filter((each) => {
      const style = getComputedStyle(each);
      return style.scrollBehavior === "smooth" || parseFloat(style.animationDuration) > 0 || parseFloat(style.transitionDuration) > 0;
    }).length"""
    for page in speaking(kinds, "cs"):
        tab.goto(address + page.url)
        assert tab.evaluate(moving) == 0, page.url
    tab.context.close()


@pytest.mark.parametrize("width", [1280, 360])
def test_the_keyboard_reaches_the_text_and_leaves_the_page(browser: Any, address: str, kinds: list[Page], width: int) -> None:
    """The skip link comes first and works; every stop is visible, and no stop holds the focus."""
    tab = browser.new_page(viewport={"width": width, "height": 800})
    for page in speaking(kinds, "de" if width == 360 else "cs"):
        if page.kind == "not-found":
            continue
        tab.goto(address + page.url)
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.className") == "skip", page.url
        tab.keyboard.press("Enter")
        expect(tab.locator("#content")).to_be_focused()
        stops = []
        for _ in range(6):
            tab.keyboard.press("Tab")
            stops.append(tab.evaluate("(document.activeElement.outerHTML || '') + document.activeElement.getBoundingClientRect().top"))
            assert tab.evaluate("document.activeElement === document.body || document.activeElement.checkVisibility({opacityProperty: true, visibilityProperty: true})"), page.url
        assert len(set(stops)) > 1, page.url
    tab.close()


def test_nothing_moves_while_a_page_loads(browser: Any, address: str, kinds: list[Page]) -> None:
    """Layout shift (CLS) stays below the 0.1 that counts as good."""
    tab = browser.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True).new_page()
    tab.add_init_script("window.__shift = 0; new PerformanceObserver((list) => list.getEntries().forEach((each) => { if (!each.hadRecentInput) window.__shift += each.value; })).observe({type: 'layout-shift', buffered: true});")
    found = {}
    for page in speaking(kinds, "de"):
        tab.goto(address + page.url, wait_until="load")
        tab.wait_for_timeout(80)
        shift = tab.evaluate("window.__shift")
        if shift > 0.05:
            found[page.url] = round(shift, 3)
    tab.context.close()
    assert found == {}
