"""What of ours is in a server's database now: read back, record by record, to be compared with what is to be there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph.errors import StoreError
from graph.store.server.changes import StoredEdge, StoredNode
from graph.store.server.ours import BUILD, FORMER, GRAPH, HIDDEN_PROPERTY, OURS, Kinds, Marker

_FOUND = f"""
OPTIONAL MATCH (graph:{GRAPH})
WITH head(collect(graph.{HIDDEN_PROPERTY})) AS graph
OPTIONAL MATCH (build:{BUILD})
RETURN graph, collect(build {{.labels, .types}}) AS builds
"""
_TYPES = "CALL db.relationshipTypes() YIELD relationshipType"
_NODES = f"""
MATCH (n:{OURS})
RETURN elementId(n) AS element, labels(n) AS labels, properties(n) AS properties, false AS held
UNION ALL
MATCH (n:{FORMER})
RETURN elementId(n) AS element, labels(n) AS labels, properties(n) AS properties, EXISTS {{ (n)--() }} AS held
"""
_EDGES = f"""
MATCH (start:{OURS})-[edge:`{{type}}`]->(end:{OURS})
RETURN elementId(edge) AS element, start.id AS start, end.id AS end, properties(edge) AS properties
"""


@dataclass(frozen=True, slots=True)
class There:
    """What the database says of our graph before its records are looked at."""

    marker: Marker | None
    kinds: Kinds
    """The labels and types that this build, or one before it, writes."""
    cut_short: bool
    """Whether a build was cut short, so that the graph may be a mixture of two."""


def find(transaction: Any, coming: Kinds) -> There:
    """Read the markers. Raises StoreError where a later version's build wrote them."""
    row = transaction.run(_FOUND).single()
    marker = None if row["graph"] is None else _marker(row["graph"])
    kinds = Kinds() | coming
    if marker is not None:
        kinds |= marker.kinds
    for build in row["builds"]:
        kinds |= Kinds(frozenset(build["labels"] or ()), frozenset(build["types"] or ()))
    return There(marker, kinds, bool(row["builds"]))


def nodes(transaction: Any, kinds: Kinds) -> Iterator[StoredNode]:
    """Give the nodes that are ours, or were; of their labels, those that builds write and that of former nodes."""
    known = kinds.labels | {FORMER}
    for element, labels, properties, held in transaction.run(_NODES):
        properties.pop(HIDDEN_PROPERTY, None)
        yield StoredNode(element, known.intersection(labels), properties, held)


def types(transaction: Any, kinds: Kinds) -> list[str]:
    """Give the types of relationships, of those that builds write, that the database knows: most graphs have few."""
    return sorted(kinds.types.intersection(transaction.run(_TYPES).value()))


def edges(transaction: Any, kind: str) -> Iterator[StoredEdge]:
    """Give the relationships of one type between nodes of ours."""
    for record in transaction.run(_EDGES.format(type=quoted(kind))):
        yield StoredEdge(*record)


def quoted(name: str) -> str:
    """Write a name as it stands between backticks."""
    return name.replace("`", "``")


def _marker(text: str) -> Marker:
    try:
        return Marker.read(text)
    except ValueError as error:
        raise StoreError(
            f"the graph in the database was not built by this version of Cui Bono ({error}); "
            "build with the version that made it, or into a database of its own (NEO4J_DATABASE)"
        ) from error
