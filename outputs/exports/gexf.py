"""The graph as GEXF 1.3, Gephi's own format: typed attributes, labels, and a kind for each edge.

When it opens a file Gephi makes one edge of parallel ones that have one kind, and loses what they say. So each has a
kind of its own: MEMBER_OF, "MEMBER_OF 2". `type` has the type alone. `labels` is a node's label of the model.
"""

from collections.abc import Iterator, Mapping
from typing import BinaryIO

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
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield f"<meta><creator>Cui Bono</creator><description>{text(about(graph.info))}</description></meta>\n"
    yield '<graph defaultedgetype="directed" mode="static">\n'
    yield from _declared("node", {"labels": Type.TEXT, **found.of_nodes()})
    yield from _declared("edge", {"type": Type.TEXT, **found.of_edges()})
    yield "<nodes>\n"
    for label, properties in graph.nodes():
        named = f"id={quoted(str(properties['id']))} label={quoted(str(properties['name']))}"
        yield f"<node {named}>{_values('node', {'labels': label, **properties})}</node>\n"
    yield "</nodes>\n<edges>\n"
    before, parallel = None, 1
    for key, edge in keyed(graph.edges()):
        parallel = parallel + 1 if edge[:3] == before else 1
        before = edge[:3]
        kind = edge.type if parallel == 1 else f"{edge.type} {parallel}"
        ends = f"source={quoted(edge.start)} target={quoted(edge.end)} label={quoted(edge.type)} kind={quoted(kind)}"
        yield f"<edge id={quoted(key)} {ends}>{_values('edge', {'type': edge.type, **edge.properties})}</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


def _declared(what: str, attributes: Attributes) -> Iterator[str]:
    yield f'<attributes class="{what}">\n'
    for name, kind in attributes.items():
        if name != "id":
            yield f'<attribute id={quoted(f"{what}-{name}")} title={quoted(name)} type="{TYPE_NAMES[kind]}"/>\n'
    yield "</attributes>\n"


def _values(what: str, properties: Mapping[str, PropertyValue]) -> str:
    values = (
        f"<attvalue for={quoted(f'{what}-{name}')} value={quoted(as_text(value))}/>"
        for name, value in properties.items()
        if name != "id"
    )
    return f"<attvalues>{''.join(values)}</attvalues>"
