"""An answer as a reader sees it in a terminal: columns that fit the width, evidence beside its row or under it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from outputs.cells import cell, is_sentence, width

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

Row = Mapping[str, Any]

GAP = 2
COMFORT = 16  # columns: about two words, the narrowest that running text is still pleasant to read in
FOLD_IDS = 4  # claims shown of a row: more would push the row's meaning off the screen
FOLD_NAMES = 12  # names shown of a list: enough for the members of most organisations

EVIDENCE = ("via", "confidence", "claims", "against", "sources")
"""The columns that a row's evidence stands in: where the width is short they move under the row."""

_HEAD, _FIRST, _BELOW = "bold", "bold", "dim"


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns stand side by side, how wide each is, and which ones go under the row."""

    beside: tuple[str, ...]
    widths: tuple[int, ...]
    below: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """The width of a whole row."""
        return sum(self.widths) + GAP * (len(self.widths) - 1)


@dataclass(frozen=True, slots=True)
class Measure:
    """How wide the texts of one column are, its head among them."""

    lengths: tuple[int, ...]
    longest_word: int

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Measure":
        """Measure texts as a terminal shows them."""
        lines = [line for text in texts for line in text.split("\n")]
        return cls(tuple(map(width, lines)), max((width(word) for line in lines for word in line.split()), default=0))

    @property
    def natural(self) -> int:
        """The width at which nothing is wrapped."""
        return max(self.lengths)

    def least(self) -> int:
        """The width at which no word is broken."""
        return self.longest_word

    def comfortable(self) -> int:
        """The width at which wrapped text is still pleasant to read."""
        return min(self.natural, max(self.longest_word, COMFORT))


def table(console: "Console", columns: Sequence[str], rows: Sequence[Row]) -> Iterator["Text"]:
    """Give the lines of a table that fits the console, head and rule first.

    Where not even the longest words of all columns fit side by side, each row becomes a block of `name  value` lines.
    """
    empty = [column for column in columns if all(row[column] in (None, []) for row in rows)]
    shown = [column for column in columns if column not in empty] or list(columns)
    cells = [{column: _folded(column, row[column]) for column in shown} for row in rows]
    layout = fit(shown, cells, console.width)
    if layout is None:
        yield from _blocks(console, shown, cells)
    else:
        yield from _table(console, layout, cells)
    missed = [column for column in empty if column not in EVIDENCE and column not in shown]
    if missed:
        yield from wrapped(console, f"Empty in every row: {', '.join(missed)}", _BELOW)


def wrapped(console: "Console", text: str, style: str = "", indent: int = 0, hanging: int = 0) -> Iterator["Text"]:
    """Wrap a text to the console, indented; what goes on in further lines is indented more, by `hanging`."""
    from rich.text import Text

    for number, line in enumerate(Text(text, style).wrap(console, max(console.width - indent - hanging, COMFORT))):
        line.rstrip()
        line.pad_left(indent + (hanging if number else 0))
        yield line


def fit(columns: Sequence[str], cells: Sequence[Mapping[str, str]], room: int) -> Layout | None:
    """Choose a layout for a width: all side by side, else evidence below, else narrower; None if nothing fits."""
    measures = {column: Measure.of([column, *(row[column] for row in cells)]) for column in columns}
    content = tuple(column for column in columns if column not in EVIDENCE)
    below = tuple(column for column in columns if column in EVIDENCE)
    for beside, least, under in (
        (tuple(columns), Measure.comfortable, ()),
        (content, Measure.comfortable, below),
        (content, Measure.least, below),
    ):
        measured = [measures[column] for column in beside]
        widths = [least(measure) for measure in measured]
        spare = room - GAP * (len(beside) - 1) - sum(widths)
        if beside and spare >= 0:
            return Layout(beside, _shared_out(spare, widths, measured), under)
    return None


def _folded(column: str, value: Any) -> str:
    if not isinstance(value, list | tuple):
        return cell(value)
    if any(isinstance(item, str) and is_sentence(item) for item in value):
        return "\n".join(f"- {cell(item)}" for item in value)
    limit = FOLD_IDS if column in EVIDENCE else FOLD_NAMES
    if len(value) > limit + 1:
        return f"{cell(value[:limit])}, … {len(value) - limit} more"
    return cell(value)


def _shared_out(spare: int, widths: Sequence[int], measures: Sequence["Measure"]) -> tuple[int, ...]:
    """Give the spare room to the columns with the most text to wrap, and to none more than it uses."""
    found = list(widths)
    wrapped = [
        sum(max(0, length - wide) for length in measure.lengths) for measure, wide in zip(measures, widths, strict=True)
    ]
    left = sum(wrapped)
    # Those that need little for each letter they would wrap come first: what they leave goes to the others.
    for index in sorted(
        range(len(found)), key=lambda index: (measures[index].natural - found[index]) / (wrapped[index] or 1)
    ):
        if wrapped[index]:
            given = min(measures[index].natural - found[index], round(spare * wrapped[index] / left))
            found[index] += given
            spare -= given
            left -= wrapped[index]
    return tuple(found)


def _table(console: "Console", layout: Layout, cells: Sequence[Mapping[str, str]]) -> Iterator["Text"]:
    from rich.text import Text

    yield from _side_by_side(console, layout.widths, layout.beside, [_HEAD] * len(layout.widths))
    yield Text(("─" if console.encoding.startswith("utf") else "-") * min(layout.total, console.width), _BELOW)
    styles = [_FIRST, *[""] * (len(layout.widths) - 1)] if len(layout.widths) > 1 else [""]
    for row in cells:
        yield from _side_by_side(console, layout.widths, [row[column] for column in layout.beside], styles)
        if layout.below:
            yield from _under(console, row, layout.below)


def _side_by_side(
    console: "Console", widths: Sequence[int], texts: Sequence[str], styles: Sequence[str]
) -> Iterator["Text"]:
    from rich.text import Text

    wrapped = [
        Text(text, style).wrap(console, max(wide, 1)) for text, style, wide in zip(texts, styles, widths, strict=True)
    ]
    for parts in zip_longest(*wrapped, fillvalue=Text()):
        line = Text()
        for part, wide in zip(parts, widths, strict=True):
            piece = part.copy()
            piece.rstrip()
            piece.pad_right(wide - piece.cell_len + GAP)
            line.append_text(piece)
        line.rstrip()
        yield line


def _under(console: "Console", row: Mapping[str, str], columns: Sequence[str]) -> Iterator["Text"]:
    """Write a row's evidence under it: `via central-asia · confidence moderate · sco-042-03`."""
    named = (row[column] if column == "claims" else f"{column} {row[column]}" for column in columns if row[column])
    yield from wrapped(console, " · ".join(named), _BELOW, GAP)


def _blocks(console: "Console", columns: Sequence[str], cells: Sequence[Mapping[str, str]]) -> Iterator["Text"]:
    from rich.text import Text

    names = min(max(map(width, columns)), max(console.width // 3, 1))
    values = max(console.width - names - GAP, 1)
    for number, row in enumerate(cells):
        if number:
            yield Text()
        for column in columns:
            if column in EVIDENCE and not row[column]:
                continue
            yield from _side_by_side(console, (names, values), (column, row[column]), (_BELOW, ""))
