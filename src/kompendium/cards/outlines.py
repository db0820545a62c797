"""Fonts that FreeType draws fast."""

import io
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from struct import unpack_from

_SIMPLE, _COMPOUND = 0x40, 0x04


def truetype(path: Path) -> io.BytesIO:
    """A TrueType font without the marks that say of an outline that it overlaps itself. Raises OSError.

    A face cut from a variable font has them on every letter, and FreeType draws what is marked with sixteen times the pixels.
    """
    return io.BytesIO(_unmarked(path))


@lru_cache(maxsize=8)
def _unmarked(path: Path) -> bytes:
    raw = bytearray(path.read_bytes())
    for start in _outlines(raw):
        contours = unpack_from(">h", raw, start)[0]
        if contours < 0:
            raw[start + 10] &= ~_COMPOUND
        elif contours:
            ends = start + 10 + 2 * contours
            raw[ends + 2 + unpack_from(">H", raw, ends)[0]] &= ~_SIMPLE
    return bytes(raw)


def _outlines(raw: bytearray) -> Iterator[int]:
    """Where each outline begins (OpenType 1.9: tables head, loca and glyf)."""
    records = range(12, 12 + 16 * unpack_from(">H", raw, 4)[0], 16)
    tables = {bytes(raw[each : each + 4]): unpack_from(">II", raw, each + 8) for each in records}
    long = unpack_from(">h", raw, tables[b"head"][0] + 50)[0]
    start, size = tables[b"loca"]
    unit, kind = (1, f">{size // 4}I") if long else (2, f">{size // 2}H")
    places = pairwise(unpack_from(kind, raw, start))
    return (tables[b"glyf"][0] + unit * place for place, after in places if place < after)
