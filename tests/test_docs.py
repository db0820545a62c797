"""Pages written by hand and the openings of themes: both languages say the same, with the same sources."""

import re
from pathlib import Path

import pytest

from kompendium import check, frontmatter
from kompendium.languages import LANGUAGES
from kompendium.loader import Data
from kompendium.pages import Settings, build, written
from kompendium.pages.view import Site
from kompendium.rules.parity import numbers

ROOT = Path(__file__).parent.parent
NAMES = sorted({path.name.split(".")[0] for path in (ROOT / "docs").glob("*.md")} - {"index"})

HEADING = re.compile(r"^#{2,3} .+ \{#([a-z-]+)\}$", re.MULTILINE)
SOURCE = re.compile(r"^\[\^(\w+)\]: \[[^\]]+\]\(([^)]+)\)", re.MULTILINE)
CITED = re.compile(r"\[\^(\w+)\](?!:)")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)(#[a-z-]+)?\)")


def text(name: str, language: str) -> str:
    return (ROOT / "docs" / f"{name}.{language}.md").read_text("utf-8")


@pytest.fixture(scope="module")
def data() -> Data:
    return check.load(ROOT)


def staged(raw: str, data: Data, settings: Settings | None = None) -> str:
    document, problems = frontmatter.read("docs/probe.de.md", "de", raw.encode())
    assert document, problems
    return written.page(document, Site({}, data, settings or Settings()), "probe.de.md").body


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_the_same_sections_and_sources(name: str) -> None:
    first, second = (text(name, language) for language in LANGUAGES)
    assert HEADING.findall(first) == HEADING.findall(second)
    assert first.count("\n## ") + first.count("\n### ") == len(HEADING.findall(first))
    assert SOURCE.findall(first) == SOURCE.findall(second)


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_the_same_numbers_and_citations(name: str) -> None:
    first, second = (re.split(HEADING, SOURCE.sub("", text(name, language)))[1:] for language in LANGUAGES)
    for heading, one, other in zip(first[::2], first[1::2], second[1::2], strict=True):
        if heading == "sources":
            continue
        assert numbers(one) == numbers(other), heading
        assert CITED.findall(one) == CITED.findall(other), heading


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_links_stay_in_the_language(name: str, language: str) -> None:
    for target, anchor in LINK.findall(text(name, language)):
        assert target.endswith(f".{language}.md")
        if anchor and "/" not in target:
            assert anchor[1:] in HEADING.findall(text(target.split(".")[0], language))


def test_a_missing_detail_is_shown_as_missing(data: Data) -> None:
    raw = '---\ntitle: "Probe"\nlede: "Probe"\n---\n[[publisher.name]]\n'
    assert '<em class="missing">noch nicht benannt</em>' in staged(raw, data)
    named = Settings(publisher={"name": {"de": "Verein <A>", "cs": "spolek"}})
    assert '<span class="detail">Verein &lt;A&gt;</span>' in staged(raw, data, named)


@pytest.mark.parametrize("body", ["[[publisher.phone]]", "Satz.[^a1]", "[^a1]: [Titel](https://beispiel.de/). Deutsch, 2025."])
def test_a_slip_of_the_writer_stops_the_build(body: str, data: Data) -> None:
    with pytest.raises(ValueError, match=r"publisher\.phone|a1"):
        staged(f'---\ntitle: "Probe"\nlede: "Probe"\n---\n{body}\n', data)


def test_examples_in_code_stay_as_they_are(data: Data) -> None:
    sample = "Schreiben Sie `[^s1]`, `[Wort]{cs}` oder `[[publisher.phone]]`.\n\n```\nSatz.[^s2]\n```"
    assert sample in staged(f'---\ntitle: "Probe"\nlede: "Probe"\n---\n{sample}\n', data)


def test_pages_are_staged_with_their_opening(data: Data) -> None:
    by_hand = {path.name: path.read_bytes() for path in (ROOT / "docs").glob("*.md")}
    built = build((), data, by_hand, Settings())
    files = {**built.staged, **{each.file: each.body.encode() for each in built}}
    for name in NAMES:
        for language in LANGUAGES:
            page = files[f"{name}.{language}.md"].decode()
            assert page.count("<h1>") == 1
            assert "[^" not in page
            assert "///" not in page


def test_openings_of_themes(data: Data) -> None:
    known = data.vocabularies["themes"].terms
    used = {theme for path in (ROOT / "practices").glob("*/index.*.md") for line in path.read_text("utf-8").splitlines()
            if line.startswith("themes: [") for theme in line[9:-1].split(", ")}  # fmt: skip
    assert set(data.themes.themes) <= set(known)
    assert used <= set(data.themes.themes)
    for theme in data.themes.themes.values():
        assert 5 <= len(theme.questions) <= 8, theme.id
        assert {each.source for each in theme.questions} - {""} <= set(data.themes.references)
        for language in LANGUAGES:
            assert 80 <= len(theme.intro[language].split()) <= 140, (theme.id, language)
            assert all(each.text[language].endswith("?") for each in theme.questions), theme.id
