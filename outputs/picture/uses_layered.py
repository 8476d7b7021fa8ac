"""Uses as lines: states on the left, motives on the right, and a dot for each use where its line arrives."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from outputs.picture import fonts
from outputs.picture.frame import Drawn
from outputs.picture.layout import apart, shaped, small, spread, tall
from outputs.picture.rows import merged
from outputs.picture.scene import Box, Line, Node, Part, Text, curve
from outputs.picture.setting import Setting
from outputs.picture.uses import Use, Uses, role
from outputs.picture.wrap import lines

_STATE, _GROUP, _MOTIVE, _OUTCOME = 11, 11, 20, 18  # the widest that a column may be, in ems of the names
_ROOM = 330  # pixels between states and motives, the least in which lines can be told apart
_DOT, _ROOT_GAP = 22, 80
_FOR, _CAME = "uses it for", "what came of it"
_FOLLOWED = 40  # lines: more than these are a thicket


@dataclass(frozen=True, slots=True)
class _Bundle:
    """Uses drawn as one line: a single one, or those of one group that want the same in the same way."""

    uses: tuple[Use, ...]
    junction: str  # empty for a line straight from the state


@dataclass(frozen=True, slots=True)
class Layered:
    """The form with lines, at some size of names."""

    all: Uses

    @property
    def is_readable(self) -> bool:
        """Whether its lines are few enough to be followed with a finger."""
        return len(self._bundles()) <= _FOLLOWED

    def __call__(self, area: Box, size: float) -> Drawn:
        """The columns from left to right, and the lines between them."""
        heading = tall(1, small(size)) + 6
        aside = self._root(0, 0, size).box.width + _ROOT_GAP if self.all.root else 0
        inner = Box(area.x + aside, area.y + heading, area.width - aside, area.height - heading)
        states, states_end = self._states(inner, size)
        motives, motives_end = self._motives(inner, size)
        left, right = _extent(states, motives)
        groups = self._groups(states, left, right, size)
        parts: list[Part] = [*self._joining(states, groups), *self._uses(states, motives, groups)]
        parts += [*groups.values(), *states.values(), *motives.values()]
        parts += [*self._headings(states, motives, size), *self._outcomes(motives, size)]
        if self.all.root:
            parts += self._from_root(area.x, list(states.values()), size)
        return Drawn(parts, max(states_end, motives_end), area.right + max(0.0, _ROOM - (right - left)))

    def _root(self, x: float, middle: float, size: float) -> Node:
        key, name = self.all.root, self.all.setting.name_of(self.all.root)
        wrapped, (wide, high) = shaped("State", name, _STATE * size, size)
        return Node(key, "State", name, Box(x, middle - high / 2, wide, high), wrapped, size)

    def _from_root(self, x: float, targets: list[Node], size: float) -> list[Part]:
        root = self._root(x, (targets[0].box.y + targets[-1].box.bottom) / 2, size)
        joined = [
            Line(f"{root.key} {node.key}", root.key, node.key, curve(_right(root), _left(node))) for node in targets
        ]
        return [*joined, root]

    def _states(self, area: Box, size: float) -> tuple[dict[str, Node], float]:
        states, setting, kind = self.all.states, self.all.setting, self.all.kind
        boxes = [shaped(kind, setting.name_of(state), _STATE * size, size) for state in states]
        words = [fonts.width(setting.role_of(state) + "s", small(size)) for state in states]
        wide = max(*words, *(measures[0] for _, measures in boxes))
        new_role = [role(a, setting) != role(b, setting) for a, b in pairwise(states)]
        above = [0.0, *(tall(1, small(size)) if changes else 0.0 for changes in new_role)]
        tops, end = spread([measures[1] for _, measures in boxes], area.y, area.height, above)
        return {
            state: Node(state, kind, setting.name_of(state), Box(area.x, top, wide, measures[1]), wrapped, size)
            for state, (wrapped, measures), top in zip(states, boxes, tops, strict=True)
        }, end

    def _motives(self, area: Box, size: float) -> tuple[dict[str, Node], float]:
        motives, setting = self.all.motives, self.all.setting
        boxes = [self._motive(motive, size) for motive in motives]
        said = [self._said(motive, size) for motive in motives]
        wide = max(fonts.width(_FOR, small(size)), *(measures[0] for _, measures in boxes))
        words = [fonts.width(line, small(size)) for block in said for line in (*block, _CAME) if block]
        x = area.right - wide - (max(words) + 16 if words else 0)
        heights = [
            max(measures[1], tall(len(block), small(size))) for (_, measures), block in zip(boxes, said, strict=True)
        ]
        tops, end = spread(heights, area.y, area.height, [0.0] * len(heights))
        return {
            motive: Node(
                motive, "Motive", setting.name_of(motive),
                Box(x, top + (height - measures[1]) / 2, wide, measures[1]), wrapped, size, tone=self._layer(motive),
            )
            for motive, (wrapped, measures), top, height in zip(motives, boxes, tops, heights, strict=True)
        }, end  # fmt: skip

    def _motive(self, motive: str, size: float) -> tuple[tuple[str, ...], tuple[float, float]]:
        """A motive's lines and its size: high enough for the dots that stand at it."""
        wrapped, (wide, high) = shaped("Motive", self.all.setting.name_of(motive), _MOTIVE * size, size)
        return wrapped, (wide, max(high, _DOT * len(self._arriving(motive))))

    def _layer(self, motive: str) -> str | None:
        """The layer of all uses for a motive; None where they differ, and the dots alone say it."""
        layers = {use.layer for use in self.all.of(motive)}
        return layers.pop() or None if len(layers) == 1 else None

    def _bundles(self) -> list[_Bundle]:
        manners: dict[tuple[str, str], set[object]] = defaultdict(set)
        for use in self.all.uses:
            if use.via:
                manners[use.via, use.state].add(use.manner)
        bundled: dict[tuple[str, object], list[Use]] = defaultdict(list)
        for number, use in enumerate(self.all.uses):
            alike = f"{use.via} {sorted(manners[use.via, use.state], key=str)}" if use.via else ""
            bundled[alike, use.manner if alike else number].append(use)
        return [_Bundle(tuple(uses), alike) for (alike, _), uses in bundled.items()]

    def _arriving(self, motive: str) -> list[_Bundle]:
        return [bundle for bundle in self._bundles() if bundle.uses[0].motive == motive]

    def _groups(self, states: dict[str, Node], left: float, right: float, size: float) -> dict[str, Node]:
        """A node for each junction, a little right of the states and level with those that it joins."""
        groups: dict[str, Node] = {}
        for junction, (via, members) in self._members().items():
            name = self.all.setting.name_of(via)
            wrapped, (wide, high) = shaped("Group", name, _GROUP * small(size), small(size))
            level = sum(states[member].box.middle[1] for member in members) / len(members)
            box = Box(left + 0.16 * (right - left), round(level - high / 2), wide, high)
            kind = self.all.setting.kind_of(via, "Group")
            groups[junction] = Node(via, kind, name, box, wrapped, small(size))
        order = sorted(groups, key=lambda junction: (groups[junction].box.y, groups[junction].key))
        return dict(zip(order, apart([groups[junction] for junction in order]), strict=True))

    def _members(self) -> dict[str, tuple[str, list[str]]]:
        """Each junction with the id of its group and the states that it joins."""
        members: dict[str, dict[str, None]] = defaultdict(dict)
        vias: dict[str, str] = {}
        for bundle in self._bundles():
            if bundle.junction:
                vias[bundle.junction] = bundle.uses[0].via or ""
                members[bundle.junction].update(dict.fromkeys(use.state for use in bundle.uses))
        return {junction: (vias[junction], list(found)) for junction, found in members.items()}

    def _joining(self, states: dict[str, Node], groups: dict[str, Node]) -> list[Part]:
        return [
            Line(
                f"{states[member].key} {group.key}", states[member].key, group.key,
                curve(_right(states[member]), _left(group)), via=group.key,
            )
            for junction, group in groups.items()
            for member in self._members()[junction][1]
        ]  # fmt: skip

    def _uses(self, states: dict[str, Node], motives: dict[str, Node], groups: dict[str, Node]) -> list[Part]:
        parts: list[Part] = []
        for key, motive in motives.items():
            arriving = [
                (groups[bundle.junction] if bundle.junction else states[bundle.uses[0].state], bundle)
                for bundle in self._arriving(key)
            ]
            arriving.sort(key=lambda pair: (pair[0].box.middle[1], pair[1].uses[0].layer))
            top = motive.box.middle[1] - len(arriving) * _DOT / 2
            for number, (source, bundle) in enumerate(arriving):
                dot = Box(motive.box.x - _DOT + 1, top + number * _DOT, _DOT, _DOT)
                parts += _use(source, dot, motive, bundle, self.all.setting)
        return parts

    def _said(self, motive: str, size: float) -> tuple[str, ...]:
        limit = _OUTCOME * small(size)
        return tuple(line for said in self.all.outcomes(motive) for line in lines(said, limit, small(size)))

    def _outcomes(self, motives: dict[str, Node], size: float) -> list[Part]:
        return [
            Text(said, node.box.right + 16, node.box.middle[1] - tall(len(said), small(size)) / 2, small(size))
            for motive, node in motives.items()
            if (said := self._said(motive, size))
        ]

    def _headings(self, states: dict[str, Node], motives: dict[str, Node], size: float) -> list[Part]:
        first = next(iter(motives))
        height = max(motives[first].box.height, tall(len(self._said(first, size)), small(size)))
        top = motives[first].box.middle[1] - height / 2 - 4 - tall(1, small(size))
        headings: list[Part] = [Text((_FOR,), motives[first].box.x, top, small(size), quiet=True)]
        if any(self.all.outcomes(motive) for motive in motives):
            x = motives[first].box.right + 16
            headings.append(Text((_CAME,), x, top, small(size), quiet=True))
        before = ""
        for state, node in states.items():
            found = self.all.setting.role_of(state)
            if found and found != before:
                y = node.box.y - 4 - tall(1, small(size))
                headings.append(Text((found + "s",), node.box.x, y, small(size), quiet=True))
            before = found
        return headings


def _use(source: Node, dot: Box, motive: Node, bundle: _Bundle, setting: Setting) -> list[Part]:
    first = bundle.uses[0]
    told = {"uses": ", ".join(use.key for use in bundle.uses), **merged(use.facts for use in bundle.uses)}
    who = ", ".join(setting.name_of(use.state) for use in bundle.uses)
    points = curve(_right(source), (dot.x, dot.middle[1]))
    line = Line(
        f"{source.key} {first.key}", source.key, first.key, points,
        confidence=first.confidence, via=first.via, against=first.against, ours=first.ours, facts=told,
    )  # fmt: skip
    touching = Line(f"{first.key} FOR", first.key, motive.key, ())
    node = Node(first.key, "Use", f"{who}: {motive.name}", dot, tone=first.layer or None, facts=told)
    return [line, touching, node]


def _extent(states: dict[str, Node], motives: dict[str, Node]) -> tuple[float, float]:
    return max(node.box.right for node in states.values()), min(node.box.x for node in motives.values()) - _DOT


def _right(node: Node) -> tuple[float, float]:
    return node.box.right, node.box.middle[1]


def _left(node: Node) -> tuple[float, float]:
    return node.box.x, node.box.middle[1]
