"""What a person does with the selection: mark, find again in the other language, compare, print, forget; nothing stored before and after."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from whole_site import seeing

pytestmark = [pytest.mark.browser, pytest.mark.skipif(seeing.CHROMIUM is None, reason="needs Chromium")]
AXE = Path(__file__).parent / "vendor/axe-core/axe.min.js"
SLUGS = ("housing-first-usti", "housing-first-dresden", "schuldnerberatung-dresden", "quartiersmanagement-prohlis")


@pytest.fixture
def tab(browser: Any, address: str) -> Iterator[Any]:
    context = browser.new_context(base_url=address, bypass_csp=True)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def stored(tab: Any) -> list[str]:
    return list(tab.evaluate("Object.values(localStorage)"))


def mark(tab: Any, *slugs: str) -> None:
    tab.goto("katalog/")
    for slug in slugs:
        tab.click(f"[data-mark={slug}]")


def test_nothing_is_stored_before_the_first_mark_or_after_the_last(tab: Any) -> None:
    tab.goto("katalog/")
    assert stored(tab) == []
    assert tab.is_hidden("[data-selection-bar]")
    tab.click(f"[data-mark={SLUGS[0]}]")
    assert stored(tab) == ['["housing-first-usti"]']
    expect(tab.locator(f"[data-mark={SLUGS[0]}]")).to_have_attribute("aria-pressed", "true")
    expect(tab.locator("[data-selection-status]")).to_have_text("Gemerkt. Auf der Merkliste: 1")
    tab.click(f"[data-mark={SLUGS[0]}]")
    assert stored(tab) == []
    assert tab.evaluate("localStorage.length") == 0


def test_a_mark_holds_in_the_other_language_and_on_the_page_of_the_practice(tab: Any) -> None:
    mark(tab, SLUGS[0])
    tab.goto(f"cs/praxis/{SLUGS[0]}/")
    expect(tab.get_by_role("button", name="Uložit do výběru")).to_have_attribute("aria-pressed", "true")
    tab.click("[data-selection-bar] a")
    tab.wait_for_selector("[data-selection-list] li")
    assert "cs/merkliste/" in tab.url
    assert tab.text_content("[data-selection-list] h2") == "Housing First Ústí nad Labem"


def test_up_to_three_stand_beside_each_other(tab: Any) -> None:
    mark(tab, *SLUGS)
    tab.goto("merkliste/")
    tab.wait_for_selector("[data-selection-list] li:nth-child(4)")
    expect(tab.locator("[data-selection-table] thead th")).to_have_count(4)
    expect(tab.locator("[data-selection-list] input:disabled")).to_have_count(1)
    assert "Wohnungslosigkeit" not in tab.text_content("[data-selection-table] tbody")
    assert "Housing First" in tab.text_content("[data-selection-table] tbody")
    tab.uncheck("[data-selection-list] li:nth-child(1) input")
    expect(tab.locator("[data-selection-table] thead th")).to_have_count(3)
    expect(tab.locator("[data-selection-list] input:disabled")).to_have_count(0)
    expect(tab.locator("[data-selection-status]")).to_have_text("Im Vergleich: 2")
    expect(tab.locator("[data-selection-list] li:nth-child(1) input")).to_be_focused()


@pytest.mark.parametrize(
    ("folder", "label", "values"),
    [("", "Zeitraum", ["seit 2020 – Beginn ungefähr; heute als Projekt", "seit 2018 – "]), ("cs/", "Období", ["od roku 2020 – začátek přibližně; dnes jako projekt", "od roku 2018 – "])],
)
def test_facts_are_compared_in_the_order_of_a_page_with_notes_apart(tab: Any, folder: str, label: str, values: list[str]) -> None:
    mark(tab, *SLUGS[:2])
    tab.goto(f"{folder}merkliste/")
    row = tab.locator("[data-selection-table] tbody tr", has=tab.get_by_role("rowheader", name=label, exact=True))
    for at, value in enumerate(values):
        expect(row.locator("td").nth(at)).to_contain_text(value)
    labels = [each.strip() for each in tab.locator("[data-selection-table] tbody th").all_text_contents()]
    tab.goto(f"{folder}praxis/{SLUGS[1]}/")
    shown = [each.strip() for each in tab.locator(".facts dt").all_text_contents()]
    assert [each for each in labels if each in shown] == [each for each in shown if each in labels]
    assert len(set(shown) - set(labels)) == 0


def test_one_click_forgets_everything(tab: Any) -> None:
    mark(tab, *SLUGS[:2])
    tab.goto("merkliste/")
    tab.get_by_role("button", name="Alles vergessen").click()
    tab.wait_for_selector("[data-selection-empty]:not([hidden])")
    assert tab.evaluate("localStorage.length") == 0
    expect(tab.locator("[data-selection-list] li")).to_have_count(0)


def test_by_keyboard_alone(tab: Any) -> None:
    tab.goto(f"praxis/{SLUGS[0]}/")
    tab.get_by_role("button", name="Merken").focus()
    tab.keyboard.press("Space")
    expect(tab.locator("[data-selection-bar]")).to_be_visible()
    tab.goto("merkliste/")
    tab.wait_for_selector("[data-selection-list] li")
    tab.get_by_role("button", name="Entfernen").focus()
    tab.keyboard.press("Enter")
    tab.wait_for_selector("[data-selection-empty]:not([hidden])")
    tab.wait_for_function("document.activeElement !== document.body")


def test_a_practice_that_is_gone_does_no_harm(tab: Any) -> None:
    tab.goto("merkliste/")
    tab.evaluate("localStorage.setItem('kompendium.selection', '[\"gone\", \"housing-first-usti\"]')")
    tab.reload()
    tab.wait_for_selector("[data-selection-list] li")
    assert tab.locator("[data-selection-list] li").count() == 1


@pytest.mark.parametrize("language", ["", "cs/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_a_full_list(tab: Any, language: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    mark(tab, *SLUGS[:3])
    tab.goto(f"{language}merkliste/")
    tab.wait_for_selector("[data-selection-table] td")
    tab.evaluate(AXE.read_text(encoding="utf-8"))
    found = tab.evaluate("axe.run().then((result) => result.violations.map((each) => [each.id, each.nodes[0].html]))")
    assert found == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
