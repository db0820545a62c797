"""What is generated is up to date, and every message leads to its place in the guide."""

import json
import re
import shutil
from pathlib import Path

import jsonschema
import pytest
import yaml

import reference
from kompendium import check, report
from kompendium.languages import LANGUAGES
from kompendium.messages import messages
from kompendium.problems import Problem
from kompendium.reference import files, guide
from kompendium.schema import PRACTICE

ROOT = Path(__file__).parent.parent
SCHEMAS = ROOT / "docs" / "assets" / "schema"


def headings(path: Path) -> list[str]:
    return re.findall(r"^#{2,3} (.+)$", path.read_text("utf-8"), re.MULTILINE)


def test_nothing_generated_is_out_of_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert reference.main(["--check"]) == 0, capsys.readouterr().out


def test_drift_is_found_and_mended(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    assert reference.main(["--root", str(tmp_path), "--check"]) == 1
    assert reference.main(["--root", str(tmp_path)]) == 0
    assert reference.main(["--root", str(tmp_path), "--check"]) == 0
    page = tmp_path / "docs" / "mitmachen" / "regeln.de.md"
    page.write_text(page.read_text("utf-8").replace("Datei", "Akte", 1), "utf-8")
    capsys.readouterr()
    assert reference.main(["--root", str(tmp_path), "--check"]) == 1
    assert capsys.readouterr().out == "docs/mitmachen/regeln.de.md\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_its_anchor(language: str) -> None:
    found = headings(ROOT / "docs" / "mitmachen" / f"regeln.{language}.md")
    for rule in messages():
        assert found.count(f'<a id="{rule}"></a>{rule}') == 1, rule
        shown = report.text([Problem("a.md", 1, 1, rule)], {}, 1, language)
        path, _, anchor = next(line.strip() for line in shown.split("\n") if "#" in line and "docs/" in line).partition("#")
        assert (ROOT / path).is_file()
        assert anchor == rule


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_is_explained(language: str) -> None:
    text = (ROOT / "docs" / "mitmachen" / f"angaben.{language}.md").read_text("utf-8")
    for field in PRACTICE:
        assert f"{{#{field.key}}}" in text
        for part in field.fields:
            assert f"| `{part.key}` | **{guide.shown(part.label[language])}**" in text


def test_no_mark_of_a_message_comes_alive() -> None:
    for path in (ROOT / "docs" / "mitmachen").glob("regeln.*.md"):
        body = path.read_text("utf-8").split("\n---\n", 1)[1]
        assert not re.search(r"[<>{}`]|\[\^", re.sub(r'<a id="[\w-]+"></a>', "", body)), path


def originals() -> list[Path]:
    return [path for path in sorted((ROOT / "practices").glob("*/index.*.md")) if "\ntranslated_from:" not in path.read_text("utf-8").split("\n---\n")[0]]


@pytest.mark.parametrize("path", sorted((ROOT / "practices").glob("*/index.*.md")), ids=lambda path: f"{path.parent.name}.{path.name[6:8]}")
def test_real_practices_fit_the_schema_for_editors(path: Path) -> None:
    front = yaml.load(path.read_text("utf-8").split("\n---\n")[0], yaml.SafeLoader)
    name = "translation" if "translated_from" in front else "original"
    jsonschema.validate(front, json.loads((SCHEMAS / f"{name}.json").read_text("utf-8")))


def test_the_schema_for_editors_finds_slips() -> None:
    schema = json.loads((SCHEMAS / "original.json").read_text("utf-8"))
    front = yaml.load(originals()[0].read_text("utf-8").split("\n---\n")[0], yaml.SafeLoader)
    for slip in ({"kind": "servise"}, {"knid": "service"}, {"themes": []}, {"checked": "1.10.2021"}, {"title": "x" * 101}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**front, **slip}, schema)


def test_editors_files_are_json() -> None:
    made = files.files(check.load(ROOT))
    settings = json.loads(made[".vscode/settings.json"])
    keys = {each["name"] for each in settings["frontMatter.taxonomy.contentTypes"][0]["fields"]}
    assert keys >= {"title", "kind", "themes", "regions"}
    groups = {each["id"] for each in settings["frontMatter.taxonomy.fieldGroups"]}
    assert groups == {each.key for each in PRACTICE if each.kind == "record" and each.many is not None}


@pytest.mark.slow
@pytest.mark.parametrize("folder", [".", "cs"])
def test_the_guide_on_the_site_has_every_anchor(site: Path, folder: str) -> None:
    pages = {name: set(re.findall(r' id="([^"]+)"', (site / folder / "mitmachen" / name / "index.html").read_text("utf-8"))) for name in ("regeln", "angaben")}
    assert set(messages()) <= pages["regeln"]
    assert {field.key for field in PRACTICE} <= pages["angaben"]
