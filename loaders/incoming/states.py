"""Which state a name or a code means: only what is certain ("Congo" and "Korea" are not)."""

import csv
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

from graph.model.states import states_by_two_letters

_MEANS_MORE = frozenset({"DMA", "GEO", "JOR", "TCD"})
"""States whose names are given names too (Chad, Georgia): taken for states only where a state is expected."""


class State(NamedTuple):
    """A state as the table has it: RUS, Russia."""

    code: str
    name: str


class _Table(NamedTuple):
    by_code: dict[str, State]
    by_name: dict[str, State]


def by_code(code: str) -> State | None:
    """Find a state by its ISO 3166-1 alpha-3 code in capital letters."""
    return _table().by_code.get(code)


def by_alpha2(code: str) -> State | None:
    """Find a state by its two letters, in either case: `ru`."""
    return _table().by_code.get(states_by_two_letters().get(code.lower(), ""))


def by_name(name: str, *, expected: bool) -> State | None:
    """Find a state by one of its English names; `expected` says that what is named is a state."""
    found = _table().by_name.get(_folded(name))
    return found if found and (expected or found.code not in _MEANS_MORE) else None


@cache
def _table() -> _Table:
    table = _Table({}, {})
    with Path(__file__).with_name("states.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            state = State(row["code"], row["name"])
            table.by_code[state.code] = state
            for name in [state.name, *filter(None, row["aliases"].split(";"))]:
                table.by_name[_folded(name)] = state
    return table


def _folded(name: str) -> str:
    """Write a name without case, accents, kinds of apostrophe and surplus spaces."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return re.sub(r"\s+", " ", plain.replace("’", "'")).strip().casefold()
