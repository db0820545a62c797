"""Feedback opens the right form with the place filled in; the page of translations counts what is there."""

import datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import lxml.html
import pytest
import yaml

from kompendium import check
from kompendium.languages import LANGUAGES
from kompendium.pages import hosts, translations
from kompendium.pages.view import Site

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("form", ["error", "suggest"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_exists_and_knows_the_place(form: str, language: str) -> None:
    query = parse_qs(urlsplit(hosts.new_issue("https://github.com/a/b.git", form, language, "Fehler: Čaj & Rat")).query)
    made = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / query["template"][0]).read_text("utf-8"))
    assert "where" in [each.get("id") for each in made["body"]]
    assert query["where"] == ["Fehler: Čaj & Rat"]


@pytest.mark.parametrize(
    ("repository", "address"),
    [("https://gitlab.com/a/b", "https://gitlab.com/a/b/-/issues/new?issue%5Btitle%5D=x"), ("https://codeberg.org/a/b/", "https://codeberg.org/a/b/issues/new?title=x")],
)
def test_other_hosts_get_a_title(repository: str, address: str) -> None:
    assert hosts.new_issue(repository, "error", "de", "x") == address


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_translations_counts_every_practice_once(language: str) -> None:
    result = check.check(ROOT, ROOT / "practices", datetime.date(2026, 11, 22))
    published = {each.slug: each for each in result.practices if each.status != "draft"}
    page = lxml.html.fromstring(translations.page(Site(published, result.data), language).body)
    shares, each = page.xpath("//table")
    for row in shares.xpath("./tbody/tr"):
        assert sum(int(cell.text_content()) for cell in row.xpath("./td")[:-1]) == len(published)
    assert len(each.xpath("./tbody/tr")) == len(published)
