"""One file of a contributor, read without trusting it: bytes → text → front matter with positions + body."""

import re
from dataclasses import dataclass

from kompendium import nodes
from kompendium.problems import Problem

MAX_BYTES = 200_000
FENCE = "---"

_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"PK\x03\x04": "Word (DOCX/ODT)", b"%PDF": "PDF", b"{\\rtf": "RTF"}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")


@dataclass(frozen=True)
class Document:
    """A file that could be read. `front` are the keys, `body` the text after them, `body_line` its first line (from 1)."""

    path: str
    language: str
    front: nodes.Mapping
    body: str
    body_line: int


def read(path: str, language: str, raw: bytes) -> tuple[Document | None, list[Problem]]:
    """Decode, split and read one file. Either a document, or the problem that prevented it."""
    text, problems = decode(path, raw)
    if problems:
        return None, problems
    try:
        return _split(path, language, text), []
    except nodes.RefusedError as refused:
        return None, [refused.problem]


def decode(path: str, raw: bytes, limit: int = MAX_BYTES) -> tuple[str, list[Problem]]:
    """UTF-8 to text with `\\n` line ends (a byte order mark and CRLF are accepted); anything else is a problem."""
    if len(raw) > limit:
        return "", [Problem(path, 1, 1, "file-too-large", {"size": str(len(raw) // 1000), "limit": str(limit // 1000)})]
    for mark, name in _BOMS.items():
        if raw.startswith(mark):
            return "", [Problem(path, 1, 1, "file-encoding", {"found": name})]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _place(raw, error.start)
        return "", [Problem(path, line, column, "file-encoding", {"found": _guess(raw)})]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if bad := _CONTROL.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        column = bad.start() - text.rfind("\n", 0, bad.start())
        return "", [Problem(path, line, column, "file-control-character", {"found": f"U+{ord(bad.group()):04X}"})]
    return text, []


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
    if lines[0].rstrip() != FENCE:
        raise nodes.RefusedError(Problem(path, 1, 1, "front-matter-missing", {"found": lines[0][:60]}))
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() in (FENCE, "...")), 0)
    if not end:
        raise nodes.RefusedError(Problem(path, 1, 1, "front-matter-unclosed"))
    front = nodes.parse("\n".join(lines[1:end]) + "\n", path, first_line=2)
    if not isinstance(front, nodes.Mapping):
        rule = "front-matter-empty" if nodes.is_empty(front) else "front-matter-not-fields"
        raise nodes.RefusedError(Problem(path, front.line if rule != "front-matter-empty" else 1, 1, rule))
    return Document(path, language, front, "\n".join(lines[end + 1 :]), end + 2)
