"""The canonical dump of a graph, and the name that it gives the graph."""

from collections.abc import Iterator
from hashlib import sha256
from json import JSONEncoder

from graph.model import Evidence, Label
from graph.model.dates import bounds
from graph.property_graph import EdgeTable, Properties, PropertyGraph
from graph.store.protocol import GraphInfo

_ENCODER = JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))
_LINES_A_CHUNK = 10_000  # a chunk of a few megabytes: hashing has no overhead, and memory does not grow with the graph


def canonical_json(properties: Properties) -> str:
    """Write properties as JSON in the one way that the dump has: keys sorted, no spaces, no escapes but JSON's own."""
    return _ENCODER.encode(properties)


def canonical(graph: PropertyGraph) -> Iterator[bytes]:
    """Write the graph as JSON lines in UTF-8, chunk by chunk: the same graph gives the same bytes.

    A node is ["State","RUS",{…}], an edge ["BLOCKED","RUS","sco-development-bank",{…}]; nodes come before edges,
    labels and types in alphabetical order, then by ids.
    """
    for label, rows in graph.nodes.items():
        for first in range(0, len(rows), _LINES_A_CHUNK):
            chunk = rows[first : first + _LINES_A_CHUNK]
            yield "".join(f'["{label}","{row["id"]}",{_ENCODER.encode(row)}]\n' for row in chunk).encode()
    for kind, table in graph.edges.items():
        for first in range(0, len(table.starts), _LINES_A_CHUNK):
            yield "".join(_edge_lines(kind, table, slice(first, first + _LINES_A_CHUNK))).encode()


def name_of(graph: PropertyGraph) -> str:
    """Give the graph's name: the SHA-256 of its canonical dump, 64 hex digits."""
    digest = sha256()
    for chunk in canonical(graph):
        digest.update(chunk)
    return digest.hexdigest()


def info_of(graph: PropertyGraph, evidence: Evidence) -> GraphInfo:
    """Describe a graph: its name, its newest source date, its size and its datasets."""
    nodes, edges = graph.size
    datasets = tuple(sorted(dataset.name for dataset in evidence.datasets))
    return GraphInfo(name_of(graph), newest_date(graph), nodes, edges, datasets)


def newest_date(graph: PropertyGraph) -> str | None:
    """Give the newest source date as it was written: whose last possible day is the latest, then whose first is."""
    dates = {str(source["date"]) for source in graph.nodes.get(Label.SOURCE, []) if "date" in source}
    return max(dates, key=lambda date: (bounds(date).latest or "", bounds(date).earliest or "", date), default=None)


def _edge_lines(kind: str, table: EdgeTable, part: slice) -> Iterator[str]:
    # Ids have no character that JSON escapes, so that an edge without properties is written without an encoder.
    ends = zip(table.starts[part], table.ends[part], strict=True)
    if not table.properties:
        return (f'["{kind}","{start}","{end}",{{}}]\n' for start, end in ends)
    properties = map(_ENCODER.encode, table.properties[part])
    return (f'["{kind}","{start}","{end}",{said}]\n' for (start, end), said in zip(ends, properties, strict=True))
