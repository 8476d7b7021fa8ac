"""The stored graph as networkx has it, for its algorithms."""

from typing import TYPE_CHECKING, Any

from graph.store.protocol import Store

if TYPE_CHECKING:
    import networkx

_NODES = "MATCH (n) RETURN labels(n)[0] AS label, properties(n) AS properties ORDER BY n.id"
_EDGES = """
MATCH (start)-[r]->(end)
RETURN start.id AS start, end.id AS end, type(r) AS type, properties(r) AS properties
"""
_ALL_THE_TIME_IT_NEEDS = 3600.0  # seconds: a whole graph is a long answer, and nobody asks for it by mistake


def to_networkx(store: Store) -> "networkx.MultiDiGraph[str]":
    """Give the whole graph as a MultiDiGraph: `graph.nodes["RUS"]["name"]` is "Russia".

    A node has its `label` and its properties. An edge has its `type` and its properties, `claims` and `confidence`
    among them; its key is its type and its claims: `graph["RUS"]["sco-development-bank"]["BLOCKED sco-038-03"]`.
    Nodes and edges come in the same order for the same graph.

    Raises NoGraphError where no graph has been built.
    """
    import networkx

    view: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for row in store.run(_NODES, timeout=_ALL_THE_TIME_IT_NEEDS).rows:
        view.add_node(row["properties"]["id"], label=row["label"], **row["properties"])
    edges = [(_key(row), row) for row in store.run(_EDGES, timeout=_ALL_THE_TIME_IT_NEEDS).rows]
    edges.sort(key=lambda edge: (edge[1]["start"], edge[1]["end"], edge[0], str(edge[1]["properties"].get("via"))))
    for wanted, row in edges:
        key = wanted
        while view.has_edge(row["start"], row["end"], key):
            key += "'"
        view.add_edge(row["start"], row["end"], key, type=row["type"], **row["properties"])
    return view


def _key(row: dict[str, Any]) -> str:
    return " ".join([row["type"], *row["properties"].get("claims", ())])
