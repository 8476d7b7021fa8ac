"""What stands around every picture: the finding above it, the legend and the sources below."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import ceil
from typing import Protocol

from outputs.picture import fonts, style
from outputs.picture.inputs import Answer, Setting
from outputs.picture.rows import CONFIDENCES, counted, strings
from outputs.picture.scene import (
    HEIGHT,
    MARGIN,
    SIZES,
    SMALLEST,
    SUBTITLE,
    TITLE,
    WIDTH,
    Anchor,
    Box,
    Head,
    Line,
    Node,
    Part,
    Rule,
    Scene,
    Text,
    straight,
)
from outputs.picture.wrap import clean, lines

_ROOM = WIDTH - 2 * MARGIN
_LEGEND, _SAMPLE = 15, 36


class Form(Protocol):
    """A way to fill the room that the frame leaves, with names of some size; it may need more height than there is."""

    def __call__(self, area: Box, size: float) -> tuple[list[Part], float]:
        """The parts, and the y at which they end."""


@dataclass(frozen=True, slots=True)
class Body:
    """The middle of a picture: what it shows in words, and the forms that it can take, the best first."""

    shown: str
    sentences: tuple[str, ...]
    forms: tuple[Form, ...]


def framed(body: Body, answer: Answer, setting: Setting, title: str | None) -> Scene:
    """The whole picture of an answer: the first of its forms, at the largest size, that fits a slide.

    What fits in no form is drawn in the last, as high as it needs to be: nothing is left out.
    """
    says = clean(title or answer.finding or answer.title or body.shown)
    head, top = _head(says, _subtitle(body, answer))
    foot = _foot(answer, setting)
    for form, size in product(body.forms, SIZES):
        # The legend is made of what was drawn, and takes room from it: so all is drawn once to see what occurs.
        legend, legend_height = _legend(form(Box(MARGIN, top, _ROOM, HEIGHT), size)[0])
        below = 18 + legend_height + 14 + _height(foot) + 22
        parts, bottom = form(Box(MARGIN, top, _ROOM, HEIGHT - top - below), size)
        if bottom + below <= HEIGHT:
            break
    height = max(HEIGHT, ceil(bottom + below))
    y = height - below + 18
    rule = Rule(((MARGIN, y + legend_height + 4), (WIDTH - MARGIN, y + legend_height + 4)))
    placed = [_moved(part, y) for part in legend]
    feet = [_moved(part, y + legend_height + 12) for part in foot]
    description = " ".join([clean(body.shown) + ".", *body.sentences])
    return Scene(says, description, height, (*head, *parts, *placed, rule, *feet))


def _head(says: str, subtitle: str) -> tuple[list[Part], float]:
    title = Text(lines(says, _ROOM, TITLE, bold=True), MARGIN, 30, TITLE, bold=True)
    y = title.y + _height([title]) + 4
    below = Text(lines(subtitle, _ROOM, SUBTITLE, even=False), MARGIN, y, SUBTITLE, quiet=True)
    return [title, below], y + _height([below]) + 22


def _subtitle(body: Body, answer: Answer) -> str:
    asked = [f"{key} {', '.join(strings(value))}" for key, value in answer.parameters.items() if strings(value)]
    named = [clean(answer.title)] if answer.name and answer.title else []
    return " · ".join([*named, *asked, body.shown])


def _foot(answer: Answer, setting: Setting) -> list[Part]:
    stamp = f"Graph {setting.graph_name[:8]} · newest source {clean(setting.newest_date)}"
    left = _ROOM - fonts.width(stamp, SMALLEST) - 40
    cited = Text(lines(_sources(answer, left), left, SMALLEST, even=False), MARGIN, 0, quiet=True)
    return [cited, Text((stamp,), WIDTH - MARGIN, 0, anchor=Anchor.END, quiet=True)]


def _sources(answer: Answer, room: float) -> str:
    """Each source with its lines, or with their number where the lines would fill more than two lines of the foot."""
    found: dict[str, set[str]] = {}
    for row in answer.rows:
        for cited in strings(row.get("sources")):
            source, _, place = cited.partition(":")
            found.setdefault(source, set()).add(place)
    if not found:
        return "Sources: none given in this answer"
    in_full = "Sources: " + "; ".join(_with_lines(source, places - {""}) for source, places in sorted(found.items()))
    if len(lines(in_full, room, SMALLEST, even=False)) <= 2:
        return in_full
    return "Sources: " + "; ".join(
        f"{source} ({counted(len(places), 'passage')})" for source, places in sorted(found.items())
    )


def _with_lines(source: str, places: set[str]) -> str:
    numbers = sorted((place for place in places if place.isdecimal()), key=int)
    others = sorted(places - set(numbers))
    word = "line" if len(numbers) == 1 else "lines"
    cited = [f"{word} {', '.join(numbers)}"] if numbers else []
    return f"{source} {', '.join([*cited, *others])}".strip()


def _legend(parts: Sequence[Part]) -> tuple[list[Part], float]:
    """A sample and a word for whatever occurs, in lines from y = 0, and their height."""
    placed: list[Part] = []
    x, y, row = float(MARGIN), 0.0, 28
    for sample, words in _samples(parts):
        wide = sample.box.width if isinstance(sample, Node) else _SAMPLE
        needed = wide + 8 + fonts.width(words, _LEGEND)
        if x > MARGIN and x + needed > WIDTH - MARGIN:
            x, y = float(MARGIN), y + row
        placed += [_moved(sample, y, x), Text((words,), x + wide + 8, y + 4, _LEGEND)]
        x += needed + 22
    return placed, y + row if placed else 0.0


def _samples(parts: Sequence[Part]) -> Iterable[tuple[Part, str]]:
    nodes = [part for part in parts if isinstance(part, Node)]
    drawn = [part for part in parts if isinstance(part, Line)]
    known = {kind: place for place, kind in enumerate(style.LOOKS)}
    for kind in sorted({node.kind for node in nodes}, key=lambda kind: (known.get(kind, len(known)), kind)):
        box = Box(0, 4, 20, 20) if kind == "Use" else Box(0, 3, _SAMPLE, 22)
        yield Node("", kind, "", box), kind.lower()
    for tone in sorted({node.tone for node in nodes if node.tone}, key=list(style.FILLS).index):
        yield Node("", "", "", Box(0, 4, 20, 20), tone=tone), tone
    both: list[Node | Line] = [*nodes, *drawn]
    graded = {part.confidence for part in both}
    for grade in reversed(CONFIDENCES):
        if grade in graded:
            yield _sample(confidence=grade), f"{grade} confidence"
    if any(part.via for part in both):
        yield _sample(via=""), "by way of the group named"
    for head, words in ((Head.SOUGHT, "wanted"), (Head.BLOCKED, "blocked")):
        if any(line.head is head for line in drawn):
            yield _sample(head=head), words
    if any(part.against for part in both):
        yield _sample(against=True), "another claim denies it"


def _sample(
    *, confidence: str | None = None, via: str | None = None, head: Head = Head.NONE, against: bool = False
) -> Line:
    return Line("", "", "", straight((0, 14), (_SAMPLE, 14)), head, confidence, via, against)


def _moved(part: Part, dy: float, dx: float = 0) -> Part:
    match part:
        case Text():
            return replace(part, x=part.x + dx, y=part.y + dy)
        case Node(box=box):
            return replace(part, box=Box(box.x + dx, box.y + dy, box.width, box.height))
        case Line():
            return replace(part, points=tuple((x + dx, y + dy) for x, y in part.points))
    return part


def _height(texts: Iterable[Part]) -> float:
    return max((len(text.lines) * text.size * fonts.LINE for text in texts if isinstance(text, Text)), default=0.0)
