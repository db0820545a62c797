"""Letters for pictures: text measured, broken into lines and written, each letter drawn once for all cards of a build."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from kompendium.cards.outlines import truetype

# What is drawn as one: letters that may be joined, and marks with the letter that they stand on.
_LETTER = re.compile(r"(?:f[fijl]+|.)[\u0300-\u036f]*")
# A line may end after a space, and after a hyphen or stroke inside a word; not at a no-break space.
_PART = re.compile(r"([^ \t\r\n]+?(?:(?<=\w\w)[-/](?=[^\W\d])|(?=[ \t\r\n])|$))([ \t\r\n]*)")
# Letters smaller than this stand between pixels: rounded to whole ones, their distances would be seen to differ.
_LARGE, _FINE = 40, 4


class Face(NamedTuple):
    """A font, a file of a folder, in a size in pixels."""

    folder: Path
    name: str
    size: int


class Part(NamedTuple):
    """What stands between two places where a line may end: text, its width, and that of the space after it, in pixels."""

    text: str
    width: float
    space: float


def length(text: str, face: Face) -> float:
    """How wide a text on one line is, in pixels. Raises OSError."""
    return sum(step for _, step in _steps(text, face))


def lines(text: str, face: Face, room: float) -> list[str]:
    """As few lines as have room, and none longer than it must be for that. A word that has none stands alone."""
    parts = [Part(each, length(each, face), length(" ", face) if space else 0.0) for each, space in _PART.findall(text)]
    found = _filled(parts, room)
    while len(found) > 1 and len(narrower := _filled(parts, max(map(_width, found)) - 1)) == len(found) and narrower != found:
        found = narrower
    return ["".join(f"{each.text} " if each.space else each.text for each in line).rstrip(" ") for line in found]


def write(picture: Image.Image, x: float, y: float, text: str, face: Face, ink: int) -> None:
    """Write a line into a picture of one band, from where its base line begins."""
    fine = _fine(face)
    for each, step in _steps(text, face):
        place, part = divmod(round(x * fine), fine)
        if not each.isspace():
            letter, left, top = _drawn(each, face, part)
            picture.paste(ink, (place + left, round(y) + top), letter)
        x += step


def _filled(parts: Sequence[Part], room: float) -> list[list[Part]]:
    """Lines as full as they get."""
    found: list[list[Part]] = []
    for each in parts:
        if not found or _width([*found[-1], each]) > room:
            found.append([])
        found[-1].append(each)
    return found


def _width(line: Sequence[Part]) -> float:
    return sum(each.width + each.space for each in line) - line[-1].space


def _steps(text: str, face: Face) -> Iterator[tuple[str, float]]:
    """The letters, each with the way to the next one."""
    return ((each, _step(each, after, face)) for each, after in pairwise([*_LETTER.findall(text), ""]))


@lru_cache(maxsize=8192)
def _step(letter: str, after: str, face: Face) -> float:
    """How far from a letter to the next one, which may be drawn nearer to it than to others."""
    return (_font(face).getlength(letter + after) - _font(face).getlength(after)) / _fine(face)


@lru_cache(maxsize=2048)
def _drawn(letter: str, face: Face, part: int) -> tuple[Image.Image, int, int]:
    """How much of each pixel a letter covers that stands so many parts of a pixel to the right, and where that is."""
    fine = _fine(face)
    left, top, right, bottom = (round(each) for each in _font(face).getbbox(letter, anchor="ls"))
    x, y = (left + part) // fine, top // fine
    drawn = Image.new("L", (fine * (1 + (right + part) // fine - x), fine * (1 + bottom // fine - y)))
    ImageDraw.Draw(drawn).text((part - x * fine, -y * fine), letter, 255, _font(face), anchor="ls")
    return drawn.reduce(fine), x, y


def _fine(face: Face) -> int:
    return 1 if face.size >= _LARGE else _FINE


@lru_cache(maxsize=32)
def _font(face: Face) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(truetype(face.folder / face.name), face.size * _fine(face))
