"""The search field and the catalogue in a real browser, on a small page that follows theme/assets/search/README.md."""

import functools
import html
import http.server
import json
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from kompendium import glossary
from kompendium.search import Engine, SearchDocument, SearchTexts, published

playwright = pytest.importorskip("playwright.sync_api")

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
AXE = Path(__file__).parent / "vendor/axe-core/axe.min.js"
FACETS = ("theme", "country", "evidence")
PATHS = {"de": "katalog/", "cs": "cs/katalog/"}
WORDS = {
    "de": {
        "suggestions": "Vorschläge", "suggested": "{count} Vorschläge", "nothing": "Nichts gefunden", "failed": "Die Suche lässt sich nicht laden",
        "via": "auch gefunden über: {terms}", "kinds": {"practice": "Praxis"}, "results": {"one": "{count} Praxis", "other": "{count} Praktiken"},
        "remove": "Filter entfernen: {name}", "reset": "Alle Filter entfernen", "quote": "„{text}“",
    },
    "cs": {
        "suggestions": "Návrhy", "suggested": "Návrhů: {count}", "nothing": "Nic nenalezeno", "failed": "Vyhledávání nelze načíst",
        "via": "nalezeno také přes: {terms}", "kinds": {"practice": "praxe"},
        "results": {"one": "{count} praxe", "few": "{count} praxe", "many": "{count} praxe", "other": "{count} praxí"},
        "remove": "Zrušit filtr: {name}", "reset": "Zrušit všechny filtry", "quote": "„{text}“",
    },
}  # fmt: skip
STYLE = """
body { font: 16px sans-serif; margin: 1rem; color: #111; background: #fff } form { position: relative }
button, input, select { min-height: 24px } [hidden] { display: none !important } [aria-selected=true] { background: #ffd }
.search-suggestions { list-style: none; padding: 0; border: 1px solid #555; background: #fff } mark { background: #ff0; color: #000 }
[data-open], [data-close] { display: none }
@media (max-width: 40rem) { .is-live [data-open], .is-open [data-close] { display: inline-block }
  .is-live [data-facets] { display: none } .is-live [data-facets].is-open { display: block; position: fixed; inset: 0; overflow: auto; background: #fff } }
"""


def corpus() -> dict[str, Any]:
    return json.loads((ROOT / "tests/benchmarks/data/search-corpus.json").read_text(encoding="utf-8"))


def texts(item: dict[str, Any]) -> SearchTexts:
    return SearchTexts(item["title"], item["summary"], item["body"], tuple(item["tags"]))


def values(item: dict[str, Any], facet: str) -> list[str]:
    return [item[facet]] if isinstance(item[facet], str) else item[facet]


def index(items: list[dict[str, Any]], language: str) -> str:
    terms = glossary.from_plain(yaml.safe_load((ROOT / "data/glossary.yml").read_text(encoding="utf-8"))).terms.values()
    other = "cs" if language == "de" else "de"
    pages = []
    for item in items:
        own = texts(item[language])
        pages.append(
            SearchDocument(
                item["id"],
                "practice",
                f"{PATHS[language]}#{item['id']}",
                language,
                own.title,
                own.summary,
                own.body,
                own.tags,
                other=texts(item[other]),
            )
        )
    return Engine(ROOT / "theme/assets").build_index(pages, terms, language)


def field(language: str, index: str) -> str:
    return f"""<form role="search" action="/{PATHS[language]}" method="get" data-index="{index}" data-base="/" data-language="{language}">
      <label for="q">Suche / Hledat</label> <input type="search" id="q" name="q"> <button>OK</button></form>"""


def facet(items: list[dict[str, Any]], name: str) -> str:
    boxes = "".join(
        f'<label><input type="checkbox" name="{name}" value="{value}" data-label="{value}"> {value} <span data-number></span></label> '
        for value in sorted({each for item in items for each in values(item, name)})
    )
    return f"<fieldset><legend>{name}</legend>{boxes}</fieldset>"


