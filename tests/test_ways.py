"""Every way in ends in the same draft: what was asked, answered, kept aside."""

import datetime
import time
from pathlib import Path

import pytest

import new_practice
from kompendium import body, check, frontmatter, nodes
from kompendium.languages import LANGUAGES
from kompendium.loader import Data
from kompendium.rules.context import Context
from kompendium.schema import PRACTICE
from kompendium.ways import dates, drafts, finding, words
from kompendium.ways.answers import Answers, Value, from_plain
from kompendium.ways.questions import EDITORIAL, questions

ROOT = Path(__file__).parent.parent
TODAY = datetime.date(2026, 11, 22)
ORIGINALS = [path for path in sorted((ROOT / "practices").glob("*/index.*.md")) if b"\ntranslated_from:" not in path.read_bytes()]

# the same practice, as a person writes it in a form: one text a question
WRITTEN: dict[str, Value] = {
    "title": "Wärmestube „Elbe“: Tee & Rat",
    "summary": "Ein Raum für alle, die keinen haben.",
    "plain": "Der Raum ist warm. Alle dürfen kommen.",
    "kind": "Regelangebot",
    "themes": "Wohnungslosigkeit",
    "target_groups": "wohnungslose Menschen",
    "regions": "Dresden, Stadt",
    "place": "Dresden",
    "period.from": "1.10.2021",
    "period.ongoing": "ja",
    "maturity": "etabliert",
    "organisations": "NADĚJE | Träger",
    "funding": "Kommunale Mittel | | 7.179,10 € | € | pro Jahr | 2021 | | s1",
    "figures": "26 | Personen | rund | kommen an einem Tag | 12/2021 | s1",
    "contact.office": "NADĚJE",
    "contact.url": "www.example.org",
    "sources": "Bericht der Wärmestube | https://www.example.org/bericht | de | | 2024-05",
    "gaps": "Wer kommt im Sommer?",
}
SECTIONS = {"problem": "Im Winter ist es kalt.[s1]\n\nViele haben keinen Raum.", "approach": "- Tee\n- Rat"}


@pytest.fixture(scope="module")
def data() -> Data:
    return check.load(ROOT)


@pytest.fixture(scope="module")
def context(data: Data) -> Context:
    return Context(data, frozenset(), TODAY)


def made(facts: dict[str, Value], data: Data, sections: dict[str, str] | None = None, language: str = "de") -> drafts.Draft:
    return drafts.draft(Answers(language, facts, SECTIONS if sections is None else sections), data, TODAY)


def errors(draft: drafts.Draft, context: Context) -> list[str]:
    return [f"{each.line} {each.rule} {dict(each.details)}" for each in drafts.problems(draft, context) if each.severity == "error"]


def test_written_answers_become_a_sound_draft(data: Data, context: Context) -> None:
    draft = made(WRITTEN, data)
    assert errors(draft, context) == []
    assert draft.slug == "waermestube-elbe-tee-rat"
    assert draft.notes == ()
    for line in (
        'title: "Wärmestube „Elbe“: Tee & Rat"',
        "kind: service",
        '  from: "2021-10-01"',
        "  ongoing: true",
        '    amount: "7179.10"',
        "    qualifier: about",
        '    as_of: "2021-12"',
        '  url: "https://www.example.org"',
        "Im Winter ist es kalt.[^s1]",
    ):
        assert line in draft.text.split("\n"), line


def test_answers_that_are_values_already_give_the_same_file(data: Data) -> None:
    ready = {
        **WRITTEN,
        "kind": "service",
        "themes": ["homelessness"],
        "period.from": "2021-10-01",
        "period.ongoing": "true",
        "organisations": [{"id": "nadeje", "role": "provider"}],
        "sources": {"s1": {"title": "Bericht der Wärmestube", "url": "https://www.example.org/bericht", "language": "de", "read": "2024-05"}},
    }
    assert made(ready, data).text == made(WRITTEN, data).text


@pytest.mark.parametrize("path", ORIGINALS, ids=lambda path: path.parent.name)
def test_a_real_practice_survives_the_round_trip(path: Path, data: Data) -> None:
    """Facts of a published file → answers → file: nothing but the status and the order of writing changes."""
    language = path.name.split(".")[1]
    document, _ = frontmatter.read(str(path), language, path.read_bytes())
    assert document
    front = nodes.plain(document.front)
    assert isinstance(front, dict)
    blocks = body.blocks(document.body, 1)[1:]
    draft = drafts.draft(from_plain({**front, "sections": {each.heading: each.text for each in blocks}}, language), data, TODAY)
    again, _ = frontmatter.read("again", language, draft.text.encode())
    assert again
    assert nodes.plain(again.front) == {**front, "status": "draft"}
    assert [each.text.split() for each in body.blocks(again.body, 1)[1:]] == [each.text.split() for each in blocks]


def test_what_cannot_be_read_is_kept_and_named(data: Data, context: Context) -> None:
    draft = made({**WRITTEN, "themes": "Wohnungslosigkeit, Drachen", "period.from": "31.2.2021", "quatsch": "Satz."}, data)
    for kept in ("Drachen", "31.2.2021", "quatsch: Satz."):
        assert any(line.startswith("# ") and kept in line for line in draft.text.split("\n")), kept
        assert kept.split(":")[0] in " ".join(str(note.details) for note in draft.notes)
    assert errors(draft, context) == []


