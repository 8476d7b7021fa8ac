"""What the engine gives as values, in the one form that every store gives: plain dicts, lists and ISO dates.

The engine gives a record as a map that has its id under `@rid`, and a path as a text of such ids in the order of the
walk, "(#7:0)-[#11:0]->(#1:0)", with this arrow whichever way the relationship points. A user's own map or text can look
just like them. So a map counts as a record where nothing in the statement and its parameters could have made it, or
else where it says what the record itself says; a text counts as a path where the statement can give one, and where the
path is there in the graph.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from decimal import Decimal
from functools import lru_cache
from typing import Any

from graph.cypher import Place, gives_plain_values, paths_in_columns, returned_columns, stars

_RECORD = "@rid"
_TYPE = "@type"
START = "@start"
END = "@end"
_OURS = "@"  # the sign with which the engine's own keys begin, and no property's name
_RECORD_ID = re.compile(r"#\d{1,9}:\d{1,12}")  # longer numbers are no record's, and the engine stumbles over them
_PATH = re.compile(rf"\({_RECORD_ID.pattern}\)(?:-\[{_RECORD_ID.pattern}\]->\({_RECORD_ID.pattern}\))*")
_SCALARS = frozenset({str, int, float, bool, type(None)})
_STATEMENTS_REMEMBERED = 256

Records = dict[str, dict[str, Any]]
Lookup = Callable[[Iterable[str]], Records]
"""Finds records by the engine's ids: their properties, with @type, and for a relationship @start and @end."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How the values of a statement's rows are to be read: `reading_of(statement, parameters)` makes it.

    `paths` says where in a column a path can be (a column that is missing can have one anywhere); `doubts_records` that
    a map may be the user's own though it looks like a record; `columns` are those of a statement with `RETURN *`, whose
    names the engine gives in an order of its own; `is_plain` that there is nothing to be read at all.
    """

    paths: Mapping[str, Place] = field(default_factory=dict)
    doubts_records: bool = True
    columns: tuple[str, ...] = ()
    is_plain: bool = False


def reading_of(statement: str, parameters: Mapping[str, Any]) -> Reading:
    """Find out what in the rows of a statement can be the engine's and what the user's own."""
    reading = _reading_of_text(statement)
    if not reading.doubts_records and _mentions_a_record(parameters):
        return replace(reading, doubts_records=True)
    return reading


@lru_cache(maxsize=_STATEMENTS_REMEMBERED)
def _reading_of_text(statement: str) -> Reading:
    # A key with the sign is written with it, or with an escape, or made by a function that is not Cypher's own.
    suspicious = _OURS in statement or "\\u" in statement or "apoc" in statement.lower()
    columns = tuple(returned_columns(statement) or ()) if stars(statement) else ()
    return Reading(paths_in_columns(statement), suspicious, columns, gives_plain_values(statement))


def _mentions_a_record(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(name.startswith(_OURS) or _mentions_a_record(inner) for name, inner in value.items())
    return isinstance(value, list) and any(map(_mentions_a_record, value))


def plain_rows(rows: list[dict[str, Any]], reading: Reading, lookup: Lookup) -> list[dict[str, Any]]:
    """Turn records, paths and dates in the rows into plain values; rows of scalars come back as they are.

    {"s": {"@rid": "#1:0", "@type": "State", "id": "RUS"}} becomes {"s": {"id": "RUS", "labels": ["State"], …}}.
    """
    if reading.is_plain:
        return rows
    if rows and reading.columns and rows[0].keys() == set(reading.columns):
        rows = [{name: row[name] for name in reading.columns} for row in rows]
    special = [place for place, row in enumerate(rows) if _have_work(row.values())]
    if not special:
        return rows
    places = {name: reading.paths.get(name, True) for name in rows[special[0]]}
    wanted = {
        record
        for row in special
        for name, value in rows[row].items()
        for record in _wanted(value, places.get(name, True), reading.doubts_records)
    }
    plain = _Plain(lookup(sorted(wanted)) if wanted else {}, reading.doubts_records)
    for row in special:
        rows[row] = {name: plain.value(value, places.get(name, True)) for name, value in rows[row].items()}
    return rows


def _have_work(values: Iterable[Any]) -> bool:
    # Every value of most answers passes here, so that the common kinds are told apart without a further call.
    for value in values:
        kind = type(value)
        if kind is str:
            if value[:2] == "(#":
                return True
        elif kind is list:
            if value and _have_work(value):
                return True
        elif kind not in _SCALARS:
            return True
    return False


def _inner(value: Any, place: Place) -> Iterator[tuple[Any, Place]]:
    """Give the members of a list or a map, each with where in it a path can be."""
    if isinstance(value, dict):
        yield from (
            (inner, place.get(name, True) if isinstance(place, dict) else bool(place)) for name, inner in value.items()
        )
    else:
        members = place if isinstance(place, tuple) and len(place) == len(value) else (bool(place),) * len(value)
        yield from zip(value, members, strict=True)


def _wanted(value: Any, place: Place, doubts: bool) -> Iterator[str]:
    """Give the record ids to look up: those in paths and of relationships, and where in doubt those of nodes."""
    if isinstance(value, dict):
        if _looks_like_a_record(value):
            if doubts or "id" not in value:  # every node has an id, and no relationship has one
                yield str(value[_RECORD])
            if not doubts:
                return
        for inner, within in _inner(value, place):
            yield from _wanted(inner, within, doubts)
    elif isinstance(value, list):
        for inner, within in _inner(value, place):
            yield from _wanted(inner, within, doubts)
    elif isinstance(value, str):
        if place and _PATH.fullmatch(value):
            yield from _RECORD_ID.findall(value)
    elif _is_record_id(value):
        yield str(value)


def _looks_like_a_record(value: dict[str, Any]) -> bool:
    return _RECORD in value and _TYPE in value and _RECORD_ID.fullmatch(str(value[_RECORD])) is not None


def _is_record_id(value: Any) -> bool:
    """Procedures give nodes as the engine's ids, which are objects of its own and no texts."""
    return type(value) not in _SCALARS and _RECORD_ID.fullmatch(str(value)) is not None


