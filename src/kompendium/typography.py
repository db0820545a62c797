"""No-break spaces where a line must not end: one step for every text that is published, on screen and on paper."""

import re

NBSP = "\u00a0"

_COMMON: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<=\d) (?=\d{3}(?!\d))", NBSP),
        (r"(?<=\d) (?=(?:%|‰|€|Kč|EUR|CZK|m²|km|Mio\.|Mrd\.|mil\.|mld\.|tis\.|Uhr|hod\.|let\b|Jahre?n?\b))", NBSP),
        (r"(?<=Mio\.|Mrd\.|mil\.|mld\.|tis\.) (?=€|Kč|EUR|CZK)", NBSP),
        (r"(?<=§) (?=\d)", NBSP),
        (r"(?<=\d) (?=(?:ff?\.|násl\.|odst\.|Abs\.|Sb\.|Slg\.|SGB\b))", NBSP),
        (r"(?<=SGB) (?=[IVX]+\b)", NBSP),
        (r" (?=[–—] )", NBSP),
    )
)
_OWN: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "cs": tuple(
        (re.compile(pattern), replacement)
        for pattern, replacement in (
            (r"(?<![\w.<])([ksvzouaiKSVZOUAI])[ \n](?=[^\s|])", r"\1" + NBSP),
            (r"(?<=\b\d\.) (?=[^\W\d_])", NBSP),
            (r"(?<=\b\d\d\.) (?=[^\W\d_])", NBSP),
            (r"(?<=\bč\.) (?=\d)", NBSP),
            (r"(?<=\b[zo]\.) (?=[psú]\.)", NBSP),
            (r"(?<=\bp\.) (?=s\.)", NBSP),
        )
    ),
    "de": tuple(
        (re.compile(pattern), replacement)
        for pattern, replacement in (
            (r"(?<=\b\d\.) (?=[A-ZÄÖÜ])", NBSP),
            (r"(?<=\b\d\d\.) (?=[A-ZÄÖÜ])", NBSP),
            (r"(?<=\bNr\.) (?=\d)", NBSP),
            (r"(?<=\bAbs\.) (?=\d)", NBSP),
            (r"(?<=\b[zu]\.) (?=[BaÄ]\.)", NBSP),
            (r"(?<=\bd\.) (?=h\.)", NBSP),
            (r"(?<=\be\.) (?=V\.)", NBSP),
            (r"(?<=\bi\.) (?=d\.)", NBSP),
        )
    ),
}
_LIST_MARK = re.compile(r"[ \t]*(?:\d{1,9}[.)]|[-*+])[ \t]+")


def bind(text: str, language: str) -> str:
    """The text with no-break spaces; list marks at the beginning of a line stay as they are."""
    return "\n".join(_line(line, language) for line in text.split("\n"))


def _line(line: str, language: str) -> str:
    mark = _LIST_MARK.match(line)
    start = mark.end() if mark else 0
    bound = line[start:]
    for pattern, replacement in (*_COMMON, *_OWN.get(language, ())):
        bound = pattern.sub(replacement, bound)
    return line[:start] + bound
