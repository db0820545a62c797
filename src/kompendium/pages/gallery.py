"""The photos of a practice: the smallest file that suffices, never late text, always with words and the photographer."""

from collections.abc import Mapping, Sequence

from kompendium.languages import LANGUAGES
from kompendium.model import Image, Practice
from kompendium.pages import markup
from kompendium.pages.view import View
from kompendium.photos import Size

# the text column is 40rem wide at most
SIZES = "(min-width: 44rem) 40rem, 100vw"
TYPES: Mapping[str, str] = {"avif": "image/avif", "webp": "image/webp"}


def gallery(practice: Practice, view: View, made: Mapping[str, Sequence[Size]]) -> str:
    """All photos of the practice for which files were made; `made` is file name → what photos.sizes() gave."""
    found = [_figure(image, view, made[image.file], practice.slug) for image in practice.images if image.file in made]
    return markup.tag("div", "\n".join(found), class_="photos") if found else ""


def _figure(image: Image, view: View, sizes: Sequence[Size], slug: str) -> str:
    base = view.across(f"praxis/{slug}", LANGUAGES[0])
    by_format = {kind: [size for size in sizes if size.format == kind] for kind in TYPES}
    sources = "".join(
        f'<source type="{TYPES[kind]}" srcset="{_srcset(several, base)}" sizes="{SIZES}">'
        for kind, several in by_format.items()
        if several and kind != "webp"
    )
    largest = by_format["webp"][-1]
    shown = markup.tag(
        "img", "", src=base + largest.name, srcset=_srcset(by_format["webp"], base), sizes=SIZES, alt=view.pick(image.alt),
        width=str(largest.width), height=str(largest.height), loading="lazy", decoding="async",
    ).removesuffix("</img>")  # fmt: skip
    # the word is the same in both languages
    credit = f"Foto: {image.credit}, {view.label('licences', image.licence)}"
    caption = markup.tag("figcaption", markup.text(credit, view.language))
    return markup.tag("figure", markup.tag("picture", sources + shown) + caption, class_="photo")


def _srcset(sizes: Sequence[Size], base: str) -> str:
    return ", ".join(f"{base}{size.name} {size.width}w" for size in sizes)
