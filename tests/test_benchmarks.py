"""The made practices on which builds are measured: sound, different from each other, the same in every run."""

import datetime
from pathlib import Path

import pytest

from benchmarks import corpus
from kompendium import check
from kompendium.languages import LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
COUNT = 6


@pytest.fixture(scope="module")
def maker() -> corpus.Corpus:
    return corpus.Corpus()


@pytest.fixture
def practices(maker: corpus.Corpus, tmp_path: Path) -> Path:
    maker.write(tmp_path / "practices", COUNT)
    return tmp_path / "practices"


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.md"))}


def test_all_are_sound(practices: Path) -> None:
    result = check.check(ROOT, practices, datetime.date(2026, 11, 22))
    assert result.errors == []
    assert [each.status for each in result.practices] == ["published"] * COUNT
    assert not any(each.stale for each in result.practices)


def test_every_run_makes_the_same(practices: Path, tmp_path: Path) -> None:
    corpus.Corpus().write(tmp_path / "again", COUNT)
    assert files(practices) == files(tmp_path / "again")
    assert len(files(practices)) == COUNT * len(LANGUAGES)


def test_no_section_stands_twice(maker: corpus.Corpus, practices: Path) -> None:
    """Two rounds of the same facts too: a cache by text must not find anything."""
    known = {maker.slug(number) for number in range(2 * len(maker.samples))}
    made = [maker.files(number, known)[language] for number in (0, 1, len(maker.samples)) for language in LANGUAGES]
    sections = [section for text in made for section in text.split("\n## ")[1:]]
    assert len(set(sections)) == len(sections)


def test_an_edit_keeps_the_translation_current(practices: Path) -> None:
    slug = min(folder.name for folder in practices.iterdir())
    project = practices.parent
    (project / "data").symlink_to(ROOT / "data")
    new = corpus.edit(project, slug, 4711)
    result = check.check(ROOT, practices, datetime.date(2026, 11, 22), [slug])
    assert result.problems == []
    assert {language: new[language] in text.sections[0].markdown for language, text in result.practices[0].texts.items()} == dict.fromkeys(LANGUAGES, True)
