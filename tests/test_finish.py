"""Finished files of practices: kept while nothing changed that they were made from, made anew as soon as anything did."""

import dataclasses
import datetime
import pickle
import shutil
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kompendium import check, finish, kept, loader, model, pages
from kompendium.languages import LANGUAGES
from kompendium.laying import Laying, Part
from kompendium.loader import Data
from kompendium.pages import frames
from kompendium.pages.view import Print, Settings, Site

ROOT = Path(__file__).resolve().parent.parent
SLUG, RELATED = "housing-first-usti", "housing-first-dresden"


@pytest.fixture(scope="module")
def data() -> Data:
    return check.load(ROOT)


@pytest.fixture(scope="module")
def practices(data: Data) -> dict[str, model.Practice]:
    folders = (check.load_folder(ROOT, ROOT / "practices" / slug) for slug in (SLUG, RELATED))
    return {each.slug: loader.to_practice(each, data.sections) for each in folders}


class Project:
    """What a build knows when it finishes the pages of one practice. A test changes one thing and looks at the files."""

    def __init__(self, folder: Path, data: Data, practices: dict[str, model.Practice]) -> None:
        self.folder, self.data, self.practices = folder, data, dict(practices)
        self.digests = dict.fromkeys(practices, "as it was")
        self.settings = Settings(url="https://a.example/")
        self.reviewed, self.frame = "data as they were", "<title>kompendium-frame-title</title>"
        self.laid: Mapping[str, Part] = {}

    def files(self) -> dict[str, bytes]:
        """The finished files, those of the last build where nothing changed."""
        site = Site(self.practices, self.data, self.settings)
        frame = frames.read(f'{self.frame}<h2 id="kompendium-frame-anchor">kompendium-frame-heading</h2><p>kompendium-frame-body</p>')
        filler = finish.Filler({frames.address(page): frame for page in pages.of_practice(self.practices[SLUG], site)}, site)
        new = Laying(self.folder, self.folder, self.laid)
        finish.remembered(new, self.reviewed, self.digests, filler).lay(self.practices[SLUG], filler)
        self.laid = new.parts
        return {name: new.path(name).read_bytes() for name in sorted(new.names)}

    def retitle(self, slug: str) -> None:
        """Another title, as if the file had been edited."""
        practice = self.practices[slug]
        texts = {language: dataclasses.replace(text, title="Anders / Jinak") for language, text in practice.texts.items()}
        self.practices[slug] = dataclasses.replace(practice, texts=texts)
        self.digests[slug] = "edited"


@pytest.fixture
def project(tmp_path: Path, data: Data, practices: dict[str, model.Practice]) -> Project:
    return Project(tmp_path, data, practices)


def withdraw(project: Project) -> None:
    del project.practices[RELATED]


def relabel(project: Project) -> None:
    vocabularies = dict(project.data.vocabularies)
    terms = {name: dataclasses.replace(term, label=dict.fromkeys(LANGUAGES, "Neues Wort")) for name, term in vocabularies["practice_kinds"].terms.items()}
    vocabularies["practice_kinds"] = dataclasses.replace(vocabularies["practice_kinds"], terms=terms)
    project.data = dataclasses.replace(project.data, vocabularies=vocabularies)
    project.reviewed = "data edited"


def print_sheet(project: Project) -> None:
    project.settings = dataclasses.replace(project.settings, prints={f"{SLUG}-cs": Print("a-cs.pdf", 2, 100_000)})


