"""What changed between two texts, word by word: [-taken out-]{+put in+}, with a few words around each change."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

AROUND = 8


def diff(old: str, new: str) -> str:
    """The changed places, a few words around each; what is the same in between is left out."""
    before, after = (re.findall(r"\S+\s*", text) for text in (old, new))
    plain = [[each.strip() for each in words] for words in (before, after)]
    pieces = SequenceMatcher(None, plain[0], plain[1], autojunk=False).get_opcodes()
    return "".join(_piece(kind, plain[0][a:b], plain[1][c:d], a == 0, b == len(before)) for kind, a, b, c, d in pieces).strip()


def _piece(kind: str, old: list[str], new: list[str], first: bool, last: bool) -> str:
    if kind == "equal":
        return " ".join(_same(old, first, last)) + " "
    out, put_in = " ".join(old), " ".join(new)
    return (f"[-{out}-]" if out else "") + (f"{{+{put_in}+}}" if put_in else "") + " "


def _same(words: list[str], first: bool, last: bool) -> Iterator[str]:
    """What did not change: the words next to a change, an ellipsis for the rest."""
    if len(words) <= 2 * AROUND + 1:
        yield from words
        return
    yield from () if first else words[:AROUND]
    yield "…"
    yield from () if last else words[-AROUND:]
