"""The graph as files for `neo4j-admin database import`, the fast way into a new Neo4j: a file a label, a file a kind of
edge, and what imports them.

`State.csv` begins with `id:ID(State),…`, `State-BLOCKED-Initiative.csv` with `:START_ID(State),:END_ID(Initiative),…`.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from graph.property_graph import Properties, PropertyValue
from graph.whole import WholeGraph
from outputs.exports.cells import line, quoted
from outputs.exports.import_script import Input, write_script, write_statements
from outputs.exports.survey import Attributes, Type, survey
from outputs.exports.values import as_text

_TYPES = {
    Type.TEXT: "string",
    Type.WHOLE: "int",
    Type.LONG: "long",
    Type.NUMBER: "double",
    Type.FLAG: "boolean",
    Type.LIST: "string[]",
}
_SEMICOLON = ";"
_UNIT_SEPARATOR = "\x1f"  # no text of the evidence has it: the loader refuses control characters


def write(graph: WholeGraph, folder: Path) -> None:
    """Write the files, a row at a time, and the scripts that import them."""
    found = survey(graph)
    alike = [*found.nodes.values(), *found.edges.values()]
    delimiter = _UNIT_SEPARATOR if any(one.semicolons for one in alike) else _SEMICOLON
    nodes = [_write_nodes(graph, folder, label, one.attributes, delimiter) for label, one in found.nodes.items()]
    edges = [
        name
        for kind, one in sorted(found.edges.items())
        for name in _write_edges(graph, folder, kind, one.attributes, delimiter)
    ]
    line_breaks = any(one.line_breaks for one in alike)
    write_script(folder, graph.info, Input(nodes, edges, delimiter, line_breaks))
    write_statements(folder, graph, found)


def _write_nodes(graph: WholeGraph, folder: Path, label: str, attributes: Attributes, delimiter: str) -> str:
    own = {name: kind for name, kind in attributes.items() if name != "id"}
    path = folder / f"{label}.csv"
    with path.open("wb") as file:
        file.write(line([f"id:ID({label})", *_heads(own), ":LABEL"]))
        for _, properties in graph.nodes(label):
            cells = _cells(properties, own, delimiter)
            file.write(line([quoted(str(properties["id"])), *cells, quoted(label)]))
    return path.name


def _write_edges(graph: WholeGraph, folder: Path, kind: str, attributes: Attributes, delimiter: str) -> list[str]:
    """Write the edges of a type, a file for each pair of labels that they join, since ids stand in a space a label."""
    files: dict[str, BinaryIO] = {}
    with ExitStack() as opened:
        for edge, start_label, end_label in graph.joined(kind):
            name = f"{start_label}-{kind}-{end_label}.csv"
            if name not in files:
                files[name] = opened.enter_context((folder / name).open("wb"))
                head = [f":START_ID({start_label})", f":END_ID({end_label})", ":TYPE", *_heads(attributes)]
                files[name].write(line(head))
            ends = [quoted(edge.start), quoted(edge.end), quoted(kind)]
            files[name].write(line([*ends, *_cells(edge.properties, attributes, delimiter)]))
    return sorted(files)


def _heads(attributes: Attributes) -> Iterator[str]:
    return (f"{name}:{_TYPES[kind]}" for name, kind in attributes.items())


def _cells(properties: Properties, attributes: Attributes, delimiter: str) -> Iterator[str]:
    return (_cell(properties.get(name), delimiter) for name in attributes)


def _cell(value: PropertyValue | None, delimiter: str) -> str:
    """Write an absent value as an empty cell and an empty text as one in quotes: the importer tells these apart."""
    if value is None:
        return ""
    return quoted(delimiter.join(value) if isinstance(value, list) else as_text(value))
