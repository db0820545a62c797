"""Pictures of every kind, made when they are needed: sound ones, broken ones, and files that only pretend."""

import struct
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO

from PIL import Image, ImageDraw


def picture(width: int = 320, height: int = 200) -> Image.Image:
    image = Image.new("RGB", (width, height), (200, 60, 50))
    ImageDraw.Draw(image).rectangle((width // 4, height // 4, width // 2, height - 20), fill=(240, 230, 200))
    return image


def saved(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)  # type: ignore[arg-type]
    return out.getvalue()


def with_gps() -> bytes:
    exif = Image.Exif()
    exif[0x013B] = "Jana Nováková"
    exif.get_ifd(0x8825).update({1: "N", 2: (50.0, 39.0, 36.0), 3: "E", 4: (14.0, 2.0, 0.0)})
    return saved(picture(), exif=exif)


def from_phone() -> bytes:
    """Turned, with camera and date, as every phone writes it: nothing that tells on anyone."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x0110], exif[0x0132] = 6, "Maker", "Phone 12", "2024:05:01 12:00:00"
    return saved(picture(), exif=exif)


def bomb(side: int = 60_000) -> bytes:
    """A PNG of 3.6 billion pixels in some hundred kilobytes."""
    packer = zlib.compressobj(9)
    row = b"\0" * (side // 8 + 1)
    data = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in ((b"IHDR", header), (b"IDAT", data), (b"IEND", b"")))


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def heavy() -> bytes:
    """A sound PNG with ten megabytes of a text chunk."""
    png = saved(picture(), "PNG")
    return png[:-12] + _chunk(b"teXt", b"x\0" + b"y" * 10_000_000) + png[-12:]


def svg(body: str) -> bytes:
    return f'<!DOCTYPE svg [{body}]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>'.encode()


def moving() -> bytes:
    return saved(picture(), "WEBP", save_all=True, append_images=[Image.new("RGB", (320, 200))], duration=100)


LAUGHS = '<!ENTITY e0 "lol">' + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10)) + '<!ENTITY x "&e9;">'

KINDS: Mapping[str, Callable[[], bytes]] = {
    "sound": lambda: saved(picture()),
    "phone": from_phone,
    "gps": with_gps,
    "bomb": bomb,
    "empty": lambda: b"",
    "html": lambda: b"<html><script>window.__pwned=1</script></html>",
    "gif-js": lambda: b"GIF89a/*\x01\x00\x80\x00\x00*/=1;window.__pwned=1;//",
    "svg-xxe": lambda: svg('<!ENTITY x SYSTEM "file:///etc/passwd">'),
    "svg-bomb": lambda: svg(LAUGHS),
    "large": lambda: saved(Image.new("RGB", (9000, 6000)), quality=5),
    "heic": lambda: b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic",
    "png": lambda: saved(picture(), "PNG"),
    "cut": lambda: saved(picture())[:2000],
    "cut-png": lambda: saved(picture(), "PNG")[:300],
    "trailing": lambda: saved(picture()) + b"PK\x03\x04" + b"zip" * 50,
    "double": lambda: saved(picture()) + b"\0" * 7 + saved(picture(64, 40)),
    "moving": moving,
    "pixel": lambda: saved(Image.new("RGB", (1, 1)), "PNG"),
    "heavy": heavy,
    "exe": lambda: b"MZ" + b"\0" * 200,
    "docx": lambda: b"PK\x03\x04\x14\x00\x06\x00" + b"\0\xff" * 100,
}
