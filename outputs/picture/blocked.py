"""Blocked initiatives: who wanted each, who blocked it, and what followed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from graph.wording import joined
from outputs.picture import fonts, shapes
from outputs.picture.frame import Body, Drawn
from outputs.picture.inputs import Answer, Row
from outputs.picture.layout import apart, shaped, small, spread, tall, top_of
from outputs.picture.rows import counted, facts, strings, text
from outputs.picture.scene import SMALLEST, Box, Head, Line, Node, Part, Point, Rule, Text, curve
from outputs.picture.setting import Setting
from outputs.picture.style import look
from outputs.picture.wrap import clean, lines

_ACTOR, _INITIATIVE, _FOLLOWED = 9, 14, 17  # the widest that a column may be, in ems of the names
_GAP = 120  # pixels between columns, the least in which a line and its head are seen
_HEAD = 14  # pixels between lines that arrive side by side, as much as a head is wide
_ASIDE = 44  # pixels between those who blocked and what followed


@dataclass(frozen=True, slots=True)
class _Block:
    """One row: an initiative, those who wanted it, those who blocked it, all by their ids."""

    row: Row
    initiative: str
    sought_by: tuple[str, ...]
    blocked_by: tuple[str, ...]
    followed: tuple[str, ...]
    via: tuple[str, ...]
    confidence: str | None
    against: bool
    facts: dict[str, str]


def body(answer: Answer, setting: Setting) -> Body:
    """The picture of blocked-initiatives."""
    blocks = sorted((_read(row, setting) for row in answer.rows), key=lambda block: _order(block, setting))
    blockers = {actor for block in blocks for actor in block.blocked_by}
    shown = f"{counted(len(blocks), 'blocked initiative')}, {counted(len(blockers), 'blocker')}"
    return Body(shown, tuple(_sentence(block, setting) for block in blocks), (_Columns(blocks, setting),))


def _order(block: _Block, setting: Setting) -> tuple[object, ...]:
    """Those of one blocker together, and among them those that the same followed."""
    blocked_by, sought_by = (list(map(setting.name_of, actors)) for actors in (block.blocked_by, block.sought_by))
    name = setting.name_of(block.initiative)
    return blocked_by, block.followed == (), block.followed, sought_by, name, block.initiative


def _read(row: Row, setting: Setting) -> _Block:
    ours = {clean(told.statement) for claim in strings(row.get("claims")) if (told := setting.inferred(claim))}
    return _Block(
        row=row,
        initiative=setting.id_in(row, "initiative"),
        sought_by=setting.ids_in(row, "sought_by"),
        blocked_by=setting.ids_in(row, "blocked_by"),
        followed=tuple(f"{said} (our inference)" if said in ours else said for said in strings(row.get("consequence"))),
        via=tuple(dict.fromkeys(strings(row.get("via")))),
        confidence=text(row, "confidence") or None,
        against=bool(strings(row.get("against"))),
        facts=facts(row, "consequence"),
    )


def _sentence(block: _Block, setting: Setting) -> str:
    sought_by, blocked_by = (joined(map(setting.name_of, actors)) for actors in (block.sought_by, block.blocked_by))
    wanted = f", wanted by {sought_by}," if sought_by else ""
    return f"{setting.name_of(block.initiative)}{wanted} was blocked by {blocked_by or 'nobody named'}."


@dataclass(frozen=True, slots=True)
class _Columns:
    blocks: Sequence[_Block]
    setting: Setting

    def __call__(self, area: Box, size: float) -> Drawn:
        """Four columns, each thing once in its column."""
        columns, gap = self._columns(area, size)
        initiatives, end = self._initiatives(area, columns[1], size)
        sought = self._actors([block.sought_by for block in self.blocks], initiatives, columns[0], size)
        blocking = self._actors([block.blocked_by for block in self.blocks], initiatives, columns[2], size)
        parts: list[Part] = []
        for block in self.blocks:
            parts += self._lines(block, initiatives[block.initiative], sought, blocking)
        nodes = [*initiatives.values(), *sought.values(), *blocking.values()]
        followed = self._followed(initiatives, columns[3], size)
        headings = ("wanted by" if sought else "", "initiative", "blocked by", "what followed" if followed else "")
        above = top_of([*nodes, *followed]) - 12 - tall(1, small(size))
        parts += [
            Text((words,), x, above, small(size), quiet=True)
            for words, x in zip(headings, columns, strict=True)
            if words
        ]
        bottom = max(end, *(node.box.bottom for node in nodes))
        return Drawn([*parts, *nodes, *followed], bottom, area.right + max(0.0, _GAP - gap))

    def _columns(self, area: Box, size: float) -> tuple[tuple[float, float, float, float], float]:
        """The left side of each column (wanted by, initiative, blocked by, what followed), and the gap."""
        wanted = self._widest([actor for block in self.blocks for actor in block.sought_by], "State", _ACTOR, size)
        if wanted:
            wanted = max(wanted, fonts.width("wanted by", small(size)))
        initiative = self._widest([block.initiative for block in self.blocks], "Initiative", _INITIATIVE, size)
        blocked = max(
            self._widest([actor for block in self.blocks for actor in block.blocked_by], "State", _ACTOR, size),
            fonts.width("blocked by", small(size)),
        )
        said = [line for block in self.blocks for told in block.followed for line in self._said(told, size)]
        last = max((fonts.width(line, small(size)) for line in said), default=-_ASIDE)
        gap = (area.width - wanted - initiative - blocked - last - _ASIDE) / (2 if wanted else 1)
        second = area.x + wanted + (gap if wanted else 0)
        return (area.x, second, second + initiative + gap, area.right - last), gap

    def _said(self, statement: str, size: float) -> tuple[str, ...]:
        return lines(statement, _FOLLOWED * size, small(size))

    def _widest(self, keys: Sequence[str], kind: str, limit: float, size: float) -> float:
        return max((self._shaped(key, kind, limit, size)[1][0] for key in keys), default=0.0)

    def _shaped(self, key: str, kind: str, limit: float, size: float) -> tuple[tuple[str, ...], tuple[float, float]]:
        """The lines and the size of the node with this id; `kind` where its label isn't known."""
        return shaped(self.setting.kind_of(key, kind), self.setting.name_of(key), limit * size, size)

    def _initiatives(self, area: Box, x: float, size: float) -> tuple[dict[str, Node], float]:
        wide = self._widest([block.initiative for block in self.blocks], "Initiative", _INITIATIVE, size)
        heading = tall(1, small(size)) + 12
        boxes = [self._initiative(block, size) for block in self.blocks]
        heights = [
            max(
                measures[1] + 2 * tall(len(self._claimed_of(block, wide)), SMALLEST),
                max(len(block.sought_by), len(block.blocked_by)) * size * 2.1,
                self._share(block, size),
            )
            for block, (_, measures) in zip(self.blocks, boxes, strict=True)
        ]
        tops, end = spread(heights, area.y + heading, area.height - heading, [0.0] * len(heights))
        return {
            block.initiative: Node(
                block.initiative, "Initiative", self.setting.name_of(block.initiative),
                Box(x, top + (height - measures[1]) / 2, wide, measures[1]), wrapped, size,
                tone="blocked", facts=block.facts,
            )
            for block, (wrapped, measures), top, height in zip(self.blocks, boxes, tops, heights, strict=True)
        }, end  # fmt: skip

    def _initiative(self, block: _Block, size: float) -> tuple[tuple[str, ...], tuple[float, float]]:
        """An initiative's lines and its size: high enough for the lines that arrive at one side of it."""
        wrapped, (wide, high) = self._shaped(block.initiative, "Initiative", _INITIATIVE, size)
        arriving = max(len(block.sought_by), len(block.blocked_by))
        return wrapped, (wide, max(high, (arriving + 1) * _HEAD))

    def _share(self, block: _Block, size: float) -> float:
        """The height that a row must have for its share of what followed, which may be told of several rows at once."""
        said = sum(len(self._said(statement, size)) for statement in block.followed)
        together = next(len(run) for run in self._runs() if any(other is block for other in run))
        return (tall(said, small(size)) + 8 * len(block.followed)) / together

    def _runs(self) -> list[list[_Block]]:
        """Neighbours of which the same is told."""
        return [list(run) for _, run in groupby(self.blocks, key=lambda block: block.followed)]

    def _actors(
        self, named: Sequence[Sequence[str]], initiatives: dict[str, Node], x: float, size: float
    ) -> dict[str, Node]:
        """Each actor of a column once, level with the middle of what it wanted or blocked."""
        levels: dict[str, list[float]] = defaultdict(list)
        for block, actors in zip(self.blocks, named, strict=True):
            for actor in actors:
                levels[actor].append(initiatives[block.initiative].box.middle[1])
        wide = self._widest(list(levels), "State", _ACTOR, size)
        placed = []
        for actor, at in levels.items():
            wrapped, (_, high) = self._shaped(actor, "State", _ACTOR, size)
            box = Box(x, sum(at) / len(at) - high / 2, wide, high)
            kind, name = self.setting.kind_of(actor, "State"), self.setting.name_of(actor)
            placed.append(Node(actor, kind, name, box, wrapped, size))
        top = min((node.box.y for node in initiatives.values()), default=0.0)
        return {node.key: node for node in apart(placed, top)}

    def _lines(self, block: _Block, initiative: Node, sought: dict[str, Node], blocking: dict[str, Node]) -> list[Part]:
        parts: list[Part] = []
        for number, actor in enumerate(block.sought_by):
            source = sought[actor]
            end = _arrival(initiative, initiative.box.x, number, len(block.sought_by))
            points = curve((source.box.right, source.box.middle[1]), end)
            parts.append(self._line("SOUGHT", source, initiative, points, block))
        for number, actor in enumerate(block.blocked_by):
            source = blocking[actor]
            end = _arrival(initiative, initiative.box.right, number, len(block.blocked_by))
            points = curve((source.box.x, source.box.middle[1]), end)
            parts.append(self._line("BLOCKED", source, initiative, points, block))
        if block.via:
            below = self._claimed_of(block, initiative.box.width)
            parts.append(Text(below, initiative.box.x, initiative.box.bottom + 3, SMALLEST, quiet=True))
        return parts

    def _claimed_of(self, block: _Block, room: float) -> tuple[str, ...]:
        """Those whom the claims name, where states stand in their place."""
        words = f"claimed of {joined(map(self.setting.name_of, block.via))}"
        return lines(clean(words), room, SMALLEST) if block.via else ()

    def _line(self, relation: str, source: Node, target: Node, points: tuple[Point, ...], block: _Block) -> Line:
        blocked = relation == "BLOCKED"
        claims = self.setting.behind(block.row, (source.key, *block.via), relation, target.key)
        return Line(
            f"{source.key} {relation} {target.key}", source.key, target.key, points,
            Head.BLOCKED if blocked else Head.SOUGHT, block.confidence,
            against=block.against and blocked, ours=self.setting.are_ours(claims), facts=block.facts,
        )  # fmt: skip

    def _followed(self, initiatives: dict[str, Node], x: float, size: float) -> list[Part]:
        """What followed, once for neighbours of which the same is told, behind a bracket that spans them."""
        parts: list[Part] = []
        for run in self._runs():
            nodes = [initiatives[block.initiative] for block in run]
            wrapped = [self._said(statement, size) for statement in run[0].followed]
            if not wrapped:
                continue
            high = sum(tall(len(said), small(size)) for said in wrapped) + 8 * (len(wrapped) - 1)
            top, bottom = nodes[0].box.y, nodes[-1].box.bottom
            y = (top + bottom - high) / 2
            bracket = min(top, y), max(bottom, y + high)
            parts.append(Rule(((x - 18, bracket[0]), (x - 18, bracket[1]))))
            for said in wrapped:
                parts.append(Text(said, x, y, small(size)))
                y += tall(len(said), small(size)) + 8
        return parts


def _arrival(node: Node, side: float, number: int, count: int) -> Point:
    """Where one of several lines meets a side of a node: one below the other, each at the outline."""
    x, middle = node.box.middle
    y = middle + (number - (count - 1) / 2) * _HEAD
    return shapes.meet(look(node.kind).form, node.box, (side, y), (x, y))
