"""The graph as files for `neo4j-admin database import`, the fast way into a new Neo4j: a file a label, a file a kind of
edge, and what imports them.

`State.csv` begins with `id:ID(State),…`, `State-BLOCKED-Initiative.csv` with `:START_ID(State),:END_ID(Initiative),…`.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
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
    nodes, edges = _Files(folder, delimiter), _Files(folder, delimiter)
    for label, one in found.nodes.items():
        with nodes.of(one.attributes):
            for _, properties in graph.nodes(label):
                front = {f"id:ID({label})": str(properties["id"]), ":LABEL": label}
                nodes.add(label, front, properties)
    for kind, one in sorted(found.edges.items()):
        with edges.of(one.attributes):
            for edge, start, end in graph.joined(kind):
                front = {f":START_ID({start})": edge.start, f":END_ID({end})": edge.end, ":TYPE": kind}
                edges.add(f"{start}-{kind}-{end}", front, edge.properties)
    line_breaks = any(one.line_breaks for one in alike)
    write_script(folder, graph.info, Input(nodes.names, edges.names, delimiter, line_breaks))
    write_statements(folder, graph, found)


@dataclass(slots=True)
class _Files:
    """Files in which all rows have the columns that the first line names."""

    folder: Path
    delimiter: str
    names: list[str] = field(default_factory=list)
    _attributes: Attributes = field(default_factory=dict)
    _open: dict[str, BinaryIO] = field(default_factory=dict)

    @contextmanager
    def of(self, attributes: Attributes) -> Iterator[None]:
        """Write rows with these attributes; their files are closed at the end."""
        self._attributes = {name: kind for name, kind in attributes.items() if name != "id"}
        try:
            yield
        finally:
            for file in self._open.values():
                file.close()
            self.names += sorted(self._open)
            self._open.clear()

    def add(self, name: str, front: Mapping[str, str], properties: Properties) -> None:
        """Write a row into the file of this name; `front` has its first columns.

        A column of numbers has one type in a file: rows in which such a number is whole stand in a file of their own.
        """
        whole = [
            attribute
            for attribute, kind in self._attributes.items()
            if kind is Type.NUMBER and isinstance(properties.get(attribute), int)
        ]
        name = f"{'-'.join([name, *(['whole', *whole] if whole else [])])}.csv"
        if name not in self._open:
            self._open[name] = (self.folder / name).open("wb")
            types = self._attributes | dict.fromkeys(whole, Type.LONG)
            heads = (f"{attribute}:{_TYPES[kind]}" for attribute, kind in types.items())
            self._open[name].write(line([*front, *heads]))
        cells = (_cell(properties.get(attribute), self.delimiter) for attribute in self._attributes)
        self._open[name].write(line([*map(quoted, front.values()), *cells]))


def _cell(value: PropertyValue | None, delimiter: str) -> str:
    """Write an absent value as an empty cell and an empty text as one in quotes: the importer tells these apart."""
    if value is None:
        return ""
    return quoted(delimiter.join(value) if isinstance(value, list) else as_text(value))
