"""Photos that readers get: upright, in several widths, and silent about where and by whom they were taken."""

import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from kompendium import check, frontmatter, loader, photos, sanitise
from kompendium.loader import Folder
from kompendium.pages import gallery
from kompendium.pages.view import Site, View

ROOT = Path(__file__).resolve().parent.parent
BASE = ROOT / "tests" / "cases" / "base"
sys.path.insert(0, str(Path(__file__).parent / "badinputs"))
import pictures  # type: ignore[import-not-found]  # noqa: E402


def test_sizes_and_names() -> None:
    made = photos.sizes("haus.jpg", pictures.saved(pictures.picture(1200, 800)))
    assert [(size.name, size.width, size.height) for size in made if size.format == "webp"] == [("haus-480.webp", 480, 320), ("haus-960.webp", 960, 640), ("haus-1200.webp", 1200, 800)]
    for size in made:
        with Image.open(BytesIO(size.content)) as image:
            assert image.size == (size.width, size.height)
            assert image.format == size.format.upper()


def test_turned_photo_stands_upright() -> None:
    """The phone held upright writes a lying picture and says: turn it."""
    (size, *_) = [each for each in photos.sizes("haus.jpg", pictures.from_phone()) if each.format == "webp"]
    assert (size.width, size.height) == (200, 320)


@pytest.mark.parametrize("kind", ["gps", "phone", "double", "png"])
def test_nothing_private_leaves(kind: str) -> None:
    for content in photos.files("haus.jpg", pictures.KINDS[kind]()).values():
        with Image.open(BytesIO(content)) as image:
            assert not image.getexif()
            assert set(image.info) <= {"background", "timestamp", "duration", "loop", "default_image"}
        assert not any(word in content for word in (b"Nov\xc3\xa1kov", b"Phone", b"Exif", b"XMP", b"ICCP"))


def test_transparent_ground_becomes_white() -> None:
    raw = pictures.saved(Image.new("RGBA", (40, 40), (0, 0, 0, 0)), "PNG")
    (size, *_) = [each for each in photos.sizes("a.png", raw) if each.format == "webp"]
    with Image.open(BytesIO(size.content)) as image:
        assert min(image.convert("RGB").getpixel((20, 20))) > 250  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["html", "empty", "cut", "gif-js", "svg-xxe", "heic"])
def test_no_photo(kind: str) -> None:
    with pytest.raises(photos.PhotoError):
        photos.sizes("haus.jpg", pictures.KINDS[kind]())


def test_the_same_photo_gives_the_same_bytes() -> None:
    raw = pictures.saved(pictures.picture())
    photos.sizes.cache_clear()
    first = photos.files("haus.jpg", raw)
    photos.sizes.cache_clear()
    assert photos.files("haus.jpg", raw) == first


@pytest.mark.parametrize(("language", "base"), [("de", "../../praxis/x/"), ("cs", "../../../praxis/x/")])
def test_gallery_passes_the_second_gate(language: str, base: str) -> None:
    data = check.load(ROOT)
    texts = {each: (BASE / f"index.{each}.md").read_text("utf-8").replace("muster-verein", "nadeje") for each in ("de", "cs")}
    entry = '  - {file: haus.jpg, alt: {de: "Ein \\"rotes\\" Haus & mehr", cs: "Červený dům"}, credit: "Verein <b>", licence: CC-BY-4.0}\n'
    texts["de"] = texts["de"].replace("gaps:\n", f"images:\n{entry}gaps:\n")
    documents = {each: frontmatter.read(f"practices/x/index.{each}.md", each, text.encode())[0] for each, text in texts.items()}
    practice = loader.to_practice(Folder("x", "practices/x", {each: found for each, found in documents.items() if found}, ()), data.sections)
    made = {"haus.jpg": photos.sizes("haus.jpg", pictures.saved(pictures.picture(1200, 800)))}
    html = gallery.gallery(practice, View(Site({"x": practice}, data), language, "praxis/x"), made)
    assert sanitise.check(html, "x", frozenset()) == []
    assert f'src="{base}haus-1200.webp"' in html
    assert f"{base}haus-480.avif 480w" in html
    assert 'width="1200" height="800" loading="lazy"' in html
    assert "Verein &lt;b&gt;" in html
