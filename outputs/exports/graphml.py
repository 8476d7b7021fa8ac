"""The graph as GraphML: typed attributes declared up front, lists as JSON, edges keyed by their claims.

Gephi shows the attribute `label`: a node's name, an edge's type. A node's label of the model stands in `labels`, as
Neo4j's own GraphML has it. The keys' ids are words, since Gephi takes `d3` and `d7` for yEd's labels.
"""

from collections.abc import Iterator, Mapping
from typing import BinaryIO, NamedTuple

from graph.property_graph import PropertyValue
from graph.whole import WholeGraph
from outputs.exports.about import about
from outputs.exports.keys import keyed
from outputs.exports.survey import TYPE_NAMES, Attributes, Type, survey
from outputs.exports.values import as_text
from outputs.exports.xml import quoted, text


def write(graph: WholeGraph, out: BinaryIO) -> None:
    """Write the whole graph, an element at a time."""
    for piece in _document(graph):
        out.write(piece.encode())


def _document(graph: WholeGraph) -> Iterator[str]:
    found = survey(graph)
    of_nodes = _keys("node", {"label": Type.TEXT, "labels": Type.TEXT, **found.of_nodes()})
    of_edges = _keys("edge", {"label": Type.TEXT, "type": Type.TEXT, **found.of_edges()})
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    yield f"<desc>{text(about(graph.info))}</desc>\n"
    yield from (key.declared for key in (*of_nodes.values(), *of_edges.values()))
    yield '<graph edgedefault="directed">\n'
    for label, properties in graph.nodes():
        shown = {"label": properties["name"], "labels": label, **properties}
        yield f"<node id={quoted(str(properties['id']))}>{_data(of_nodes, shown)}</node>\n"
    for key, edge in keyed(graph.edges()):
        said = {"label": edge.type, "type": edge.type, **edge.properties}
        ends = f"source={quoted(edge.start)} target={quoted(edge.end)}"
        yield f"<edge id={quoted(key)} {ends}>{_data(of_edges, said)}</edge>\n"
    yield "</graph>\n</graphml>\n"


class _Key(NamedTuple):
    """An attribute, as it is declared, and as a value of it begins."""

    declared: str
    begins: str


def _keys(what: str, attributes: Attributes) -> dict[str, _Key]:
    """Write the keys of all attributes but the id, which is the element's own."""
    keys = {}
    for name, kind in attributes.items():
        if name != "id":
            identity = quoted(f"{what}-{name}")
            declared = f'<key id={identity} for="{what}" attr.name={quoted(name)} attr.type="{TYPE_NAMES[kind]}"/>\n'
            keys[name] = _Key(declared, f"<data key={identity}>")
    return keys


def _data(keys: Mapping[str, _Key], properties: Mapping[str, PropertyValue]) -> str:
    return "".join(
        f"{keys[name].begins}{text(as_text(value))}</data>" for name, value in properties.items() if name != "id"
    )