def card(item: dict[str, Any], language: str) -> str:
    data = " ".join(f'data-{name}="{" ".join(values(item, name))}"' for name in FACETS)
    title = html.escape(item[language]["title"])
    return f'<li id="{item["id"]}" data-id="{item["id"]}" data-title="{title}" data-date="2026-01-{item["id"][1:]:0>2}" {data}><h2>{title}</h2></li>'


def page(items: list[dict[str, Any]], language: str, index: str) -> str:
    return f"""<!doctype html><html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>Katalog</title><link rel="icon" href="data:,"><style>{STYLE}</style></head><body><header>{field(language, index)}</header><main><h1>Katalog</h1>
    <div data-catalogue data-index="{index}" data-language="{language}"><noscript><p id="notice">JavaScript</p></noscript>
    <p role="status" tabindex="-1" data-count></p>
    <button type="button" data-open data-live hidden aria-expanded="false" aria-controls="facets">Filter</button>
    <form data-facets data-live hidden id="facets" aria-label="Filter"><button type="button" data-close>OK</button>
    <label>Sort <select name="sort"><option value="relevance">1</option><option value="newest">2</option><option value="title">3</option></select></label>
    {"".join(facet(items, name) for name in FACETS)}</form>
    <ul data-chips data-live hidden aria-label="Filter"></ul>
    <ul data-items>{"".join(card(item, language) for item in items)}</ul><div data-empty hidden>?</div></div></main>
    <script type="application/json" id="search-messages">{json.dumps(WORDS[language])}</script>
    <script type="module" src="/search/combobox.js"></script><script type="module" src="/search/catalogue.js"></script></body></html>"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """No lines on the terminal."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder, items = tmp_path_factory.mktemp("site"), corpus()["docs"][:20]
    for name, content in published(ROOT / "theme/assets").items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    for language, path in PATHS.items():
        (folder / path).mkdir(parents=True, exist_ok=True)
        (folder / path / "index.html").write_text(page(items, language, f"/{language}.json"), encoding="utf-8")
        made = index(items, language)
        (folder / f"{language}.json").write_text(made, encoding="utf-8")
        (folder / f"cut/{language}").mkdir(parents=True)
        (folder / f"cut/{language}.html").write_text(page(items, language, f"/cut/{language}.json"), encoding="utf-8")
        for name, content in Engine(ROOT / "theme/assets").cut(made, language).items():
            (folder / "cut" / (f"{language}/{name}.json" if name else f"{language}.json")).write_text(content, encoding="utf-8")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM:
        pytest.skip("no chromium on this machine: install the package chromium")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    opened = browser.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    opened.close()
    assert errors == []


def shown(tab: Any) -> list[str]:
    return tab.eval_on_selector_all(
        "[data-items] > li", "nodes => nodes.filter(node => !node.hidden).map(node => node.dataset.id)"
    )


def number(tab: Any, name: str, value: str) -> int:
    return int(tab.text_content(f"label:has(input[name={name}][value={value}]) [data-number]"))


def ready(tab: Any, url: str) -> None:
    tab.goto(url)
    tab.wait_for_function("document.querySelector('[data-count]').textContent !== ''")


def suggested(tab: Any, query: str) -> list[str]:
    tab.fill("#q", query)
    tab.wait_for_function("document.querySelector('.search-status').textContent !== ''")
    found = tab.eval_on_selector_all("[role=option]", "nodes => nodes.map(node => node.textContent)")
    tab.fill("#q", "")
    tab.wait_for_function("document.querySelector('.search-status').textContent === ''")
    return list(found)


def violations(tab: Any) -> list[str]:
    tab.evaluate(AXE.read_text(encoding="utf-8"))
    found = tab.evaluate("axe.run().then(result => result.violations)")
    return [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]]


def suggest(tab: Any, typed: str) -> None:
    tab.keyboard.press("/")
    tab.keyboard.type(typed)
    tab.wait_for_selector("[role=option]")


