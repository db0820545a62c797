"""The index of the real content: every kind of page is in it, and it stays light."""

import datetime
import gzip
from collections import Counter
from pathlib import Path

import pytest

from kompendium import check, indexing, stage
from kompendium.search import Engine, SearchDocument, published

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
    assert set(kinds) == {"practice", "term", "theme", "organisation", "page"}


@pytest.mark.parametrize("language", ["de", "cs"])
def test_what_loads_before_the_first_result_is_light(result: check.Result, language: str) -> None:
    found = pages(result, language)
    chosen = [each for each in found if each.kind == "practice"][:PRACTICES] + [each for each in found if each.kind != "practice"]
    index = Engine(ASSETS).build_index(chosen, result.data.glossary.terms.values(), language).encode()
    scripts = published(ASSETS)
    code = sum(len(gzip.compress(scripts[name], 9)) for name in FIRST)
    assert code + len(gzip.compress(index, 9)) <= BUDGET
