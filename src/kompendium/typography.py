"""No-break spaces where a line must not end: one step for every text that is published, on screen and on paper."""

import re
from collections.abc import Mapping
from functools import cache

NBSP = "\u00a0"

# What stands before and after a space at which a line must not end.
_COMMON: Mapping[str, str] = {
    r"\d ": r"\d{3}(?!\d)|%|‰|€|Kč|EUR|CZK|m²|km|Mio\.|Mrd\.|mil\.|mld\.|tis\.|Uhr|hod\.|let\b|Jahre?n?\b"
    r"|ff?\.|násl\.|odst\.|Abs\.|Sb\.|Slg\.|SGB\b",
    r"(?:Mio|Mrd|mil|mld|tis)\. ": r"€|Kč|EUR|CZK",
    r"§ ": r"\d",
    r"SGB ": r"[IVX]+\b",
    r" ": r"[–—] ",
}
_OWN: Mapping[str, Mapping[str, str]] = {
    "cs": {
        r"(?<![\w.<])[ksvzouaiKSVZOUAI] ": r"[^\s|]",
        r"\b\d\. ": r"[^\W\d_]",
        r"\b\d\d\. ": r"[^\W\d_]",
        r"\bč\. ": r"\d",
        r"\b[zo]\. ": r"[psú]\.",
        r"\bp\. ": r"s\.",
    },
    "de": {
        r"\b\d\. ": r"[A-ZÄÖÜ]",
        r"\b\d\d\. ": r"[A-ZÄÖÜ]",
        r"\bNr\. ": r"\d",
        r"\bAbs\. ": r"\d",
        r"\b[zu]\. ": r"[BaÄ]\.",
        r"\bd\. ": r"h\.",
        r"\be\. ": r"V\.",
        r"\bi\. ": r"d\.",
    },
}
_LIST_MARK = re.compile(r"[ \t]*(?:\d{1,9}[.)]|[-*+])[ \t]+")
# those with a space that one of the cases above could take for its own
_LIKE_WORDS = re.compile(r"\n[ \t]*(?:\d{1,9}[.)][ \t]|[-*+][ \t]+[–—] )")


def bind(text: str, language: str) -> str:
    """The text with no-break spaces; list marks at the beginning of a line stay as they are."""
    spaces = _spaces(language)
    if not _LIKE_WORDS.search(f"\n{text}"):
        return spaces.sub(NBSP, text)
    return "\n".join([_line(line, spaces) for line in text.split("\n")])


def _line(line: str, spaces: re.Pattern[str]) -> str:
    if mark := _LIST_MARK.match(line):
        return mark.group() + spaces.sub(NBSP, line[mark.end() :])
    return spaces.sub(NBSP, line)


@cache
def _spaces(language: str) -> re.Pattern[str]:
    """All spaces to replace, in one pass. Most spaces stand after no full stop and are done with its cases at once."""
    pairs = {**_COMMON, **_OWN.get(language, {})}
    places = {before: f"(?<={before})(?={after})" for before, after in pairs.items()}
    stops = "|".join(place for before, place in places.items() if before.endswith(r"\. "))
    rest = "|".join(place for before, place in places.items() if not before.endswith(r"\. "))
    return re.compile(rf" (?:(?<=\. )(?:{stops})|{rest})")
