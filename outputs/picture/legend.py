"""The legend: a sample and a word for each form, colour and line that a picture has, and for no other."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.model.vocabulary import CONFIDENCE_ORDER
from outputs.picture import fonts, style
from outputs.picture.scene import MARGIN, WIDTH, Box, Head, Line, Node, Part, Text, straight

_SIZE, _SAMPLE, _ROW = 15, 36, 28


def legend(parts: Sequence[Part]) -> tuple[list[Part], float]:
    """A sample and a word for whatever occurs, in lines from y = 0, and their height."""
    placed: list[Part] = []
    x, y = float(MARGIN), 0.0
    for sample, words in _samples(parts):
        wide = sample.box.width if isinstance(sample, Node) else _SAMPLE
        needed = wide + 8 + fonts.width(words, _SIZE)
        if x > MARGIN and x + needed > WIDTH - MARGIN:
            x, y = float(MARGIN), y + _ROW
        placed += [moved(sample, y, x), Text((words,), x + wide + 8, y + 4, _SIZE)]
        x += needed + 18
    return placed, y + _ROW if placed else 0.0


def _samples(parts: Sequence[Part]) -> Iterable[tuple[Part, str]]:
    nodes = [part for part in parts if isinstance(part, Node)]
    drawn = [part for part in parts if isinstance(part, Line)]
    known = {kind: place for place, kind in enumerate(style.LOOKS)}
    for kind in sorted({node.kind for node in nodes}, key=lambda kind: (known.get(kind, len(known)), kind)):
        box = Box(0, 4, 20, 20) if kind == "Use" else Box(0, 3, _SAMPLE, 22)
        yield Node("", kind, "", box), kind.lower() or "not returned"
    tones = {node.tone for node in nodes} | {part.ground for part in parts if isinstance(part, Text)}
    for tone in (tone for tone in style.FILLS if tone in tones):
        yield Node("", "State", "", Box(0, 4, 20, 20), tone=tone), tone
    both: list[Node | Line] = [*nodes, *drawn]
    graded = {part.confidence for part in both}
    for grade in reversed(CONFIDENCE_ORDER):
        if grade in graded:
            yield _sample(confidence=grade), f"{grade} confidence"
    if graded & CONFIDENCE_ORDER.keys() and any(_is_structure(line) for line in drawn):
        yield _sample(), "not graded"
    if any(part.via for part in both):
        yield _sample(via=""), "claimed of a group or speaker, not of the state itself"
    for head, words in ((Head.SOUGHT, "wants it"), (Head.BLOCKED, "blocks it")):
        if any(line.head is head for line in drawn):
            yield _sample(head=head, confidence="high"), words
    if any(part.ours for part in both):
        yield _sample(ours=True, confidence="high"), "our inference"
    if any(part.against for part in both):
        yield _sample(against=True, confidence="high"), "another claim denies it"


def _is_structure(line: Line) -> bool:
    return bool(line.points) and line.confidence not in CONFIDENCE_ORDER and line.via is None


def _sample(
    *,
    confidence: str | None = None,
    via: str | None = None,
    head: Head = Head.NONE,
    against: bool = False,
    ours: bool = False,
) -> Line:
    return Line("", "", "", straight((0, 14), (_SAMPLE, 14)), head, confidence, via, against, ours)


def moved(part: Part, dy: float, dx: float = 0) -> Part:
    """A part in another place."""
    match part:
        case Text():
            return replace(part, x=part.x + dx, y=part.y + dy)
        case Node(box=box):
            return replace(part, box=Box(box.x + dx, box.y + dy, box.width, box.height))
        case Line():
            return replace(part, points=tuple((x + dx, y + dy) for x, y in part.points))
    return part
