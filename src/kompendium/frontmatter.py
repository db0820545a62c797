"""One file of a contributor, read without trusting it: bytes → text → front matter with positions + body."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from kompendium import nodes
from kompendium.problems import Problem

MAX_BYTES = 200_000
MAX_FRONT = 80_000
MAX_LINE = 10_000
FENCE = "---"

_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"PK\x03\x04": "Word (DOCX/ODT)", b"%PDF": "PDF", b"{\\rtf": "RTF"}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
_USUAL = bytes(range(0x20, 0x7F)) + b"\t\n"


@dataclass(frozen=True)
class Document:
    """A file that could be read. `front` are the keys, `body` the text after them, `body_line` its first line (from 1).

    head: the lines between the two fences as they stand in the file, comments too
    """

    path: str
    language: str
    front: nodes.Mapping
    body: str
    body_line: int
    head: str = ""


def read(path: str, language: str, raw: bytes) -> tuple[Document | None, list[Problem]]:
    """Decode, split and read one file: a document and what it was mended of, or no document and what prevented it."""
    text, problems = decode(path, raw)
    if problems:
        return None, problems
    composed = unicodedata.normalize("NFC", text)
    try:
        return _split(path, language, composed), list(_decomposed(path, text) if composed != text else ())
    except nodes.RefusedError as refused:
        return None, [refused.problem]


def _decomposed(path: str, text: str) -> Iterator[Problem]:
    """Letters in two pieces (u + two dots), as some systems write them. We join them; search and sorting of others cannot."""
    lines = [number for number, line in enumerate(text.split("\n"), 1) if not unicodedata.is_normalized("NFC", line)]
    if lines:
        yield Problem(path, lines[0], 1, "text-decomposed", {"count": str(len(lines))}, "warning")


def decode(path: str, raw: bytes, limit: int = MAX_BYTES) -> tuple[str, list[Problem]]:
    """UTF-8 to text with `\\n` line ends (a byte order mark and CRLF are accepted); anything else is a problem."""
    if len(raw) > limit:
        return "", [Problem(path, _heaviest(raw), 1, "file-too-large", {"limit": str(limit // 1000)})]
    for mark, name in _BOMS.items():
        if raw.startswith(mark):
            return "", [Problem(path, 1, 1, "file-encoding", {"found": name})]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _place(raw, error.start)
        return "", [Problem(path, line, column, "file-encoding", {"found": _guess(raw)})]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _CONTROL.search(unusual(text)) and (bad := _CONTROL.search(text)):
        line = text.count("\n", 0, bad.start()) + 1
        column = bad.start() - text.rfind("\n", 0, bad.start())
        return "", [Problem(path, line, column, "file-control-character", {"found": f"U+{ord(bad.group()):04X}"})]
    return text, []


def unusual(text: str) -> str:
    """The characters of a text that are no printable ASCII, in their order: a tenth of it, and soon looked through."""
    return text.encode("utf-8", "surrogatepass").translate(None, _USUAL).decode("utf-8", "surrogatepass")


def _heaviest(raw: bytes) -> int:
    """The line that makes a file too large, or 1 where it is no single one."""
    lines = raw.split(b"\n")
    longest = max(range(len(lines)), key=lambda number: len(lines[number]))
    return longest + 1 if len(lines[longest]) > MAX_LINE else 1


def _place(raw: bytes, offset: int) -> tuple[int, int]:
    before = raw[:offset]
    return before.count(b"\n") + 1, offset - before.rfind(b"\n")


def _guess(raw: bytes) -> str:
    """A name for the encoding that a person can look for in their editor."""
    if b"\x00" in raw[:200]:
        return "UTF-16"
    # Czech letters of Windows-1250 that stand for controls or symbols in Latin-1: š ť ž ů ř
    return "Windows-1250" if any(byte in raw for byte in b"\x9a\x9d\x9e\xf9\xf8") else "ISO-8859-1 / Windows-1252"


def _split(path: str, language: str, text: str) -> Document:
    lines = text.split("\n")
    if not text.strip():
        raise nodes.RefusedError(Problem(path, 1, 1, "file-empty"))
    if max(map(len, lines)) > MAX_LINE:
        number, line = next((number, line) for number, line in enumerate(lines, 1) if len(line) > MAX_LINE)
        raise nodes.RefusedError(Problem(path, number, 1, "line-too-long", {"found": str(len(line)), "limit": str(MAX_LINE)}))
    if lines[0].rstrip() != FENCE:
        raise nodes.RefusedError(Problem(path, 1, 1, "front-matter-missing", {"found": lines[0][:60]}))
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() in (FENCE, "...")), 0)
    if not end:
        raise nodes.RefusedError(Problem(path, 1, 1, "front-matter-unclosed"))
    if lines[end].rstrip() == "..." and end + 1 < len(lines) and lines[end + 1].rstrip() == FENCE:
        raise nodes.RefusedError(Problem(path, end + 1, 1, "yaml-documents"))
    head = "\n".join(lines[1:end]) + "\n"
    if len(head) > MAX_FRONT:
        raise nodes.RefusedError(Problem(path, 1, 1, "front-matter-too-large", {"limit": str(MAX_FRONT // 1000)}))
    front = nodes.parse(head, path, first_line=2)
    if not isinstance(front, nodes.Mapping):
        rule = "front-matter-empty" if nodes.is_empty(front) else "front-matter-not-fields"
        raise nodes.RefusedError(Problem(path, front.line if rule != "front-matter-empty" else 1, 1, rule))
    return Document(path, language, front, "\n".join(lines[end + 1 :]), end + 2, head)
