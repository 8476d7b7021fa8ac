"""Where things stand: boxes one below the other, and names in the shapes of their labels."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from outputs.picture import fonts, shapes
from outputs.picture.inputs import NAMELESS
from outputs.picture.scene import SMALLEST, Node, Part, Text
from outputs.picture.wrap import clean, lines, longest_piece

_LEAST, _MOST = 8, 60  # pixels between two boxes: closer looks like one, wider falls apart


def small(size: float) -> float:
    """The size of what is read second, beside names of some size."""
    return max(SMALLEST, round(size * 0.8))


def tall(count: int, size: float) -> float:
    """The height of some lines of text."""
    return count * size * fonts.LINE


def shaped(kind: str, name: str, limit: float, size: float) -> tuple[tuple[str, ...], tuple[float, float]]:
    """The lines of a name in the shape of its label, and the size of that shape.

    It is no wider than `limit`, unless a single word needs more: a word is broken only at three times the limit.
    """
    shown = clean(name) or NAMELESS
    longest = longest_piece(shown, size)
    inside = limit - 2 * shapes.room(kind)
    wrapped = lines(shown, max(inside, min(longest + 1, 3 * inside)), size)
    return wrapped, shapes.size_of(kind, wrapped, size)


def spread(heights: Sequence[float], top: float, room: float, extra: Sequence[float]) -> tuple[list[float], float]:
    """The tops of boxes one below the other, spread over the room as far as is good to read, and where they end.

    `extra` is what each box has above it besides the common gap.
    """
    used = sum(heights) + sum(extra)
    gaps = max(1, len(heights) - 1)
    gap = min(max((room - used) / gaps, _LEAST), _MOST)
    y = top + max(0.0, (room - used - gap * gaps) / 2)
    tops: list[float] = []
    for height, more in zip(heights, extra, strict=True):
        y += more
        tops.append(round(y))
        y += height + gap
    return tops, y - gap


def apart(nodes: Sequence[Node], top: float = float("-inf")) -> list[Node]:
    """The same nodes from top to bottom, moved down where one would stand on another or above the top."""
    placed: list[Node] = []
    free = top
    for node in sorted(nodes, key=lambda node: (node.box.y, node.key)):
        y = max(node.box.y, free)
        placed.append(replace(node, box=replace(node.box, y=y)))
        free = y + node.box.height + _LEAST
    return placed


def top_of(parts: Iterable[Part]) -> float:
    """The y at which nodes and texts begin."""
    return min(part.box.y if isinstance(part, Node) else part.y for part in parts if isinstance(part, Node | Text))
