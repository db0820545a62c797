"""Reports: every format can be read by the program it is for, and nothing in a message comes alive there."""

import json

import pytest

from kompendium import report
from kompendium.problems import Problem

EVIL = "x\n::error::stop|`</td>` %0A ​"
PROBLEMS = [
    Problem("practices/a/index.de.md", 3, 9, "value-unknown", {"found": EVIL, "meant": "", "known": "a, b"}),
    Problem("practices/a/index.de.md", 4, 1, "source-unused", {"key": "s1"}, "warning"),
]
LINES = {"practices/a/index.de.md": ["---", "a", "kind: \tservise", "s1:"]}


def test_text_quotes_the_line_with_a_caret() -> None:
    shown = report.text(PROBLEMS, LINES, 7, "de").split("\n")
    assert shown[0].startswith("practices/a/index.de.md:3:9: Fehler: ")
    assert shown[1] == "    3 | kind: ·servise"
    assert shown[2].index("^") == shown[1].index("e", 11)
    assert shown[3].startswith("    → ")
    assert shown[-1] == "Geprüft: 7. 1 Fehler, 1 Hinweise."


@pytest.mark.parametrize("language", ["de", "cs"])
def test_success_speaks_too(language: str) -> None:
    assert "7" in report.text([], {}, 7, language)


def test_annotations_are_escaped_and_counted() -> None:
    shown = report.github(PROBLEMS * 8, LINES, 7, "cs").split("\n")
    assert shown[0].startswith("::error file=practices/a/index.de.md,line=3,col=9,title=value-unknown::")
    assert [line.split(" ")[0] for line in shown[:10]] == ["::error", "::warning"] * 5
    assert shown[10].startswith("::notice::")
    assert "6" in shown[10]
    assert all(not line.startswith("::error::") for line in shown)


def test_summary_has_one_row_a_problem_and_no_live_markup() -> None:
    rows = [line for line in report.summary(PROBLEMS, LINES, 7, "de").split("\n") if line.startswith("| practices")]
    assert len(rows) == 2
    assert "<" not in rows[0]
    assert "`" not in rows[0]
    assert rows[0].count("|") == 4


def test_json_is_json() -> None:
    found = json.loads(report.as_json(PROBLEMS, LINES, 7, "de"))
    assert [each["rule"] for each in found["problems"]] == ["value-unknown", "source-unused"]
    assert found["problems"][0]["line"] == 3


def test_sarif_names_rules_and_places() -> None:
    run = json.loads(report.sarif(PROBLEMS, LINES, 7, "de"))["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result, problem in zip(run["results"], PROBLEMS, strict=True):
        assert rules[result["ruleIndex"]] == result["ruleId"] == problem.rule
        assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == problem.line
