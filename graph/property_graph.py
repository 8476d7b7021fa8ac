"""The graph as plain data: nodes and edges, before any store holds them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

PropertyValue = str | int | float | bool | list[str]
Properties = dict[str, PropertyValue]
"""An absent value is an absent key, never None."""

NO_PROPERTIES: Properties = {}


class Edge(NamedTuple):
    """An edge: RUS -[BLOCKED {layer: "hidden", claims: ["sco-038-03"], …}]-> sco-development-bank."""

    type: str
    start: str
    end: str
    properties: Properties


@dataclass(slots=True)
class EdgeTable:
    """All edges of one type, as columns: a million evidence edges are two lists of ids, and stores load columns.

    `properties` is empty where no edge of the type has any (SUBJECT, OF); otherwise it is as long as the others.
    """

    starts: list[str] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)
    properties: list[Properties] = field(default_factory=list)

    def add(self, start: str, end: str) -> None:
        """Put an edge at the end; its properties, where the type has any, are for the caller to put beside it."""
        self.starts.append(start)
        self.ends.append(end)


@dataclass(frozen=True, slots=True)
class PropertyGraph:
    """A whole graph: the properties of nodes by label, and tables of edges by type, all in canonical order."""

    nodes: dict[str, list[Properties]]
    edges: dict[str, EdgeTable]

    def all_edges(self) -> Iterator[Edge]:
        """Give every edge, type by type."""
        for kind, table in self.edges.items():
            for place, (start, end) in enumerate(zip(table.starts, table.ends, strict=True)):
                yield Edge(kind, start, end, table.properties[place] if table.properties else NO_PROPERTIES)

    @property
    def size(self) -> tuple[int, int]:
        """The numbers of nodes and of edges."""
        return sum(map(len, self.nodes.values())), sum(len(table.starts) for table in self.edges.values())
