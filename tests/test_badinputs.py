"""Bad contributions end as they must: refused at the right line, warned of, or let through."""

import datetime
import re
import sys
import time
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml

from kompendium import check, freshness, loader, spelling
from kompendium.loader import Data
from kompendium.problems import Problem

ROOT = Path(__file__).resolve().parent.parent
BASE = ROOT / "tests" / "cases" / "base"
CASES = ROOT / "tests" / "badinputs"
TODAY = datetime.date(2026, 11, 22)
SECONDS = 2.0

sys.path.insert(0, str(CASES))
import pictures  # type: ignore[import-not-found]  # noqa: E402


def load_cases() -> list[Any]:
    cases = [case for path in sorted(CASES.glob("*.yml")) for case in yaml.safe_load(path.read_text("utf-8"))]
    return [pytest.param(case, id=case["id"]) for case in cases]


@pytest.fixture(scope="module")
def data() -> Data:
    return check.load(ROOT)


def lay_out(folder: Path, title: str = "", related: str = "") -> None:
    """The sound practice, with an organisation that the real data know."""
    folder.mkdir()
    for language in ("de", "cs"):
        text = (BASE / f"index.{language}.md").read_text("utf-8")
        text = text.replace("muster-verein", "nadeje").replace("Muster-Verein", "NADĚJE")
        text = text.replace("Beratung im Laden\"\nsum", f"{title or 'Beratung im Laden'}\"\nsum").replace("Poradna v obchodě\"", f"{title or 'Poradna v obchodě'}\"")
        (folder / f"index.{language}.md").write_text(text.replace("andere-praxis", related or "andere-praxis"), "utf-8")


def expand(text: str) -> str:
    """`<300×x>` is three hundred x."""
    return re.sub(r"<(\d+)×([^>]+|>)>", lambda found: found.group(2) * int(found.group(1)), text)


