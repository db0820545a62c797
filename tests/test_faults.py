"""Faults of the machine and of single practices: the last good site stays, and one sentence says what happened."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import build as door
from conftest import render
from kompendium import disk, loader, nodes, steps


@pytest.fixture
def good(project: Path) -> Path:
    """A project with a good site from before."""
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("good", "utf-8")
    return project


def run(project: Path, *arguments: str) -> int:
    return door.main(["--root", str(project), *arguments])


def breaks(project: Path) -> None:
    path = project / "practices" / "housing-first-usti" / "index.cs.md"
    path.write_text(path.read_text("utf-8").replace("status: published", "status: hotovohotovo"), "utf-8")


def still_good(project: Path) -> bool:
    return (project / "site" / "index.html").read_text("utf-8") == "good"


def generator(monkeypatch: pytest.MonkeyPatch, code: int, log: str, make: Callable[[Path], None] | None = None) -> None:
    """Stands in for MkDocs: writes what it is told and ends as it is told."""

    def ends(command: list[str], env: dict[str, str], **_: Any) -> subprocess.CompletedProcess[str]:
        if make:
            folder = Path(command[-1])
            render(Path(env["KOMPENDIUM_STAGED"]), folder)
            make(folder)
        return subprocess.CompletedProcess(command, code, stderr=log)

    monkeypatch.setattr(subprocess, "run", ends)


def test_broken_practice_stops_the_build(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    breaks(good)
    assert run(good) == 1
    assert still_good(good)
    assert "[value-unknown]" in capsys.readouterr().out


def attacks(project: Path) -> None:
    """A practice that tries everything at once."""
    folder = shutil.copytree(project / "practices" / "housing-first-dresden", project / "practices" / "boese")
    text = (folder / "index.de.md").read_text("utf-8")
    bad = "<script>window.__pwned=1</script>\n\n[Klick](javascript:__pwned)\n\n{{ __pwned }}\n\n![x](https://evil.example/__pwned.gif)\n"
    (folder / "index.de.md").write_text(f"{text}\n{bad}", "utf-8")
    (folder / "x.html").write_text("__pwned", "utf-8")
    (folder / "haus.jpg").write_bytes(b"<html>__pwned</html>")
    (folder / "passwd.jpg").symlink_to("/etc/passwd")
    (project / "practices" / "loop").symlink_to("..")


@pytest.mark.slow
def test_broken_practice_is_left_out_if_asked(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing of a hostile one reaches the site."""
    breaks(good)
    attacks(good)
    assert run(good, "--keep-going") == 1
    shown = capsys.readouterr()
    assert "ohne diese Teile gebaut: boese, housing-first-usti, practices/loop" in shown.err.replace(f"{good}/", ""), shown.err
    assert not still_good(good)
    pages = {path.parent.name for path in (good / "site" / "praxis").rglob("index.html")}
    assert "housing-first-dresden" in pages
    assert "housing-first-usti" not in pages
    assert not list((good / "site").rglob("*housing-first-usti*"))
    every = b"".join(path.read_bytes() for path in (good / "site").rglob("*") if path.is_file())
    assert b"__pwned" not in every
    assert b"root:x:0" not in every
    assert b"boese" not in every
    assert b"hotovohotovo" not in b"".join(path.read_bytes() for path in (good / "site").rglob("*.html"))


