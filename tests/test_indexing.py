"""The index of the real content: every kind of page is in it, and it stays light."""

import datetime
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from py_mini_racer import JSEvalException

from kompendium import check, indexing, site, stage
from kompendium.kept import Store
from kompendium.model import Practice
from kompendium.pages import analysis
from kompendium.pages.view import Site
from kompendium.search import Engine, Job, Making, Part, SearchDocument, published

ROOT = Path(__file__).parent.parent
ASSETS = ROOT / "theme" / "assets"
PRACTICES, BUDGET = 30, 60 * 1024
FIRST = ("search/analysis.js", "search/search.js", "search/combobox.js", "vendor/minisearch/minisearch.min.js")


@pytest.fixture(scope="module")
def result() -> check.Result:
    return check.check(ROOT, ROOT / "practices", datetime.date.today())


def pages(result: check.Result, language: str) -> list[SearchDocument]:
    by_hand = {name: path.read_bytes() for name, path in stage.read(ROOT / "docs").items()}
    return list(indexing.every(result.practices, result.data, by_hand, language))


@pytest.mark.parametrize("language", ["de", "cs"])
def test_all_kinds_of_pages_are_found(result: check.Result, language: str) -> None:
    kinds = Counter(each.kind for each in pages(result, language))
    assert kinds["practice"] == len(result.practices)
    assert set(kinds) == {"practice", "term", "theme", "organisation", "page", "analysis", "guide"}
    assert kinds["guide"] == len(list((ROOT / "docs" / indexing.GUIDE).glob(f"*.{language}.md")))


@pytest.mark.parametrize("language", ["de", "cs"])
def test_pages_of_the_analysis_are_found_where_they_are(result: check.Result, language: str) -> None:
    made = analysis.pages(Site({each.slug: each for each in result.practices}, result.data), language)
    found = {each.url: (each.title, each.summary) for each in pages(result, language) if each.kind == "analysis"}
    assert found == {f"{each.path}/": (each.title, each.description) for each in made}


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("de", {"Belegstärke": "analyse/belegstaerke/", "Stolpersteine": "analyse/erfahrungen/", "Karte": "analyse/karte/", "Einwilligung Foto": "mitmachen/einwilligung/"}),
        ("cs", {"síla důkazů": "analyse/belegstaerke/", "faktory uspechu": "analyse/erfahrungen/", "mapa": "analyse/karte/", "odstranit moje udaje": "mitmachen/entfernen/"}),
    ],
)
def test_readers_find_the_analysis_and_the_guide(result: check.Result, language: str, asked: dict[str, str]) -> None:
    engine = Engine(ASSETS)
    searcher = engine.open(engine.build_index(pages(result, language), result.data.glossary.terms.values(), language))
    for query, url in asked.items():
        assert url in [hit.url for hit in searcher.find(query, limit=3)], query


@pytest.mark.parametrize("language", ["de", "cs"])
def test_what_loads_before_the_first_result_is_light(result: check.Result, language: str) -> None:
    found = pages(result, language)
    chosen = [each for each in found if each.kind == "practice"][:PRACTICES] + [each for each in found if each.kind != "practice"]
    index = Engine(ASSETS).build_index(chosen, result.data.glossary.terms.values(), language).encode()
    scripts = published(ASSETS)
    code = sum(len(gzip.compress(scripts[name], 9)) for name in FIRST)
    assert code + len(gzip.compress(index, 9)) <= BUDGET


def files(result: check.Result, store: Path, shards: bool = False) -> dict[str, bytes]:
    by_hand = {name: path.read_bytes() for name, path in stage.read(ROOT / "docs").items()}
    return indexing.files(result.practices, result.data, by_hand, ASSETS, Store(store, ".json"), result.digests, "data", shards)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], list[str]]:
    """The practices that were read, and the ids of the documents that were analysed."""
    read: list[str] = []
    analysed: list[str] = []
    practice, handed = indexing._practice, Making.__init__

    def reading(each: Practice, *more: Any) -> SearchDocument:
        read.append(each.slug)
        return practice(each, *more)

    def begin(self: Making, job: Job, parts: Iterable[Part]) -> None:
        listed = list(parts)
        analysed.extend(document["id"] for part in listed for new in part.new() for document in json.loads(new))
        handed(self, job, listed)

    monkeypatch.setattr(indexing, "_practice", reading)
    monkeypatch.setattr(Making, "__init__", begin)
    return read, analysed