@pytest.mark.parametrize(
    ("language", "typed", "title"),
    [("de", "schuldnerber", "Schuldnerberatung im Stadtteil"), ("cs", "dluhova porad", "Dluhová poradna ve čtvrti")],
)
def test_keyboard_alone_finds_and_opens(tab: Any, site: str, language: str, typed: str, title: str) -> None:
    ready(tab, site + PATHS[language])
    suggest(tab, typed)
    assert tab.get_attribute("#q", "aria-expanded") == "true"
    assert tab.text_content("[role=option] .search-title") == title
    assert tab.query_selector("[role=option] mark")
    tab.keyboard.press("ArrowDown")
    active = tab.get_attribute("#q", "aria-activedescendant")
    assert tab.get_attribute(f"#{active}", "aria-selected") == "true"
    tab.keyboard.press("Escape")
    assert tab.get_attribute("#q", "aria-expanded") == "false"
    assert tab.get_attribute("#q", "aria-activedescendant") is None
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"**/{PATHS[language]}#p01")


def test_arrows_go_round_through_the_field(tab: Any, site: str) -> None:
    ready(tab, site + PATHS["de"])
    suggest(tab, "wohnung")
    tab.keyboard.press("ArrowUp")
    assert tab.get_attribute("#q", "aria-activedescendant") == tab.get_attribute("[role=option]:last-child", "id")
    tab.keyboard.press("ArrowDown")
    assert tab.get_attribute("#q", "aria-activedescendant") is None


@pytest.mark.parametrize(
    ("language", "typed", "via"),
    [
        ("de", "exekuce", "auch gefunden über: Zwangsvollstreckung"),
        ("cs", "Zwangsvollstreckung", "nalezeno také přes: exekuce"),
    ],
)
def test_detour_is_named(tab: Any, site: str, language: str, typed: str, via: str) -> None:
    ready(tab, site + PATHS[language])
    suggest(tab, typed)
    assert any(text.startswith(via) for text in tab.locator(".search-via").all_text_contents())


def test_the_index_is_loaded_on_first_focus_only(tab: Any, site: str) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    ready(tab, site + PATHS["de"])
    assert not any(url.endswith((".json", "search.js")) for url in asked)
    suggest(tab, "schuld")
    assert sum(url.endswith("de.json") for url in asked) == 1


def test_slash_in_a_field_is_a_slash(tab: Any, site: str) -> None:
    ready(tab, site + PATHS["de"])
    tab.keyboard.press("/")
    tab.keyboard.type("a/b")
    assert tab.input_value("#q") == "a/b"


def test_submit_leads_to_the_catalogue(tab: Any, site: str) -> None:
    ready(tab, site + PATHS["de"])
    suggest(tab, "schuldnerberatung")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/katalog/?q=schuldnerberatung")
    tab.wait_for_function("document.querySelectorAll('[data-chips] button').length === 1")
    assert shown(tab)[0] == "p01"


def test_facets_count_any_within_and_all_between(tab: Any, site: str) -> None:
    ready(tab, site + PATHS["de"])
    items = corpus()["docs"][:20]
    debts = [item for item in items if "schulden" in item["theme"]]
    assert number(tab, "theme", "schulden") == len(debts)
    tab.check("input[name=theme][value=schulden]")
    tab.wait_for_url("**?theme=schulden")
    assert sorted(shown(tab)) == sorted(item["id"] for item in debts)
    assert number(tab, "country", "CZ") == sum(item["country"] == "CZ" for item in debts)
    assert number(tab, "theme", "wohnen") == sum("wohnen" in item["theme"] for item in items)
    tab.check("input[name=theme][value=wohnen]")
    tab.check("input[name=country][value=CZ]")
    both = [item["id"] for item in items if {"schulden", "wohnen"} & set(item["theme"]) and item["country"] == "CZ"]
    assert sorted(shown(tab)) == sorted(both)
    assert tab.text_content("[data-count]") == f"{len(both)} Praktiken"


def test_back_and_chips_restore(tab: Any, site: str) -> None:
    ready(tab, site + PATHS["cs"])
    everything = shown(tab)
    tab.check("input[name=theme][value=schulden]")
    tab.check("input[name=country][value=DE]")
    narrow = shown(tab)
    tab.go_back()
    tab.wait_for_function("!document.querySelector('input[value=DE]').checked")
    assert len(shown(tab)) > len(narrow)
    tab.click("[data-chips] button:has-text('schulden')")
    tab.wait_for_function("!document.querySelector('input[value=schulden]').checked")
    assert shown(tab) == everything
    assert tab.evaluate("location.search") == ""


