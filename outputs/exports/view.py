"""What a view of the whole graph shows: who does what, without the nodes of claims, sources and passages."""

from collections.abc import Iterator

from graph.model import Label
from graph.model.relations import DIRECT_TYPES
from graph.property_graph import Edge
from graph.whole import Node, WholeGraph

_EVIDENCE = frozenset({Label.CLAIM, Label.SOURCE, Label.PASSAGE})


def entities(graph: WholeGraph) -> Iterator[Node]:
    """Give the nodes that direct edges join, uses among them."""
    return graph.nodes(*(label for label in Label if label not in _EVIDENCE))


def direct_edges(graph: WholeGraph) -> Iterator[Edge]:
    """Give the direct edges, type by type."""
    return graph.edges(*sorted(DIRECT_TYPES))
