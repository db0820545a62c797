"""While someone serves: an edit of a practice is shown at once, and the generator runs only where something changed that it renders."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from conftest import render
from kompendium.laying import Laying
from kompendium.pages import sitemap
from kompendium.session import Session, Wanted

SLUG = "housing-first-usti"
PAGE = f"praxis/{SLUG}/index.html"


def begin(session: Session, site: Path) -> None:
    """What the generator and its hooks do."""
    assert session.check() == ""
    session.stage(session.staged_in)
    render(session.staged_in, site)
    assert session.finish(site, Laying(site, site)) == ""


@pytest.fixture
def session(project: Path) -> Session:
    """Someone serves the site."""
    settings = yaml.safe_load((project / "mkdocs.yml").read_text("utf-8"))
    made = Session(Wanted(project, settings["extra"], settings["site_url"], serving=True))
    begin(made, project / "site")
    return made


def edit(project: Path, file: str, before: str, after: str) -> None:
    path = project / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def shown(project: Path) -> str:
    return (project / "site" / PAGE).read_text("utf-8")


@pytest.mark.slow
def test_an_edit_is_shown_without_the_generator(session: Session, project: Path) -> None:
    original = f"practices/{SLUG}/index.cs.md"
    edit(project, original, 'place: "', 'place: "Nové ')
    assert session.refresh()
    assert "Nové " in shown(project)
    edit(project, original, 'place: "Nové ', 'place: "Nejnovější ')
    assert session.refresh()
    assert "Nejnovější " in shown(project)
    assert "kompendium-frame" not in shown(project)


@pytest.mark.slow
def test_the_sitemap_follows_without_the_generator(session: Session, project: Path) -> None:
    edit(project, f"practices/{SLUG}/index.cs.md", "\nchecked: ", "\nchecked: 2026-11-01 # ")
    assert session.refresh()
    assert "<lastmod>2026-11-01</lastmod>" in (project / "site" / sitemap.FILE).read_text("utf-8")


RENDERED: dict[str, Callable[[Path], object]] = {
    "a page written by hand": lambda root: edit(root, "docs/about.de.md", 'title: "', 'title: "Neu '),
    "the theme": lambda root: edit(root, "theme/main.html", "<body>", '<body class="x">'),
    "the settings": lambda root: edit(root, "mkdocs.yml", "Gute Praxis", "Beste Praxis"),
    "a mistake in a practice": lambda root: edit(root, f"practices/{SLUG}/index.cs.md", "kind: project", "kind: projekt"),
    "broken data": lambda root: edit(root, "data/organisations.yml", "country: DE", "land: DE"),
    "a practice is withdrawn": lambda root: edit(root, f"practices/{SLUG}/index.cs.md", "status: published", "status: draft"),
}


@pytest.mark.slow
def test_the_generator_runs_where_its_pages_changed(session: Session, project: Path) -> None:
    files = ("docs/about.de.md", "theme/main.html", "mkdocs.yml", f"practices/{SLUG}/index.cs.md", "data/organisations.yml")
    before = {path: (project / path).read_bytes() for path in files}
    for name, change in RENDERED.items():
        change(project)
        assert not session.refresh(), name
        for path, raw in before.items():
            (project / path).write_bytes(raw)
        session.check()
        session.stage(session.staged_in)
    assert session.refresh()


@pytest.mark.slow
def test_the_generator_runs_where_a_practice_comes_or_goes(session: Session, project: Path) -> None:
    shutil.rmtree(project / "practices" / "villa-der-kulturen-dresden")
    assert not session.refresh()


@pytest.mark.slow
def test_a_faulty_practice_shows_its_problems_until_it_is_mended(session: Session, project: Path) -> None:
    original = f"practices/{SLUG}/index.cs.md"
    for before, after, there in (("kind: project", "kind: projekt", True), ("kind: projekt", "kind: project", False)):
        edit(project, original, before, after)
        assert not session.refresh()
        shutil.rmtree(project / "site")
        begin(session, project / "site")
        assert ('class="problems"' in shown(project)) == there
