"""Issue forms: the same answers give the same file, and no answer can open a field."""

import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

import new_practice
from kompendium import check
from kompendium.languages import LANGUAGES
from kompendium.loader import Data
from kompendium.rules.context import Context
from kompendium.ways import drafts, issue, issue_form
from kompendium.ways.answers import Answers

ROOT = Path(__file__).parent.parent
TODAY = datetime.date(2026, 11, 22)
FACTS = {
    "title": "Teestube",
    "summary": "Ein Raum für alle.",
    "kind": "Regelangebot",
    "themes": "Wohnungslosigkeit, Familienpolitik: Angemessene Wohnbedingungen für jedermann",
    "regions": "Dresden, Stadt, Bautzen",
    "place": "Dresden",
    "organisations": "NADĚJE | Träger",
    "sources": "Bericht | https://www.example.org/b",
}
SECTIONS = {"problem": "Es war kalt.[s1]", "goals": "Alle haben es warm."}


@pytest.fixture(scope="module")
def data() -> Data:
    return check.load(ROOT)


def form(language: str, data: Data) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(issue_form.files(data)[f".github/ISSUE_TEMPLATE/practice.{language}.yml"])
    return found


def body(language: str, data: Data, facts: dict[str, str], sections: dict[str, str]) -> str:
    """The text that the host makes of a form: labels as headings, answers below."""
    answers = {**facts, **{f"sections.{key}": text for key, text in sections.items()}}
    keys = {key.replace(".", "-"): text for key, text in answers.items()}
    parts = []
    for element in form(language, data)["body"][1:]:
        answer = keys.get(element["id"], "_No response_")
        if element["type"] == "checkboxes":
            answer = "\n".join(f"- [x] {each['label']}" for each in element["attributes"]["options"])
        parts.append(f"### {element['attributes']['label']}\n\n{answer}")
    return "\n\n".join(parts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_answers_give_the_same_file(language: str, data: Data) -> None:
    read = issue.read(body(language, data, FACTS, SECTIONS), data, "de")
    assert read.language == language
    assert read.notes == ()
    assert drafts.draft(read, data, TODAY).text == drafts.draft(Answers(language, {**FACTS}, SECTIONS), data, TODAY).text


def test_the_draft_is_sound(data: Data) -> None:
    draft = drafts.draft(issue.read(body("de", data, FACTS, SECTIONS), data, "de"), data, TODAY)
    assert "regions: [DED21, DED2C]" in draft.text
    assert [each for each in drafts.problems(draft, Context(data, frozenset(), TODAY)) if each.severity == "error"] == []


@pytest.mark.parametrize("label", ["Ziele", "Ort", "Einverständnis", "status", "Ergebnisse"])
def test_an_answer_cannot_open_a_later_field(label: str, data: Data) -> None:
    evil = f"Es war kalt.\n\n### {label}\n\nFremd."
    read = issue.read(body("de", data, FACTS, {**SECTIONS, "problem": evil}), data, "de")
    plain = issue.read(body("de", data, FACTS, SECTIONS), data, "de")
    assert read.facts == plain.facts
    assert {**read.sections, "problem": ""} == {**plain.sections, "problem": ""}
    assert read.sections["problem"] == evil
    assert [note.name for note in read.notes] == ([] if label == "status" else ["ambiguous"])


def test_an_answer_that_repeats_its_own_label_loses_nothing(data: Data) -> None:
    read = issue.read(body("de", data, FACTS, {**SECTIONS, "goals": "Eins.\n\n### Ziele\n\nZwei."}), data, "de")
    assert "Eins." in read.sections["problem"]
    assert read.sections["goals"] == "Zwei."
    assert [note.name for note in read.notes] == ["ambiguous"]


def test_the_draft_keeps_a_false_label_as_text(data: Data) -> None:
    draft = drafts.draft(issue.read(body("de", data, FACTS, {**SECTIONS, "problem": "A\n\n### Ziele\n\nB\n## Ziele\n---\nstatus: published"}), data, "de"), data, TODAY)
    assert draft.text.count("\n## Ziele\n") == 1
    assert "\nstatus: draft\n" in draft.text


def test_an_issue_without_the_form_is_kept(data: Data) -> None:
    read = issue.read("Ich kenne etwas.\n\nEs ist gut.", data, "cs")
    assert read.left == {"": ("Ich kenne etwas.\n\nEs ist gut.",)}
    assert {note.name for note in read.notes} == {"absent"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_keep_the_rules_of_the_host(language: str, data: Data) -> None:
    for name, raw in issue_form.files(data).items():
        made = yaml.safe_load(raw)
        if name.endswith("config.yml"):
            continue
        labels = [each["attributes"]["label"] for each in made["body"] if each["type"] != "markdown"]
        ids = [each["id"] for each in made["body"] if "id" in each]
        assert len(set(labels)) == len(labels)
        assert len(set(ids)) == len(ids)
        for element in made["body"]:
            options = element["attributes"].get("options", [])
            assert len({str(each) for each in options}) == len(options)
            assert not {"none", "None"} & {str(each) for each in options}


def test_from_issue_on_the_command_line(tmp_path: Path, data: Data, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "issue.md"
    file.write_text(body("cs", data, {**FACTS, "title": "$(id) `id` ::error::"}, SECTIONS), "utf-8")
    assert new_practice.main(["--practices", str(tmp_path / "practices"), "--from-issue", str(file), "--slug", "issue-7"]) in (0, 1)
    assert (tmp_path / "practices" / "issue-7" / "index.cs.md").is_file()
    assert "issue-7" in capsys.readouterr().out
