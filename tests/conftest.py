"""One real build of the site per test session, in a copy of the project, for every test that judges what readers get."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("mkdocs.yml", "hooks", "theme", "docs", "data", "practices", "edition")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Fast tests first: then those that need the built site or the book, then the browser."""
    items.sort(key=_cost)


def _cost(item: pytest.Item) -> int:
    if item.path.parent.name == "browser":
        return 2
    return int("site" in getattr(item, "fixturenames", ()) or item.path.name in ("test_book.py", "test_faults.py"))


def build_site(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the build of the project in `folder`, as `make site` does."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=600, check=False)


def copy_project(folder: Path) -> Path:
    """The parts of the project that a build reads."""
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
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site. The build must end without a warning."""
    folder = copy_project(tmp_path_factory.mktemp("project"))
    done = build_site(folder)
    assert done.returncode == 0, done.stderr[-4000:]
    assert "WARNING" not in done.stderr, done.stderr[-4000:]
    return folder / "site"
