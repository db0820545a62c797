"""The gates tested apart: the second without the first, on raw Markdown that nobody checked or escaped."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from kompendium import check, frontmatter, loader, markdown, sanitise
from kompendium.loader import Data, Folder
from kompendium.pages import Settings, practice
from kompendium.pages.view import Site

ROOT = Path(__file__).resolve().parent.parent
BASE = ROOT / "tests" / "cases" / "base"
IDS = frozenset({"problem", "goals"})


def html_cases() -> list[Any]:
    cases = yaml.safe_load((ROOT / "tests" / "badinputs" / "html.yml").read_text("utf-8"))
    chosen = [case for case in cases if case["action"] == "sanitise" and "<20000" not in str(case)]
    return [pytest.param(case, id=case["id"]) for case in chosen]


def rendered(text: str) -> str:
    """Markdown as the site renders it, without any of our own escaping."""
    return markdown.html(text)


@pytest.mark.parametrize("case", html_cases())
def test_second_gate_alone(case: dict[str, Any]) -> None:
    html = rendered(case["append"]["index.de.md"])
    refused = sanitise.check(html, "index.de.md", IDS)
    markup = "".join(re.findall("<[^>]*>", html))
    assert refused or not any(piece in markup for piece in case["absent"]), html


SOUND = [
    "Ein *Wort* & **noch** eins, 3 < 5, A&B &amp; C.",
    "## Titel\n\n### __search\n\n#### Content",
    "- eins\n- zwei\n    1. drei\n\n> Zitat\n\n| a | b |\n|:--|--:|\n| 1 | 2 |",
    '[Seite](https://www.example.org/?a=1&b=2 "Titel") <span lang="cs">bydlení</span>',
    "Zeile eins  \nZeile zwei\n\n---\n\n`code` und\n\n    eingerückt",
    "[Weitersagen](mailto:?subject=Titel%20%E2%80%93%20A&body=https%3A%2F%2Fexample.org)",
    '![Ein Haus](haus.jpg)\n\n<section class="part">\n\nText.\n\n</section>',
]


@pytest.mark.parametrize("text", SOUND)
def test_sound_pages_never_differ(text: str) -> None:
    assert sanitise.check(rendered(text), "index.de.md", IDS) == []


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<p id="__config">{}</p>', '<p id="__config">'),
        ('<p id="search-messages">{}</p>', '<p id="search-messages">'),
        ('<p class="site-header">x</p>', '<p class="site-header">'),
        ('<a href="JaVaScRiPt:alert(1)">x</a>', '<a href="JaVaScRiPt:alert(1)">'),
        ('<a href="java&#10;script:alert(1)">x</a>', ""),
        ('<img src="https://evil.example/x.gif" alt="">', '<img alt="" src="https://evil.example/x.gif">'),
        ('<img src="//evil.example/x.gif" alt="">', '<img alt="" src="//evil.example/x.gif">'),
        ('<td style="background:url(x)">x</td>', ""),
        ('<a href="mailto:a@example.org?cc=evil@evil.example">x</a>', '<a href="mailto:a@example.org?cc'),
        ("<form action=x><input></form>", "<form"),
        ("<p>a<!-- b --></p>", "<!-- b -->"),
        ("<svg><a xlink:href='javascript:x'>x</a></svg>", "<svg>"),
    ],
)
def test_what_is_not_ours_is_named(html: str, found: str) -> None:
    (problem,) = sanitise.check(f"<h2 id=\"problem\">A</h2>{html}", "index.de.md", IDS)
    assert problem.rule == "page-markup"
    assert problem.details["found"].startswith(found)
    assert problem.details["near"] == "problem"


def test_ids_of_headings_cannot_be_those_of_scripts() -> None:
    for title in ("__config", "Search messages", "content", "Übertragbarkeit – č. 5", ""):
        assert markdown.slug(title, "-").startswith("part-")
    assert markdown.slug("Übertragbarkeit – č. 5", "-") == "part-ubertragbarkeit-c-5"


@pytest.fixture(scope="module")
def data() -> Data:
    return check.load(ROOT)


@pytest.mark.parametrize("case", html_cases())
def test_stage_and_second_gate_without_the_first(case: dict[str, Any], data: Data) -> None:
    """The practice as it is, unchecked, through our own page: what was markup has become text."""
    texts = {language: (BASE / f"index.{language}.md").read_text("utf-8").replace("muster-verein", "nadeje") for language in ("de", "cs")}
    texts["de"] += f"\n{case['append']['index.de.md']}\n"
    documents = {language: frontmatter.read(f"practices/x/index.{language}.md", language, text.encode())[0] for language, text in texts.items()}
    folder = Folder("x", "practices/x", {language: found for language, found in documents.items() if found}, ())
    unchecked = loader.to_practice(folder, data.sections)
    page = practice.page(unchecked, Site({"x": unchecked}, data, Settings()), "de")
    html = page.body
    refused = sanitise.check(html, "index.de.md", frozenset(data.sections.kinds))
    markup = "".join(re.findall("<[^>]*>", html))
    assert refused or not any(piece in markup for piece in case["absent"]), html[-800:]


@pytest.mark.parametrize("case", html_cases())
def test_texts_side_by_side_are_judged_one_by_one_as_the_page_would_be(case: dict[str, Any]) -> None:
    """Hostile markup whole in one text and cut in two, a half in each: no cut lets through what the whole page does not."""
    html = rendered(case["append"]["index.de.md"])
    halves = range(0, len(html), max(1, len(html) // 40))
    for left, right in ((html, "<p>Text.</p>"), *((html[:place], html[place:]) for place in halves)):
        cut = f'<div class="row">\n<section lang="de" class="side-de">\n{left}\n</section>\n<section lang="cs" class="side-cs">\n{right}\n</section>\n</div>'
        whole = cut.replace('lang="de" class="side-de"', 'class="side-de" lang="de"').replace('lang="cs" class="side-cs"', 'class="side-cs" lang="cs"')
        assert sanitise.check(cut, "x", IDS) or not sanitise.check(whole, "x", IDS), (left, right)
