"""The nodes, relationships and paths of one's own Cypher, as Graphviz's `dot` lays them out."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from math import ceil
from typing import Any

from graph.model import Label
from graph.model.vocabulary import Standing, lowest
from graph.wording import joined
from outputs.picture import fonts, shapes, style
from outputs.picture.frame import Body, Drawn
from outputs.picture.ink import midpoint
from outputs.picture.inputs import Answer, PictureError
from outputs.picture.layout import shaped, small
from outputs.picture.raster import run_graphviz
from outputs.picture.rows import counted, facts, merged, strings, text
from outputs.picture.scene import MARGIN, WIDTH, Anchor, Box, Head, Line, Node, Part, Point, Text, straight
from outputs.picture.setting import Setting
from outputs.picture.wrap import clean

_WIDEST = 13  # ems of a name
_NODES, _EDGES = 150, 300  # what more than a poster can show
_FEW = 3  # doers that a title can name
_DEEDS = {"SOUGHT", "SUPPORTED", "BLOCKED", "ADOPTED", "REJECTED"}
_SAME = 8  # relationships of one kind: more need not be told line by line
_RANKS = (1.1, 0.7, 0.4)  # inches between ranks, the airiest first
_POSTER = 2.6  # inches between ranks where the height doesn't matter
_NAMES = ("name", "statement", "title")
_WHAT_TO_RETURN = "RETURN nodes, relationships or paths, as in MATCH (s:State)-[r:BLOCKED]->(i) RETURN s, r, i"


@dataclass(frozen=True, slots=True)
class _Thing:
    key: str
    kind: str
    name: str
    tone: str | None
    facts: dict[str, str]


@dataclass(slots=True)
class _Edge:
    source: str
    target: str
    kind: str
    rows: list[Mapping[str, Any]] = field(default_factory=list)


def body(answer: Answer, setting: Setting) -> Body:
    """The picture of whatever can be drawn in the rows of one's own Cypher."""
    things, edges = _gathered(answer)
    shown = counted(len(things), "node") + (f", {counted(len(edges), 'relationship')}" if edges else "")
    if len(things) > _NODES or len(edges) > _EDGES:
        raise PictureError(
            f"{shown} are more than a picture can show ({_NODES} and {_EDGES}): narrow the MATCH, or add a LIMIT"
        )
    common = _common(edges, setting)
    sentences = tuple(
        f"{things[edge.source].name} {_words(edge.kind)} {things[edge.target].name}." for edge in edges
    ) or tuple(f"{thing.name}." for thing in things.values())
    sources = {cited for edge in edges for row in edge.rows for cited in strings(row.get("sources"))}
    sources |= {place for thing in things.values() if (place := thing.facts.get("place"))}
    form = _Network(things, edges, setting, labelled=not common)
    shown += f", each “{common}”" if common else ""
    return Body(shown, sentences, (form,), tuple(sorted(sources)), _finding(things, edges))


def _common(edges: Sequence[_Edge], setting: Setting) -> str:
    """What all lines say, where there are many and they say the same."""
    said = {(_label(edge, setting), text(row, "layer")) for edge in edges for row in edge.rows}
    return next(iter(said))[0] if len(said) == 1 and len(edges) > _SAME else ""


def _finding(things: Mapping[str, _Thing], edges: Sequence[_Edge]) -> str:
    """What the relationships say in a line, where they are all deeds of a few: "Russia blocked 2 and sought 4"."""
    done: dict[str, Counter[str]] = {}
    for edge in edges:
        done.setdefault(edge.source, Counter())[edge.kind] += 1
    if len(done) > _FEW or any(edge.kind not in _DEEDS for edge in edges):
        return ""
    return "; ".join(
        f"{things[source].name} {joined(f'{_words(kind)} {count}' for kind, count in sorted(kinds.items()))}"
        for source, kinds in sorted(done.items())
    )


def _gathered(answer: Answer) -> tuple[dict[str, _Thing], list[_Edge]]:
    things: dict[str, _Thing] = {}
    edges: dict[tuple[str, str, str], _Edge] = {}
    seen: set[str] = set()
    for found in (item for row in answer.rows for value in row.values() for item in _drawable(value)):
        if "labels" in found:
            thing = _thing(found)
            things[thing.key] = thing
            continue
        source, target, kind = str(found["start"]), str(found["end"]), str(found["type"])
        once = str(found.get("id") or (source, kind, target, sorted(map(str, found["properties"].items()))))
        if once not in seen:
            seen.add(once)
            edges.setdefault((source, kind, target), _Edge(source, target, kind)).rows.append(found["properties"])
    for end in [end for edge in edges.values() for end in (edge.source, edge.target)]:
        things.setdefault(end, _Thing(end, "", clean(end), None, {}))
    if not things:
        raise PictureError(f"nothing in {_held(answer)} can be drawn; {_WHAT_TO_RETURN}")
    return things, list(edges.values())


