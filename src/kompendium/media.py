"""A contributor's photo, judged by its content and never by its name. Limits hold before a pixel is decoded."""

import re
import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from PIL import ExifTags, Image, UnidentifiedImageError

MAX_BYTES = 10_000_000
MAX_PIXELS = 40_000_000
FORMATS: dict[str, tuple[str, ...]] = {"JPEG": ("jpg", "jpeg"), "PNG": ("png",), "WEBP": ("webp",)}
Fault = Literal["", "empty", "bytes", "format", "pixels", "small", "broken", "trailing", "moving"]
MIN_SIDE = 16

_MAGIC = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG"}
_KNOWN = {b"GIF8": "GIF", b"<svg": "SVG", b"<?xml": "SVG/XML", b"<!DOC": "HTML/XML", b"<html": "HTML", b"%PDF": "PDF", b"BM": "BMP", b"II*\x00": "TIFF", b"MM\x00*": "TIFF", b"PK\x03\x04": "ZIP/DOCX", b"MZ": "EXE"}  # fmt: skip
_JPEG_MARK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
# EXIF tags that name a person or a device's owner
_PERSON = {"Artist": 0x013B, "XPAuthor": 0x9C9D, "CameraOwnerName": 0xA430, "BodySerialNumber": 0xA431}
_XMP_PERSON = re.compile(rb"dc:creator|photoshop:AuthorsPosition|exif:GPS|Iptc4xmpExt:PersonInImage|mwg-rs:Name", re.IGNORECASE)


@dataclass(frozen=True)
class Photo:
    """What a file is. `fault` is empty for a sound photo; `private` names what it tells about people or places."""

    format: str
    width: int = 0
    height: int = 0
    fault: Fault = ""
    private: tuple[str, ...] = ()


def inspect(raw: bytes, decode: bool = True) -> Photo:
    """Judge the bytes of one file; with `decode` the pixels are decoded too, so that a cut-off photo is found."""
    if not raw:
        return Photo("", fault="empty")
    found = _format(raw)
    if found not in FORMATS:
        return Photo(found, fault="format")
    if len(raw) > MAX_BYTES:
        return Photo(found, fault="bytes")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _open(raw, found, decode)
    except Image.DecompressionBombError:
        return Photo(found, fault="pixels")
    # a hostile file may raise anything in a decoder; whatever it is, the photo is broken
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError, EOFError, MemoryError):  # fmt: skip
        return Photo(found, fault="broken")


def _format(raw: bytes) -> str:
    if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
        return "WEBP"
    for magic, name in (_MAGIC | _KNOWN).items():
        if raw.lstrip()[: len(magic)] == magic or raw.startswith(magic):
            return name
    return raw[8:12].decode("ascii", "replace").strip() if raw[4:8] == b"ftyp" else "?"


def _open(raw: bytes, name: str, decode: bool) -> Photo:
    with Image.open(BytesIO(raw), formats=(name,)) as image:
        width, height = image.size
        # two pictures in one JPEG are what phones write for depth or brightness; they do not move
        frames = getattr(image, "n_frames", 1) if name != "JPEG" else 1
        fault = _limits(width, height, frames) or _tail(raw, name)
        private = _private(image, raw)
        if not fault and decode:
            image.draft("RGB", (max(1, width // 8), max(1, height // 8)))
            image.load()
    return Photo(name, width, height, fault, private)


def _limits(width: int, height: int, frames: int) -> Fault:
    if width * height > MAX_PIXELS:
        return "pixels"
    if frames > 1:
        return "moving"
    return "small" if min(width, height) < MIN_SIDE else ""


def _tail(raw: bytes, name: str) -> Fault:
    """What follows the image's own end: nothing may, for a second file could hide there."""
    end = {"JPEG": _jpegs_end, "PNG": _png_end, "WEBP": _webp_end}[name](raw)
    if end <= 0 or end > len(raw):
        return "broken"
    return "trailing" if raw[end:].strip(b"\x00") else ""


def _jpegs_end(raw: bytes) -> int:
    """The offset after the last of the pictures that stand one after the other."""
    end = _jpeg_end(raw, 0)
    for _ in range(4):
        start = raw.find(b"\xff\xd8\xff", end) if end else -1
        if start < 0 or raw[end:start].strip(b"\x00"):
            break
        end = _jpeg_end(raw, start)
    return end


def _jpeg_end(raw: bytes, start: int) -> int:
    """The offset after the end mark, 0 without one; segments are stepped over, so a thumbnail's own end does not count."""
    place = start + 2
    while place + 4 <= len(raw):
        mark = _JPEG_MARK.search(raw, place)
        if not mark:
            return 0
        if mark.group() == b"\xff\xd9":
            return mark.end()
        place = mark.end() + int.from_bytes(raw[mark.end() : mark.end() + 2], "big")
    return 0


def _png_end(raw: bytes) -> int:
    place = 8
    while place + 12 <= len(raw):
        size, kind = int.from_bytes(raw[place : place + 4], "big"), raw[place + 4 : place + 8]
        place += size + 12
        if kind == b"IEND":
            return place
    return 0


def _webp_end(raw: bytes) -> int:
    size = int.from_bytes(raw[4:8], "little") + 8
    return size + size % 2 if size % 2 and len(raw) > size else size


def _private(image: Image.Image, raw: bytes) -> tuple[str, ...]:
    """What the metadata would give away: the place, a person's name. The camera and the date do no harm."""
    exif = image.getexif()
    found = ["GPS"] if exif.get_ifd(ExifTags.IFD.GPSInfo) else []
    inner = exif.get_ifd(ExifTags.IFD.Exif)
    found += [name for name, tag in _PERSON.items() if exif.get(tag) or inner.get(tag)]
    found += [str(key) for key in image.info if str(key).lower() in ("author", "artist")]
    if _XMP_PERSON.search(raw[: 1 << 18]) and b"x:xmpmeta" in raw:
        found.append("XMP")
    return tuple(dict.fromkeys(found))
