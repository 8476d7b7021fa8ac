"""The statements that write changes to a server, some thousand rows at a time.

What a server takes for a row decides how long a build takes (its processors, on Neo4j 5.26 with a heap of 1 GB):

- A row that is a list, with each property named in the statement, costs a tenth less than a map that is set whole.
- Ends that are found by the element ids that came back when the nodes were made cost a tenth less than by an index, and
  the indexes can be made when the nodes are there.
- Nodes in transactions of 2,000 cost little more than half of those in 20,000: what is uncommitted fills the heap.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, NamedTuple

from graph.errors import StoreError
from graph.property_graph import Properties, PropertyGraph
from graph.store.server.changes import EdgeChanges, NodeChanges
from graph.store.server.ours import FORMER, GRAPH, HIDDEN_PROPERTY, OURS, Kinds
from graph.store.server.there import quoted

ROWS_A_STEP = 2_000


def _nothing(_result: Any, _rows: int) -> None:
    """Take a result that nobody needs."""


class Step(NamedTuple):
    """Some rows to write at once, by statements that are run one after another with the same rows."""

    what: str
    """How progress names it: nodes or edges."""
    rows: list[Any]
    statements: tuple[str, ...]
    after: Callable[[Any, int], None] = _nothing
    """Takes what the last statement returns, and the number of rows."""
    again: tuple[str, ...] = ()
    """What has to be run instead where the step turns out to have been done: reads what the last statement returned."""

    def once_more(self) -> "Step":
        """Give the step for when it has been done, but its answer was lost with the connection."""
        return self._replace(statements=self.again, after=self.after if self.again else _nothing)


class Share(NamedTuple):
    """A part of the work, for one of several that work side by side: Share(0, 2) is the first half."""

    number: int
    of: int

    def slice(self, size: int) -> slice:
        """Give the part of so many rows."""
        return slice(size * self.number // self.of, size * (self.number + 1) // self.of)


ALL = Share(0, 1)


@dataclass(slots=True)
class Plan:
    """All that has to be written, in phases that come one after another.

    Edges go before their nodes do, some at a time: a server that deletes a node with all of its thousands of edges
    keeps them all on its heap.
    """

    graph: PropertyGraph
    kinds: Kinds
    nodes: NodeChanges
    edges: dict[str, EdgeChanges]
    elements: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        """Take the nodes that stay; those that are created join them."""
        self.elements = self.nodes.elements

    @property
    def counts(self) -> dict[str, int]:
        """How many nodes and edges are written."""
        return {"nodes": self.nodes.count, "edges": sum(edges.count for edges in self.edges.values())}

    def clearing(self) -> Iterator[Step]:
        """Remove what is to go, and change what stays; not to be shared, as these steps meet at the same nodes."""
        for edges in self.edges.values():
            yield from _steps("edges", edges.removed, "MATCH ()-[r]->() WHERE elementId(r) = row DELETE r")
        yield from _steps("nodes", self.nodes.removed, _DELETE_FREE, self._part_with())
        for label, changed in self.nodes.changed.items():
            others = "".join(f":`{quoted(other)}`" for other in sorted(self.kinds.labels - {label}))
            relabel = f"REMOVE n{others}:{FORMER} SET n:`{quoted(label)}`:{OURS}, n = row[1]"
            yield from _steps("nodes", changed, f"MATCH (n) WHERE elementId(n) = row[0] {relabel}")
        for edges in self.edges.values():
            yield from _steps("edges", edges.changed, "MATCH ()-[r]->() WHERE elementId(r) = row[0] SET r = row[1]")

    def new_nodes(self, share: Share) -> Iterator[Step]:
        """Create a share of the nodes."""
        for label, rows in self.nodes.created.items():
            keys = _keys(rows)
            known = keys.index("id")
            made = "RETURN collect([n.id, elementId(n)])"
            statement = f"CREATE (n:`{quoted(label)}`:{OURS} {_properties(keys, 0)}) {made}"
            again = f"WITH collect(row[{known}]) AS ids MATCH (n:`{quoted(label)}`:{OURS}) WHERE n.id IN ids {made}"
            said = [[row.get(key) for key in keys] for row in rows[share.slice(len(rows))]]
            yield from _steps("nodes", said, statement, after=self._remember, again=again)

    def new_edges(self, share: Share) -> Iterator[Step]:
        """Create a share of the edges."""
        for kind, edges in self.edges.items():
            places = edges.created[share.slice(len(edges.created))]
            if not places:
                continue
            table = self.graph.edges[kind]
            keys = _keys(table.properties)
            statement = (
                f"MATCH (a:{OURS}) WHERE elementId(a) = row[0] MATCH (b:{OURS}) WHERE elementId(b) = row[1] "
                f"CREATE (a)-[:`{quoted(kind)}` {_properties(keys, 2)}]->(b) RETURN count(*) AS made"
            )
            for first in range(0, len(places), ROWS_A_STEP):
                rows = [self._edge_row(kind, place, keys) for place in places[first : first + ROWS_A_STEP]]
                yield from _steps("edges", rows, statement, after=_all_made)

    def _edge_row(self, kind: str, place: int, keys: Sequence[str]) -> list[Any]:
        table = self.graph.edges[kind]
        ends = [self.elements[table.starts[place]], self.elements[table.ends[place]]]
        return [*ends, *map(table.properties[place].get, keys)] if keys else ends

    def _part_with(self) -> str:
        """Take our labels from a node that other people's relationships hold; it keeps its properties."""
        ours = "".join(f":`{quoted(label)}`" for label in sorted(self.kinds.labels))
        return (
            f"MATCH (n:{OURS}) WHERE elementId(n) = row "
            f"REMOVE n{ours}:{OURS}:{GRAPH}, n.{HIDDEN_PROPERTY} SET n:{FORMER}"
        )

    def _remember(self, made: list[tuple[str, str]], _rows: int) -> None:
        self.elements.update(made)


_DELETE_FREE = "MATCH (n) WHERE elementId(n) = row AND NOT EXISTS { (n)--() } DELETE n"


def _steps(
    what: str,
    rows: Sequence[Any],
    *statements: str,
    after: Callable[[Any, int], None] = _nothing,
    again: str = "",
) -> Iterator[Step]:
    texts = tuple(f"UNWIND $rows AS row {statement}" for statement in statements)
    instead = (f"UNWIND $rows AS row {again}",) if again else ()
    for first in range(0, len(rows), ROWS_A_STEP):
        part = [list(row) if isinstance(row, tuple) else row for row in rows[first : first + ROWS_A_STEP]]
        yield Step(what, part, texts, after, instead)


def _keys(rows: Sequence[Properties]) -> list[str]:
    """Give the names of all properties that occur, in the order in which they first do."""
    return list(dict.fromkeys(chain.from_iterable(rows)))


def _properties(keys: Sequence[str], first: int) -> str:
    """Write the properties of a record whose values stand in the row from `first` on; null sets nothing."""
    said = (f"`{quoted(key)}`: row[{place}]" for place, key in enumerate(keys, first))
    return "{" + ", ".join(said) + "}"


def _all_made(made: int, rows: int) -> None:
    if made != rows:
        raise StoreError("nodes of the graph were deleted by someone else while it was written; build again")
