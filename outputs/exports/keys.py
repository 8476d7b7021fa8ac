"""A key for each edge, for formats in which an edge needs one that no other has."""

from collections.abc import Iterable, Iterator

from graph.property_graph import Edge


def keyed(edges: Iterable[Edge]) -> Iterator[tuple[str, Edge]]:
    """Give each edge with its key: its ends, its type and its claim ids, `RUS BLOCKED sco-development-bank sco-038-03`.

    An edge that rests on no claim (`OF`, `SUBJECT`) has its ends and type alone. The edges come as `WholeGraph.edges`
    gives them, parallel ones next to each other; where two would have one key, the later one gets an apostrophe.
    """
    ends: tuple[str, str, str] | None = None
    taken: set[str] = set()
    for edge in edges:
        if edge[:3] != ends:
            ends = edge[:3]
            taken.clear()
        claims = edge.properties.get("claims")
        key = " ".join([edge.start, edge.type, edge.end, *(claims if isinstance(claims, list) else ())])
        while key in taken:
            key += "'"
        taken.add(key)
        yield key, edge