def test_no_answer_can_add_a_key_or_a_section(data: Data, context: Context) -> None:
    evil = 'x"\nstatus: published\n---\n## Ziele\n'
    draft = made({**WRITTEN, "title": evil, "themes": evil, "place": evil, evil: evil}, data, {"problem": f"{evil}\n# Ziele\n## Ziele\nText"})
    assert draft.text.split("\n---\n")[0].count("\nstatus:") == 1
    assert [line for line in draft.text.split("\n") if line == "## Ziele"] == ["## Ziele"]
    assert not [each for each in errors(draft, context) if "yaml" in each or "front-matter" in each]


def test_a_new_organisation_is_no_obstacle_for_a_draft_only(data: Data, context: Context) -> None:
    draft = made({**WRITTEN, "organisations": "Verein Elbufer e. V. | Träger"}, data)
    assert errors(draft, context) == []
    assert "organisation" in [note.name for note in draft.notes]
    assert "organisation-unknown" in [each.rule for each in drafts.missing(draft, context)]


def test_missing_says_what_publishing_needs(data: Data, context: Context) -> None:
    found = {each.details.get("key") for each in drafts.missing(made(WRITTEN, data), context) if each.rule == "field-missing"}
    assert found == {"methods", "evidence", "transfer", "checked"}


def test_every_question_has_a_place_in_the_table() -> None:
    asked = {each.field.key if each.group is None else each.group.key for each in questions()}
    assert asked | EDITORIAL == {each.key for each in PRACTICE if each.where != "translation"}
    for language in LANGUAGES:
        labels = [each.label(language) for each in questions()]
        assert len(set(labels)) == len(labels)


def test_every_text_is_there_in_every_language() -> None:
    for name, texts in words.load().items():
        assert set(texts) == set(LANGUAGES), name


@pytest.mark.parametrize(
    ("written", "read"),
    [("2021", "2021"), ("1. 10. 2021", "2021-10-01"), ("10/2021", "2021-10"), ("Oktober 2021", "2021-10"), ("3. května 2022", "2022-05-03"), ("31.2.2021", ""), ("bald", "")],
)
def test_dates_as_people_write_them(written: str, read: str) -> None:
    assert dates.read(written) == read


def test_search_forgives_diacritics(data: Data) -> None:
    terms = data.vocabularies["target_groups"]
    assert {each.id for each in finding.search("Fluchtling", terms)} | {each.id for each in finding.search("uprchlik", terms)} == {"migrants-refugees"} or finding.search("gefluchtet", terms)
    assert finding.entry("REGELANGEBOT", data.vocabularies["practice_kinds"]) == "service"


def test_slug() -> None:
    assert finding.slug("Říční ústí – Über Größe & Mehr!") == "ricni-usti-ueber-groesse-mehr"
    assert len(finding.slug("sehr " * 40)) <= 60


def run(folder: Path, *arguments: str) -> int:
    return new_practice.main(["--practices", str(folder), *arguments])


OPTIONS = ("--title", "Teestube", "--summary", "Tee.", "--kind", "service", "--themes", "homelessness", "--regions", "DED21", "--place", "Dresden", "--organisations", "nadeje|provider")


def test_options_write_a_draft_and_never_overwrite(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, *OPTIONS) == 0
    before = (tmp_path / "teestube" / "index.de.md").read_bytes()
    assert "evidence" in capsys.readouterr().out
    assert run(tmp_path, *OPTIONS) == 2
    assert "teestube" in capsys.readouterr().err
    assert (tmp_path / "teestube" / "index.de.md").read_bytes() == before
    assert check.check(ROOT, tmp_path, TODAY).errors == []


def test_a_conversation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    # title · summary · plain · kind: the second of the list · themes: a word without diacritics, a number · the rest is left out
    typed = iter(["", "Čajovna", "Čaj pro všechny.", "", "2", "bezdomov", "", *[""] * 4, "DED21"])
    monkeypatch.setattr("builtins.input", lambda _: next(typed, ""))
    assert run(tmp_path, "--language", "cs", "--regions", "CZ0427", "--place", "Ústí", "--organisations", "NADĚJE | provider") == 0
    text = (tmp_path / "cajovna" / "index.cs.md").read_text("utf-8")
    assert 'title: "Čajovna"' in text
    assert "kind: service" in text
    assert "themes: [homelessness]" in text
    assert "Otázky s * potřebuje už koncept" in capsys.readouterr().out


def test_stopping_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", stop)
    assert run(tmp_path) == 2
    assert list(tmp_path.iterdir()) == []


def test_characters_that_nobody_typed_are_made_ordinary(data: Data, context: Context) -> None:
    odd = {**WRITTEN, "summary": "Ein\u00a0Raum für\u200b alle, die kei\u00adnen haben.", "place": "Dres\u0064en\u2028", "title": "Bu\u0308ro \ufb01ndet Platz"}
    draft = made(odd, data, {"problem": "\uf0b7 eins\u2028\uf0b7 zwei\r\n• drei"})
    assert errors(draft, context) == []
    assert "- eins\n- zwei\n- drei" in draft.text
    assert 'title: "Büro findet Platz"' in draft.text
    assert 'summary: "Ein Raum für alle, die keinen haben."' in draft.text


def test_an_entry_without_its_source_waits_as_a_comment(data: Data, context: Context) -> None:
    draft = made({**WRITTEN, "figures": "26 | Personen | | kommen"}, data)
    assert errors(draft, context) == []
    assert "# Zahlen: 26 | persons | kommen" in draft.text
    assert [note.details["missing"] for note in draft.notes] == ["Quelle"]


def test_a_flood_of_commas_takes_no_time(data: Data) -> None:
    start = time.process_time()
    found, rest = finding.entries("Wohnungslosigkeit, " + "a, " * 20_000 + "Ende", data.vocabularies["themes"])
    assert time.process_time() - start < 5
    assert found == ["homelessness"]
    assert "".join(rest).endswith("Ende")
