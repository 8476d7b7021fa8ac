"""The graph as two tables for spreadsheets and statistics: `nodes.csv` and `edges.csv`, UTF-8 with commas.

Every text is in quotes, and none runs as a formula (`graph.spreadsheets`). Lists are JSON. A value that a node or an
edge doesn't have is an empty cell.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from graph.property_graph import PropertyValue
from graph.spreadsheets import harmless
from graph.whole import WholeGraph
from outputs.exports.cells import line, quoted
from outputs.exports.keys import keyed
from outputs.exports.survey import survey
from outputs.exports.values import as_text


def write(graph: WholeGraph, folder: Path) -> None:
    """Write both tables, a row at a time."""
    found = survey(graph)
    _write(folder / "nodes.csv", dict.fromkeys(["id", "labels", *found.of_nodes()]), _nodes(graph))
    _write(folder / "edges.csv", ["id", "source", "target", "type", *found.of_edges()], _edges(graph))


def _nodes(graph: WholeGraph) -> Iterator[Mapping[str, PropertyValue]]:
    for label, properties in graph.nodes():
        yield {"labels": label, **properties}


def _edges(graph: WholeGraph) -> Iterator[Mapping[str, PropertyValue]]:
    for key, edge in keyed(graph.edges()):
        yield {"id": key, "source": edge.start, "target": edge.end, "type": edge.type, **edge.properties}


def _write(path: Path, columns: Iterable[str], rows: Iterable[Mapping[str, PropertyValue]]) -> None:
    names = list(columns)
    with path.open("wb") as file:
        file.write(line(map(quoted, names)))
        for row in rows:
            file.write(line(_cell(row[name]) if name in row else "" for name in names))


def _cell(value: PropertyValue) -> str:
    """A number and a flag stand as they are, so that a spreadsheet counts with them."""
    return as_text(value) if isinstance(value, int | float) else quoted(harmless(as_text(value)))
