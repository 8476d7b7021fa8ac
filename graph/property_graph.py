"""The graph as plain data: nodes and edges, before any store holds them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

PropertyValue = str | int | float | bool | list[str]
Properties = dict[str, PropertyValue]


class Node(NamedTuple):
    """A node: `State` RUS with its properties, `id` and `name` among them. An absent value is an absent key."""

    label: str
    id: str
    properties: Properties


class Edge(NamedTuple):
    """An edge: RUS -[BLOCKED {layer: "hidden", claims: ["sco-038-03"], …}]-> sco-development-bank."""

    type: str
    start: str
    end: str
    properties: Properties


@dataclass(frozen=True, slots=True)
class PropertyGraph:
    """A whole graph: nodes by label and edges by type, each list in the order of the canonical dump."""

    nodes: dict[str, list[Node]]
    edges: dict[str, list[Edge]]

    def all_nodes(self) -> Iterator[Node]:
        """Give every node, label by label."""
        for label in sorted(self.nodes):
            yield from self.nodes[label]

    def all_edges(self) -> Iterator[Edge]:
        """Give every edge, type by type."""
        for kind in sorted(self.edges):
            yield from self.edges[kind]

    @property
    def size(self) -> tuple[int, int]:
        """The numbers of nodes and of edges."""
        return sum(map(len, self.nodes.values())), sum(map(len, self.edges.values()))
