"""Uses as rows: a motive on the left, beside it the states that use the organisation for it, coloured by layer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from outputs.picture import fonts
from outputs.picture.frame import Drawn, Form
from outputs.picture.ink import MARK
from outputs.picture.layout import shaped, small, tall
from outputs.picture.legend import moved
from outputs.picture.scene import Band, Box, Line, Node, Part, Text
from outputs.picture.uses import Use, Uses
from outputs.picture.wrap import lines

_MOTIVE, _WORDS = 19, 24  # the widest motive and outcome, in ems
_GAP, _PAD = 10, 9  # pixels between states, and above and below a row


_Piece = tuple[Node | Text, float, float]  # with its width and height


def rows(uses: Uses) -> Form:
    """The form with a row for each motive, those most shared first."""
    return _Rows(uses)


@dataclass(frozen=True, slots=True)
class _Rows:
    all: Uses

    def __call__(self, area: Box, size: float) -> Drawn:
        """A row for each motive, one below the other."""
        name_of = self.all.setting.name_of
        boxes = {motive: shaped("Motive", name_of(motive), _MOTIVE * size, size) for motive in self.all.motives}
        wide = max(measures[0] for _, measures in boxes.values())
        rows = []
        for motive, (wrapped, measures) in boxes.items():
            label = Node(motive, "Motive", name_of(motive), Box(area.x + 8, 0, wide, measures[1]), wrapped, size)
            beside, height = self._beside(motive, area.x + wide + 36, area.right - 12, size)
            rows.append((label, beside, height, max(height, measures[1])))
        spare = area.height - sum(height + 2 * _PAD for *_, height in rows)
        pad = _PAD + min(16, max(0.0, spare / len(rows) / 2))
        parts: list[Part] = []
        y = area.y
        for number, (label, beside, beside_height, height) in enumerate(rows):
            if number % 2 == 0:
                parts.append(Band(Box(area.x, y, area.width, height + 2 * pad)))
            middle = y + pad + (height - label.box.height) / 2
            parts.append(moved(label, middle))
            parts += [moved(part, y + pad + (height - beside_height) / 2) for part in beside]
            parts += [Line(f"{use.key} FOR", use.key, label.key, ()) for use in self.all.of(label.key)]
            y += height + 2 * pad
        return Drawn(parts, y)

    def _beside(self, motive: str, left: float, right: float, size: float) -> tuple[list[Part], float]:
        """The states of a motive and what came of it, in lines from y = 0, and their height."""
        parts: list[Part] = []
        y = 0.0
        for line in _filled(self._pieces(motive, right - left, size), right - left):
            high = max(height for *_, height in line)
            x = left
            for piece, width, height in line:
                parts.append(moved(piece, y + (high - height) / 2, x))
                x += width + _GAP
            y += high + _GAP
        return parts, y - _GAP

    def _pieces(self, motive: str, room: float, size: float) -> Iterator[_Piece]:
        direct = [use for use in self.all.of(motive) if not use.via]
        for use in direct:
            yield self._chip(use, room, size)
        for via in dict.fromkeys(use.via for use in self.all.of(motive) if use.via):
            for use in self.all.of(motive):
                if use.via == via:
                    yield self._chip(use, room, size)
            yield _words(f"claimed of {self.all.setting.name_of(via)}", room, size, quiet=True)
        for outcome in self.all.outcomes(motive):
            yield _words(outcome, room, size)

    def _chip(self, use: Use, room: float, size: float) -> _Piece:
        state, motive = self.all.setting.name_of(use.state), self.all.setting.name_of(use.motive)
        wrapped, (wide, high) = shaped(self.all.kind, state, room / 3, size)
        node = Node(
            use.key, self.all.kind, f"{state}: {motive}", Box(0, 0, wide, high), wrapped, size,
            tone=use.layer or None, confidence=use.confidence, via=use.via is not None, against=use.against,
            ours=use.ours, facts=use.facts,
        )  # fmt: skip
        return node, wide + MARK * (use.against or use.ours), high


def _words(text: str, room: float, size: float, *, quiet: bool = False) -> _Piece:
    wrapped = lines(text, min(room, _WORDS * size), small(size))
    wide = max(fonts.width(line, small(size)) for line in wrapped)
    return Text(wrapped, 0, 0, small(size), quiet=quiet), wide + _GAP, tall(len(wrapped), small(size))


def _filled(pieces: Iterable[_Piece], room: float) -> Iterator[list[_Piece]]:
    """The pieces in lines that are no wider than the room."""
    line: list[_Piece] = []
    free = room
    for piece in pieces:
        if line and piece[1] > free:
            yield line
            line, free = [], room
        line.append(piece)
        free -= piece[1] + _GAP
    yield line
