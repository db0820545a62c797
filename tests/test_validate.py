"""The command that contributors and workflows run: exit codes, languages, and twenty slips at once."""

import json
import shutil
from pathlib import Path

import pytest

import validate

BASE = Path(__file__).parent / "cases" / "base"

@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One sound practice, with organisations and relations that the real data know."""
    practice = tmp_path / "beispiel"
    practice.mkdir()
    for language in ("de", "cs"):
        text = (BASE / f"index.{language}.md").read_text("utf-8")
        text = text.replace("muster-verein", "nadeje").replace("Muster-Verein", "NADĚJE")
        text = text.replace("andere-praxis", "andere").replace("related:\n  - {id: andere, relation: same-problem}\n", "")
        (practice / f"index.{language}.md").write_text(text.replace("[anderen Praxis](../andere/index.de.md)", "anderen").replace("[jiné praxe](../andere/index.cs.md)", "jiných"), "utf-8")
    return tmp_path


def run(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = validate.main(["--practices", str(folder), *arguments])
    return code, capsys.readouterr().out


def test_sound_practice(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, shown = run(folder, capsys)
    assert code == 0
    assert "Geprüft: 1. Keine Fehler" in shown


def test_warnings_fail_only_if_strict(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, capsys)[0] == 0  # the pending stamp is a warning
    assert run(folder, capsys, "--strict")[0] == 1


def test_wrong_use(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder / "nowhere", capsys)[0] == 2
    assert run(folder, capsys, "gibt-es-nicht")[0] == 2
    with pytest.raises(SystemExit) as exit_:
        run(folder, capsys, "--language", "fr")
    assert exit_.value.code == 2


def test_paths_choose_practices(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(folder / "beispiel", folder / "zweites")
    for path in ("zweites", str(folder / "zweites"), str(folder / "zweites" / "index.de.md")):
        assert "Geprüft: 1." in run(folder, capsys, path)[1]


TWENTY = [
    ("index.de.md", "kind: service", "knid: service", "field-misspelt"),
    ("index.de.md", "themes: [debt, neighbourhoods]", "themes: [dept, neighbourhoods]", "value-unknown"),
    ("index.de.md", "settings: [neighbourhood]", "settings: [neighbourhood, neighbourhood]", "list-duplicate"),
    ("index.de.md", 'place: "Dresden"', 'place: " "', "field-empty"),
    ("index.de.md", "ongoing: true", 'to: "2018"', "period-order"),
    ("index.de.md", "id: nadeje", "id: nadejje", "organisation-unknown"),
    ("index.de.md", '"5846532.50"', '"5.846.532,50 €"', "value-number"),
    ("index.de.md", 'as_of: "2021-12"', 'as_of: "12/2021"', "value-date"),
    ("index.de.md", 'label: {de: "beraten", cs: "získalo poradenství"}', 'label: "beraten"', "words-not-both"),
    ("index.de.md", 'url: "https://www.example.org/"', 'url: "www.example.org"', "url-scheme"),
    ("index.de.md", 'date: "2022-01-15"', 'date: "2022-02-30"', "value-date"),
    ("index.de.md", 'read: "2024-05"', 'read: "2124-05"', "date-future"),
    ("index.de.md", "## Ziele", "## Zielee", "section-unknown"),
    ("index.de.md", "terénní práce]{cs}", "terénní práce]{.cs}", "text-attributes"),
    ("index.cs.md", "Město platí podle § 305 InsO.[^s1]", "Město platí podle § 305 InsO.[^s3]", "source-unknown"),
    ("index.cs.md", 'translated_from: "pending"', 'translated_from: "hotovo"', "translation-stamp"),
    ("index.cs.md", "translator:", 'place: "Drážďany"\ntranslator:', "field-misplaced"),
    ("index.cs.md", "## Úskalí", "# Úskalí\n\n## Úskalí", "heading-top"),
    ("index.cs.md", "Čekací doba", "<i>Čekací</i> doba", "text-html"),
    ("index.cs.md", "V Česku je", "V Česku TODO je", "text-placeholder"),
]


def test_twenty_slips_are_twenty_messages(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each with its file and line; a twenty-first would be an echo. Sections and parity stay silent where a heading is wrong."""
    expected = set()
    for file, old, new, _ in TWENTY:
        path = folder / "beispiel" / file
        text = path.read_text("utf-8")
        assert text.count(old) == 1, old
        path.write_text(text.replace(old, new), "utf-8")
    for file, _, new, rule in TWENTY:
        text = (folder / "beispiel" / file).read_text("utf-8")
        expected.add((file, text[: text.index(new)].count("\n") + 1, rule))
    code, shown = run(folder, capsys, "--format", "json")
    found = json.loads(shown)["problems"]
    assert code == 1
    assert {(problem["path"].split("/")[-1], problem["line"], problem["rule"]) for problem in found} == expected
    assert len(found) == 20
    for language in ("de", "cs"):
        assert run(folder, capsys, "--language", language)[1].count("    → ") == 20
