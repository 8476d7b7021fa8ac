"""Lines cut into dashes, for a drawer that has no pattern at the scale it is used at."""

from collections.abc import Iterator, Sequence
from itertools import cycle, pairwise
from math import hypot

from outputs.picture.scene import Point

_STEPS = 48  # straight pieces to a curve: on a slide none is longer than some 20 pixels, and the bend isn't seen


def flattened(points: Sequence[Point]) -> list[Point]:
    """A line of cubic curves as a line of short straight pieces."""
    flat = [points[0]]
    for at in range(0, len(points) - 1, 3):
        a, b, c, d = points[at : at + 4]
        for step in range(1, _STEPS + 1):
            t = step / _STEPS
            u = 1 - t
            weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
            flat.append(
                (
                    sum(w * p[0] for w, p in zip(weights, (a, b, c, d), strict=True)),
                    sum(w * p[1] for w, p in zip(weights, (a, b, c, d), strict=True)),
                )
            )
    return flat


def cut(points: Sequence[Point], pattern: Sequence[float]) -> Iterator[list[Point]]:
    """The dashes of a line of straight pieces: `cut([(0, 0), (10, 0)], (4, 2))` are 0–4 and 6–10."""
    lengths = cycle(enumerate(pattern))
    number, left = next(lengths)
    dash = [points[0]]
    for start, end in pairwise(points):
        here, length = start, hypot(end[0] - start[0], end[1] - start[1])
        while length > left:
            share = left / length
            here = (here[0] + share * (end[0] - here[0]), here[1] + share * (end[1] - here[1]))
            if number % 2 == 0:
                yield [*dash, here]
            length -= left
            number, left = next(lengths)
            dash = [here]
        left -= length
        dash.append(end)
    if number % 2 == 0 and len(dash) > 1:
        yield dash
