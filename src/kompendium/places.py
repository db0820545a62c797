"""The map of the region (data/places.yml): towns as points, river and borders as lines, the cut-outs to draw."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kompendium.languages import Words

Point = tuple[float, float]
"""Degrees north, degrees east."""


@dataclass(frozen=True)
class Town:
    """A place that is a point. `label`: the side on which its name stands; `detail`: on detailed maps only; `short`: its name there."""

    name: str
    at: Point
    label: str
    detail: bool = False
    short: str = ""


@dataclass(frozen=True)
class Line:
    """A river or a border from point to point."""

    kind: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Label:
    """The name of an area or a river on a map."""

    text: Words
    at: Point
    kind: str


@dataclass(frozen=True)
class Map:
    """One cut-out from its south-western to its north-eastern corner; `detail`: shows every town."""

    id: str
    title: Words
    south_west: Point
    north_east: Point
    labels: tuple[Label, ...]
    detail: bool = False

    def shows(self, point: Point) -> bool:
        """Whether the point lies within the map."""
        low, high = self.south_west, self.north_east
        return low[0] <= point[0] <= high[0] and low[1] <= point[1] <= high[1]


@dataclass(frozen=True)
class Places:
    """Everything on the maps; `areas` are places that are no point; `checked` is the day of the last review."""

    towns: Mapping[str, Town]
    areas: tuple[str, ...]
    maps: tuple[Map, ...]
    lines: tuple[Line, ...]
    checked: str = ""

    def named(self, place: str) -> list[Town]:
        """The towns that a practice's place names; none for an area."""
        names = (part.split("(")[0].strip() for part in place.split(","))
        return [self.towns[name] for name in names if name in self.towns]


def from_plain(data: Mapping[str, Any]) -> Places:
    """The places of the parsed file (strings, lists and dicts)."""
    return Places(
        towns={name: _town(name, item) for name, item in data["towns"].items()},
        areas=tuple(data["areas"]),
        maps=tuple(_map(name, item) for name, item in data["maps"].items()),
        lines=tuple(_line(item) for item in data["lines"]),
        checked=data["checked"],
    )


def _point(pair: list[str]) -> Point:
    north, east = pair
    return float(north), float(east)


def _town(name: str, item: Mapping[str, Any]) -> Town:
    return Town(name, _point(item["at"]), item["label"], item.get("detail") == "true", item.get("short", ""))


def _map(name: str, item: Mapping[str, Any]) -> Map:
    labels = tuple(Label(each["text"], _point(each["at"]), each["kind"]) for each in item["labels"])
    return Map(name, item["title"], _point(item["from"]), _point(item["to"]), labels, item.get("detail") == "true")


def _line(item: Mapping[str, Any]) -> Line:
    return Line(item["kind"], tuple(_point(each.split()) for each in item["points"]))
