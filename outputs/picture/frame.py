"""What stands around every picture: the finding above it, the legend and the sources below."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from math import ceil
from typing import Protocol

from outputs.picture import fonts
from outputs.picture.inputs import Answer
from outputs.picture.legend import legend as legend_of
from outputs.picture.legend import moved
from outputs.picture.marks import marks_apart
from outputs.picture.rows import counted, strings
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
    Part,
    Rule,
    Scene,
    Text,
)
from outputs.picture.setting import Setting
from outputs.picture.voices import who_says_so
from outputs.picture.wrap import clean, lines

_WORD_AND_NUMBER = re.compile(r"(\D+ )(\d+)")
_ROOM = WIDTH - 2 * MARGIN


@dataclass(frozen=True, slots=True)
class Drawn:
    """Parts, and where they end: below the room and right of it, if they need more than there is."""

    parts: list[Part]
    bottom: float
    right: float = 0.0


class Form(Protocol):
    """A way to fill the room that the frame leaves, with names of some size; it may need more height than there is."""

    def __call__(self, area: Box, size: float) -> Drawn:
        """What it draws in that room."""


@dataclass(frozen=True, slots=True)
class Body:
    """The middle of a picture: what it shows in words, and the forms that it can take, the best first."""

    shown: str
    sentences: tuple[str, ...]
    forms: tuple[Form, ...]
    sources: tuple[str, ...] = ()  # where the rows have no such column
    finding: str = ""  # where the answer has none


def framed(body: Body, answer: Answer, setting: Setting, title: str | None) -> Scene:
    """The whole picture of an answer: the first of its forms, at the largest size, that fits a slide.

    What fits in no form is drawn in the last, as high as it needs to be: nothing is left out.
    """
    says = clean(title or answer.finding or body.finding or answer.title or body.shown)
    head, top = _head(says, _subtitle(body, answer, setting, says))
    foot = _foot(body, answer, setting)
    for form, size in product(body.forms, SIZES):
        # The legend is made of what was drawn, and takes room from it: so all is drawn once to see what occurs.
        legend, legend_height = legend_of(form(Box(MARGIN, top, _ROOM, HEIGHT), size).parts)
        below = 26 + legend_height + 14 + _height(foot) + 22
        drawn = form(Box(MARGIN, top, _ROOM, HEIGHT - top - below), size)
        if drawn.bottom + below <= HEIGHT and drawn.right <= WIDTH - MARGIN:
            break
    height, width = max(HEIGHT, ceil(drawn.bottom + below)), max(WIDTH, ceil(drawn.right + MARGIN))
    y = height - below + 26
    rule = Rule(((MARGIN, y + legend_height + 4), (WIDTH - MARGIN, y + legend_height + 4)))
    placed = [moved(part, y) for part in legend]
    feet = [moved(part, y + legend_height + 12) for part in foot]
    description = " ".join([clean(body.shown) + ".", *body.sentences])
    return Scene(says, description, height, (*head, *marks_apart(drawn.parts), *placed, rule, *feet), width)


def _head(says: str, subtitle: str) -> tuple[list[Part], float]:
    title = Text(lines(says, _ROOM, TITLE, bold=True), MARGIN, 30, TITLE, bold=True)
    y = title.y + _height([title]) + 4
    if not subtitle:
        return [title], y + 18
    below = Text(lines(subtitle, _ROOM, SUBTITLE, even=False), MARGIN, y, SUBTITLE, quiet=True)
    return [title, below], y + _height([below]) + 22


def _subtitle(body: Body, answer: Answer, setting: Setting, says: str) -> str:
    asked = [f"{key} {', '.join(strings(value))}" for key, value in answer.parameters.items() if strings(value)]
    named = [clean(answer.title)] if answer.name and answer.title else []
    said = who_says_so(setting)
    return " · ".join(part for part in (*named, *asked, body.shown, said) if part and part != says)


def _foot(body: Body, answer: Answer, setting: Setting) -> list[Part]:
    stamp = f"Graph {setting.graph_name[:8]} · newest source {_dated(setting.newest_date)}"
    left = _ROOM - fonts.width(stamp, SMALLEST) - 40
    cited = Text(lines(_sources(body, answer, setting, left), left, SMALLEST, even=False), MARGIN, 0, quiet=True)
    return [cited, Text((stamp,), WIDTH - MARGIN, 0, anchor=Anchor.END, quiet=True)]


def _dated(date: str) -> str:
    """A source's date in words where it is open to the past: `_dated("[..2025]")` is "2025 or earlier"."""
    earlier = date.startswith("[..") and date.endswith("]")
    return clean(f"{date[3:-1]} or earlier" if earlier else date or "not dated")


def _sources(body: Body, answer: Answer, setting: Setting, room: float) -> str:
    """Each source with its author and lines, as far as two lines of the foot hold it.

    Else the number of lines stands for them, then only the sources' ids, then their number.
    """
    found: dict[str, set[str]] = {}
    for cited in body.sources or [cited for row in answer.rows for cited in strings(row.get("sources"))]:
        source, _, place = cited.partition(":")
        found.setdefault(source, set()).add(place)
    if not found:
        return "Sources: none given in this answer"
    ordered = sorted(found.items())
    in_full = "; ".join(_with_lines(source, setting.author_of(source), places - {""}) for source, places in ordered)
    in_numbers = "; ".join(_with_number(source, setting.author_of(source), len(places)) for source, places in ordered)
    bare = "; ".join(source for source, _ in ordered)
    for told in (in_full, in_numbers, bare):
        if len(lines(f"Sources: {told}", room, SMALLEST, even=False)) <= 2:
            return f"Sources: {told}"
    return f"{counted(len(ordered), 'source')}, {counted(sum(map(len, found.values())), 'passage')}"


def _with_number(source: str, author: str, count: int) -> str:
    return f"{source} ({', '.join(part for part in (author, counted(count, 'passage')) if part)})"


def _with_lines(source: str, author: str, places: set[str]) -> str:
    numbers = sorted((place for place in places if place.isdecimal()), key=int)
    others = sorted(places - set(numbers), key=_as_counted)
    word = "line" if len(numbers) == 1 else "lines"
    cited = [f"{word} {', '.join(numbers)}"] if numbers else []
    for place, before in zip(others, ["", *others], strict=False):
        # Said once for several: "page 3, 4".
        said, number = _WORD_AND_NUMBER.fullmatch(place), _WORD_AND_NUMBER.fullmatch(before)
        cited.append(said[2] if said and number and said[1] == number[1] else place)
    by = f" ({author})" if author else ""
    return f"{source}{by} {', '.join(cited)}".strip()


def _as_counted(place: str) -> list[tuple[int, str]]:
    """A place as it is sorted: page 9 before page 10."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", place)]


def _height(texts: Iterable[Part]) -> float:
    return max((len(text.lines) * text.size * fonts.LINE for text in texts if isinstance(text, Text)), default=0.0)
