"""The sentence that a picture or a briefing makes of a query's rows: a template, filled.

What stands in braces is filled in:

- `{organisation}`: a parameter's value, by the name of the node;
- `{rows}`, `{rows:goal|goals}`: how many rows there are, with the word that fits;
- `{count:state}`, `{count:state:state uses|states use}`: how many different values a column has;
- `{list:initiative}`: the values themselves, in the order of the rows, and the first few where they are many;
- `{most:state}`: the value with the most rows; all of them where several have as many;
- `{count:state/status=member}`: only of the rows whose `status` is "member"; likewise `list` and `most`;
- `[ on {on}]`: left out where what stands in its braces is empty.

Numbers up to twelve are words. A list in a column counts as its members.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.model import Label
from graph.nearest import did_you_mean
from graph.wording import counted, joined, number

_OPTION = re.compile(r"\[([^\[\]]*)\]")
_HOLE = re.compile(r"\{([^{}]*)\}")
_INSIDE = re.compile(
    r"(?:(?P<verb>count|list|most):(?P<column>\w+)(?:/(?P<where>\w+)=(?P<value>[^:{}]*))?|(?P<name>\w+))"
    r"(?::(?P<one>[^|{}]*)\|(?P<many>[^|{}]*))?"
)
_SHOWN = 4
"""How many values of a list a sentence names: five fit no slide's title."""
_QUOTED = frozenset({Label.SOURCE, Label.CLAIM})
_LETTERS_SPOKEN = 3
"""Abbreviations as long as SCO are spelt when they are spoken and take “the”; NATO is a word and takes none."""


@dataclass(frozen=True, slots=True)
class Named:
    """A parameter's value as a sentence names it: "the SCO", from the node's name and label."""

    name: str
    label: str = ""

    def __str__(self) -> str:
        """Give the name: in quotes if it is a title, with “the” if it is an organisation's and takes it."""
        if self.label in _QUOTED:
            return f"“{self.name}”"
        if self.label != Label.ORGANISATION or self.name.casefold().startswith("the "):
            return self.name
        is_spelt = self.name.isalpha() and self.name.isupper() and len(self.name) <= _LETTERS_SPOKEN
        has_words = " " in self.name and all(word.isalpha() for word in re.split(r"[\s-]+", self.name))
        return f"the {self.name}" if is_spelt or has_words else self.name


def faults(template: str, parameters: Sequence[str], columns: Sequence[str]) -> Iterator[str]:
    """Say what a template asks for that isn't there."""
    for hole in _HOLE.findall(template):
        match = _INSIDE.fullmatch(hole)
        if match is None:
            yield f"“{{{hole}}}” can't be filled; expected {{parameter}}, {{rows}}, {{count:column}}, {{list:column}} …"
            continue
        for column in (match["column"], match["where"]):
            if column is not None and column not in columns:
                yield f"“{{{hole}}}” names no column of the query{did_you_mean(column, columns)}"
        if match["name"] not in (None, "rows", *parameters):
            yield f"“{{{hole}}}” names no parameter of the query{did_you_mean(match['name'], parameters)}"
    if "{" in _HOLE.sub("", template) or "}" in _HOLE.sub("", template):
        yield "a brace stands alone"


def fill(template: str, names: Mapping[str, object], rows: Sequence[Mapping[str, Any]]) -> str:
    """Fill a template: "{count:state:state uses|states use} {organisation}" gives "Ten states use the SCO"."""

    def filled(hole: re.Match[str]) -> str:
        return _filled(hole[1], names, rows)

    def option(part: re.Match[str]) -> str:
        return part[1] if all(_filled(hole, names, rows) for hole in _HOLE.findall(part[1])) else ""

    sentence = " ".join(_HOLE.sub(filled, _OPTION.sub(option, template)).split())
    return sentence[:1].upper() + sentence[1:]


def _filled(hole: str, names: Mapping[str, object], rows: Sequence[Mapping[str, Any]]) -> str:
    match = _INSIDE.fullmatch(hole)
    if match is None:  # can't be, in a template that was checked
        return hole
    if match["verb"] is None:
        if match["name"] == "rows" and "rows" not in names:
            return _counted(len(rows), match)
        return _in_words(names[match["name"]])
    chosen = rows if match["where"] is None else [row for row in rows if _is(row[match["where"]], match["value"])]
    values = [value for row in chosen for value in _values(row[match["column"]])]
    if match["verb"] == "count":
        return _counted(len(set(values)), match)
    return _joined(_most(values) if match["verb"] == "most" else list(dict.fromkeys(values)))


def _is(value: object, word: str) -> bool:
    return str(value).casefold() == word.casefold()


def _values(cell: object) -> list[object]:
    if isinstance(cell, list):
        return list(cell)
    return [] if cell is None else [cell]


def _most(values: list[object]) -> list[object]:
    counts = Counter(values)
    return [value for value, count in counts.items() if count == max(counts.values())]


def _counted(count: int, match: re.Match[str]) -> str:
    if match["one"] is None:
        return number(count) if count else "none"
    return counted(count, match["one"], match["many"])


def _in_words(value: object) -> str:
    if value is None:
        return ""
    return _joined(list(value)) if isinstance(value, list) else str(value)


def _joined(values: list[object]) -> str:
    words = [str(value) for value in values]
    if len(words) > _SHOWN:
        left = len(words) - _SHOWN + 1
        words = [*words[: _SHOWN - 1], f"{number(left)} others"]
    return joined(words)