def _drawable(value: Any) -> Iterator[Mapping[str, Any]]:
    """The nodes and relationships in a value, however deep in lists, maps and paths."""
    if isinstance(value, Mapping):
        if ("labels" in value and "id" in value) or {"type", "start", "end"} <= value.keys():
            yield {"properties": {}, **value}
        else:
            yield from (found for inner in value.values() for found in _drawable(inner))
    elif isinstance(value, list | tuple):
        yield from (found for inner in value for found in _drawable(inner))


def _thing(node: Mapping[str, Any]) -> _Thing:
    properties = node["properties"]
    name = next((text(properties, key) for key in _NAMES if text(properties, key)), clean(str(node["id"])))
    kind = next((str(label) for label in node["labels"]), "")
    tone = text(properties, "status") or text(properties, "layer") or None
    plain = {key: ", ".join(strings(value)) for key, value in properties.items() if key != "name"}
    return _Thing(str(node["id"]), clean(kind), name, tone, plain)


def _held(answer: Answer) -> str:
    return joined(f"“{column}”" for column in answer.columns) or "this answer"


def _label(edge: _Edge, setting: Setting) -> str:
    via = dict.fromkeys(found for row in edge.rows for found in strings(row.get("via")))
    claimed_of = f", claimed of {joined(map(setting.name_of, via))}" if via else ""
    times = f" ×{len(edge.rows)}" if len(edge.rows) > 1 else ""
    return f"{_words(edge.kind)}{times}{claimed_of}"


def _words(kind: str) -> str:
    return clean(kind).lower().replace("_", " ")


@dataclass(frozen=True, slots=True)
class _Placed:
    """What `dot` found: the size of the whole, and places in pixels from its top left."""

    width: float
    height: float
    nodes: Mapping[str, Point]
    edges: Sequence[tuple[tuple[Point, ...], Point]]


