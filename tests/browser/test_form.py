"""The form of a new practice in a real browser: by keyboard, with its errors, its draft, its files; and the same file as Python writes."""

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kompendium import check
from kompendium.loader import Data
from kompendium.pages import form, formdata, hosts
from kompendium.ways import answers as ways_answers
from kompendium.ways import drafts
from whole_site import seeing

ROOT = Path(__file__).resolve().parents[2]
AXE = Path(__file__).parent / "vendor/axe-core/axe.min.js"
CASES = json.loads((Path(__file__).parent / "form_cases.json").read_text(encoding="utf-8"))
PAGES = {"de": "mitmachen/neu/", "cs": "cs/mitmachen/neu/"}
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}

pytestmark = [pytest.mark.browser, pytest.mark.skipif(seeing.CHROMIUM is None, reason="no Chromium")]


@pytest.fixture
def visit(browser: Any, address: str) -> Iterator[Any]:
    """Open the form; at the end nothing may have been refused by the policy or asked of anyone else."""
    contexts: list[Any] = []
    complaints: list[str] = []

    def open_form(language: str = "de", viewport: dict[str, int] = DESK, **options: Any) -> Any:
        contexts.append(browser.new_context(viewport=viewport, **options))
        page = contexts[-1].new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: None if request.url.startswith((address, "data:", "blob:")) else complaints.append(request.url))
        page.goto(address + PAGES[language])
        return page

    yield open_form
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="module")
def data() -> Data:
    return check.load(ROOT)


def fill(page: Any) -> None:
    """The least that makes a draft."""
    page.fill("#f-title", "Beratung im Laden am Markt")
    page.fill("#f-summary", "Ein Laden im Quartier berät Familien mit Schulden.")
    page.select_option("#f-kind", "service")
    page.locator("[name=themes]").first.select_option("debt")
    page.fill("#f-place", "Pirna")
    page.check("[name=regions][value=DED2F]")
    page.fill("[name='organisations.0.id']", "Neuer Verein e. V.")
    page.select_option("[name='organisations.0.role']", "provider")
    page.fill("#f-sections-approach", "Zwei Fachkräfte beraten ohne Termin.")


def ready(page: Any) -> str:
    """Check, and give back the text of the first file."""
    page.click("[data-check]")
    page.locator("[data-result]").wait_for()
    return str(page.locator(".file textarea").first.input_value())


def sound(text: str, name: str, folder: Path) -> list[str]:
    """The errors that the check finds in the folder of a draft; `{}` in the name is the folder."""
    home = folder / "practices" / "laden-am-markt"
    home.mkdir(parents=True, exist_ok=True)
    (home / name).write_bytes(text.encode())
    result = check.check(ROOT, folder / "practices", datetime.date.today())
    return [f"{each.line} {each.rule}" for each in result.errors]


def test_every_field_that_is_asked_for_is_in_the_form(visit: Any) -> None:
    page = visit()
    names = set(page.evaluate("[...document.querySelectorAll('[name], [data-rows]')].map((each) => (each.name || each.dataset.rows).split('.')[0])"))
    assert set(form.asked()) <= names


def test_a_draft_is_made_with_the_keyboard_alone(visit: Any, tmp_path: Path) -> None:
    page = visit()

    def go_to(name: str) -> None:
        for _ in range(120):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.name || document.activeElement.dataset.check !== undefined && 'check'") == name:
                return
        raise AssertionError(f"{name} cannot be reached")

    for name, text in (("title", "Beratung im Laden"), ("summary", "Ein Laden berät."), ("kind", ""), ("themes", ""), ("place", "Pirna")):
        go_to(name)
        page.keyboard.type(text) if text else page.keyboard.press("ArrowDown")
    go_to("regions")
    page.keyboard.press("Space")
    go_to("organisations.0.id")
    page.keyboard.type("Stadt Pirna")
    go_to("organisations.0.role")
    page.keyboard.press("ArrowDown")
    go_to("sections.approach")
    page.keyboard.type("Zwei Fachkräfte beraten ohne Termin.")
    go_to("check")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('[data-result]')"), page.locator("[data-errors]").inner_text()
    assert sound(page.locator(".file textarea").first.input_value(), "index.de.md", tmp_path) == []


@pytest.mark.parametrize("language", PAGES)
def test_errors_are_announced_and_lead_to_their_field(visit: Any, language: str) -> None:
    page = visit(language)
    page.click("[data-check]")
    assert page.evaluate("document.activeElement.matches('[data-errors]')")
    links = page.locator("[data-errors] a")
    assert links.count() == 8
    title = page.locator("#f-title")
    assert title.get_attribute("aria-invalid") == "true"
    described = title.get_attribute("aria-describedby") or ""
    assert page.locator(f"#{described.split()[-1]}").inner_text() == links.first.inner_text()
    links.first.click()
    assert page.evaluate("document.activeElement.id") == "f-title"
    links.nth(3).click()
    assert page.evaluate("document.activeElement.name") == "themes"
    fill(page)
    assert ready(page)
    assert page.locator("[aria-invalid]").count() == 0


