"""Uses as rows: a motive on the left, beside it the states that use the organisation for it, in their layer's colour."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from outputs.picture import fonts
from outputs.picture.frame import Form
from outputs.picture.layout import shaped, small, tall
from outputs.picture.scene import Band, Box, Node, Part, Text
from outputs.picture.uses import Use, Uses
from outputs.picture.wrap import lines

_MOTIVE, _GAP, _PAD = 380, 10, 9


def rows(uses: Uses) -> Form:
    """The form with a row for each motive, those most shared first."""
    return _Rows(uses)


@dataclass(frozen=True, slots=True)
class _Rows:
    all: Uses

    def __call__(self, area: Box, size: float) -> tuple[list[Part], float]:
        boxes = {motive: shaped("Motive", motive, _MOTIVE, size) for motive in self.all.motives}
        wide = max(measures[0] for _, measures in boxes.values())
        rows = []
        for motive, (wrapped, measures) in boxes.items():
            label = Node(
                self.all.setting.id_of(motive), "Motive", motive, Box(area.x + 8, 0, wide, measures[1]), wrapped, size
            )
            beside, height = self._beside(motive, area.x + wide + 36, area.right - 12, size)
            rows.append((label, beside, max(height, measures[1])))
        spare = area.height - sum(height + 2 * _PAD for *_, height in rows)
        pad = _PAD + min(16, max(0.0, spare / len(rows) / 2))
        parts: list[Part] = []
        y = area.y
        for number, (label, beside, height) in enumerate(rows):
            if number % 2 == 0:
                parts.append(Band(Box(area.x, y, area.width, height + 2 * pad)))
            middle = y + pad + (height - label.box.height) / 2
            parts.append(_down(label, middle))
            extent = max(_end(part) for part in beside)
            parts += [_down(part, y + pad + (height - extent) / 2) for part in beside]
            y += height + 2 * pad
        return parts, y

    def _beside(self, motive: str, left: float, right: float, size: float) -> tuple[list[Part], float]:
        """The states of a motive in lines, what came of it under them, from y = 0, and their height."""
        parts: list[Part] = []
        x, y, high = left, 0.0, 0.0
        for piece, width, height in self._pieces(motive, right - left, size):
            if x > left and x + width > right:
                x, y = left, y + high + _GAP
                high = 0.0
            parts.append(_across(piece, x, y, height))
            high = max(high, height)
            x += width + _GAP
        y += high
        said = tuple(line for text in self.all.outcomes(motive) for line in lines(text, right - left, small(size)))
        if said:
            parts.append(Text(said, left, y + 4, small(size)))
            y += 4 + tall(len(said), small(size))
        return parts, y

    def _pieces(self, motive: str, room: float, size: float) -> Iterator[tuple[Node | Text, float, float]]:
        direct = [use for use in self.all.of(motive) if not use.via]
        for use in direct:
            yield _chip(use, room, size)
        for via in dict.fromkeys(use.via for use in self.all.of(motive) if use.via):
            for use in self.all.of(motive):
                if use.via == via:
                    yield _chip(use, room, size)
            words = f"by way of {self.all.setting.name_of(via)}"
            wrapped = lines(words, room, small(size))
            wide = max(fonts.width(line, small(size)) for line in wrapped)
            yield Text(wrapped, 0, 0, small(size), quiet=True), wide, tall(len(wrapped), small(size))


def _chip(use: Use, room: float, size: float) -> tuple[Node, float, float]:
    wrapped, (wide, high) = shaped("State", use.state, room, size)
    node = Node(
        use.key, "State", f"{use.state}: {use.motive}", Box(0, 0, wide, high), wrapped, size,
        tone=use.layer or None, confidence=use.confidence, via=use.via is not None, against=use.against,
        facts=use.facts,
    )  # fmt: skip
    return node, wide + (fonts.LINE * 8 if use.against else 0), high


def _across(part: Node | Text, x: float, y: float, height: float) -> Node | Text:
    if isinstance(part, Node):
        return replace(part, box=Box(x, y, part.box.width, part.box.height))
    return replace(part, x=x, y=y + 6)


def _down(part: Part, by: float) -> Part:
    if isinstance(part, Node):
        return replace(part, box=replace(part.box, y=part.box.y + by))
    return replace(part, y=part.y + by) if isinstance(part, Text) else part


def _end(part: Part) -> float:
    if isinstance(part, Node):
        return part.box.bottom
    return part.y + tall(len(part.lines), part.size) if isinstance(part, Text) else 0.0