class _Network:
    """A form that fits as well as `dot` can make it: from left to right, else from top to bottom."""

    def __init__(
        self, things: Mapping[str, _Thing], edges: Sequence[_Edge], setting: Setting, *, labelled: bool
    ) -> None:
        self._things = dict(sorted(things.items()))
        self._edges = sorted(edges, key=lambda edge: (edge.source, edge.kind, edge.target))
        self._setting = setting
        self._labelled = labelled
        self._laid_out = lru_cache(maxsize=None)(self._lay_out)

    def __call__(self, area: Box, size: float) -> Drawn:
        """The graph in the middle of the area, as airy as it has room for."""
        tried = ((direction, ranks) for ranks in _RANKS for direction in ("LR", "TB"))
        fitting = (found for way in tried if _fits(found := self._laid_out(*way, size), area))
        # What is too high for a slide may as well use its whole width.
        as_wide = (self._laid_out("LR", ranks, size) for ranks in (_POSTER, *_RANKS))
        placed = next(fitting, None) or min(as_wide, key=lambda found: (found.width > area.width, -found.width))
        left = area.x + max(0.0, (area.width - placed.width) / 2)
        top = area.y + max(0.0, (area.height - placed.height) / 2)
        nodes = [self._node(key, left + x, top + y, size) for key, (x, y) in placed.nodes.items()]
        boxes = {node.key: node for node in nodes}
        parts: list[Part] = []
        for edge, (points, label) in zip(self._edges, placed.edges, strict=True):
            start, *bends, end = [(left + x, top + y) for x, y in points]
            start = _touching(start, boxes[edge.source])
            end = _touching(end, boxes[edge.target])
            parts += self._edge(edge, (start, *bends, end), (left + label[0], top + label[1]), size)
        return Drawn([*parts, *nodes], top + placed.height, left + placed.width)

    def _shaped(self, key: str, size: float) -> tuple[tuple[str, ...], tuple[float, float]]:
        return shaped(self._things[key].kind, self._things[key].name, _WIDEST * size, size)

    def _node(self, key: str, x: float, y: float, size: float) -> Node:
        thing = self._things[key]
        wrapped, (wide, high) = self._shaped(key, size)
        box = Box(x - wide / 2, y - high / 2, wide, high)
        ours = thing.kind == Label.CLAIM and thing.facts.get("standing") == Standing.INFERENCE
        return Node(key, thing.kind, thing.name, box, wrapped, size, tone=thing.tone, ours=ours, facts=thing.facts)

    def _edge(self, edge: _Edge, points: tuple[Point, ...], label: Point, size: float) -> list[Part]:
        told = merged(facts(row, *row) for row in edge.rows)
        line = Line(
            f"{edge.source} {edge.kind} {edge.target}", edge.source, edge.target, points,
            {"BLOCKED": Head.BLOCKED, "SOUGHT": Head.SOUGHT}.get(edge.kind, Head.TO),
            lowest(text(row, "confidence") for row in edge.rows), told.get("via") or None,
            any(strings(row.get("against")) for row in edge.rows),
            self._setting.are_ours(claim for row in edge.rows for claim in strings(row.get("claims"))),
            midpoint(points[:4]), told,
        )  # fmt: skip
        if not self._labelled:
            return [line]
        layers = {text(row, "layer") for row in edge.rows}
        high = small(size) * fonts.LINE
        ground = layers.pop() if len(layers) == 1 else ""
        words = Text(
            (_label(edge, self._setting),),
            label[0],
            label[1] - high / 2,
            small(size),
            anchor=Anchor.MIDDLE,
            ground=ground,
        )
        return [line, words]

    def _lay_out(self, direction: str, ranks: float, size: float) -> _Placed:
        """Each relationship's name is a box that its line leads through, so that nothing ever stands on it."""
        numbers = {key: number for number, key in enumerate(self._things)}
        lines = [f"digraph {{ graph [rankdir={direction}, nodesep=0.3, ranksep={ranks}, pad=0, margin=0];"]
        lines.append('node [shape=box, fixedsize=true, label=""]; edge [arrowhead=none];')
        for key in self._things:
            _, measures = self._shaped(key, size)
            lines.append(f"n{numbers[key]} [{_measures(*measures)}];")
        for number, edge in enumerate(self._edges):
            if not self._labelled:
                lines.append(f'n{numbers[edge.source]} -> n{numbers[edge.target]} [id="a{number}", minlen=2];')
                continue
            wide = fonts.width(_label(edge, self._setting), small(size)) + 14
            lines.append(f"e{number} [{_measures(wide, small(size) * fonts.LINE + 4)}];")
            lines.append(f'n{numbers[edge.source]} -> e{number} [id="a{number}"];')
            lines.append(f'e{number} -> n{numbers[edge.target]} [id="b{number}"];')
        lines += [
            f"n{numbers[a]} -> n{numbers[b]} [style=invis];" for a, b in self._rows_of_lonely(direction, ranks, size)
        ]
        laid_out = json.loads(run_graphviz("\n".join([*lines, "}"]), "dot", "json"))
        return _placed(laid_out, list(self._things), len(self._edges))

    def _rows_of_lonely(self, direction: str, ranks: float, size: float) -> Iterator[tuple[str, str]]:
        """Pairs that stand side by side, of nodes without a line: else they would all stand in one column."""
        joined_up = {end for edge in self._edges for end in (edge.source, edge.target)}
        lonely = [key for key in self._things if key not in joined_up]
        if not lonely:
            return
        widest = max(self._shaped(key, size)[1][0] for key in lonely)
        columns = max(1, int((WIDTH - 2 * MARGIN + ranks * 72) // (widest + ranks * 72)))
        run = columns if direction == "LR" else ceil(len(lonely) / columns)
        for place, pair in enumerate(pairwise(lonely), 1):
            if place % run:
                yield pair


def _measures(wide: float, high: float) -> str:
    return f"width={wide / 72:.4f}, height={high / 72:.4f}"


def _touching(end: Point, node: Node) -> Point:
    """The end of a line at the outline of a node, where `dot` only knows the box around it."""
    return shapes.meet(style.look(node.kind).form, node.box, end)


def _fits(placed: _Placed, area: Box) -> bool:
    return placed.width <= area.width and placed.height <= area.height


def _placed(laid_out: Mapping[str, Any], keys: Sequence[str], edges: int) -> _Placed:
    """What Graphviz writes as JSON counts upwards from the bottom, in points, which are our pixels."""
    _, _, width, height = (float(number) for number in laid_out["bb"].split(","))

    def point(pair: str) -> Point:
        x, y = pair.split(",")[-2:]
        return round(float(x)), round(height - float(y))

    places = {node["name"]: point(node["pos"]) for node in laid_out["objects"]}
    seen = (edge for edge in laid_out.get("edges", ()) if "id" in edge)
    lines = {edge["id"]: tuple(map(point, edge["pos"].split())) for edge in seen}
    through = []
    for number in range(edges):
        to, onward = lines[f"a{number}"], lines.get(f"b{number}", ())
        points = (*to, *straight(to[-1], onward[0])[1:], *onward[1:]) if onward else to
        through.append((points, places.get(f"e{number}", (0, 0))))
    return _Placed(width, height, {key: places[f"n{number}"] for number, key in enumerate(keys)}, through)
