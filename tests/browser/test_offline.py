"""The copy for the disk, opened from a folder: pages, search, filters, language switch and selection work, and nothing is asked of a server."""

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from kompendium import offline, stage
from kompendium.offline import bundle, rewrite
from whole_site import linking, pages


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("../katalog/?q=x#a", "../katalog/index.html?q=x#a"), ("./", "./index.html"), ("..", "../index.html"), ("#anchor", "#anchor"), ("?q=x", "?q=x"),
        ("https://example.org/", "https://example.org/"), ("mailto:a@example.org", "mailto:a@example.org"), ("../data/practices.json", "../data/practices.json"),
    ],
)  # fmt: skip
def test_links_name_their_file(address: str, expected: str) -> None:
    assert rewrite.named(address) == expected


def test_addresses_in_the_index_name_their_file() -> None:
    rows = '[["eins","","Eins","","practice","","praxis/","/"],["b","","B","","theme","theme-","themen/","/"],["c","","C","","organisation","o-","organisationen/#",""]]'
    found = rewrite.data(rows, {"themen/index.html", "organisationen/index.html"}.__contains__)
    assert [row[6:] for row in json.loads(found)] == [["praxis/", "/index.html"], ["themen/", "/index.html"], ["organisationen/index.html#", ""]]
    assert rewrite.data('{"url":"praxis/eins/"}', lambda _: True) == '{"url":"praxis/eins/index.html"}'


def test_modules_become_one_script() -> None:
    sources = {"a/one.js": 'import { two as zwei } from "../b.js";\nexport const one = zwei;', "b.js": "const x = 2;\nexport { x as two };"}
    made = bundle.bundle(["a/one.js"], sources.__getitem__)
    assert "const { two: zwei } = need('b.js');" in made
    assert "Object.assign(exports, {two: x});" in made


def test_a_form_of_export_that_is_not_understood_is_an_error() -> None:
    with pytest.raises(bundle.NotUnderstoodError, match=r"a\.js: export \* from"):
        bundle.bundle(["a.js"], lambda _: 'export * from "./b.js";')


@pytest.fixture(scope="module")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("offline")
    with zipfile.ZipFile(site / offline.NAME) as archive:
        archive.extractall(made)
    return made / "kompendium"


def test_the_same_site_gives_the_same_file(site: Path, tmp_path: Path) -> None:
    offline.pack(stage.read(site), tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == (site / offline.NAME).read_bytes()


@pytest.mark.parametrize(("page", "words"), [("druck/index.html", "Zum Mitnehmen ohne Internet"), ("cs/druck/index.html", "Kopie pro práci bez internetu")])
def test_the_site_offers_its_copy_and_the_copy_does_not(site: Path, folder: Path, page: str, words: str) -> None:
    online, here = ((root / page).read_text("utf-8") for root in (site, folder))
    (address,) = re.findall(r'href="([^"]+\.zip)"', online)
    assert (site / page).parent.joinpath(address).resolve() == (site / offline.NAME).resolve()
    assert words in online
    assert words in here
    assert ".zip" not in here


def test_every_link_names_a_file_that_is_there(folder: Path) -> None:
    found = [each for each in linking.broken(folder, pages.every(folder)) if ".json " not in each.what]  # those came as scripts
    assert [str(each) for each in found] == []


@pytest.fixture
def tab(folder: Path, browser: Any) -> Iterator[Any]:
    """A page of the folder; at the end nothing may have been asked of a server and nothing gone wrong."""
    complaints: list[str] = []
    page = browser.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: None if request.url.startswith(("file:", "data:")) else complaints.append(request.url))
    page.goto((folder / "index.html").as_uri())
    yield page
    page.close()
    assert complaints == []


pytestmark = pytest.mark.browser


def open_catalogue(tab: Any) -> None:
    tab.get_by_role("link", name="Katalog", exact=True).first.click()
    tab.wait_for_url("**/katalog/index.html")


def test_the_search_finds_and_opens_a_practice(tab: Any) -> None:
    tab.get_by_role("combobox").fill("Schuldnerberatung Dresden")
    tab.locator("[role=option]").first.click()
    tab.wait_for_url("**/praxis/schuldnerberatung-dresden/index.html")
    tab.get_by_role("link", name="Čeština", exact=True).click()
    expect(tab).to_have_url(re.compile("/cs/praxis/schuldnerberatung-dresden/index.html$"))


@pytest.mark.parametrize(("query", "address"), [("Einwilligung und Anonymität", "mitmachen/einwilligung/index.html"), ("Publizitätspflicht", "glossar/index.html#publicity")])
def test_the_search_opens_other_kinds_of_pages_too(tab: Any, query: str, address: str) -> None:
    tab.get_by_role("combobox").fill(query)
    tab.locator("[role=option]").first.click()
    tab.wait_for_url(f"**/{address}")


def test_the_catalogue_filters_and_keeps_its_state(tab: Any) -> None:
    open_catalogue(tab)
    everything = tab.locator("[data-items] > li:visible").count()
    tab.check("input[name=theme][value=debt]")
    tab.wait_for_function("document.querySelectorAll('[data-chips] button').length === 1")
    assert 0 < tab.locator("[data-items] > li:visible").count() < everything
    tab.reload()
    tab.wait_for_function("document.querySelectorAll('[data-chips] button').length === 1")
    assert tab.is_checked("input[name=theme][value=debt]")


def test_the_selection_works(tab: Any) -> None:
    open_catalogue(tab)
    tab.click("[data-mark=housing-first-usti]")
    tab.click("[data-selection-bar] a")
    tab.wait_for_selector("[data-selection-list] li a")
    tab.click("[data-selection-list] h2 a")
    tab.wait_for_url("**/praxis/housing-first-usti/index.html")


def test_type_is_the_sites_own(tab: Any) -> None:
    tab.wait_for_function("[...document.fonts].some((each) => each.status === 'loaded' && each.family.includes('Kompendium'))")
