"""What the driver gives as values, in the one form that every store gives: plain dicts, lists and ISO dates.

The driver's classes are known here by what they have, since only bolt.py imports them: a node has labels, a
relationship has ends, a path has nodes and relationships.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from graph.store.server.ours import HIDDEN_LABELS, HIDDEN_PROPERTY

_SCALARS = frozenset({str, int, float, bool, type(None)})
_COORDINATES = ("x", "y", "z")
_GEOGRAPHIC = ("longitude", "latitude", "height")
_REFERENCES = {4326: "wgs-84", 4979: "wgs-84-3d", 7203: "cartesian", 9157: "cartesian-3d"}

Ends = Callable[[Iterable[str]], Mapping[str, str]]
"""Finds the ids of nodes by the server's own ids: of a relationship's ends it sends no more than those."""


def plain_rows(rows: list[list[Any]], ends: Ends) -> list[list[Any]]:
    """Turn nodes, relationships, paths and dates into plain values; rows of scalars come back as they are.

    [<Node labels={"State", "CuiBono"} properties={"id": "RUS"}>] becomes [{"id": "RUS", "labels": ["State"], …}].
    """
    special = [place for place, row in enumerate(rows) if any(_has_work(value) for value in row)]
    if not special:
        return rows
    unknown: set[str] = set()
    for place in special:
        _collect(rows[place], unknown)
    found = ends(sorted(unknown)) if unknown else {}
    for place in special:
        rows[place] = _plain(rows[place], found)
    return rows


def _has_work(value: Any) -> bool:
    # Every value of every answer passes here, so that the common kinds are told apart without a further call.
    kind = type(value)
    return kind not in _SCALARS and (kind is not list or any(map(_has_work, value)))


def _collect(value: Any, unknown: set[str]) -> None:
    """Gather the server's ids of the ends that came without their properties."""
    if isinstance(value, list):
        for inner in value:
            _collect(inner, unknown)
    elif isinstance(value, dict):
        for inner in value.values():
            _collect(inner, unknown)
    elif hasattr(value, "start_node") and not hasattr(value, "relationships"):
        unknown.update(end.element_id for end in (value.start_node, value.end_node) if end.get("id") is None)


def _plain(value: Any, found: Mapping[str, str]) -> Any:
    kind = type(value)
    if kind in _SCALARS:
        return value
    if kind is list:
        return [_plain(inner, found) for inner in value]
    if kind is dict:
        return {name: _plain(inner, found) for name, inner in value.items() if not _is_mark(name, inner)}
    return _entity(value, found) if hasattr(value, "graph") or hasattr(value, "relationships") else _scalar(value)


def _entity(value: Any, found: Mapping[str, str]) -> dict[str, Any]:
    if hasattr(value, "relationships"):
        nodes = [_node(node, found) for node in value.nodes]
        return {"nodes": nodes, "relationships": [_relationship(one, found) for one in value.relationships]}
    return _node(value, found) if hasattr(value, "labels") else _relationship(value, found)


def _is_mark(name: str, value: Any) -> bool:
    """Whether this is what the graph says of itself, which `properties(n)` gives of one of its nodes."""
    return name == HIDDEN_PROPERTY and type(value) is str and value.startswith("{")


def _node(node: Any, found: Mapping[str, str]) -> dict[str, Any]:
    labels = sorted(label for label in node.labels if label not in HIDDEN_LABELS)
    return {"id": node.get("id"), "labels": labels, "properties": _properties(node, found)}


def _relationship(one: Any, found: Mapping[str, str]) -> dict[str, Any]:
    start, end = (node.get("id") or found.get(node.element_id) for node in (one.start_node, one.end_node))
    identity = f"{start} {one.type} {end}"
    return {"id": identity, "type": one.type, "start": start, "end": end, "properties": _properties(one, found)}


def _properties(entity: Any, found: Mapping[str, str]) -> dict[str, Any]:
    names = sorted(entity.keys(), key=lambda name: (name != "id", name != "name", name))
    values = {name: entity[name] for name in names}
    return {name: _plain(value, found) for name, value in values.items() if not _is_mark(name, value)}


def _scalar(value: Any) -> Any:
    if hasattr(value, "srid"):
        return _point(value)
    # The driver's durations know the ISO form that the embedded engine gives; its dates and times have a longer one.
    if hasattr(value, "months") and hasattr(value, "iso_format"):
        return value.iso_format()
    if hasattr(value, "hour") or hasattr(value, "year"):
        return _moment(value)
    if isinstance(value, bytes | bytearray):
        return list(value)
    return str(value)


def _moment(value: Any) -> str:
    """Write a date or time as Cypher's toString does: 2010-06-15, 12:00Z, 2010-06-15T12:00:30.5+05:00[Asia/Almaty]."""
    parts = []
    if hasattr(value, "year"):
        parts.append(f"{value.year:04}-{value.month:02}-{value.day:02}")
    if hasattr(value, "hour"):
        parts.append(_clock(value) + _zone(value))
    return "T".join(parts)


def _clock(value: Any) -> str:
    second, nanosecond = int(value.second), int(value.nanosecond)
    if not second and not nanosecond:
        return f"{value.hour:02}:{value.minute:02}"
    digits = f"{nanosecond:09}"
    while digits.endswith("000"):  # Cypher writes three of them, six or nine, or none
        digits = digits[:-3]
    return f"{value.hour:02}:{value.minute:02}:{second:02}{'.' if digits else ''}{digits}"


def _zone(value: Any) -> str:
    offset = value.utcoffset() if value.tzinfo is not None else None
    if offset is None:
        return ""
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    written = f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}" if minutes else "Z"
    name = getattr(value.tzinfo, "zone", None) or getattr(value.tzinfo, "key", None)
    return f"{written}[{name}]" if name and name != "UTC" else written


def _point(value: Any) -> dict[str, Any]:
    coordinates = dict(zip(_COORDINATES, value, strict=False))
    if value.srid in (4326, 4979):
        coordinates |= dict(zip(_GEOGRAPHIC, value, strict=False))
    return {**coordinates, "crs": _REFERENCES.get(value.srid, str(value.srid)), "srid": value.srid}
