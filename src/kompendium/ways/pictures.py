"""A photo from a contributor's file, drawn anew: smaller, upright, without anything that stood beside the pixels."""

from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from kompendium import media

LONGEST = 2000
QUALITY = 85


def redrawn(raw: bytes) -> bytes | None:
    """The photo as JPEG without metadata; None for what is no photo, too large to open or broken."""
    try:
        with Image.open(BytesIO(raw), formats=tuple(media.FORMATS)) as image:
            if image.width * image.height > media.MAX_PIXELS or min(image.size) < media.MIN_SIDE:
                return None
            image.draft("RGB", (LONGEST, LONGEST))
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((LONGEST, LONGEST))
            return _jpeg(upright)
    # a hostile file may raise anything in a decoder; whatever it is, there is no photo
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError, MemoryError):  # fmt: skip
        return None


def _jpeg(image: Image.Image) -> bytes:
    """Only the pixels go into the new file; what is transparent becomes white."""
    seen = Image.new("RGB", image.size, "white")
    clear = image.convert("RGBA")
    seen.paste(clear, mask=clear.getchannel("A"))
    out = BytesIO()
    seen.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