def swap(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode()
    assert text.count(old) == 1, f"{path.name}: {old!r} stands there {text.count(old)} times"
    path.write_bytes(text.replace(old, expand(new)).encode())


def declare(folder: Path, name: str) -> None:
    entry = f'  - {{file: {name}, alt: {{de: "Ein rotes Haus mit offener Tür", cs: "Červený dům s otevřenými dveřmi"}}, credit: "Verein", licence: CC-BY-4.0}}\n'
    swap(folder / "index.de.md", "gaps:\n", f"images:\n{entry}gaps:\n")


def texts(case: dict[str, Any], folder: Path) -> None:
    changes = case.get("change", [])
    for file, old, new in [changes] if changes and isinstance(changes[0], str) else changes:
        swap(folder / file, old.replace("Muster-Verein", "NADĚJE"), new)
    for file, text in case.get("front", {}).items():
        lines = (folder / file).read_text("utf-8").split("\n")
        lines.insert(lines.index("---", 1), expand(text).rstrip("\n"))
        (folder / file).write_text("\n".join(lines), "utf-8")
    for file, text in case.get("append", {}).items():
        (folder / file).write_bytes((folder / file).read_bytes() + f"\n{expand(text)}\n".encode())
    for file, text in case.get("body", {}).items():
        head = (folder / file).read_text("utf-8").split("\n---\n")[0]
        (folder / file).write_text(f"{head}\n---\n{text}", "utf-8")
    if file := case.get("german"):
        head = (folder / file).read_text("utf-8").split("\n---\n")[0]
        (folder / file).write_text(f"{head}\n---\n" + (folder / "index.de.md").read_text("utf-8").split("\n---\n")[1].replace("index.de.md", "index.cs.md"), "utf-8")


def files(case: dict[str, Any], folder: Path) -> None:
    for file, text in case.get("write", {}).items():
        (folder / file).write_text(text, "utf-8")
    for file, size in case.get("fill", {}).items():
        (folder / file).write_bytes(b"a " * (size // 2))
    for file, target in case.get("symlink", {}).items():
        (folder / file).unlink(missing_ok=True)
        (folder / file).symlink_to(target)
    for file in case.get("remove", []):
        (folder / file).unlink()
    if name := case.get("folder"):
        (folder / name).mkdir()
    if "move" in case:
        (folder / case["move"][0]).rename(folder / case["move"][1])


def encoded(case: dict[str, Any], folder: Path) -> None:
    for file, encoding in case.get("encode", {}).items():
        text = (folder / file).read_text("utf-8")
        (folder / file).write_bytes(text.encode(encoding, "replace"))
    if "bytes" in case:
        file, old, new = case["bytes"]
        (folder / file).write_bytes((folder / file).read_bytes().replace(old.encode(), new.encode()))
    if file := case.get("decompose"):
        (folder / file).write_text(unicodedata.normalize("NFD", (folder / file).read_text("utf-8")), "utf-8")
    if file := case.get("truncate"):
        (folder / file).write_bytes((folder / file).read_bytes() + b"\xc3")


def build(case: dict[str, Any], practices: Path, data: Data) -> Path:
    """Lay out two sound practices, then do what the case does to the first."""
    folder = practices / "beispiel"
    lay_out(folder, related="andere-praxis")
    lay_out(practices / "andere-praxis", title="Andere Praxis / jiná praxe", related="beispiel")
    for name, kind in case.get("photo", {}).items():
        (folder / name).write_bytes(pictures.KINDS[kind]())
        if not case.get("undeclared"):
            declare(folder, name)
    texts(case, folder)
    files(case, folder)
    encoded(case, folder)
    if name := case.get("beside"):
        lay_out(practices / name)
    stamp(practices, data)
    if "rename" in case:
        folder = folder.rename(practices / expand(case["rename"]))
    return folder


def stamp(practices: Path, data: Data) -> None:
    """Mark translations as up to date, so that an accepted case can be without any message."""
    for path in loader.folders(practices):
        folder = loader.load_folder(path)
        translation = path / "index.cs.md"
        if folder.original and translation.is_file() and not translation.is_symlink():
            mark = freshness.stamp(loader.original_parts(folder.original, data.sections))
            translation.write_bytes(translation.read_bytes().replace(b'"pending"', f'"{mark}"'.encode()))


def judge(case: dict[str, Any], practices: Path, data: Data) -> list[Problem]:
    result = check.check_with(data, ROOT, practices, TODAY)
    found = result.problems
    if case.get("spelling"):
        spellers = spelling.load()
        if not spellers:
            pytest.skip("no dictionaries on this machine")
        own = spelling.own_words(ROOT, data)
        found = found + [each for path in loader.folders(practices) for each in spelling.check(loader.load_folder(path), spellers, own)]
    errors = any(problem.severity == "error" for problem in found)
    assert errors == bool(result.errors)
    assert not (errors and "beispiel" in {each.slug for each in result.practices} and not case.get("beside") and "stray" not in str(case["rule"]))
    return found


def is_at(problem: Problem, place: str, folder: Path) -> bool:
    """Whether the problem names the file and, where it is known, the line, one off at most."""
    file, _, line = place.partition(":")
    path = Path(problem.path)
    wanted = folder / file if not file.startswith("..") else folder.parent / file.removeprefix("../")
    same = path.name == wanted.name and path.parent.name == wanted.parent.name if file else path.name == folder.name
    return same and (not line or abs(problem.line - int(line)) <= 1)


@pytest.mark.parametrize("case", load_cases())
def test_case(case: dict[str, Any], tmp_path: Path, data: Data) -> None:
    practices = tmp_path / "practices"
    practices.mkdir()
    folder = build(case, practices, data)
    start = time.process_time()
    found = judge(case, practices, data)
    assert case.get("spelling") or time.process_time() - start < SECONDS
    shown = [f"{problem.severity} {problem.path.removeprefix(str(practices))}:{problem.line} {problem.rule}" for problem in found]
    if case["action"] == "accept":
        assert shown == []
        return
    here = [problem for problem in found if problem.rule == case["rule"] and is_at(problem, case["at"], folder)]
    assert here, shown
    assert case["action"] == "warn" or any(problem.severity == "error" for problem in here), shown


def test_the_sound_practice_is_sound(tmp_path: Path, data: Data) -> None:
    practices = tmp_path / "practices"
    practices.mkdir()
    build({}, practices, data)
    assert judge({"rule": ""}, practices, data) == []


def test_real_practices_are_sound(data: Data) -> None:
    """No false alarm on what is published: neither error nor warning of the families against bad contributions."""
    alarms = ("unicode", "language", "personal", "text", "photo", "value", "file", "folder", "image")
    result = check.check_with(data, ROOT, ROOT / "practices", TODAY)
    assert [f"{each.path}:{each.line} {each.rule}" for each in result.problems if each.rule.split("-")[0] in alarms and each.rule != "text-too-long"] == []
