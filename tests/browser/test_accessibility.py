"""One page of every kind, as readers with other needs have it: axe-core, keyboard, narrow, large text, forced colours, paper, no motion."""

import gzip
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from whole_site import pages, seeing, serving
from whole_site.pages import Page

pytestmark = [pytest.mark.browser, pytest.mark.skipif(seeing.CHROMIUM is None, reason="needs Chromium")]

FIRST_VISIT, NEXT_VISIT = 120_000, 30_000
PRACTICE = "praxis/housing-first-usti/"
PACKED = (".html", ".css", ".js", ".json", ".svg")


@pytest.fixture(scope="module")
def root(site: Path) -> Iterator[str]:
    with serving.served(site) as address:
        yield address


@pytest.fixture(scope="module")
def running() -> Iterator[Any]:
    with seeing.browser() as started:
        yield started


@pytest.fixture(scope="module")
def kinds(site: Path) -> list[Page]:
    return pages.one_of_each(site)


def speaking(kinds: list[Page], language: str) -> list[Page]:
    return [page for page in kinds if page.language == language]


@pytest.mark.parametrize(("language", "scheme", "width"), [("de", "light", 360), ("de", "dark", 1280), ("cs", "dark", 360), ("cs", "light", 1280)])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(running: Any, root: str, kinds: list[Page], language: str, scheme: str, width: int) -> None:
    assert [str(each) for each in seeing.look(running, root, speaking(kinds, language), scheme, width)] == []


def sideways(tab: Any) -> bool:
    return bool(tab.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


@pytest.mark.parametrize("language", pages.LANGUAGES)
def test_at_320_pixels_everything_reflows(running: Any, root: str, kinds: list[Page], language: str) -> None:
    tab = running.new_page(viewport={"width": 320, "height": 640})
    found = []
    for page in speaking(kinds, language):
        tab.goto(root + page.url)
        if sideways(tab):
            found.append(page.url)
    tab.close()
    assert found == []


def test_with_text_twice_as_large_nothing_is_cut_off(root: str, kinds: list[Page]) -> None:
    """As in a browser whose reader has set the size of text to 200 % (sync_playwright runs one at a time, so in a thread)."""
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(enlarged, root, speaking(kinds, "de")).result() == []


def enlarged(root: str, chosen: list[Page]) -> list[str]:
    found = []
    with seeing.browser("--blink-settings=defaultFontSize=32") as large:
        tab = large.new_page(viewport={"width": 1280, "height": 900})
        for page in chosen:
            tab.goto(root + page.url)
            assert tab.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
            if sideways(tab):
                found.append(page.url)
    return found


def test_forced_colours_keep_buttons_and_focus_visible(running: Any, root: str, kinds: list[Page]) -> None:
    tab = running.new_context(forced_colors="active").new_page()
    for page in speaking(kinds, "cs"):
        tab.goto(root + page.url)
        tab.keyboard.press("Tab")
        assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", page.url
    tab.context.close()


def test_on_paper_there_is_text_and_no_navigation(running: Any, root: str, kinds: list[Page]) -> None:
    tab = running.new_page()
    tab.emulate_media(media="print")
    for page in speaking(kinds, "de"):
        tab.goto(root + page.url)
        assert tab.locator("h1").first.is_visible(), page.url
        for hidden in (".site-footer", ".skip", ".search-small", ".selection-bar"):
            assert not any(each.is_visible() for each in tab.locator(hidden).all()), (page.url, hidden)
    tab.close()


def test_whoever_wants_no_motion_gets_none(running: Any, root: str, kinds: list[Page]) -> None:
    tab = running.new_context(reduced_motion="reduce").new_page()
    moving = """() => [...document.querySelectorAll("*")].filter((each) => {
      const style = getComputedStyle(each);
      return style.scrollBehavior === "smooth" || parseFloat(style.animationDuration) > 0 || parseFloat(style.transitionDuration) > 0;
    }).length"""
    for page in speaking(kinds, "cs"):
        tab.goto(root + page.url)
        assert tab.evaluate(moving) == 0, page.url
    tab.context.close()


@pytest.mark.parametrize("width", [1280, 360])
def test_the_keyboard_reaches_the_text_and_leaves_the_page(running: Any, root: str, kinds: list[Page], width: int) -> None:
    """The skip link comes first and works; every stop is visible, and no stop holds the focus."""
    tab = running.new_page(viewport={"width": width, "height": 800})
    for page in speaking(kinds, "de" if width == 360 else "cs"):
        if page.kind == "not-found":
            continue
        tab.goto(root + page.url)
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


def weight(site: Path, urls: list[str], root: str) -> int:
    """The bytes of these addresses as a host sends them."""
    total = 0
    for url in urls:
        path = site / url.removeprefix(root).split("?")[0]
        raw = (path / "index.html" if path.is_dir() else path).read_bytes()
        total += len(gzip.compress(raw, 9)) if path.is_dir() or path.suffix in PACKED else len(raw)
    return total


@pytest.mark.parametrize("prefix", ["", "cs/"])
def test_a_practice_is_light_on_the_first_visit_and_lighter_afterwards(running: Any, site: Path, root: str, prefix: str) -> None:
    context = running.new_context()
    tab = context.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url) if request.url.startswith(root) else None)
    tab.goto(f"{root}{prefix}{PRACTICE}", wait_until="networkidle")
    first, known = weight(site, asked, root), set(asked)
    asked.clear()
    tab.goto(f"{root}{prefix}praxis/housing-first-dresden/", wait_until="networkidle")
    later = weight(site, [url for url in asked if url not in known], root)
    context.close()
    assert first <= FIRST_VISIT, first
    assert later <= NEXT_VISIT, later


def test_nothing_moves_while_a_page_loads(running: Any, root: str, kinds: list[Page]) -> None:
    """Layout shift (CLS) stays below the 0.1 that counts as good."""
    tab = running.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True).new_page()
    tab.add_init_script("window.__shift = 0; new PerformanceObserver((list) => list.getEntries().forEach((each) => { if (!each.hadRecentInput) window.__shift += each.value; })).observe({type: 'layout-shift', buffered: true});")
    found = {}
    for page in speaking(kinds, "de"):
        tab.goto(root + page.url, wait_until="load")
        tab.wait_for_timeout(80)
        shift = tab.evaluate("window.__shift")
        if shift > 0.05:
            found[page.url] = round(shift, 3)
    tab.context.close()
    assert found == {}
