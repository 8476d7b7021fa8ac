"""The stored graph as networkx has it, for its algorithms."""

from operator import itemgetter
from typing import TYPE_CHECKING

from graph.property_graph import Edge
from graph.store.protocol import Store
from graph.whole import WholeGraph

if TYPE_CHECKING:
    import networkx


def to_networkx(store: Store) -> "networkx.MultiDiGraph[str]":
    """Give the whole graph as a MultiDiGraph: `graph.nodes["RUS"]["name"]` is "Russia".

    A node has its `label` and its properties. An edge has its `type` and its properties, `claims` and `confidence`
    among them; its key is its type and its claims: `graph["RUS"]["sco-development-bank"]["BLOCKED sco-038-03"]`.
    Nodes and edges come in the same order for the same graph, from whichever store; the graph's own name is the name
    that `info()` gives. No value is None, and lists are lists: a format that has none (GraphML) wants them as text.

    Raises NoGraphError where no graph has been built.
    """
    import networkx

    whole = WholeGraph(store)
    view: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(name=whole.info.name)
    for node in whole.nodes():
        view.add_node(str(node.properties["id"]), label=node.label, **node.properties)
    edges = [(edge.start, edge.end, _key(edge), str(edge.properties.get("via", "")), edge) for edge in whole.edges()]
    edges.sort(key=itemgetter(slice(4)))
    for start, end, wanted, _, edge in edges:
        key = wanted
        while view.has_edge(start, end, key):
            key += "'"
        view.add_edge(start, end, key, type=edge.type, **edge.properties)
    return view


def _key(edge: Edge) -> str:
    claims = edge.properties.get("claims")
    return " ".join([edge.type, *claims]) if isinstance(claims, list) else edge.type
