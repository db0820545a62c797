"""A map as inline SVG, drawn from our own data: no tiles, nothing from elsewhere. Colours and type are the style sheet's."""

import math
from collections.abc import Iterable, Mapping
from html import escape

from kompendium.pages import markup
from kompendium.places import Line, Map, Point, Town

WIDTH = 720
# Side of a label → how far it goes right of the point and below it (in radii, then in pixels), and where its text is anchored.
_ROOM = {"right": (1, 0, 5, "start"), "left": (-1, 0, 5, "end"), "above": (0, -1, -5, "middle"), "below": (0, 1, 16, "middle")}


class Drawing:
    """One cut-out on a plane: a degree east is as much shorter than one north as it is in the middle of the map."""

    def __init__(self, cut: Map) -> None:
        self.cut = cut
        (self.south, self.west), (self.north, self.east) = cut.south_west, cut.north_east
        self.unit = WIDTH / (self.east - self.west)
        self.stretch = self.unit / math.cos(math.radians((self.south + self.north) / 2))
        self.height = round((self.north - self.south) * self.stretch)

    def place(self, point: Point) -> tuple[float, float]:
        """Where a point lies, from the upper left corner."""
        north, east = point
        return (east - self.west) * self.unit, (self.north - north) * self.stretch

    def line(self, line: Line) -> str:
        """A river or border; what lies outside is cut off by the frame."""
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(self.place, line.points))
        return f'<polyline class="{escape(line.kind)}" points="{points}"/>'

    def words(self, text: str, point: Point, kind: str) -> str:
        """A name at a point."""
        x, y = self.place(point)
        return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{escape(text, quote=False)}</text>'

    def town(self, town: Town, amount: int, label: str, country: str) -> str:
        """A town as a point as large as its number of practices, linked to its entry in the list."""
        x, y = self.place(town.at)
        radius = 5 + 2.2 * math.sqrt(amount)
        side, drop, room, anchor = _ROOM[town.label]
        left, top = x + side * (radius + room), y + drop * radius + (5 if side else room)
        text = f'<text x="{left:.1f}" y="{top:.1f}" text-anchor="{anchor}">{escape(town.short or town.name, quote=False)}</text>'
        point = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'
        return markup.tag("a", point + text, href=f"#{anchor_of(town.name)}", aria_label=label, class_=f"town {country.lower()}")


def anchor_of(name: str) -> str:
    """The anchor of a town's entry in the list."""
    return "place-" + "".join(each if each.isascii() and each.isalnum() else "-" for each in name.lower())


def svg(cut: Map, lines: Iterable[Line], towns: Iterable[str], names: Mapping[Point, tuple[str, str]], title: str) -> str:
    """The whole picture: lines below, names of areas and rivers, towns (ready markup) on top."""
    drawing = Drawing(cut)
    parts = [drawing.line(each) for each in lines]
    parts += [drawing.words(text, point, kind) for point, (text, kind) in names.items() if cut.shows(point)]
    inside = "\n".join((*parts, *towns))
    return f'<svg class="map" viewBox="0 0 {WIDTH} {drawing.height}" role="group" aria-label="{escape(title)}">\n{inside}\n</svg>'
