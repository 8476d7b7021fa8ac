"""The parts of a picture, in pixels from the top left: what they mean, and where they stand.

A part says what it means (a motive, a hidden use, moderate confidence); `style` says how that looks, once for all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

WIDTH, HEIGHT = 1600, 900  # a slide
MARGIN = 48
SMALLEST = 14  # pixels: the least that is read from the back of a room
TITLE, SUBTITLE = 32, 20
SIZES = (28, 25, 22, 20, 18, 16, SMALLEST)  # of names: the largest at which the picture fits a slide

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower side."""
        return self.y + self.height

    @property
    def middle(self) -> Point:
        """Its centre."""
        return self.x + self.width / 2, self.y + self.height / 2


class Head(StrEnum):
    """What a line ends in: what was done to the thing it points at."""

    NONE = "none"
    TO = "to"
    SOUGHT = "sought"
    BLOCKED = "blocked"


class Anchor(StrEnum):
    """The side at which a text is held."""

    START = "start"
    MIDDLE = "middle"
    END = "end"

    @property
    def share(self) -> float:
        """How much of the text stands left of the place that it is held at: none, half or all of it."""
        return _LEFT_OF_ANCHOR[self]


_LEFT_OF_ANCHOR = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of text; `y` is the top of the first, `x` the side or middle at which they are held."""

    lines: tuple[str, ...]
    x: float
    y: float
    size: float = SMALLEST
    bold: bool = False
    anchor: Anchor = Anchor.START
    quiet: bool = False  # grey, for what is read second
    ground: str | None = None  # a layer that it is set on, or "" for white, where a line passes behind


@dataclass(frozen=True, slots=True)
class Node:
    """A thing of the graph: `Node("RUS", "State", "Russia", Box(…), ("Russia",))`.

    `kind` is the label of the graph, `tone` a layer or a status. `key` is the graph's id where there is one;
    `facts` go into DOT and into what is shown when the pointer rests on it.
    """

    key: str
    kind: str
    name: str
    box: Box
    lines: tuple[str, ...] = ()
    size: float = SIZES[0]
    tone: str | None = None
    confidence: str | None = None
    via: bool = False
    against: bool = False
    ours: bool = False  # it rests on inferences of ours alone
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """A relation between two nodes. `points` is a start and then three points for each cubic curve.

    Without points it is told in DOT and not drawn: where one thing touches the other, or stands in its row.
    """

    key: str
    source: str
    target: str
    points: tuple[Point, ...]
    head: Head = Head.NONE
    confidence: str | None = None
    via: str | None = None
    against: bool = False
    ours: bool = False
    mark: Point | None = None  # where the marks stand if it has any; half-way if not given
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Band:
    """A pale stripe behind a row, that leads the eye along it."""

    box: Box


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin straight line that orders the page and means nothing in the graph."""

    points: tuple[Point, Point]


Part = Text | Node | Line | Band | Rule


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture, ready to be written as SVG, PNG or DOT."""

    title: str
    description: str
    height: int
    parts: tuple[Part, ...]
    width: int = WIDTH

    @property
    def nodes(self) -> list[Node]:
        """The things of the graph that it shows, the legend's samples (they have no key) left aside."""
        return [part for part in self.parts if isinstance(part, Node) and part.key]

    @property
    def lines(self) -> list[Line]:
        """The relations that it shows, the legend's samples left aside."""
        return [part for part in self.parts if isinstance(part, Line) and part.key]

    def characters(self, *, bold: bool) -> str:
        """Every character that it sets, in bold or in regular."""
        return "".join(line for text, is_bold in texts(self.parts) if is_bold == bold for line in text)


def texts(parts: Iterable[Part]) -> Iterable[tuple[tuple[str, ...], bool]]:
    """The lines of each part that has any, and whether they are bold."""
    for part in parts:
        if isinstance(part, Text):
            yield part.lines, part.bold
        elif isinstance(part, Node):
            yield part.lines, False


def curve(start: Point, end: Point, bend: float = 0.5) -> tuple[Point, ...]:
    """A line from left to right that leaves and arrives level: `curve((0, 0), (100, 40))`."""
    reach = (end[0] - start[0]) * bend
    return start, (start[0] + reach, start[1]), (end[0] - reach, end[1]), end


def straight(start: Point, end: Point) -> tuple[Point, ...]:
    """A straight line as one cubic curve."""
    third = ((end[0] - start[0]) / 3, (end[1] - start[1]) / 3)
    return (
        start,
        (start[0] + third[0], start[1] + third[1]),
        (end[0] - third[0], end[1] - third[1]),
        end,
    )
