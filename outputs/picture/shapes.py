"""Outlines: the polygon of a form in a box, and the room that its text needs around it."""

from math import cos, pi, sin, sqrt

from outputs.picture import fonts
from outputs.picture.scene import Box, Point
from outputs.picture.style import look

_SLANT = 14  # pixels that a slanting or pointed side takes
_STEPS = 9  # corners of a quarter circle: no edge is longer than two pixels at these sizes
PADDING = 12


def outline(form: str, box: Box) -> tuple[Point, ...]:
    """The corners of a form, clockwise from the top left: `outline("hexagon", Box(0, 0, 100, 40))` has six."""
    x, y, right, bottom = box.x, box.y, box.right, box.bottom
    s = min(_SLANT, box.width / 4, box.height / 2)
    if form == "circle":
        return _ellipse(box)
    if form in ("rounded", "stadium"):
        return _rounded(box, min(9 if form == "rounded" else 24, box.width / 2, box.height / 2))
    c, middle = s * 0.7, box.middle[1]
    forms: dict[str, tuple[Point, ...]] = {
        "octagon": (
            *((x + c, y), (right - c, y), (right, y + c), (right, bottom - c)),
            *((right - c, bottom), (x + c, bottom), (x, bottom - c), (x, y + c)),
        ),
        "hexagon": ((x + s, y), (right - s, y), (right, middle), (right - s, bottom), (x + s, bottom), (x, middle)),
        "parallelogram": ((x + s, y), (right, y), (right - s, bottom), (x, bottom)),
        "trapezium": ((x + s, y), (right - s, y), (right, bottom), (x, bottom)),
        "arrow": ((x, y), (right - s, y), (right, middle), (right - s, bottom), (x, bottom)),
        "cut": ((x, y), (right, y), (right, bottom - s / 2), (right - s / 2, bottom), (x, bottom)),
        "note": ((x, y), (right - s, y), (right, y + s), (right, bottom), (x, bottom)),
        "tab": (
            *((x, y), (x + 3 * s, y), (x + 3 * s, y + s / 2)),
            *((right, y + s / 2), (right, bottom), (x, bottom)),
        ),
    }
    return forms.get(form, ((x, y), (right, y), (right, bottom), (x, bottom)))


def meet(form: str, box: Box, end: Point, towards: Point | None = None) -> Point:
    """Where the way from a point outside a form to its middle, or to another point inside, meets its outline."""
    corners = outline("rectangle" if form == "tab" else form, box)  # the one outline that turns inwards
    low, high = 0.0, 1.0
    middle = towards or box.middle
    for _ in range(12):  # halvings: to a twentieth of a pixel in the largest shape
        share = (low + high) / 2
        there = (end[0] + share * (middle[0] - end[0]), end[1] + share * (middle[1] - end[1]))
        low, high = (low, share) if _within(there, corners) else (share, high)
    return end[0] + low * (middle[0] - end[0]), end[1] + low * (middle[1] - end[1])


def _within(point: Point, corners: tuple[Point, ...]) -> bool:
    """Whether a point lies in a convex outline that runs clockwise, as one sees it."""
    x, y = point
    sides = zip(corners, (*corners[1:], corners[0]), strict=True)
    return all((bx - ax) * (y - ay) >= (by - ay) * (x - ax) for (ax, ay), (bx, by) in sides)


def inset(box: Box, by: float) -> Box:
    """The box drawn in by some pixels on each side."""
    return Box(box.x + by, box.y + by, box.width - 2 * by, box.height - 2 * by)


def room(kind: str) -> float:
    """The pixels between the side of a label's shape and its text."""
    shape = look(kind)
    slanted = {"rectangle": 0, "rounded": 0, "octagon": 0, "note": 4, "cut": 0, "tab": 0, "stadium": 6}
    return PADDING + slanted.get(shape.form, _SLANT) + (4 if shape.twice else 0)


def size_of(kind: str, lines: tuple[str, ...], size: float) -> tuple[float, float]:
    """Width and height of the shape that holds these lines."""
    widest = max(fonts.width(line, size) for line in lines)
    if look(kind).form == "circle":  # the least ellipse around the lines, and a little air
        return round(sqrt(2) * (widest + PADDING)), round(sqrt(2) * len(lines) * size * fonts.LINE)
    more = {"tab": _SLANT}.get(look(kind).form, 6 if look(kind).twice else 0)  # a tab's upper side is half as deep
    tall = len(lines) * size * fonts.LINE + size * 0.7 + more
    return round(widest + 2 * room(kind)), round(tall)


def _ellipse(box: Box) -> tuple[Point, ...]:
    """A circle, drawn out where its text is wider than high."""
    x, y = box.middle
    turns = [2 * pi * step / (4 * _STEPS + 4) for step in range(4 * _STEPS + 4)]
    return tuple((x + box.width / 2 * cos(turn), y + box.height / 2 * sin(turn)) for turn in turns)


def _rounded(box: Box, radius: float) -> tuple[Point, ...]:
    centres = [
        (box.right - radius, box.y + radius, -pi / 2),
        (box.right - radius, box.bottom - radius, 0.0),
        (box.x + radius, box.bottom - radius, pi / 2),
        (box.x + radius, box.y + radius, pi),
    ]
    return tuple(
        (cx + radius * cos(start + pi / 2 * step / _STEPS), cy + radius * sin(start + pi / 2 * step / _STEPS))
        for cx, cy, start in centres
        for step in range(_STEPS + 1)
    )
