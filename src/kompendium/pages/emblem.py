"""The emblem of the European Union, drawn by its official construction (Interinstitutional Style Guide, annex A1).

A rectangle of 3 : 2; twelve upright stars on a circle of a third of its height, at the hours of a clock; each star in a circle of an eighteenth.
"""

from math import cos, pi, sin

FILE = "assets/eu.svg"
WIDTH, HEIGHT = 810, 540
BLUE, YELLOW = "#003399", "#ffcc00"
STARS, POINTS = 12, 5
# where the lines between the points of a star cross, as a share of its radius
_INNER = cos(2 * pi / POINTS) / cos(pi / POINTS)

Point = tuple[float, float]


def stars() -> list[list[Point]]:
    """The outlines of the stars in a rectangle of WIDTH × HEIGHT, each beginning with the point that shows upwards; the first stands at one o'clock."""
    centres = (_around((WIDTH / 2, HEIGHT / 2), HEIGHT / 3, hour / STARS) for hour in range(1, STARS + 1))
    return [_star(centre, HEIGHT / 18) for centre in centres]


def svg() -> str:
    """The emblem as a picture by itself."""
    path = "".join(f"M{'L'.join(f'{x:g} {y:g}' for x, y in star)}z" for star in stars())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<path fill="{BLUE}" d="M0 0h{WIDTH}v{HEIGHT}H0z"/><path fill="{YELLOW}" d="{path}"/></svg>\n'
    )


def _star(centre: Point, radius: float) -> list[Point]:
    corners = 2 * POINTS
    return [_around(centre, radius * (_INNER if corner % 2 else 1), corner / corners) for corner in range(corners)]


def _around(centre: Point, radius: float, turn: float) -> Point:
    """A point on a circle, `turn` of a whole turn clockwise from the top."""
    return (round(centre[0] + radius * sin(2 * pi * turn), 3), round(centre[1] - radius * cos(2 * pi * turn), 3))