def test_after_an_edit_the_index_is_that_of_a_new_build_and_most_is_neither_read_nor_analysed(
    result: check.Result, tmp_path: Path, work: tuple[list[str], list[str]]
) -> None:
    read, analysed = work
    practice = result.practices[len(result.practices) // 2]
    text = replace(practice.texts["de"], title="Eine ganz neue Gartensprechstunde")
    changed = [replace(each, texts={**each.texts, "de": text}) if each is practice else each for each in result.practices]
    digests = {each.slug: each.slug for each in changed}
    before = replace(result, digests=digests)
    edited = replace(result, practices=changed, digests={**digests, practice.slug: "edited"})
    first = files(before, tmp_path / "warm")
    everything, half = set(analysed), len(analysed) // 2
    read.clear()
    analysed.clear()
    warm = files(edited, tmp_path / "warm")
    assert read == [practice.slug] * 2
    assert practice.slug in analysed
    assert len(analysed) < half
    assert warm == files(edited, tmp_path / "cold")
    assert warm != first
    analysed.clear()
    assert files(before, tmp_path / "warm") == first
    assert 0 < len(analysed) < half
    assert set(analysed) < everything


def test_what_goes_wrong_in_the_other_process_is_said_here(tmp_path: Path) -> None:
    job = Job({"de": ""}, ASSETS, "not JSON", Store(tmp_path, ".json"), "splits", False)
    with pytest.raises(JSEvalException, match="JSON") as caught:
        Making(job, []).result()
    assert any("making.py" in note for note in caught.value.__notes__)


def test_a_process_that_ends_without_a_word_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "false")
    job = Job({"de": ""}, ASSETS, "[]", Store(tmp_path, ".json"), "splits", False)
    with pytest.raises(ChildProcessError, match="ended with 1"):
        Making(job, [Part("de", "key", documents=" " * 1_000_000)]).result()


def test_a_practice_without_a_digest_is_known_by_its_text(result: check.Result, tmp_path: Path) -> None:
    assert files(replace(result, digests={}), tmp_path / "one") == files(replace(result, digests={each.slug: each.slug for each in result.practices}), tmp_path / "other")


@pytest.mark.parametrize("shards", [False, True])
def test_an_unchanged_index_starts_nothing(result: check.Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shards: bool) -> None:
    made = files(result, tmp_path, shards)
    monkeypatch.setattr(indexing, "Making", None)
    assert files(result, tmp_path, shards) == made


def test_shards_lie_beside_their_head_in_a_folder_of_their_own(result: check.Result, tmp_path: Path) -> None:
    whole, cut = files(result, tmp_path / "whole"), files(result, tmp_path / "cut", True)
    for language in ("de", "cs"):
        name = f"assets/search/{language}.json"
        folder = json.loads(cut[name])["folder"]
        assert folder.startswith(f"{language}-")
        assert {f"assets/search/{folder}/{each}.json" for each in ("0", "d0", "w0")} < set(cut)
        assert len(cut[name]) < len(whole[name])
    assert set(whole) < set(cut)
    assert all(cut[name] == content for name, content in whole.items() if name.endswith(".js"))


def test_the_setting_of_the_site_decides() -> None:
    assert [site.settings(extra).search_shards for extra in ({}, {"search_shards": True})] == [False, True]


def test_a_renamed_practice_is_found_under_its_new_name(result: check.Result, tmp_path: Path) -> None:
    """Its folder holds the very same files."""
    practice = result.practices[0]
    old, new = ({practice.slug: "a"}, {f"{practice.slug}-neu": "a"})
    before = replace(result, practices=[practice], digests=old)
    renamed = replace(result, practices=[replace(practice, slug=f"{practice.slug}-neu")], digests=new)
    files(before, tmp_path / "warm")
    assert files(renamed, tmp_path / "warm") == files(renamed, tmp_path / "cold")
