"""A contributor's photo → the files that readers get: turned upright, in several widths, without a word of metadata."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Literal

from PIL import Image, ImageCms, ImageOps, features

WIDTHS: tuple[int, ...] = (480, 960, 1600)
QUALITY: Mapping[str, int] = {"avif": 55, "webp": 78}
FORMATS: tuple[str, ...] = ("avif", "webp") if features.check("avif") else ("webp",)


@dataclass(frozen=True)
class Size:
    """One file made from a photo."""

    name: str
    format: Literal["avif", "webp"] | str
    width: int
    height: int
    content: bytes


class PhotoError(ValueError):
    """The bytes are no photo that can be written anew."""


@lru_cache(maxsize=64)
def sizes(name: str, raw: bytes) -> tuple[Size, ...]:
    """All files made from the photo `name`, the smallest first: `haus-480.avif`, `haus-480.webp` … Never wider than the
    photo. Only pixels are carried over: no place, no names, no camera, no colour profile. Raises PhotoError.
    """
    try:
        with Image.open(BytesIO(raw), formats=("JPEG", "PNG", "WEBP")) as photo:
            upright = _pixels(ImageOps.exif_transpose(photo))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise PhotoError(f"{name}: {type(error).__name__}") from None
    stem = name.rsplit(".", 1)[0]
    widths = sorted({min(width, upright.width) for width in WIDTHS})
    scaled = [_scaled(upright, width) for width in widths]
    return tuple(_size(stem, each, kind) for each in scaled for kind in FORMATS)


def files(name: str, raw: bytes) -> dict[str, bytes]:
    """The same as name → content, for the stage."""
    return {size.name: size.content for size in sizes(name, raw)}


def _pixels(photo: Image.Image) -> Image.Image:
    """A new picture that holds the pixels alone, in the colours of the web; what is transparent becomes white."""
    profile = photo.info.get("icc_profile")
    if profile and photo.mode in ("RGB", "RGBA", "L"):
        photo = _in_web_colours(photo, profile)
    if photo.mode in ("RGBA", "LA", "PA") or "transparency" in photo.info:
        layered = photo.convert("RGBA")
        ground = Image.new("RGBA", layered.size, "white")
        photo = Image.alpha_composite(ground, layered)
    plain = photo.convert("RGB")
    copy = Image.new("RGB", plain.size)
    copy.paste(plain)
    return copy


def _in_web_colours(photo: Image.Image, profile: bytes) -> Image.Image:
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        changed = ImageCms.profileToProfile(photo, own, ImageCms.createProfile("sRGB"), outputMode=photo.mode)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return photo
    return changed or photo


def _scaled(photo: Image.Image, width: int) -> Image.Image:
    if width == photo.width:
        return photo
    return photo.resize((width, max(1, round(photo.height * width / photo.width))), Image.Resampling.LANCZOS, reducing_gap=2.0)


def _size(stem: str, photo: Image.Image, kind: str) -> Size:
    out = BytesIO()
    options = {"method": 4} if kind == "webp" else {"speed": 8}
    photo.save(out, kind.upper(), quality=QUALITY[kind], **options)
    return Size(f"{stem}-{photo.width}.{kind}", kind, photo.width, photo.height, out.getvalue())
