"""What a part looks like: polygons, curves and words, which both SVG and PNG are written from."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import atan2, cos, hypot, pi, sin

from outputs.picture import fonts, shapes, style
from outputs.picture.scene import Anchor, Band, Box, Head, Line, Node, Part, Point, Rule, Text

MARK = 9  # radius in pixels of the disc on a line that something stands against, or that we infer
_HEAD = 15.0
_BORDER = 1.6


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled area with an outline; without a width it has none."""

    points: tuple[Point, ...]
    fill: str
    colour: str = style.INK
    width: float = 0.0
    dash: str = "solid"


@dataclass(frozen=True, slots=True)
class Curve:
    """An open line of cubic curves."""

    points: tuple[Point, ...]
    width: float
    dash: str = "solid"
    colour: str = style.INK


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text on its baseline."""

    text: str
    x: float
    y: float
    size: float
    bold: bool
    anchor: Anchor
    colour: str

    @property
    def width(self) -> float:
        """Its width in pixels, in the font that it is drawn with."""
        return fonts.width(self.text, self.size, bold=self.bold)

    @property
    def left(self) -> float:
        """The x of its left end."""
        return self.x - self.anchor.share * self.width


Ink = Polygon | Curve | Words


def ink(part: Part) -> Iterator[Ink]:
    """The ink of one part, from the back to the front."""
    match part:
        case Band(box=box):
            yield Polygon(shapes.outline("rectangle", box), style.PALE)
        case Rule(points=(start, end)):
            yield Curve((start, start, end, end), 1.2, colour=style.HAIR)
        case Text():
            yield from _text(part)
        case Node():
            yield from _node(part)
        case Line():
            yield from _line(part)


def _text(text: Text) -> Iterator[Ink]:
    colour = style.QUIET if text.quiet else style.text_on(text.ground)
    for number, words in enumerate(text.lines):
        top = text.y + number * text.size * fonts.LINE
        drawn = Words(words, text.x, _baseline(top, text.size), text.size, text.bold, text.anchor, colour)
        if text.ground is not None:
            ground = Box(drawn.left - 6, top - 1, drawn.width + 12, text.size * fonts.LINE + 2)
            yield Polygon(shapes.outline("rounded", ground), style.fill(text.ground))
        yield drawn


def _node(node: Node) -> Iterator[Ink]:
    look, fill = style.look(node.kind), style.fill(node.tone)
    dash = style.stroke(node.confidence).dash
    width = _BORDER if node.confidence is None or node.via else 3.0
    yield Polygon(shapes.outline(look.form, node.box), fill, width=width, dash=dash)
    if look.twice:
        yield Polygon(shapes.outline(look.form, shapes.inset(node.box, 4)), fill, width=1.0)
    middle, centre = node.box.middle
    top = centre - len(node.lines) * node.size * fonts.LINE / 2
    for number, words in enumerate(node.lines):
        y = _baseline(top + number * node.size * fonts.LINE, node.size)
        yield Words(words, middle, y, node.size, False, Anchor.MIDDLE, style.text_on(node.tone))
    yield from _marks((node.box.right, node.box.y), node)


def _line(line: Line) -> Iterator[Ink]:
    if not line.points:
        return
    stroke = style.stroke(line.confidence, via=line.via is not None)
    points = line.points
    end, towards = points[-1], _direction(points)
    if line.head in (Head.TO, Head.SOUGHT):
        points = (*points[:-1], _along(end, towards, -_HEAD + 1))
    yield Curve(points, stroke.width, stroke.dash, stroke.colour)
    match line.head:
        case Head.TO:
            yield Polygon(_arrow(end, towards), stroke.colour, stroke.colour, 1.0)
        case Head.SOUGHT:
            yield Polygon(_arrow(end, towards), style.PAPER, width=1.8)
        case Head.BLOCKED:
            yield Polygon(_bar(end, towards), style.INK)
    yield from _marks(line.mark or midpoint(line.points), line)


def _marks(at: Point, part: Node | Line) -> Iterator[Ink]:
    """Discs with a sign, side by side: ≠ for what another claim denies, ∴ for what we infer."""
    x, y = at
    if part.against:
        yield from _denied(x, y)
    if part.ours:
        yield from _inferred(x - (2 * MARK if part.against else 0), y)


def _disc(x: float, y: float, radius: float) -> tuple[Point, ...]:
    return shapes.outline("circle", Box(x - radius, y - radius, 2 * radius, 2 * radius))


def _inferred(x: float, y: float) -> Iterator[Ink]:
    """The sign is drawn and not written, so that no font need have it."""
    yield Polygon(_disc(x, y, MARK), style.PAPER, width=1.6)
    for dx, dy in ((0, -3.6), (-4, 3), (4, 3)):
        yield Polygon(_disc(x + dx, y + dy, 2.1), style.INK)


def _denied(x: float, y: float) -> Iterator[Ink]:
    yield Polygon(_disc(x, y, MARK), style.PAPER, width=1.6)
    for dy in (-2.2, 2.2):
        yield Curve(((x - 5, y + dy), (x - 5, y + dy), (x + 5, y + dy), (x + 5, y + dy)), 1.6)
    yield Curve(((x - 3, y + 5.5), (x - 3, y + 5.5), (x + 3, y - 5.5), (x + 3, y - 5.5)), 1.6)


def midpoint(points: tuple[Point, ...]) -> Point:
    """The point half-way along the middle curve of a line."""
    at = 3 * ((len(points) - 1) // 3 // 2)
    a, b, c, d = points[at : at + 4]
    return (a[0] + 3 * b[0] + 3 * c[0] + d[0]) / 8, (a[1] + 3 * b[1] + 3 * c[1] + d[1]) / 8


def _direction(points: tuple[Point, ...]) -> float:
    end = points[-1]
    before = next((point for point in reversed(points) if hypot(end[0] - point[0], end[1] - point[1]) > 1), points[0])
    return atan2(end[1] - before[1], end[0] - before[0])


def _along(point: Point, angle: float, by: float) -> Point:
    return point[0] + by * cos(angle), point[1] + by * sin(angle)


def _arrow(end: Point, angle: float) -> tuple[Point, ...]:
    base = _along(end, angle, -_HEAD)
    across = angle + pi / 2
    return end, _along(base, across, 6.5), _along(base, across, -6.5)


def _bar(end: Point, angle: float) -> tuple[Point, ...]:
    across = angle + pi / 2
    near, far = _along(end, angle, -2), _along(end, angle, -8)
    return _along(near, across, 13), _along(near, across, -13), _along(far, across, -13), _along(far, across, 13)


def _baseline(top: float, size: float) -> float:
    slack = (fonts.LINE - fonts.ASCENT - fonts.DESCENT) / 2
    return top + (slack + fonts.ASCENT) * size