def test_limits_are_counted_and_kept(visit: Any) -> None:
    page = visit()
    fill(page)
    page.fill("#f-title", "ä" * 101)
    assert page.locator("#f-title ~ .counter").inner_text() == "1 Zeichen zu viel"
    for box in page.locator("[name=target_groups]").all()[:6]:
        box.check()
    page.click("[data-check]")
    found = page.locator("[data-errors] a").all_inner_texts()
    assert found[0] == "„Titel“ ist mit 101 Zeichen zu lang. Kürzen Sie auf höchstens 100 Zeichen."
    assert found[1] == "Bei „Zielgruppen“ stehen 6 Einträge. Erlaubt sind 1 bis 5."


def test_values_that_nobody_can_read_are_errors(visit: Any) -> None:
    page = visit()
    fill(page)
    page.fill("#f-period-from", "31.2.2021")
    page.fill("#f-period-to", "2022")
    page.fill("#f-contact-office", "Amt")
    page.fill("#f-contact-url", "javascript:alert(1)")
    page.fill("#f-sections-approach", "Schreiben Sie an max@example.org.[^s4]")
    page.click("[data-check]")
    found = " ".join(page.locator("[data-errors] a").all_inner_texts())
    for words in ("„31.2.2021“ ist kein gültiges Datum", "„javascript:alert(1)“ ist keine Internetadresse", "E-Mail-Adresse", "Die Quelle „s4“"):
        assert words in found


def test_the_draft_is_stored_only_when_asked_and_forgotten_when_asked(visit: Any) -> None:
    page = visit()
    fill(page)
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="Weiterer Eintrag: Quellen").click()
    page.fill("#f-sources-0-title", "Bericht")
    page.click("[data-keep]")
    assert page.locator("[data-status]").inner_text() == "Der Entwurf ist auf diesem Gerät gespeichert."
    page.reload()
    assert page.input_value("#f-title") == "Beratung im Laden am Markt"
    assert page.input_value("#f-sources-0-title") == "Bericht"
    assert page.is_checked("[name=regions][value=DED2F]")
    assert page.locator("[name=themes]").first.input_value() == "debt"
    page.click("[data-forget]")
    assert page.evaluate("localStorage.length") == 0
    assert not page.locator("[data-forget]").is_visible()
    page.reload()
    assert page.input_value("#f-title") == ""


def test_entries_can_be_added_and_removed(visit: Any) -> None:
    page = visit()
    more = page.get_by_role("button", name="Weiterer Eintrag: Quellen")
    more.click()
    assert page.evaluate("document.activeElement.name") == "sources.0.title"
    more.click()
    page.fill("#f-sources-1-title", "Zweite")
    page.get_by_role("button", name="Eintrag entfernen (Quelle s1)").click()
    assert page.evaluate("document.activeElement.textContent") == "Weiterer Eintrag: Quellen"
    assert page.locator("[data-rows=sources] > [data-row] > legend").all_inner_texts() == ["Quelle s2"]


def test_a_long_list_can_be_searched_and_keeps_what_is_chosen(visit: Any) -> None:
    page = visit("cs")
    page.check("[name=methods] >> nth=0")
    page.locator("#f-methods [data-filter]").fill("bydleni")
    shown = page.locator("#f-methods [data-boxes] label:visible").all_inner_texts()
    assert 1 < len(shown) < 10
    assert page.locator("#f-methods [data-boxes] label").first.inner_text() in shown


