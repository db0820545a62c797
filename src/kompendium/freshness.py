"""Whether a translation still says what the original says: digests of the original's words.

`translated_from` holds `<digest of all>` as it was when the translation was made or last checked, made of one part per
text: title, summary, plain and every section. So a later change can name the parts that it touched.
"""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

LENGTH = 6
PENDING = "pending"
_PART = rf"[a-z_]+:[0-9a-f]{{{LENGTH}}}"
_FORM = re.compile(f"{_PART}(?: {_PART})*")


@lru_cache(maxsize=64)  # rule and loader ask for the same texts, one after the other
def digest(text: str) -> str:
    """A short digest that ignores how the text is wrapped and composed (NFC, white space folded)."""
    folded = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(folded.encode()).hexdigest()[:LENGTH]


def stamp(parts: Mapping[str, str]) -> str:
    """The value of `translated_from` for these texts of the original, in their order: `title:1a2b3c summary:…`."""
    return " ".join(f"{name}:{digest(text)}" for name, text in parts.items())


def well_formed(value: str) -> bool:
    """Whether the value was written by stamp()."""
    return bool(_FORM.fullmatch(value))


def changed(value: str, parts: Mapping[str, str]) -> tuple[str, ...]:
    """The parts that are new, gone or different since `value` was stamped; all of them if it cannot be read."""
    if not well_formed(value):
        return tuple(parts)
    then = dict(item.split(":") for item in value.split(" "))
    now = {name: digest(text) for name, text in parts.items()}
    return tuple(name for name in {**now, **then} if now.get(name) != then.get(name))
