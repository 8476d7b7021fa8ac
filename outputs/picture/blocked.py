"""Blocked initiatives: who wanted each, who blocked it, and what followed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from outputs.picture import fonts
from outputs.picture.frame import Body, Drawn
from outputs.picture.inputs import Answer, Row, Setting
from outputs.picture.layout import apart, shaped, small, spread, tall, top_of
from outputs.picture.rows import counted, facts, strings, text
from outputs.picture.scene import SMALLEST, Box, Head, Line, Node, Part, Point, Rule, Text, curve
from outputs.picture.wrap import clean, lines

_ACTOR, _INITIATIVE, _FOLLOWED = 9, 14, 17  # the widest that a column may be, in ems of the names
_GAP = 120  # pixels between columns, the least in which a line and its head are seen
_ASIDE = 44  # pixels between those who blocked and what followed


@dataclass(frozen=True, slots=True)
class _Block:
    """One row: an initiative, those who wanted it, those who blocked it."""

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
    blocks = sorted(
        (_read(row) for row in answer.rows),
        key=lambda block: (block.blocked_by, block.followed == (), block.followed, block.sought_by, block.initiative),
    )
    blockers = {actor for block in blocks for actor in block.blocked_by}
    shown = f"{counted(len(blocks), 'blocked initiative')}, {counted(len(blockers), 'blocker')}"
    return Body(shown, tuple(map(_sentence, blocks)), (_Columns(blocks, setting),))


def _read(row: Row) -> _Block:
    return _Block(
        initiative=text(row, "initiative"),
        sought_by=strings(row.get("sought_by")),
        blocked_by=strings(row.get("blocked_by")),
        followed=strings(row.get("consequence")),
        via=tuple(dict.fromkeys(strings(row.get("via")))),
        confidence=text(row, "confidence") or None,
        against=bool(strings(row.get("against"))),
        facts=facts(row, "consequence"),
    )


def _sentence(block: _Block) -> str:
    wanted = f", wanted by {' and '.join(block.sought_by)}," if block.sought_by else ""
    return f"{block.initiative}{wanted} was blocked by {' and '.join(block.blocked_by) or 'nobody named'}."


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

    def _widest(self, names: Sequence[str], kind: str, limit: float, size: float) -> float:
        return max((shaped(kind, name, limit * size, size)[1][0] for name in names), default=0.0)

    def _initiatives(self, area: Box, x: float, size: float) -> tuple[dict[str, Node], float]:
        wide = self._widest([block.initiative for block in self.blocks], "Initiative", _INITIATIVE, size)
        heading = tall(1, small(size)) + 12
        boxes = [shaped("Initiative", block.initiative, _INITIATIVE * size, size) for block in self.blocks]
        heights = [
            max(
                measures[1] + 2 * tall(len(self._by_way_of(block, wide)), SMALLEST),
                max(len(block.sought_by), len(block.blocked_by)) * size * 2.1,
                self._share(block, size),
            )
            for block, (_, measures) in zip(self.blocks, boxes, strict=True)
        ]
        tops, end = spread(heights, area.y + heading, area.height - heading, [0.0] * len(heights))
        return {
            block.initiative: Node(
                self.setting.id_of(block.initiative), "Initiative", block.initiative,
                Box(x, top + (height - measures[1]) / 2, wide, measures[1]), wrapped, size,
                tone="blocked", facts=block.facts,
            )
            for block, (wrapped, measures), top, height in zip(self.blocks, boxes, tops, heights, strict=True)
        }, end  # fmt: skip

    def _share(self, block: _Block, size: float) -> float:
        """The height that a row must have for its share of what followed, which may be told of several rows at once."""
        said = sum(len(self._said(statement, size)) for statement in block.followed)
        together = sum(other.followed == block.followed for other in self.blocks)
        return (tall(said, small(size)) + 8 * len(block.followed)) / together

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
            wrapped, (_, high) = shaped("State", actor, _ACTOR * size, size)
            box = Box(x, sum(at) / len(at) - high / 2, wide, high)
            key = self.setting.id_of(actor)
            placed.append(Node(key, self.setting.kinds.get(key, "State"), actor, box, wrapped, size))
        top = min((node.box.y for node in initiatives.values()), default=0.0)
        return {node.name: node for node in apart(placed, top)}

    def _lines(self, block: _Block, initiative: Node, sought: dict[str, Node], blocking: dict[str, Node]) -> list[Part]:
        x, y = initiative.box.x, initiative.box.middle[1]
        parts: list[Part] = []
        for number, actor in enumerate(block.sought_by):
            source = sought[actor]
            end = (x, y + _offset(number, len(block.sought_by)))
            points = curve((source.box.right, source.box.middle[1]), end)
            parts.append(self._line("SOUGHT", source, initiative, points, block))
        for number, actor in enumerate(block.blocked_by):
            source = blocking[actor]
            end = (initiative.box.right, y + _offset(number, len(block.blocked_by)))
            points = curve((source.box.x, source.box.middle[1]), end)
            parts.append(self._line("BLOCKED", source, initiative, points, block))
        if block.via:
            below = self._by_way_of(block, initiative.box.width)
            parts.append(Text(below, x, initiative.box.bottom + 3, SMALLEST, quiet=True))
        return parts

    def _by_way_of(self, block: _Block, room: float) -> tuple[str, ...]:
        """Those whom the claims name, where states stand in their place."""
        words = "by way of " + ", ".join(self.setting.name_of(via) for via in block.via)
        return lines(clean(words), room, SMALLEST) if block.via else ()

    def _line(self, relation: str, source: Node, target: Node, points: tuple[Point, ...], block: _Block) -> Line:
        blocked = relation == "BLOCKED"
        return Line(
            f"{source.key} {relation} {target.key}", source.key, target.key, points,
            Head.BLOCKED if blocked else Head.SOUGHT, block.confidence,
            against=block.against and blocked, facts=block.facts,
        )  # fmt: skip

    def _followed(self, initiatives: dict[str, Node], x: float, size: float) -> list[Part]:
        """What followed, once for neighbours of which the same is told, behind a bracket that spans them."""
        told: dict[tuple[str, ...], list[Node]] = defaultdict(list)
        for block in self.blocks:
            if block.followed:
                told[block.followed].append(initiatives[block.initiative])
        parts: list[Part] = []
        for statements, nodes in told.items():
            wrapped = [self._said(statement, size) for statement in statements]
            high = sum(tall(len(said), small(size)) for said in wrapped) + 8 * (len(wrapped) - 1)
            top, bottom = nodes[0].box.y, nodes[-1].box.bottom
            y = (top + bottom - high) / 2
            bracket = min(top, y), max(bottom, y + high)
            parts.append(Rule(((x - 18, bracket[0]), (x - 18, bracket[1]))))
            for said in wrapped:
                parts.append(Text(said, x, y, small(size)))
                y += tall(len(said), small(size)) + 8
        return parts


def _offset(number: int, count: int) -> float:
    return (number - (count - 1) / 2) * 10
