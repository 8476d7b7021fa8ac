"""Who does what as DOT, for Graphviz: a view, in which claims, sources and passages are not nodes of their own.

Each edge still names its claims, its confidence and its sources, as attributes that Graphviz keeps and doesn't draw.
"""

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from graph.property_graph import PropertyValue
from graph.whole import WholeGraph
from outputs.exports.about import about
from outputs.exports.keys import keyed
from outputs.exports.values import as_text
from outputs.exports.view import direct_edges, entities

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "", "\0": "\ufffd"})
_LINES = {"high": "solid", "moderate": "dashed", "low": "dotted"}


def write(graph: WholeGraph, out: BinaryIO) -> None:
    """Write the view, a statement at a time."""
    for piece in _document(graph):
        out.write(piece.encode())


def _document(graph: WholeGraph) -> Iterator[str]:
    yield f"digraph {{\n  graph [comment={quoted(about(graph.info))}, rankdir=LR];\n  node [shape=box];\n"
    for label, properties in entities(graph):
        shown = {"label": properties["name"], "labels": label, **_own(properties)}
        yield f"  {quoted(str(properties['id']))} [{_attributes(shown)}];\n"
    for key, edge in keyed(direct_edges(graph)):
        style = _LINES[str(edge.properties.get("confidence", "high"))]
        shown = {"label": edge.type, "id": key, "style": style, "type": edge.type, **_own(edge.properties)}
        yield f"  {quoted(edge.start)} -> {quoted(edge.end)} [{_attributes(shown)}];\n"
    yield "}\n"


def _own(properties: Mapping[str, PropertyValue]) -> dict[str, PropertyValue]:
    return {name: value for name, value in properties.items() if name != "id"}


def _attributes(values: Mapping[str, PropertyValue]) -> str:
    return ", ".join(f"{quoted(name)}={quoted(as_text(value))}" for name, value in values.items())


def quoted(text: str) -> str:
    r"""Write a text as a string of DOT: nothing ends it, and no backslash is an escape of Graphviz's (`\N`, `\G`)."""
    return f'"{text.translate(_ESCAPES)}"'
