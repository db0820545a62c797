"""Pictures of sixteen colours as PNG files (ISO/IEC 15948), of which the lower part is often the same."""

import struct
import zlib
from dataclasses import dataclass

from PIL import Image

LEVEL = 5


@dataclass(frozen=True)
class Foot:
    """The lowest rows of a picture as a file holds them, and packed as its end: packing them takes as long as all the rest."""

    rows: bytes
    packed: bytes


def foot(picture: Image.Image) -> Foot:
    """The foot of larger pictures of this width."""
    packer, rows = zlib.compressobj(LEVEL, wbits=-zlib.MAX_WBITS), _rows(picture)
    return Foot(rows, packer.compress(rows) + packer.flush())


def file(picture: Image.Image, palette: bytes, below: Foot) -> bytes:
    """A picture of an even width in mode P, whose values are below 16. Pillow's own writer takes twice as long for a larger file."""
    head = struct.pack(">IIBBBBB", *picture.size, 4, 3, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", _packed(_rows(picture), below)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _rows(picture: Image.Image) -> bytes:
    """Half a byte a pixel. Two pixels more before each row are the byte that names its filter: none."""
    return picture.crop((-2, 0, *picture.size)).tobytes("raw", "P;4")


def _packed(rows: bytes, below: Foot) -> bytes:
    """A zlib stream (RFC 1950); if the rows end with the foot, it ends with the packed foot."""
    if not rows.endswith(below.rows):
        return zlib.compress(rows, LEVEL)
    packer = zlib.compressobj(LEVEL)
    start = packer.compress(rows[: -len(below.rows)]) + packer.flush(zlib.Z_FULL_FLUSH)
    return start + below.packed + struct.pack(">I", zlib.adler32(rows))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
