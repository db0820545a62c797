"""A card as a picture of 1200 × 630 pixels in sixteen colours. What all cards of a language have in common is drawn once."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw

from kompendium.cards import png
from kompendium.cards.lettering import Face, length, lines, write

WIDTH, HEIGHT = 1200, 630
LEFT, RIGHT = 80, 1120
SERIF, STRONG, LIGHT = "SourceSerif4_600SemiBold.ttf", "SourceSans3_600SemiBold.ttf", "SourceSans3_400Regular.ttf"
# The first ten colours lead from the ground over that of what stands back to white, so that a pixel half covered by white has the fifth.
RIVER, FOAM, WHITE = (0, "#12363b"), (7, "#b9cccb"), (9, "#ffffff")
# Sizes of a title; its room; its lines and the height of a capital in parts of its size.
TITLES, ROOM, LINE, CAPITAL = (76, 68, 60, 54, 48, 42, 38), 230, 1.17, 0.67
SMALL, NAME, MARK = 29, 26, 18
# Where the river begins, and how much larger it is drawn to be made smooth.
RIVER_TOP, SMOOTH = 462, 4
# While it is made smooth, shades are so many times finer.
_FINE = 28


@dataclass(frozen=True)
class Card:
    """What a card shows. countries: the name of each with the colour of its mark, three colours at most."""

    title: str
    theme: str
    place: str
    site: str
    countries: tuple[tuple[str, str], ...]


def draw(card: Card, fonts: Path) -> bytes:
    """The picture as a PNG file; `fonts` is the folder of the edition's fonts. Raises OSError."""
    ground, foot = _ground(card.site, fonts)
    picture = ground.copy()
    write(picture, LEFT, 89, card.theme, Face(fonts, STRONG, SMALL), FOAM[0])
    below = _title(card.title, picture, fonts)
    _where(card, below, picture, fonts)
    return png.file(picture, _palette(_colours(card)), foot)


def _title(title: str, picture: Image.Image, fonts: Path) -> float:
    """Write the title as large as it fits. Where the next line stands."""
    for face in (Face(fonts, SERIF, size) for size in TITLES):
        found = lines(title, face, RIGHT - LEFT)
        height = (CAPITAL + (len(found) - 1) * LINE) * face.size
        if height <= ROOM and all(length(line, face) <= RIGHT - LEFT for line in found):
            break
    for place, line in enumerate(found):
        write(picture, LEFT, 144 + (CAPITAL + place * LINE) * face.size, line, face, WHITE[0])
    return 144 + height + 78


def _where(card: Card, y: float, picture: Image.Image, fonts: Path) -> None:
    """Countries and place on one line; a place that has no room beside them stands below."""
    strong, light = Face(fonts, STRONG, SMALL), Face(fonts, LIGHT, SMALL)
    x = float(LEFT)
    for country, colour in card.countries:
        picture.paste(_mark(_shade(card, colour)), (round(x), round(y) - MARK))
        write(picture, x + MARK + 10, y, country, strong, WHITE[0])
        x += MARK + 10 + length(country, strong) + 25
    if len(lines(card.place, light, RIGHT - x)) > 1:
        x, y = LEFT, y + SMALL + 5
    for place, line in enumerate(lines(card.place, light, RIGHT - x)):
        write(picture, x, y + place * (SMALL + 5), line, light, FOAM[0])


@lru_cache(maxsize=8)
def _mark(shade: int) -> Image.Image:
    """A disc: its colour inside, the shade before it along the edge."""
    disc = Image.new("L", (MARK * 8, MARK * 8))
    ImageDraw.Draw(disc).ellipse((0, 0, MARK * 8 - 1, MARK * 8 - 1), 255)
    return disc.resize((MARK, MARK), Image.Resampling.BOX).point([0] * 64 + [shade - 1] * 128 + [shade] * 64)


@lru_cache(maxsize=8)
def _ground(site: str, fonts: Path) -> tuple[Image.Image, png.Foot]:
    """The river as a bundle of lines along the lower edge, as on the cover of the edition, and the name of the site."""
    ground, face = Image.new("P", (WIDTH, HEIGHT)), Face(fonts, SERIF, NAME)
    ground.paste(_river(), (0, RIVER_TOP))
    write(ground, RIGHT - length(site, face), 592, site, face, WHITE[0])
    return ground, png.foot(ground.crop((0, RIVER_TOP, WIDTH, HEIGHT)))


@lru_cache(maxsize=1)
def _river() -> Image.Image:
    drawn = Image.new("L", (WIDTH * SMOOTH, (HEIGHT - RIVER_TOP) * SMOOTH))
    pen = ImageDraw.Draw(drawn)
    for shift in (4, -4, 3, -3, 2, -2, 1, -1, 0):
        shade = FOAM[0] * (1 - abs(shift) * 0.15) if shift else WHITE[0]
        pen.line(list(_line(shift)), round(shade * _FINE), 6 if shift else 13, "curve")
    return drawn.reduce(SMOOTH).point([round(value / _FINE) for value in range(256)])


def _line(shift: int) -> Iterator[tuple[float, float]]:
    for step in range(121):
        t = step / 120
        bend = 16 * math.sin(t * 6.6 + 0.5) + 6 * math.sin(t * 15 + 1.2)
        spread = 4 + 14 * math.sin(t * 3.4 + 0.5) ** 2
        yield (1220 * t - 10) * SMOOTH, (530 + bend + shift * spread - RIVER_TOP) * SMOOTH


def _shade(card: Card, colour: str) -> int:
    """The number of the colour of a mark. The one before it is halfway to the ground."""
    return WHITE[0] + 2 * (1 + _colours(card).index(colour))


def _colours(card: Card) -> tuple[str, ...]:
    return tuple(dict.fromkeys(colour for _, colour in card.countries))


@lru_cache(maxsize=16)
def _palette(colours: tuple[str, ...]) -> bytes:
    """Red, green and blue of every colour."""
    (_, river), (foam, middle), (white, light) = RIVER, FOAM, WHITE
    ramp = [_mixed(river, middle, shade / foam) for shade in range(foam)] + [_mixed(middle, light, shade / (white - foam)) for shade in range(white - foam + 1)]
    return b"".join([*ramp, *(_mixed(river, colour, share) for colour in colours for share in (0.5, 1))])


def _mixed(one: str, other: str, share: float) -> bytes:
    pairs = zip(ImageColor.getrgb(one), ImageColor.getrgb(other), strict=True)
    return bytes(round(start + (end - start) * share) for start, end in pairs)
