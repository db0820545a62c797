"""Every golden case: a few files in, the problems out."""

import datetime
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from kompendium import check, freshness, loader, nodes, organisations
from kompendium.languages import LANGUAGES
from kompendium.messages import messages
from kompendium.rules import passages
from kompendium.rules.context import Context
from kompendium.rules.text import FAMILIES

ROOT = Path(__file__).parent.parent
CASES = Path(__file__).parent / "cases"
TODAY = datetime.date(2025, 12, 1)
# rules that need more than two files, and the test that covers them
# test_spelling.py, test_faults.py, test_workflows.py, test_gates.py, test_release.py
ELSEWHERE = {"word-spelling", "file-unreadable", "file-outside", "setting-missing", "page-markup"}
ELSEWHERE |= {rule for rule in messages() if rule.startswith("book-")}  # test_book.py


def load_cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['name']}")
        for path in sorted(CASES.glob("*.yml"))
        for case in yaml.safe_load(path.read_text("utf-8"))
    ]


def bad_inputs() -> set[str]:
    """The rules that a bad contribution must meet (test_badinputs.py)."""
    cases = [case for path in (CASES.parent / "badinputs").glob("*.yml") for case in yaml.safe_load(path.read_text("utf-8"))]
    return {case["rule"] for case in cases if "rule" in case}


@pytest.fixture(scope="module")
def context() -> Context:
    data = loader.to_data(loader.load_nodes(ROOT))
    ours = nodes.plain(loader.parse_file(CASES / "base" / "organisations.yml", "organisations.yml"))
    assert isinstance(ours, dict)
    data = replace(data, organisations=organisations.from_plain(ours))
    return Context(data, frozenset({"beispiel", "andere-praxis"}), TODAY)


def build(case: dict[str, Any], folder: Path, context: Context) -> None:
    """Lay out the case's files: the base, stamped, then what the case does to it."""
    for language in LANGUAGES:
        name = f"index.{language}.md"
        (folder / name).write_bytes((CASES / "base" / name).read_bytes())
    if not case.get("unstamped"):
        original = loader.load_folder(folder).documents["de"]
        stamp = freshness.stamp(loader.original_parts(original, context.data.sections))
        if case.get("stamped"):
            swap(folder / "index.cs.md", '"pending"', f'"{stamp}"')
    changes = case.get("change", [])
    for file, old, new in [changes] if changes and isinstance(changes[0], str) else changes:
        swap(folder / file, old, new)
    for file, text in case.get("write", {}).items():
        (folder / file).write_text(text, "utf-8")
    for file, size in case.get("fill", {}).items():
        (folder / file).write_text("a " * (size // 2), "utf-8")
    for file, encoding in case.get("encode", {}).items():
        text = (folder / file).read_text("utf-8")
        (folder / file).write_bytes(text.replace("\n", "\r\n").encode() if encoding == "crlf" else text.encode(encoding))
    for file in [*case.get("remove", []), *case.get("symlink", {})]:
        (folder / file).unlink()
    for file, target in case.get("symlink", {}).items():
        (folder / file).symlink_to(target)


def swap(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode()
    assert text.count(old) == 1, f"{path.name}: {old!r} stands there {text.count(old)} times"
    path.write_bytes(text.replace(old, new).encode())


@pytest.mark.parametrize("case", load_cases())
def test_case(case: dict[str, Any], tmp_path: Path, context: Context) -> None:
    folder = tmp_path / case.get("slug", "beispiel")
    folder.mkdir()
    build(case, folder, context)
    loaded = loader.load_folder(folder, "")
    found = check.problems_of(loaded, context)
    wanted = case.get("only")
    unstamped = "translation-unstamped"
    shown = [
        f"{problem.path.lstrip('/')}:{problem.line} {problem.rule}"
        for problem in found
        if (problem.rule in wanted if wanted else problem.rule != unstamped or case.get("unstamped"))
    ]
    assert sorted(shown) == sorted(case["expect"])
    for problem in found:
        assert all(messages()[problem.rule][language].what for language in LANGUAGES)
    for document in loaded.documents.values():
        assert_nothing_is_left_out(passages.front(document))


def assert_nothing_is_left_out(pieces: list[passages.Passage]) -> None:
    """A value that a family does not suspect has nothing that this family would find."""
    for family in FAMILIES:
        guilty = {number for number, each in enumerate(pieces) if list(family.passage(each))}
        assert guilty <= set(family.suspects(pieces))


def test_every_rule_has_words_and_a_case() -> None:
    covered = {line.split()[-1] for case in load_cases() for line in case.values[0]["expect"]} | ELSEWHERE | bad_inputs()
    assert set(messages()) - covered == set()
    for rule, words in messages().items():
        assert set(words) == set(LANGUAGES), rule
        for message in words.values():
            assert message.what.endswith(".") or message.what.endswith("?"), rule
            assert message.do, rule
