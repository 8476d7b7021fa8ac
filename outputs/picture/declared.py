"""Declared against actual: the goals that an organisation states, and what it and its bodies really do."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from graph.model.vocabulary import lowest
from outputs.picture import fonts
from outputs.picture.frame import Body, Drawn
from outputs.picture.inputs import Answer, Row
from outputs.picture.layout import shaped, small, spread, tall, top_of
from outputs.picture.rows import counted, facts, merged, strings, text
from outputs.picture.scene import Anchor, Box, Head, Line, Node, Part, Text, curve
from outputs.picture.setting import Setting
from outputs.picture.wrap import lines

_WIDEST, _HOLDER = 17, 9  # of a goal or function, and of who has it, in ems
_WORDS, _BETWEEN = 9, 40  # ems that "no function linked" takes, and pixels between two of them
_Boxes = dict[str, tuple[tuple[str, ...], tuple[float, float]]]


@dataclass(frozen=True, slots=True)
class _Columns:
    rows: Sequence[Row]
    setting: Setting
    organisation: str

    def __call__(self, area: Box, size: float) -> Drawn:
        """Goals on the left, functions on the right, lines between those that are linked."""
        grid = self._grid()
        holders = {function: self._holder_lines(function, size) for _, function in grid if function}
        words = [fonts.width(line, small(size)) for said in holders.values() for line in said]
        beside = max(words) + 16 if words else 0.0
        room = Box(area.x, area.y, area.width - beside, area.height)
        left, right, end = self._nodes(grid, holders, room, size)
        parts: list[Part] = self._lines(left, right)
        parts += [*left.values(), *right.values(), *_alone(left, right, self._linked(), size)]
        parts += [
            Text(said, node.box.right + 16, node.box.middle[1] - tall(len(said), small(size)) / 2, small(size))
            for function, node in right.items()
            if (said := holders[function])
        ]
        parts += _headings(left, right, bool(words), top_of(parts) - 8 - tall(1, small(size)), size)
        free = min((node.box.x for node in right.values()), default=room.right)
        taken = max((node.box.right for node in left.values()), default=room.x)
        return Drawn(parts, end, area.right + max(0.0, 2 * _WORDS * small(size) + _BETWEEN - (free - taken)))

    def _grid(self) -> list[tuple[str, str]]:
        """Goals and functions row by row: those that are linked side by side as far as can be, then the others."""
        grid: list[tuple[str, str]] = []
        placed: set[tuple[str, str]] = set()
        for row in self.rows:
            goal, function = (("declared", self._id(row, "declared")), ("actual", self._id(row, "actual")))
            if goal[1] and function[1] and {goal, function} - placed:
                grid.append(("" if goal in placed else goal[1], "" if function in placed else function[1]))
                placed |= {goal, function}
        goals = [key for key in _unique(self.rows, "declared", self.setting) if ("declared", key) not in placed]
        functions = [key for key in _unique(self.rows, "actual", self.setting) if ("actual", key) not in placed]
        return [*grid, *zip_longest(goals, functions, fillvalue="")]

    def _id(self, row: Row, column: str) -> str:
        return self.setting.id_in(row, column)

    def _nodes(
        self, grid: Sequence[tuple[str, str]], holders: dict[str, tuple[str, ...]], room: Box, size: float
    ) -> tuple[dict[str, Node], dict[str, Node], float]:
        limit = _WIDEST * size
        name_of = self.setting.name_of
        goals = {goal: shaped("Goal", name_of(goal), limit, size) for goal, _ in grid if goal}
        functions = {function: shaped("Function", name_of(function), limit, size) for _, function in grid if function}
        heights = [
            max(
                goals[goal][1][1] if goal else 0.0,
                functions[function][1][1] if function else 0.0,
                tall(len(holders[function]), small(size)) if function else 0.0,
            )
            for goal, function in grid
        ]
        heading = tall(1, small(size)) + 12
        tops, end = spread(heights, room.y + heading, room.height - heading, [0.0] * len(heights))
        middles = [top + height / 2 for top, height in zip(tops, heights, strict=True)]
        widest = max((measures[0] for _, measures in functions.values()), default=0.0)
        left = {
            goal: self._node("Goal", "declared", goal, room.x, middle, goals, size)
            for (goal, _), middle in zip(grid, middles, strict=True)
            if goal
        }
        right = {
            function: self._node("Function", "actual", function, room.right - widest, middle, functions, size)
            for (_, function), middle in zip(grid, middles, strict=True)
            if function
        }
        return left, right, end

    def _node(self, kind: str, column: str, key: str, x: float, middle: float, boxes: _Boxes, size: float) -> Node:
        wrapped, (_, high) = boxes[key]
        wide = max(measures[0] for _, measures in boxes.values())
        box = Box(x, middle - high / 2, wide, high)
        rows = [row for row in self.rows if self._id(row, column) == key]
        said = [claim for row in rows for claim in self._stating(row, column)]
        return Node(
            key, kind, self.setting.name_of(key), box, wrapped, size,
            tone=column, ours=self.setting.are_ours(said), facts=merged(map(facts, rows)),
        )  # fmt: skip

    def _stating(self, row: Row, column: str) -> list[str]:
        """The claims of a row that say that the organisation declares its goal, or that someone serves its function."""
        relation, holder = (
            ("DECLARES", self.organisation) if column == "declared" else ("SERVES_AS", self._id(row, "holder"))
        )
        return self.setting.behind(row, (holder,), relation, self._id(row, column))

    def _holder_lines(self, function: str, size: float) -> tuple[str, ...]:
        """Who has a function, where it is not the organisation itself."""
        found = dict.fromkeys(self._id(row, "holder") for row in self.rows if self._id(row, "actual") == function)
        names = ", ".join(map(self.setting.name_of, found))
        return lines(names, _HOLDER * size, small(size)) if set(found) - {self.organisation} else ()

    def _linked(self) -> set[str]:
        return {self._id(row, column) for row in self.rows if _is_linked(row) for column in ("declared", "actual")}

    def _lines(self, left: dict[str, Node], right: dict[str, Node]) -> list[Part]:
        pairs = dict.fromkeys(self._pair(row) for row in self.rows if _is_linked(row))
        return [self._line(right[function], left[goal]) for function, goal in pairs]

    def _pair(self, row: Row) -> tuple[str, str]:
        return self._id(row, "actual"), self._id(row, "declared")

    def _line(self, source: Node, target: Node) -> Line:
        rows = [row for row in self.rows if self._pair(row) == (source.key, target.key)]
        said = [claim for row in rows for claim in self.setting.behind(row, (source.key,), "TOWARDS", target.key)]
        return Line(
            f"{source.key} TOWARDS {target.key}", source.key, target.key,
            curve((source.box.x, source.box.middle[1]), (target.box.right - 7, target.box.middle[1])), Head.TO,
            lowest(text(row, "confidence") for row in rows),
            against=any(strings(row.get("against")) for row in rows), ours=self.setting.are_ours(said),
            facts=merged(map(facts, rows)),
        )  # fmt: skip


def _alone(left: dict[str, Node], right: dict[str, Node], linked: set[str], size: float) -> list[Part]:
    """What is missing, said where it is missing."""
    parts: list[Part] = []
    for node in (*left.values(), *right.values()):
        if node.key not in linked:
            y = node.box.middle[1] - tall(1, small(size)) / 2
            if node.kind == "Goal":
                parts.append(Text(("no function linked",), node.box.right + 14, y, small(size), bold=True))
            else:
                parts.append(Text(("no goal linked",), node.box.x - 14, y, small(size), bold=True, anchor=Anchor.END))
    return parts


def _headings(left: dict[str, Node], right: dict[str, Node], holders: bool, above: float, size: float) -> list[Part]:
    headings = []
    if left:
        headings.append(("what it declares", next(iter(left.values())).box.x))
    if right:
        box = next(iter(right.values())).box
        headings += [("what it does", box.x), *([("by", box.right + 16)] if holders else [])]
    return [Text((words,), x, above, small(size), quiet=True) for words, x in headings]


def body(answer: Answer, setting: Setting) -> Body:
    """The picture of declared-versus-actual."""
    rows = sorted(answer.rows, key=lambda row: not _is_linked(row))
    goals, functions = _unique(rows, "declared", setting), _unique(rows, "actual", setting)
    links = sum(map(_is_linked, rows))
    counts = ((len(goals), "declared goal"), (len(functions), "actual function"), (links, "link"))
    shown = ", ".join(counted(number, words) for number, words in counts)
    sentences = tuple(
        f"{text(row, 'actual') or 'No function'} serves {text(row, 'declared') or 'no declared goal'}." for row in rows
    )
    return Body(shown, sentences, (_Columns(rows, setting, text(answer.parameters, "organisation")),))


def _is_linked(row: Row) -> bool:
    return bool(text(row, "declared") and text(row, "actual"))


def _unique(rows: Sequence[Row], column: str, setting: Setting) -> list[str]:
    return [key for key in dict.fromkeys(setting.id_in(row, column) for row in rows) if key]
