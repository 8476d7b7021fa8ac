"""What has to be written to turn the graph that is in a store into another one: the difference of two graphs.

The graph to come is in memory, the one that is there is shown record by record: each record is struck off, or turns out
to be one to change or to remove. What is left of the graph to come is to be created.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.errors import StoreError
from graph.property_graph import EdgeTable, Properties, PropertyGraph

_NOT_IDENTITY = frozenset({"claims", "against", "premises", "sources", "confidence"})
"""What an edge says beside what it is: from, type, to, and every other property."""

Element = str
"""A record by the store's own name for it."""


class StoredNode(NamedTuple):
    """A node that is in the store: its labels are those that may be ours."""

    element: Element
    labels: frozenset[str]
    properties: Properties
    held: bool = False
    """Whether it is no node of the graph any more, and others need it: it stays where nothing else is made of it."""


class StoredEdge(NamedTuple):
    """An edge that is in the store, between the nodes of these ids."""

    element: Element
    start: str
    end: str
    properties: Properties


class Change(NamedTuple):
    """A record that stays, and what it says from now on."""

    element: Element
    properties: Properties


@dataclass(slots=True)
class NodeChanges:
    """What is to be done with nodes; `elements` has those that are in the store and stay, by id."""

    created: dict[str, list[Properties]]
    changed: dict[str, list[Change]]
    removed: list[Element]
    elements: dict[str, Element]

    @property
    def count(self) -> int:
        """The number of nodes that are written."""
        created, changed = (sum(map(len, of.values())) for of in (self.created, self.changed))
        return created + changed + len(self.removed)


@dataclass(slots=True)
class EdgeChanges:
    """What is to be done with the edges of one type; those created are places in the table of the graph to come."""

    created: Sequence[int]
    changed: list[Change] = field(default_factory=list)
    removed: list[Element] = field(default_factory=list)

    @property
    def count(self) -> int:
        """The number of edges that are written."""
        return len(self.created) + len(self.changed) + len(self.removed)


def check_whole(graph: PropertyGraph) -> None:
    """Raise StoreError where two nodes have one id, or an edge begins or ends at no node."""
    ids: set[str] = set()
    for rows in graph.nodes.values():
        for row in rows:
            ids.add(str(row["id"]))
    if len(ids) < graph.size[0]:
        raise StoreError(f"two nodes have one id, “{_first_repeated(graph)}”; expected an id a node")
    for kind, table in graph.edges.items():
        for missing in (set(table.starts) | set(table.ends)) - ids:
            raise StoreError(f"an edge {kind} begins or ends at “{missing}”, which is no node")


def node_changes(graph: PropertyGraph, stored: Iterable[StoredNode]) -> NodeChanges:
    """Compare the nodes: the same label and properties is no change, and a node keeps its record whatever changes."""
    wanted = {str(row["id"]): (label, row) for label, rows in graph.nodes.items() for row in rows}
    changes = NodeChanges({}, defaultdict(list), [], {})
    for node in stored:
        known = str(node.properties.get("id", ""))
        label, properties = wanted.get(known, ("", {}))
        if not label or known in changes.elements:
            if not node.held:
                changes.removed.append(node.element)
            continue
        changes.elements[known] = node.element
        if node.labels != {label} or not same(node.properties, properties):
            changes.changed[label].append(Change(node.element, properties))
    for label, rows in graph.nodes.items():
        if missing := [row for row in rows if row["id"] not in changes.elements]:
            changes.created[label] = missing
    return changes


def edge_changes(table: EdgeTable, stored: Iterable[StoredEdge]) -> EdgeChanges:
    """Compare the edges of one type: among parallel ones, first those that say the same belong together.

    Then those of one identity do: an edge whose claims or confidence have changed keeps its record.
    """
    wanted: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, ends in enumerate(zip(table.starts, table.ends, strict=True)):
        wanted[ends].append(number)
    changes = EdgeChanges([])
    unlike: list[tuple[StoredEdge, list[int]]] = []
    for edge in stored:
        places = wanted.get((edge.start, edge.end), [])
        if _take(places, (place for place in places if same(edge.properties, _said(table, place)))) is None:
            unlike.append((edge, places))
    for edge, places in unlike:
        what = _identity(edge.properties)
        taken = _take(places, (place for place in places if _identity(_said(table, place)) == what))
        if taken is None:
            changes.removed.append(edge.element)
        else:
            changes.changed.append(Change(edge.element, _said(table, taken)))
    changes.created = sorted(place for places in wanted.values() for place in places)
    return changes


def _take(places: list[int], fitting: Iterator[int]) -> int | None:
    """Take the first place that fits out of the list."""
    first = next(fitting, None)
    if first is not None:
        places.remove(first)
    return first


def same(one: Properties, other: Properties) -> bool:
    """Say whether properties are the same in value and kind: 1, 1.0 and true are three values."""
    return one == other and all(
        type(value) is type(other[key]) for key, value in one.items() if isinstance(value, int | float)
    )


def _said(table: EdgeTable, place: int) -> Properties:
    return table.properties[place] if table.properties else {}


def _identity(properties: Properties) -> list[tuple[str, str]]:
    return sorted((key, repr(value)) for key, value in properties.items() if key not in _NOT_IDENTITY)


def _first_repeated(graph: PropertyGraph) -> str:
    seen: set[str] = set()
    for rows in graph.nodes.values():
        for row in rows:
            if row["id"] in seen:
                return str(row["id"])
            seen.add(str(row["id"]))
    return ""
