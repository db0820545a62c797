"""Our workflows are sound, hostile ones are found, and a contribution is judged as data in a folder of its own."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import contribution

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = ROOT / ".github" / "workflows"
ZIZMOR = Path(sys.executable).parent / "zizmor"
HOSTILE = yaml.safe_load((ROOT / "tests" / "badinputs" / "workflows.yaml").read_text("utf-8"))


def zizmor(folder: Path) -> list[dict[str, Any]]:
    """What zizmor says, without the network."""
    done = subprocess.run([ZIZMOR, "--offline", "--no-progress", "--format", "json", folder], capture_output=True, text=True, timeout=60, check=False)
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def test_our_workflows_are_sound() -> None:
    assert [finding["ident"] for finding in zizmor(WORKFLOWS)] == []


@pytest.mark.parametrize("path", sorted(WORKFLOWS.glob("*.yml")), ids=lambda path: path.name)
def test_no_secret_and_no_right_to_write_where_code_runs(path: Path) -> None:
    """A job that may write runs neither our code nor anybody's, and never for a pull request."""
    text = path.read_text("utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    assert "secrets." not in text
    assert "pull_request_target" not in text
    for job in workflow["jobs"].values():
        if set(job["permissions"].values()) != {"read"}:
            assert "pull_request" not in workflow[True]
            assert not any("uses" in step for step in job["steps"])
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case["id"])
def test_hostile_workflow_is_found(case: dict[str, Any], tmp_path: Path) -> None:
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    (folder / "pr.yml").write_text(case["text"], "utf-8")
    lines = {
        place["concrete"]["location"]["start_point"]["row"] + 1
        for finding in zizmor(folder)
        if finding["determinations"]["severity"] in ("High", "Medium")
        for place in finding["locations"]
    }
    assert any(abs(line - case["line"]) <= 1 for line in lines), lines


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A pull request's files: one real practice, and the list of organisations."""
    (tmp_path / "data").mkdir()
    shutil.copy(ROOT / "data" / "organisations.yml", tmp_path / "data")
    shutil.copytree(ROOT / "practices", tmp_path / "practices")
    return tmp_path


def judge(tree: Path, capsys: pytest.CaptureFixture[str], *changed: str, arguments: tuple[str, ...] = ()) -> tuple[int, str]:
    (tree / "changed").write_bytes("\0".join(changed).encode())
    code = contribution.main([str(tree), "--changed", str(tree / "changed"), "--summary", str(tree / "summary.md"), *arguments])
    return code, capsys.readouterr().out


def test_sound_contribution(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, shown = judge(tree, capsys, "practices/housing-first-usti/index.cs.md", "data/organisations.yml")
    assert code == 0, shown
    assert "Kontrola příkladů praxe" in (tree / "summary.md").read_text("utf-8")


@pytest.mark.parametrize("path", [".github/workflows/pr.yml", "Makefile", "src/kompendium/check.py", "data/vocabulary.yml", "practices/.pages", "theme/main.html", "a\n::error::b"])
def test_only_practices_may_be_touched(path: str, tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, shown = judge(tree, capsys, path)
    assert code == 1
    assert "[file-outside]" in shown or "title=file-outside" in shown
    assert "\n::error::b" not in shown
    assert judge(tree, capsys, path, arguments=("--trusted",))[0] == 0


def test_error_is_noted_at_its_line_in_the_language_of_the_file(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tree / "practices" / "housing-first-usti" / "index.cs.md"
    text.write_text(text.read_text("utf-8").replace('status: published', 'status: hotovo'), "utf-8")
    code, shown = judge(tree, capsys, "practices/housing-first-usti/index.cs.md")
    assert code == 1
    assert "::error file=practices/housing-first-usti/index.cs.md,line=5,col=9,title=value-unknown::„hotovo“ zde není povolená hodnota" in shown


def test_data_of_the_contribution_is_not_followed_elsewhere(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tree / "data" / "organisations.yml").unlink()
    (tree / "data" / "organisations.yml").symlink_to("/etc/passwd")
    code, shown = judge(tree, capsys, "data/organisations.yml")
    assert code == 1
    assert "root:" not in shown
    assert "file-unreadable" in shown


def test_hostile_organisation(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (tree / "data" / "organisations.yml").open("a", encoding="utf-8") as file:
        file.write('boese:\n  name: "<script>alert(1)</script>"\n  country: DE\n')
    code, shown = judge(tree, capsys, "data/organisations.yml")
    assert code == 1
    assert "text-html" in shown


def test_practices_that_are_a_link(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(tree / "practices")
    (tree / "practices").symlink_to("/etc")
    assert judge(tree, capsys, "practices")[0] == 2
