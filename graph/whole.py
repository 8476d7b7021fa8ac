"""The stored graph from end to end, a record at a time: what an export writes, whatever its size."""

from collections.abc import Iterator
from typing import NamedTuple

from graph.model import Label
from graph.model.relations import DIRECT_TYPES, EVIDENCE_TYPES
from graph.property_graph import Edge, Properties
from graph.store.protocol import GraphInfo, Store

_NODES = "MATCH (n:{label}) WHERE n.id > '' RETURN properties(n) AS properties ORDER BY n.id"
_EDGES = """
MATCH (start)-[r:{type}]->(end)
RETURN start.id AS start, end.id AS end, properties(r) AS properties
"""


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
            for row in self._store.stream(_NODES.format(label=label)):
                yield Node(str(label), row["properties"])

    def edges(self, *types: str) -> Iterator[Edge]:
        """Give the edges of these types (of all, where none is named), type by type in alphabetical order."""
        for kind in types or sorted(DIRECT_TYPES | EVIDENCE_TYPES):
            for row in self._store.stream(_EDGES.format(type=kind)):
                yield Edge(kind, row["start"], row["end"], row["properties"])
