"""What the engine gives as values, in the one form that every store gives: plain dicts, lists and ISO dates."""

import re
from collections.abc import Callable, Iterable
from datetime import date, time
from decimal import Decimal
from typing import Any

_RECORD = "@rid"
_TYPE = "@type"
START = "@start"
END = "@end"
_PATH = re.compile(r"\(#\d+:\d+\)(?:<?-\[#\d+:\d+\]->?\(#\d+:\d+\))*")
_RECORD_ID = re.compile(r"#\d+:\d+")
_SCALARS = frozenset({str, int, float, bool, type(None)})

Records = dict[str, dict[str, Any]]
Lookup = Callable[[Iterable[str]], Records]
"""Finds records by the engine's ids: their properties, with @type, and for a relationship @start and @end."""


def plain_rows(rows: list[dict[str, Any]], lookup: Lookup) -> list[dict[str, Any]]:
    """Turn records, paths and dates in the rows into plain values; rows of scalars come back as they are.

    {"s": {"@rid": "#1:0", "@type": "State", "id": "RUS"}} becomes {"s": {"id": "RUS", "labels": ["State"], …}}.
    """
    special = [place for place, row in enumerate(rows) if _have_work(row.values())]
    if not special:
        return rows
    wanted: set[str] = set()
    for place in special:
        _collect(rows[place], wanted)
    found = lookup(sorted(wanted)) if wanted else {}
    for place in special:
        rows[place] = {name: _plain(value, found) for name, value in rows[place].items()}
    return rows


def _have_work(values: Iterable[Any]) -> bool:
    # Every value of every answer passes here, so that the common kinds are told apart without a further call.
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


def _collect(value: Any, wanted: set[str]) -> None:
    """Gather the record ids whose ends or properties have to be looked up: all but those of whole nodes."""
    if isinstance(value, dict):
        if _RECORD in value:
            if "id" not in value:  # every node has an id, and no relationship has one
                wanted.add(str(value[_RECORD]))
            return
        for inner in value.values():
            _collect(inner, wanted)
    elif isinstance(value, list):
        for inner in value:
            _collect(inner, wanted)
    elif isinstance(value, str):
        if _PATH.fullmatch(value):
            wanted.update(_RECORD_ID.findall(value))
    elif _is_record_id(value):
        wanted.add(str(value))


def _plain(value: Any, found: Records) -> Any:
    if isinstance(value, dict):
        if _RECORD in value:
            return _record(found.get(str(value[_RECORD]), value))
        return {name: _plain(inner, found) for name, inner in value.items()}
    if isinstance(value, list | set | tuple):
        return [_plain(inner, found) for inner in value]
    if isinstance(value, str) and _PATH.fullmatch(value):
        return _path(value, found)
    if type(value) in _SCALARS:
        return value
    return _record(found[str(value)]) if _is_record_id(value) else _scalar(value)


def _is_record_id(value: Any) -> bool:
    """Procedures give nodes as the engine's ids, which are objects of its own and no texts."""
    return type(value) not in _SCALARS and _RECORD_ID.fullmatch(str(value)) is not None


def _scalar(value: Any) -> Any:
    if isinstance(value, date | time):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else str(value)


def _record(record: dict[str, Any]) -> dict[str, Any]:
    names = sorted((name for name in record if not name.startswith("@")), key=lambda name: (*_first(name), name))
    properties = {name: record[name] for name in names}
    if START not in record:
        return {"id": properties.get("id"), "labels": [record[_TYPE]], "properties": properties}
    start, kind, end = record[START], record[_TYPE], record[END]
    return {"id": f"{start} {kind} {end}", "type": kind, "start": start, "end": end, "properties": properties}


def _first(name: str) -> tuple[bool, bool]:
    return name != "id", name != "name"


def _path(text: str, found: Records) -> Any:
    ids = _RECORD_ID.findall(text)
    if any(record_id not in found for record_id in ids):
        return text  # a text that only looks like a path
    records = [_record(found[record_id]) for record_id in ids]
    return {"nodes": records[0::2], "relationships": records[1::2]}
