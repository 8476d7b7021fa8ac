"""The stored graph from end to end, a record at a time: what an export writes, whatever its size."""

from collections.abc import Iterator
from typing import NamedTuple

from graph.edge_order import Joined, in_order
from graph.model import Label
from graph.model.relations import DIRECT_TYPES, EVIDENCE_TYPES
from graph.property_graph import Edge, Properties
from graph.store.protocol import GraphInfo, Store

_AT_ONCE = 2000
"""Nodes in one statement: a store that orders its rows by sorting them sorts these, and never a whole label."""

_NODES = f"MATCH (n:{{label}}) WHERE n.id > $last RETURN properties(n) AS properties ORDER BY n.id LIMIT {_AT_ONCE}"
_EDGES = """
MATCH (start)-[r:{type}]->(end)
RETURN start.id AS start, end.id AS end, properties(r) AS properties,
       labels(start) AS start_labels, labels(end) AS end_labels
"""
_LABELS = frozenset(map(str, Label))


class Node(NamedTuple):
    """A node with its label: State, {"id": "RUS", "name": "Russia"}."""

    label: str
    properties: Properties


class WholeGraph:
    """All nodes and all edges of a store, read as they are asked for.

    `for node in WholeGraph(store).nodes("State", "Group"): …` holds some rows at a time, never the graph.
    """

    def __init__(self, store: Store) -> None:
        """Remember the store; nothing is read."""
        self._store = store

    @property
    def info(self) -> GraphInfo:
        """Which graph it is. Raises NoGraphError where none has been built."""
        return self._store.info()

    def nodes(self, *labels: str) -> Iterator[Node]:
        """Give the nodes of these labels (of all, where none is named): label by label, each in the order of ids."""
        for label in labels or Label:
            last, given = "", _AT_ONCE
            while given == _AT_ONCE:
                given = 0
                for row in self._store.stream(_NODES.format(label=label), {"last": last}):
                    given, last = given + 1, row["properties"]["id"]
                    yield Node(str(label), dict(sorted(row["properties"].items())))

    def edges(self, *types: str) -> Iterator[Edge]:
        """Give the edges of these types (of all, where none is named), type by type in alphabetical order.

        Within a type they come in the order of their ends, parallel edges in the order of what they say: the same from
        every store.
        """
        return (joined.edge for joined in self.joined(*types))

    def joined(self, *types: str) -> Iterator[Joined]:
        """Give the same edges in the same order, each with the labels of the nodes that it joins."""
        for kind in types or sorted(DIRECT_TYPES | EVIDENCE_TYPES):
            yield from in_order(kind, self.unordered(kind))

    def unordered(self, *types: str) -> Iterator[Joined]:
        """Give the same edges in whatever order the store has them: for counting, not for writing."""
        for kind in types or sorted(DIRECT_TYPES | EVIDENCE_TYPES):
            for row in self._store.stream(_EDGES.format(type=kind)):
                edge = Edge(kind, row["start"], row["end"], row["properties"])
                yield Joined(edge, _label(row["start_labels"]), _label(row["end_labels"]))


def _label(labels: list[str]) -> str:
    """Of a node's labels the one that the model has: a server's node may have another one besides."""
    return next(label for label in labels if label in _LABELS)
