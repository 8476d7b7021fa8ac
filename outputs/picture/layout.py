"""Where things stand: boxes one below the other, and names in the shapes of their labels."""

from collections.abc import Sequence

from outputs.picture import fonts, shapes
from outputs.picture.wrap import clean, lines

_LEAST, _MOST = 8, 44  # pixels between two boxes: closer looks like one, wider falls apart


def small(size: float) -> float:
    """The size of what is read second, beside names of some size."""
    return max(14, size - 4)


def tall(count: int, size: float) -> float:
    """The height of some lines of text."""
    return count * size * fonts.LINE


def shaped(kind: str, name: str, limit: float, size: float) -> tuple[tuple[str, ...], tuple[float, float]]:
    """The lines of a name in the shape of its label, no wider than `limit`, and the size of that shape."""
    wrapped = lines(clean(name), limit - 2 * shapes.room(kind), size)
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