CHANGES: dict[str, Callable[[Project], object]] = {
    "its own text": lambda project: project.retitle(SLUG),
    "the title of a practice that it names": lambda project: project.retitle(RELATED),
    "a practice that it names is withdrawn": withdraw,
    "a word of the vocabulary": relabel,
    "a setting of the site": lambda project: setattr(project, "settings", dataclasses.replace(project.settings, help_url="https://b.example/hilfe")),
    "its sheet was printed": print_sheet,
    "the frame of the theme": lambda project: setattr(project, "frame", "<title>x</title>"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_page_is_made_anew_when_what_it_was_made_from_changed(project: Project, change: Callable[[Project], object]) -> None:
    before = project.files()
    change(project)
    after = project.files()
    assert after != before
    fresh = Project(project.folder / "fresh", project.data, project.practices)
    vars(fresh).update(settings=project.settings, digests=project.digests, reviewed=project.reviewed, frame=project.frame)
    assert after == fresh.files()


def test_a_page_is_made_anew_by_another_version_of_the_program(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.files()
    monkeypatch.setattr(finish, "program_digest", lambda: "another version")
    monkeypatch.setattr(finish, "_files", lambda *_: {"made": b"anew"})
    assert project.files() == {"made": b"anew"}


def test_markup_that_is_not_ours_is_named_in_the_file_of_its_text(project: Project) -> None:
    """Not on the page where both texts stand."""
    practice = project.practices[SLUG]
    first, *others = practice.texts["cs"].sections
    text = dataclasses.replace(practice.texts["cs"], sections=(dataclasses.replace(first, markdown="[x](javascript:alert(1))"), *others))
    project.practices[SLUG] = dataclasses.replace(practice, texts={**practice.texts, "cs": text})
    project.digests[SLUG] = "edited"
    with pytest.raises(finish.MarkupError) as refused:
        project.files()
    (problem,) = refused.value.problems
    assert (problem.path, problem.details["near"]) == (f"practices/{SLUG}/index.cs.md", first.id)


def test_nothing_is_made_where_nothing_changed(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    before = project.files()
    monkeypatch.setattr(finish, "_files", lambda *_: pytest.fail("made again"))
    assert project.files() == before


def test_what_another_practice_does_is_not_its_business(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A practice that the page does not name may change, come or go."""
    project.practices["fremd"] = dataclasses.replace(project.practices[RELATED], slug="fremd")
    project.digests["fremd"] = "one"
    before = project.files()
    monkeypatch.setattr(finish, "_files", lambda *_: pytest.fail("made again"))
    project.digests["fremd"] = "two"
    assert project.files() == before
    del project.practices["fremd"], project.digests["fremd"]
    assert project.files() == before


def test_who_went_through_all_depends_on_all() -> None:
    seen: kept.Used[int] = kept.Used({"a": 1, "b": 2})
    assert (seen["a"], seen.get("c"), "d" in seen) == (1, None, False)
    assert seen.asked == {"a", "c", "d"}
    assert list(seen.values()) == [1, 2]
    assert kept.EVERY in seen.asked


def test_values_come_back_as_they_were(practices: dict[str, model.Practice]) -> None:
    for value in ((*practices.values(),), {"a": Decimal("7179.10"), "b": b"x"}):
        assert kept.thaw(kept.freeze(value)) == value


@pytest.mark.parametrize("name", ["re.enum.sys.exit", "re", "Iterable", "replace"])
def test_nothing_that_a_module_of_ours_imported_is_reached(name: str) -> None:
    """A name with dots would walk through modules to any function there is."""
    raw = b"\x80\x04" + b"".join(b"\x8c" + bytes([len(each)]) + each.encode() for each in ("kompendium.rules.together", name)) + b"\x93."
    with pytest.raises(pickle.UnpicklingError):
        kept.thaw(raw)


@pytest.mark.parametrize("value", [print, Path("a"), loader.load_folder], ids=["built in", "of the library", "a function of ours"])
def test_only_our_own_classes_are_thawed(value: Any) -> None:
    with pytest.raises(pickle.UnpicklingError):
        kept.thaw(pickle.dumps(value))


def test_what_was_found_is_kept_until_the_folder_changes(tmp_path: Path, data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    folder = Path(shutil.copytree(ROOT / "practices" / SLUG, tmp_path / "practices" / SLUG))
    today, store = datetime.date(2026, 11, 22), check.store(tmp_path)
    first = check.check(tmp_path, tmp_path / "practices", today, store=store)
    unkept = check.check(tmp_path, tmp_path / "practices", today)
    assert (unkept.problems, unkept.practices, unkept.faulty) == (first.problems, first.practices, first.faulty)
    read = check.load_folder
    monkeypatch.setattr(check, "load_folder", lambda *_: pytest.fail("read again"))
    again = check.check(tmp_path, tmp_path / "practices", today, store=store)
    assert (again.problems, again.practices, again.digests) == (first.problems, first.practices, first.digests)
    monkeypatch.setattr(check, "load_folder", read)
    text = (folder / "index.cs.md").read_text("utf-8")
    (folder / "index.cs.md").write_text(text.replace("kind: project", "kind: projekt"), "utf-8")
    assert "value-unknown" in [each.rule for each in check.check(tmp_path, tmp_path / "practices", today, store=store).errors]
    (folder / "index.cs.md").write_text(text, "utf-8")
    (folder / "fremd.txt").write_text("x", "utf-8")
    assert len(check.check(tmp_path, tmp_path / "practices", today, store=store).problems) > len(first.problems)


def test_a_folder_that_cannot_be_read_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "index.de.md").write_text("x", "utf-8")

    def broken(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(loader.disk, "read", broken)
    assert loader.digest(tmp_path) == ""
