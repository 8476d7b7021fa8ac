"""Write a whole graph into a new, empty database of the embedded engine."""

from typing import Any

from graph.property_graph import EdgeTable, Properties, PropertyGraph
from graph.store.protocol import Progress

_CHUNK = 50_000


def load(database: Any, graph: PropertyGraph, progress: Progress | None = None) -> None:
    """Write the nodes label by label, then the edges type by type, in the order of the dump, then the indexes.

    Only `id` is declared: a declared property makes the engine convert types in comparisons (`v = '1'` finds 1).
    """
    nodes, edges = graph.size
    for label in graph.nodes:
        database.command("sql", f"CREATE VERTEX TYPE `{label}` BUCKETS 1")
        database.command("sql", f"CREATE PROPERTY `{label}`.id STRING")
    for kind in graph.edges:
        database.command("sql", f"CREATE EDGE TYPE `{kind}` BUCKETS 1")
    tell = progress or _silent
    with database.graph_batch(expected_edge_count=max(1, edges)) as batch:
        record_of = _load_nodes(batch, graph.nodes, nodes, tell)
        _load_edges(batch, graph.edges, record_of, edges, tell)
    tell("index", 0, nodes)
    for label in graph.nodes:
        database.command("sql", f"CREATE INDEX ON `{label}` (id) UNIQUE")
    tell("index", nodes, nodes)


def _load_nodes(batch: Any, nodes: dict[str, list[Properties]], total: int, tell: Progress) -> dict[str, str]:
    record_of: dict[str, str] = {}
    for label, rows in nodes.items():
        for first in range(0, len(rows), _CHUNK):
            chunk = rows[first : first + _CHUNK]
            records = batch.create_vertices(label, chunk)
            record_of.update(zip((str(row["id"]) for row in chunk), records, strict=True))
            tell("nodes", len(record_of), total)
    return record_of


def _load_edges(
    batch: Any, edges: dict[str, EdgeTable], record_of: dict[str, str], total: int, tell: Progress
) -> None:
    done = 0
    for kind, table in edges.items():
        for first in range(0, len(table.starts), _CHUNK):
            part = slice(first, first + _CHUNK)
            starts = [record_of[node] for node in table.starts[part]]
            ends = [record_of[node] for node in table.ends[part]]
            batch.new_edges(starts, kind, ends, table.properties[part] or None)
            done += len(starts)
            tell("edges", done, total)


def _silent(_what: str, _done: int, _total: int) -> None:
    """Tell nobody."""
