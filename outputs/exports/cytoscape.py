"""The graph as Cytoscape JSON, as Cytoscape, Cytoscape.js and networkx read it; lists and numbers are JSON's own.

Cytoscape shows a node's `name`, and an edge's `interaction`, which is its type; `labels` is a node's label of the
model. networkx takes a node's `value` for the node itself, so that a claim's own key of this name is `claimed_value`.
"""

import json
from collections.abc import Iterator
from typing import BinaryIO

from graph.model import RELATIONS, KeyKind
from graph.property_graph import Edge, Properties
from graph.whole import Node, WholeGraph
from outputs.exports.about import about
from outputs.exports.keys import keyed

CLAIMED_VALUE = "claimed_value"
_NUMBERS = frozenset(key.name for one in RELATIONS.values() for key in one.keys if key.kind is KeyKind.NUMBER)

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def write(graph: WholeGraph, out: BinaryIO) -> None:
    """Write the whole graph, an element at a time."""
    for piece in _document(graph):
        out.write(piece.encode())


def _document(graph: WholeGraph) -> Iterator[str]:
    said = {"name": about(graph.info), "shared_name": about(graph.info), "graph": graph.info.name}
    yield f'{{"data": {_ENCODER.encode(said)}, "directed": true, "multigraph": true, "elements": {{"nodes": ['
    yield from _listed(map(_node, graph.nodes()))
    yield '],\n"edges": ['
    yield from _listed(_edge(key, edge) for key, edge in keyed(graph.edges()))
    yield "]}}\n"


def _listed(elements: Iterator[Properties]) -> Iterator[str]:
    between = "\n"
    for element in elements:
        yield between + _ENCODER.encode({"data": element})
        between = ",\n"


def _node(node: Node) -> Properties:
    own = _numbers(node.properties)
    if "value" in own:
        own[CLAIMED_VALUE] = own.pop("value")
    return {"value": own["id"], "shared_name": own["name"], "labels": node.label, **own}


def _edge(key: str, edge: Edge) -> Properties:
    return {
        "id": key,
        "key": key,
        "source": edge.start,
        "target": edge.end,
        "type": edge.type,
        "interaction": edge.type,
        "name": f"{edge.start} ({edge.type}) {edge.end}",
        **_numbers(edge.properties),
    }


def _numbers(properties: Properties) -> Properties:
    """Write numbers of one column alike: Cytoscape takes a column's type from its first value."""
    return {
        name: float(value) if name in _NUMBERS and isinstance(value, int) else value
        for name, value in properties.items()
    }