@pytest.mark.parametrize(
    ("log", "shown"),
    [
        ("INFO    -  Building\nTraceback (most recent call last):\n  File x\nOSError: [Errno 28] No space left on device: 'a.html'\n", "No space left on device: 'a.html'"),
        ("Traceback (most recent call last):\n  File x\nPermissionError: [Errno 13] Permission denied: 'docs/index.de.md'\n", "Permission denied: 'docs/index.de.md'"),
        ("INFO    -  Building\nWARNING -  Doc file 'a.md' contains a link 'b.md'\n\nAborted with 1 warnings in strict mode!\n", "Doc file 'a.md' contains a link 'b.md'"),
        ("", "?"),
    ],
)
def test_generator_fails(log: str, shown: str, good: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    generator(monkeypatch, 1, log)
    assert run(good) == 1
    assert still_good(good)
    error = capsys.readouterr().err
    assert "die bisherige bleibt stehen." in error
    assert shown in error
    assert "Traceback" not in error


SETTINGS: dict[str, tuple[Callable[[str], str], str]] = {
    "broken": (lambda text: f"{text}\nextra: [\n", "mkdocs.yml\", line"),
    "no titles": (lambda text: text.replace("\n  titles:", "\n  titels:"), "extra.titles.de, extra.titles.cs"),
    "no address": (lambda text: text.replace("https://kompendium.example/", "kompendium"), "site_url: "),
    "no mapping": (lambda text: text.replace("\nextra:\n", "\nextra: 5\nmore:\n"), "extra: "),
    "a list": (lambda _: "- x\n", "key-value mapping"),
}


@pytest.mark.parametrize(("change", "shown"), SETTINGS.values(), ids=SETTINGS.keys())
def test_settings_that_cannot_be_used_are_one_message(change: Callable[[str], str], shown: str, good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = good / "mkdocs.yml"
    file.write_text(change(file.read_text("utf-8")), "utf-8")
    assert run(good) == 1
    assert still_good(good)
    error = capsys.readouterr().err
    assert all(each in error for each in ("Mit dieser Datei geht es nicht weiter: mkdocs.yml", "S tímto souborem nelze pokračovat: mkdocs.yml", shown)), error
    assert "Traceback" not in error


def test_generator_cannot_start(good: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fails(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device", "build")

    monkeypatch.setattr(subprocess, "run", fails)
    assert run(good) == 1
    assert still_good(good)
    assert "No space left on device: build" in capsys.readouterr().err


@pytest.mark.slow
def test_missing_font_is_named(good: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def make(folder: Path) -> None:
        (folder / "assets").mkdir()
        (folder / "assets" / "site.css").write_text("@font-face{src:url(fonts/serif.woff2)} a{background:url(data:x)}", "utf-8")

    generator(monkeypatch, 0, "", make)
    assert run(good) == 1
    assert still_good(good)
    assert "site.css: fonts/serif.woff2" in capsys.readouterr().err


@pytest.mark.slow
def test_new_site_takes_the_place(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    generator(monkeypatch, 0, "", lambda folder: (folder / "new.txt").write_text("new", "utf-8") and None)
    assert run(good) == 0
    assert not still_good(good)
    assert (good / "site" / "new.txt").read_text("utf-8") == "new"
    assert sorted(path.name for path in (good / "build").iterdir()) == ["cache"]


@pytest.mark.slow
def test_what_was_rendered_is_not_rendered_again_for_a_practice(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    generator(monkeypatch, 0, "", lambda _: None)
    assert run(good) == 0
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("rendered again"))
    text = good / "practices" / "housing-first-usti" / "index.cs.md"
    text.write_text(text.read_text("utf-8").replace('place: "', 'place: "Nové ', 1), "utf-8")
    assert run(good) == 0
    assert "Nové " in (good / "site" / "praxis" / "housing-first-usti" / "index.html").read_text("utf-8")


SPOILT: dict[str, Callable[[Path], object]] = {
    "a frame is gone": lambda root: (root / "build" / "cache" / "rendered" / "site" / "index.html").unlink(),
    "a frame was cut off": lambda root: os.truncate(root / "build" / "cache" / "rendered" / "site" / "katalog" / "index.html", 9),
    "a file was written over in the site": lambda root: (root / "site" / "new.txt").write_text("spoilt", "utf-8"),
}


@pytest.mark.slow
def test_what_was_rendered_is_rendered_again_where_it_was_spoilt(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of the site may be the very files that are kept: written over there, they would stay wrong."""
    generator(monkeypatch, 0, "", lambda folder: (folder / "new.txt").write_text("new", "utf-8") and None)
    assert run(good) == 0
    page = (good / "site" / "index.html").read_bytes()
    for spoil in SPOILT.values():
        spoil(good)
        (good / "site" / "index.html").unlink()
        assert run(good) == 0
        assert (good / "site" / "index.html").read_bytes() == page
        assert (good / "site" / "new.txt").read_text("utf-8") == "new"


@pytest.mark.slow
def test_what_another_version_of_a_package_rendered_is_not_taken(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    generator(monkeypatch, 0, "", lambda folder: (folder / "new.txt").write_text("old", "utf-8") and None)
    assert run(good) == 0
    packages = good.parent / "packages"
    (packages / "mkdocs-99.dist-info").mkdir(parents=True)
    monkeypatch.setattr(steps, "get_path", lambda _: str(packages))
    generator(monkeypatch, 0, "", lambda folder: (folder / "new.txt").write_text("new", "utf-8") and None)
    assert run(good) == 0
    assert (good / "site" / "new.txt").read_text("utf-8") == "new"


def test_interruption_while_building(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess, "run", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run(good)
    assert still_good(good)


@pytest.mark.slow
def test_two_builds_at_once_take_turns(good: Path) -> None:
    command = [sys.executable, door.__file__, "--root", str(good)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    said = [each.communicate(timeout=300) for each in both]
    assert [each.returncode for each in both] == [0, 0], said
    assert (good / "site" / "praxis" / "housing-first-usti" / "index.html").is_file()


def test_unreadable_text_is_one_problem(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(path: Path, limit: int) -> bytes:
        raise OSError(5, "Input/output error", str(path))

    monkeypatch.setattr(disk, "read", fails)
    folder = loader.load_folder(project / "practices" / "housing-first-usti", "x")
    assert [(problem.path, problem.rule, problem.details["reason"]) for problem in folder.problems] == [
        ("x/index.de.md", "file-unreadable", "Input/output error"),
        ("x/index.cs.md", "file-unreadable", "Input/output error"),
    ]
    with pytest.raises(nodes.RefusedError) as refused:
        loader.parse_file(project / "data" / "sections.yml", "data/sections.yml")
    assert refused.value.problem.rule == "file-unreadable"


def test_a_pipe_is_not_waited_for(project: Path) -> None:
    import os

    folder = project / "practices" / "housing-first-usti"
    (folder / "index.de.md").unlink()
    os.mkfifo(folder / "index.de.md")
    assert loader.load_folder(folder).documents.keys() == {"cs"}
    shutil.rmtree(folder)
