"""Where the marks of lines stand: on their own line, and clear of every other line, mark, name and shape."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from outputs.picture import fonts
from outputs.picture.dashes import flattened
from outputs.picture.ink import MARK, midpoint
from outputs.picture.scene import Line, Node, Part, Point, Text

_CELL = 2 * MARK + 2  # pixels: two marks in cells that don't touch don't touch either
# From the middle outwards: a mark half-way is found first, one at an end may be taken for its node's.
_SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)

_Cell = tuple[int, int]


def marks_apart(parts: Sequence[Part]) -> list[Part]:
    """The same parts, with the marks of lines moved along them to where they are told apart.

    Where a line has no free place, its mark stands half-way along it, or at its first free place beside other lines.
    """
    taken = set(chain.from_iterable(map(_covered, parts)))
    passed: dict[_Cell, set[str]] = defaultdict(set)
    for part in parts:
        if isinstance(part, Line) and part.points:
            for cell in _near(flattened(part.points), 0):
                passed[cell].add(part.key)
    done: list[Part] = []
    for part in parts:
        if isinstance(part, Line) and part.points and (part.against or part.ours):
            at = _place(part, taken, passed)
            taken.update(_near([at], 1))
            done.append(replace(part, mark=at))
        else:
            done.append(part)
    return done


def _place(line: Line, taken: set[_Cell], passed: dict[_Cell, set[str]]) -> Point:
    path = flattened(line.points)
    places = [line.mark or midpoint(line.points), *(path[round(share * (len(path) - 1))] for share in _SHARES)]
    free = [at for at in places if _cell(at) not in taken]
    alone = (at for at in free if all(passed[cell] <= {line.key} for cell in _near([at], 0)))
    return next(alone, (free or places)[0])


def _cell(at: Point) -> _Cell:
    return int(at[0] // _CELL), int(at[1] // _CELL)


def _near(points: Iterable[Point], reach: int) -> Iterator[_Cell]:
    """The cells of some points, and those around them as far as `reach`."""
    for x, y in map(_cell, points):
        for dx in range(-reach, reach + 1):
            for dy in range(-reach, reach + 1):
                yield x + dx, y + dy


def _covered(part: Part) -> Iterator[_Cell]:
    """The cells that a text or a shape covers."""
    match part:
        case Node(box=box):
            left, top, right, bottom = box.x, box.y, box.right, box.bottom
        case Text():
            wide = max((fonts.width(line, part.size, bold=part.bold) for line in part.lines), default=0.0)
            left = part.x - part.anchor.share * wide
            top, right, bottom = part.y, left + wide, part.y + len(part.lines) * part.size * fonts.LINE
        case _:
            return
    for x in range(int((left - MARK) // _CELL), int((right + MARK) // _CELL) + 1):
        for y in range(int((top - MARK) // _CELL), int((bottom + MARK) // _CELL) + 1):
            yield x, y