class _Plain:
    """Makes values plain with the records that were looked up for them."""

    def __init__(self, found: Records, doubts: bool) -> None:
        self.found = found
        self.doubts = doubts

    def value(self, value: Any, place: Place) -> Any:
        if type(value) in _SCALARS:
            return self._path(value) if place and type(value) is str and _PATH.fullmatch(value) else value
        if isinstance(value, dict):
            record = self._record_of(value)
            if record is not None:
                return _record(record)
            return dict(zip(value, (self.value(*inner) for inner in _inner(value, place)), strict=True))
        if isinstance(value, list | set | tuple):
            return [self.value(*inner) for inner in _inner(value, place)]
        return _record(self.found[str(value)]) if _is_record_id(value) else _scalar(value)

    def _record_of(self, value: dict[str, Any]) -> dict[str, Any] | None:
        if not _looks_like_a_record(value):
            return None
        record = self.found.get(str(value[_RECORD]))
        if not self.doubts:
            return record or value
        return record if record is not None and _said(record) == _said(value) else None

    def _path(self, text: str) -> Any:
        records = [self.found.get(record_id) for record_id in _RECORD_ID.findall(text)]
        walked = [record for record in records if record is not None]
        if len(walked) < len(records) or not _is_a_path(walked):
            return text  # a text that only looks like a path
        plain = [_record(record) for record in walked]
        return {"nodes": plain[0::2], "relationships": plain[1::2]}


def _said(record: dict[str, Any]) -> dict[str, Any]:
    """Give what a record says of itself: its properties and its type."""
    return {name: value for name, value in record.items() if name == _TYPE or not name.startswith(_OURS)}


def _is_a_path(records: list[dict[str, Any]]) -> bool:
    """Say whether nodes and relationships take turns, and each relationship joins the nodes beside it."""
    if any((START in record) != bool(place % 2) for place, record in enumerate(records)):
        return False
    steps = zip(records[0::2], records[1::2], records[2::2], strict=False)
    return all({edge[START], edge[END]} == {left["id"], right["id"]} for left, edge, right in steps)


def _scalar(value: Any) -> Any:
    if isinstance(value, date | time):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else str(value)


def _record(record: dict[str, Any]) -> dict[str, Any]:
    names = sorted((name for name in record if not name.startswith(_OURS)), key=lambda name: (*_first(name), name))
    properties = {name: record[name] for name in names}
    if START not in record:
        return {"id": properties.get("id"), "labels": [record[_TYPE]], "properties": properties}
    start, kind, end = record[START], record[_TYPE], record[END]
    return {"id": f"{start} {kind} {end}", "type": kind, "start": start, "end": end, "properties": properties}


def _first(name: str) -> tuple[bool, bool]:
    return name != "id", name != "name"