def test_the_download_is_a_sound_draft(visit: Any, tmp_path: Path) -> None:
    page = visit(accept_downloads=True)
    fill(page)
    ready(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Datei herunterladen: index.de.md").click()
    assert waiting.value.suggested_filename == "index.de.md"
    assert sound(Path(waiting.value.path()).read_text(encoding="utf-8"), "index.de.md", tmp_path) == []


def test_both_languages_give_both_files(visit: Any, tmp_path: Path) -> None:
    page = visit()
    fill(page)
    page.locator("details > summary").last.click()
    page.fill("#f-other-title", "Poradna v obchodě na náměstí")
    page.fill("#f-other-summary", "Poradna ve čtvrti pomáhá rodinám s dluhy.")
    page.fill("#f-other-sections-approach", "Dva pracovníci radí bez objednání a zdarma.")
    ready(page)
    texts = [each.input_value() for each in page.locator(".file textarea").all()]
    assert page.locator(".file h4").all_inner_texts()[1].endswith("beratung-im-laden-am-markt/index.cs.md")
    sound(texts[0], "index.de.md", tmp_path)
    assert sound(texts[1], "index.cs.md", tmp_path) == []


def test_without_script_all_questions_are_there_and_no_button_that_does_nothing(visit: Any) -> None:
    page = visit("cs", java_script_enabled=False)
    assert page.locator("noscript .note").is_visible()
    assert page.locator("#f-sections-approach").is_visible()
    assert page.locator("#f-sources-0-title").is_visible()
    assert page.locator("article.form button:visible").count() == 0


def test_nothing_a_person_writes_becomes_markup_in_the_preview(visit: Any) -> None:
    page = visit()
    fill(page)
    page.fill("#f-place", "<img src=x onerror=alert(1)>")
    page.fill("#f-title", "Titel & 1 < 2 **fett**")
    page.fill("#f-sections-approach", "**Fett**, *kursiv*, [Link](https://example.org/) und 1 < 2.")
    page.evaluate("document.querySelector('[data-check]').click()")
    page.fill("#f-place", "Pirna")
    ready(page)
    assert page.locator(".preview img, .preview a, .preview script").count() == 0
    assert page.locator(".preview strong").all_inner_texts() == ["Fett"]
    assert page.locator(".preview-title").inner_text() == "Titel & 1 < 2 **fett**"


@pytest.mark.parametrize(("language", "viewport", "scheme"), [("de", PHONE, "light"), ("de", DESK, "dark"), ("cs", PHONE, "dark"), ("cs", DESK, "light")])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(visit: Any, language: str, viewport: dict[str, int], scheme: str) -> None:
    page = visit(language, viewport, bypass_csp=True, color_scheme=scheme)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    run = "axe.run().then((result) => result.violations.map((each) => [each.id, each.nodes[0].html]))"
    states = (lambda: None, lambda: page.click("[data-check]"), lambda: (fill(page), ready(page)), lambda: page.locator(".add").nth(2).click())
    for state in states:
        state()
        assert page.evaluate(run) == []
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("case", CASES, ids=[each["name"] for each in CASES])
def test_the_script_writes_what_python_writes(visit: Any, data: Data, case: dict[str, Any]) -> None:
    """One set of answers, two writers, the same bytes."""
    language = case["answers"]["language"]
    page = visit(language)
    given = {**case["answers"], "other": {"facts": {}, "sections": {}}}
    script = """async (answers) => (await import(new URL("assets/form/writing.js", new URL(document.documentElement.dataset.root, location.href)))).files(
        answers, {...JSON.parse(document.getElementById("form-data").textContent), slugs: []})[0]"""
    plain = {"language": language, "sections": case["answers"]["sections"], **case["answers"]["facts"]}
    draft = drafts.draft(ways_answers.from_plain(plain, language), data, datetime.date(2026, 11, 22))
    assert page.evaluate(script, given) == {"path": f"practices/{draft.slug}/index.{language}.md", "name": f"index.{language}.md", "text": draft.text}


@pytest.mark.parametrize(
    ("repository", "edit", "start"),
    [
        ("https://github.com/a/b", "edit/main/", "https://github.com/a/b/new/main?filename=practices%2Fx%2Findex.de.md&value="),
        ("https://gitlab.com/a/b/", "-/edit/master/", "https://gitlab.com/a/b/-/new/master?file_name=practices%2Fx%2Findex.de.md&content="),
        ("https://codeberg.org/a/b.git", "_edit/main/", "https://codeberg.org/a/b/_new/main?filename=practices%2Fx%2Findex.de.md&value="),
        ("https://git.example.org/a/b", "_edit/main/", "https://git.example.org/a/b/_new/main?filename=practices%2Fx%2Findex.de.md&value="),
    ],
)
def test_the_host_is_handed_name_and_text(visit: Any, repository: str, edit: str, start: str) -> None:
    host = hosts.new_file(repository, edit)
    assert host is not None
    page = visit()
    script = """async ([host, text]) => (await import(new URL("assets/form/handover.js", new URL(document.documentElement.dataset.root, location.href)))).address(
        host, {path: "practices/x/index.de.md", name: "index.de.md", text})"""
    assert page.evaluate(script, [host.plain(), "Zeile & ä"]) == f"{start}Zeile%20%26%20%C3%A4"
    assert page.evaluate(script, [host.plain(), "ä" * 3000]) == start.rpartition("&")[0]


def test_no_host_no_button(visit: Any) -> None:
    assert hosts.new_file("https://example.org/a/b") is None
    page = visit()
    fill(page)
    ready(page)
    assert page.locator(".file a").count() == 0


def test_the_data_of_the_page_name_every_rule_in_both_languages(visit: Any) -> None:
    for language in PAGES:
        page = visit(language)
        given = page.evaluate("JSON.parse(document.getElementById('form-data').textContent)")
        assert set(given["messages"]) == set(formdata.RULES)
        assert all(each["what"] and each["do"] for each in given["messages"].values())
