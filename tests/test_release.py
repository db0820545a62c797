"""What `scripts/validate.py --release` asks of mkdocs.yml."""

from pathlib import Path

import pytest

import validate
from kompendium import check, config, publisher
from kompendium.languages import LANGUAGES
from kompendium.messages import words
from kompendium.problems import Problem
from kompendium.rules import release

ROOT = Path(__file__).parent.parent
SETTLED = """site_url: https://praxe.cz/
extra:
  help_url: mailto:redaktion@praxe.cz
  publisher:
""" + "".join(f'    {detail}: "Beispiel e. V."\n' for detail in publisher.DETAILS)


def found(text: str) -> list[Problem]:
    return list(release.check(config.parse(text), "mkdocs.yml"))


def test_settled() -> None:
    assert found(SETTLED) == []


@pytest.mark.parametrize(
    ("old", "new", "expect"),
    [
        ('    name: "Beispiel e. V."\n', "", "5 extra.publisher.name"),
        ('    name: "Beispiel e. V."', '    name: ""', "5 extra.publisher.name"),
        ('    name: "Beispiel e. V."', '    name: {de: "Beispiel e. V."}', "5 extra.publisher.name"),
        ("https://praxe.cz/", "https://kompendium.example/", "1 site_url"),
        ("  help_url: mailto:redaktion@praxe.cz\n", "", "3 extra.help_url"),
    ],
)
def test_what_is_missing_is_named(old: str, new: str, expect: str) -> None:
    assert SETTLED.count(old) == 1
    assert [f"{each.line} {each.details['setting']}" for each in found(SETTLED.replace(old, new))] == [expect]


def test_a_text_in_each_language_will_do() -> None:
    assert found(SETTLED.replace('name: "Beispiel e. V."', 'name: {de: "Verein", cs: "spolek"}')) == []


def test_anchors_and_tags_of_the_configuration_do_no_harm() -> None:
    tagged = "theme: !ENV [THEME, material]\nname: &name Beispiel\n" + SETTLED.replace('name: "Beispiel e. V."', "name: *name")
    assert found(tagged) == []


def test_nothing_at_all() -> None:
    problems = found("site_name: Probe\n")
    assert len(problems) == len(publisher.DETAILS) + 2
    for each in problems:
        assert all(each.details["setting"] in words(each, language).what for language in LANGUAGES)


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    problems = check.release(ROOT)
    code = validate.main(["--release", "--language", "cs", "euroregion-austausch"])
    shown = capsys.readouterr().out
    assert code == int(bool(problems))
    assert all(f"{each.details['setting']}“" in shown for each in problems)
