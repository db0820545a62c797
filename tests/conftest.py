"""One real build of the site per run, in a copy of the project, for every test that judges what readers get; and the order of tests."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from kompendium.languages import LANGUAGES
from kompendium.pages import sitemap

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("mkdocs.yml", "hooks", "theme", "docs", "data", "practices", "edition")


# What takes long comes after everything else, in this order; a worker takes a file at a time. While one builds the site for the cards,
# another prints the book. Files in the browser start with the longest, so that two workers end at about the same time.
LATE = (
    "test_cards.py", "test_book.py", "test_faults.py", "test_practice_page.py", "test_site.py", "test_reference.py",
    "browser/test_accessibility.py", "browser/test_form.py", "browser/test_editor.py", "browser/test_every_page.py", "browser/test_search_widgets.py",
    "browser/test_practice_page.py", "browser/test_selection.py", "browser/test_offline.py", "browser/test_site.py",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Fast tests first."""
    items.sort(key=lambda item: _turn(item.path.relative_to(ROOT / "tests").as_posix()))


def _turn(name: str) -> int:
    return LATE.index(name) if name in LATE else len(LATE) if name.startswith("browser/") else -1


FRAME = '<title>kompendium-frame-title</title><h2 id="kompendium-frame-anchor">kompendium-frame-heading</h2><p>kompendium-frame-body</p>'


def render(staged: Path, site: Path) -> None:
    """Stands in for the generator: every page is a frame."""
    for path in staged.rglob("*.md"):
        stem, language, _ = path.relative_to(staged).as_posix().rsplit(".", 2)
        folder = site if language == LANGUAGES[0] else site / language
        page = folder / (f"{stem}.html" if stem.endswith("index") else f"{stem}/index.html")
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(FRAME, "utf-8")
    (site / sitemap.FILE).write_text(sitemap.MARK, "utf-8")


def build_site(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the build of the project in `folder`, as `make site` does."""
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), "--offline", "--root", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)


def copy_project(folder: Path) -> Path:
    """The parts of the project that a build reads, in a folder that need not exist."""
    folder.mkdir(exist_ok=True)
    for name in PARTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    return folder


@pytest.fixture
def build() -> Callable[[Path], subprocess.CompletedProcess[str]]:
    """The build, for a test that changes the project first."""
    return build_site


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project to change and build."""
    return copy_project(tmp_path)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all workers of this run have in common."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


def built_once(shared: Path, name: str, change: Callable[[Path], None]) -> Path:
    """The site of a changed copy of the project: the worker that asks first builds it, the others wait. No warning is let pass."""
    folder, outcome = shared / name, shared / f"{name}.json"
    with FileLock(shared / f"{name}.lock"):
        if not outcome.is_file():
            change(copy_project(folder))
            done = build_site(folder)
            outcome.write_text(json.dumps([done.returncode, done.stderr]), encoding="utf-8")
    code, said = json.loads(outcome.read_text(encoding="utf-8"))
    assert code == 0, said[-4000:]
    assert "WARNING" not in said, said[-4000:]
    return folder / "site"


@pytest.fixture(scope="session")
def site(shared: Path) -> Path:
    """The folder of the built site."""
    return built_once(shared, "project", lambda _: None)


@pytest.fixture(scope="session")
def hosted(shared: Path) -> Path:
    """The site of a project that has a repository and lets people write in the browser."""

    def change(project: Path) -> None:
        shutil.copytree(ROOT / "admin", project / "admin")
        settings = (project / "mkdocs.yml").read_text(encoding="utf-8").replace("\nextra:\n", "\nextra:\n  editor: true\n")
        (project / "mkdocs.yml").write_text(f"repo_url: https://codeberg.org/a/b\nedit_uri: _edit/main/\n{settings}", encoding="utf-8")

    return built_once(shared, "hosted", change)