def test_deep_link_with_query_facet_and_sort(tab: Any, site: str) -> None:
    ready(tab, site + PATHS["cs"] + "?q=bydleni&country=CZ&sort=title")
    titles = tab.eval_on_selector_all(
        "[data-items] > li", "nodes => nodes.filter(node => !node.hidden).map(node => node.dataset.title)"
    )
    assert len(titles) > 1
    assert titles == tab.evaluate("titles => [...titles].sort(new Intl.Collator('cs').compare)", titles)
    assert tab.is_checked("input[name=country][value=CZ]")
    assert tab.input_value("#q") == "bydleni"
    assert tab.input_value("select[name=sort]") == "title"


def test_newest_first_without_a_query(tab: Any, site: str) -> None:
    ready(tab, site + PATHS["de"])
    assert shown(tab) == sorted(shown(tab), reverse=True)


def test_nothing_fits_asks_for_the_word(tab: Any, site: str) -> None:
    ready(tab, site + PATHS["de"] + "?q=xyzzyxyzzy")
    assert shown(tab) == []
    assert tab.is_visible("[data-empty]")


def test_a_broken_index_leaves_the_list(tab: Any, site: str) -> None:
    tab.route("**/de.json", lambda route: route.abort())
    ready(tab, site + PATHS["de"] + "?q=schulden")
    assert len(shown(tab)) == 20


def test_without_javascript(browser: Any, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(site + PATHS["de"])
    assert tab.locator("[data-items] > li:visible").count() == 20
    assert tab.is_visible("#notice")
    assert not tab.is_visible("[data-facets]")
    tab.fill("#q", "schulden")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/katalog/?q=schulden")
    context.close()


def test_on_a_phone_the_facets_are_a_sheet(tab: Any, site: str) -> None:
    tab.set_viewport_size({"width": 360, "height": 640})
    ready(tab, site + PATHS["de"])
    assert not tab.is_visible("[data-facets]")
    tab.focus("[data-open]")
    tab.keyboard.press("Enter")
    assert tab.is_visible("[data-facets]")
    assert tab.get_attribute("[data-open]", "aria-expanded") == "true"
    tab.keyboard.press("Space")
    assert len(shown(tab)) < 20
    assert violations(tab) == []
    tab.keyboard.press("Escape")
    assert not tab.is_visible("[data-facets]")
    assert tab.evaluate("document.activeElement.hasAttribute('data-open')")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("language", PATHS)
def test_axe_finds_nothing(tab: Any, site: str, language: str) -> None:
    ready(tab, site + PATHS[language])
    assert violations(tab) == []
    suggest(tab, "streetwork")
    tab.keyboard.press("ArrowDown")
    assert violations(tab) == []
    ready(tab, site + PATHS[language] + "?q=roma&theme=wohnen&theme=roma")
    assert violations(tab) == []


@pytest.mark.parametrize(
    ("language", "queries"),
    [("de", ("Schuldnerb", "Hebammen", "zahlungsunfähig", "exekuce", "Nachbrschaft", "xyzzyxyzzy")), ("cs", ("dluhova porad", "sousedé", "Garten", "exekuc"))],
)
def test_an_index_in_shards_suggests_the_same_and_only_what_is_needed_is_loaded(tab: Any, site: str, language: str, queries: tuple[str, ...]) -> None:
    ready(tab, site + PATHS[language])
    whole = [suggested(tab, query) for query in queries]
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url.removeprefix(site)))
    ready(tab, f"{site}cut/{language}.html")
    shards = [suggested(tab, queries[0])]
    first = [name for name in asked if name.endswith(".json")]
    shards += [suggested(tab, query) for query in queries[1:]]
    assert shards == whole
    assert first[0] == f"cut/{language}.json"
    assert all(name.startswith(f"cut/{language}/") for name in first[1:])
    assert 2 <= len(first) <= 12
    assert len(asked) == len(set(asked))
    tab.goto(f"{site}cut/{language}.html?q={queries[0]}")
    tab.wait_for_selector("[data-chips] button")
    assert shown(tab)
