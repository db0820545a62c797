"""Whatever a contributor sends: never a traceback, never a hang, every problem at a place that exists."""

import datetime
import os
import string
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompendium import body, check, frontmatter, loader, media, messages, report, sanitise
from kompendium.loader import Folder
from kompendium.problems import Problem
from kompendium.rules.context import Context

ROOT = Path(__file__).resolve().parent.parent
BASE = ROOT / "tests" / "cases" / "base"
TODAY = datetime.date(2026, 11, 22)
SECONDS = 2.0
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "60"))

settings.register_profile("bounded", max_examples=EXAMPLES, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
settings.load_profile("bounded")

# pieces that mean something to one of the readers, so that chance finds the corners
PIECES = [
    "---", "...", ":", "- ", "\t", "{", "}", "[", "]", "(", ")", "](", "![", "<", ">", "</", "<!--", "-->", "&#60;", "&", "*", "_", "`", "```", "~~~", "#", "## ", "\n", "\n\n", "\r\n", "|", "\\",
    "'", '"', "!!", "&a", "*a", "<<:", "title: ", "sources:\n  s1:", "[^s1]", "[^", "{cs}", "{de}", "{{", "}}", "{%", "--8<--", "javascript:", "https://", "../x/index.de.md", "mailto:a@b.cz",
    "## Ziele\n", "## Cíle\n", "\u202e", "\u200b", "\u00ad", "\u0301", "\ufeff", "\x00", "\x85", "\u2028", "ﬁ", "е", "DE89 3704 0044 0532 0130 00", "845312/1234", "+420 777 123 456", "und der die das",
    "aby se na pro", "the of and to", "1. 10. 2021", "16,71 %", "1 200", "0x", "12:30", "~", "null", "true",
]  # fmt: skip
TEXT = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8), st.text(string.ascii_letters, max_size=12)), max_size=80).map("".join)
BYTES = st.one_of(TEXT.map(lambda text: text.encode("utf-8", "surrogatepass")), st.binary(max_size=400))


@pytest.fixture(scope="module")
def context() -> Context:
    return Context(check.load(ROOT), frozenset({"x", "andere-praxis"}), TODAY)


def folder(documents: Iterable[tuple[str, bytes]]) -> tuple[Folder, dict[str, int]]:
    """A folder that was never on a disk, and how many lines each of its files has."""
    found, problems, lines = {}, [], {}
    for language, raw in documents:
        path = f"practices/x/index.{language}.md"
        document, refused = frontmatter.read(path, language, raw)
        problems += refused
        lines[path] = len(raw.decode("utf-8", "replace").splitlines()) + raw.count(b"\r") + 1
        if document:
            found[language] = document
    return Folder("x", "practices/x", found, tuple(f"index.{language}.md" for language in found), tuple(problems)), lines


def judge(documents: Iterable[tuple[str, bytes]], context: Context) -> list[Problem]:
    one, lines = folder(documents)
    start = time.process_time()
    found = check.problems_of(one, context)
    assert time.process_time() - start < SECONDS
    for problem in found:
        assert 1 <= problem.line <= lines.get(problem.path, 1) + 1, problem
        assert problem.column >= 1, problem
        assert messages.words(problem, "de").what
    if not any(problem.severity == "error" for problem in found) and one.original:
        loader.to_practice(one, context.data.sections)
    return found


def base(language: str) -> str:
    return (BASE / f"index.{language}.md").read_text("utf-8").replace("muster-verein", "nadeje").replace("Muster-Verein", "NADĚJE")


@given(BYTES)
def test_any_bytes(context: Context, raw: bytes) -> None:
    judge([("de", raw)], context)


@given(TEXT)
def test_any_front_matter(context: Context, text: str) -> None:
    judge([("de", f"---\n{text}\n---\n\n## Ziele\n\nText.\n".encode("utf-8", "replace"))], context)


@given(TEXT, st.integers(0, 10_000))
def test_anything_anywhere_in_a_sound_practice(context: Context, text: str, place: int) -> None:
    sound = base("de")
    place %= len(sound)
    judge([("de", (sound[:place] + text + sound[place:]).encode("utf-8", "replace")), ("cs", base("cs").encode())], context)


