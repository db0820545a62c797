"""Characters that come along when text is copied from Word, PDF or the web, and that nobody typed: made ordinary or left out."""

import re
import unicodedata

from kompendium.nodes import Plain
from kompendium.ways.answers import Value

_NOTHING = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
# points of lists in the fonts of Word
_POINT = re.compile("^[ \t]*[\uf0b7\uf0a7\uf0d8•▪◦][ \t]*", re.MULTILINE)


def clean(text: str) -> str:
    """The same words in ordinary characters, letters and accents in one piece."""
    lines = _LINE.sub("\n", text)
    plain = _SPACE.sub(" ", _NOTHING.sub("", lines))
    joined = _LIGATURE.sub(lambda match: unicodedata.normalize("NFKC", match.group()), plain)
    return _POINT.sub("- ", unicodedata.normalize("NFC", joined))


def cleaned(value: Value) -> Plain:
    """The same for everything inside a value."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [cleaned(each) for each in value]
    return {clean(key): cleaned(each) for key, each in value.items()}