@given(st.integers(0, 10_000), st.integers(1, 200))
def test_anything_missing_in_a_sound_practice(context: Context, place: int, length: int) -> None:
    sound = base("de").encode()
    place %= len(sound)
    judge([("de", sound[:place] + sound[place + length :]), ("cs", base("cs").encode())], context)


@given(TEXT)
def test_sections_and_links_of_any_body(text: str) -> None:
    last = text.count("\n") + 1
    assert "\n".join(line for _, line, _ in body.lines(text, 1)) == text
    assert all(1 <= heading.line <= last for heading in body.headings(text, 1))
    assert all(1 <= block.line <= last for block in body.blocks(text, 1))
    assert all(0 <= target.start < len(text) for target in body.targets(text))


@given(TEXT)
def test_second_gate_on_any_page(text: str) -> None:
    for problem in sanitise.check(text, "index.de.md", frozenset()):
        assert problem.rule == "page-markup"


@given(BYTES, st.sampled_from([b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"RIFF\x10\x00\x00\x00WEBP", b"GIF89a", b""]))
def test_any_photo(raw: bytes, start: bytes) -> None:
    photo = media.inspect(start + raw)
    assert photo.fault


@given(st.lists(st.builds(Problem, TEXT, st.integers(1, 9), st.integers(1, 9), st.just("field-unknown"), st.fixed_dictionaries({"key": TEXT, "known": TEXT})), max_size=5))
def test_reports_hold_what_they_quote(problems: list[Problem]) -> None:
    """Nothing that a contributor wrote starts a line, a cell or a command of its own."""
    shown = report.github(problems, {}, 1, "de")
    assert len(shown.split("\n")) == len(problems) + 1
    assert report.summary(problems, {}, 1, "cs").count("\n") == (5 + len(problems) if problems else 2)


LONG = {
    "brackets": "[" * 9_000, "brackets over lines": ("[" * 50 + "\n") * 1_500, "links": "](" * 4_500, "links over lines": ("[x](" * 12 + "\n\n") * 1_500, "stars": ("*a **b " * 8 + "\n\n") * 1_500,
    "backticks": "` `` ``` " * 1_000, "backticks over lines": ("`" * 30 + "a\n") * 4_000, "blanks in a heading": "# " + " " * 9_900 + "x", "headings": "# # #\n" * 20_000, "quotes": "> " * 4_900,
    "entities": "&#60;" * 1_900, "numbers": ("1 234 567 890 " * 60 + "\n") * 200, "digits": ("9" * 9_000 + "\n") * 20, "words": ("und der die das " * 500 + "\n\n") * 20, "marks": ("a" + "\u0301" * 60) * 80,
    "cyrillic": ("а" * 300 + " ") * 30, "tables": ("|" * 60 + "\n") * 3_000, "open quotes": ("„ " * 400 + "\n\n") * 150, "mails": ("a." * 60 + "@ ") * 500, "dates": ("1. 1. 2020 " * 300 + "\n") * 40,
    "footnotes": ("[^a]" * 60 + "\n\n") * 700, "braces": ("{ " * 30 + "\n\n") * 3_000, "angles": ("<a " * 30 + "\n\n") * 2_000,
}  # fmt: skip


@pytest.mark.parametrize("name", LONG)
def test_long_and_nasty_bodies(context: Context, name: str) -> None:
    sound = base("de") + "\n" + LONG[name][:190_000] + "\n"
    judge([("de", sound.encode()), ("cs", base("cs").encode())], context)


FRONTS = {
    "keys": "".join(f"k{number}: v\n" for number in range(6_000)),
    "long keys": "".join(f"{'t' * 70}{number}: v\n" for number in range(900)),
    "flow": "themes: [" + ", ".join(f"t{number}" for number in range(9_000)) + "]\n",
    "deep": "a: " + "[" * 9_000 + "\n",
    "deep by lines": "".join(f"{' ' * number}a:\n" for number in range(300)),
    "sources": "sources:\n" + "".join(f"  s{number}: {{title: x}}\n" for number in range(3_000)),
    "quotes": 'title: "' + "\\u202e" * 1_500 + '"\n',
    "anchors": "".join(f"a{number}: &a{number} [x]\n" for number in range(3_000)),
}


@pytest.mark.parametrize("name", FRONTS)
def test_long_and_nasty_front_matter(context: Context, name: str) -> None:
    judge([("de", f"---\n{FRONTS[name]}---\n\n## Ziele\n\nText.\n".encode())], context)
