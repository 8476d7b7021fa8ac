"""Write a whole graph into a new, empty database of the embedded engine.

The engine's own cost decides how long a build takes, and two of its habits decide that cost (measured with 100,000
claims: 228,000 nodes and 775,000 edges):

- For each record it writes it counts the records of the page again. Pages of 16 kB for edges and 32 kB for nodes
  instead of 64 kB make that a fifth cheaper; smaller ones waste the disk.
- It ties an edge to its ends when it flushes. Flushing parts of all types together, in the order of the dump, finds the
  edges of a claim in one go: a quarter cheaper than type by type, and the memory stays bounded.
"""

from itertools import pairwise
from typing import Any

from graph.errors import StoreError
from graph.property_graph import EdgeTable, Properties, PropertyGraph
from graph.store.protocol import Progress

_NODES_A_CALL = 50_000  # how often progress is told; the engine takes them in transactions of _RECORDS_A_COMMIT
_EDGES_A_FLUSH = 40_000
_RECORDS_A_COMMIT = 300
_PAGE = {"VERTEX": 32_768, "EDGE": 16_384}  # bytes


def load(database: Any, graph: PropertyGraph, progress: Progress | None = None) -> None:
    """Write the nodes label by label, then the edges in rounds of all types, then the indexes.

    Only `id` is declared: a declared property makes the engine convert types in comparisons (`v = '1'` finds 1).
    """
    nodes, edges = graph.size
    tell = progress or _silent
    _create_types(database, "VERTEX", graph.nodes)
    _create_types(database, "EDGE", graph.edges)
    # The write-ahead log is off: a load that is cut short is thrown away whole.
    with database.graph_batch(use_wal=False, commit_every=_RECORDS_A_COMMIT) as batch:
        record_of = _load_nodes(batch, graph.nodes, nodes, tell)
    with database.graph_batch(
        use_wal=False, commit_every=_RECORDS_A_COMMIT, batch_size=2 * _EDGES_A_FLUSH, pre_allocate_edge_chunks=False
    ) as batch:
        _load_edges(batch, graph.edges, record_of, edges, tell)
    for label in graph.nodes:
        database.command("sql", f"CREATE PROPERTY `{label}`.id STRING")
        database.command("sql", f"CREATE INDEX ON `{label}` (id) UNIQUE")
    tell("indexes", len(graph.nodes), len(graph.nodes))


def _create_types(database: Any, kind: str, names: dict[str, Any]) -> None:
    database.command("sql", f"ALTER DATABASE `arcadedb.bucketDefaultPageSize` {_PAGE[kind]}")
    for name in names:
        database.command("sql", f"CREATE {kind} TYPE `{name}` BUCKETS 1")  # one bucket: rows come in the dump's order


def _load_nodes(batch: Any, nodes: dict[str, list[Properties]], total: int, tell: Progress) -> dict[str, str]:
    record_of: dict[str, str] = {}
    for label, rows in nodes.items():
        for first in range(0, len(rows), _NODES_A_CALL):
            chunk = rows[first : first + _NODES_A_CALL]
            records = batch.create_vertices(label, chunk)
            record_of.update(zip((str(row["id"]) for row in chunk), records, strict=True))
            tell("nodes", len(record_of), total)
    return record_of


def _load_edges(batch: Any, edges: dict[str, EdgeTable], record_of: dict[str, str], total: int, tell: Progress) -> None:
    rounds = max(1, round(total / _EDGES_A_FLUSH))
    done = 0
    for this, following in pairwise(range(rounds + 1)):
        for kind, table in edges.items():
            size = len(table.starts)
            part = slice(size * this // rounds, size * following // rounds)
            try:
                starts = [record_of[node] for node in table.starts[part]]
                ends = [record_of[node] for node in table.ends[part]]
            except KeyError as missing:
                raise StoreError(f"an edge {kind} begins or ends at “{missing.args[0]}”, which is no node") from None
            if starts:
                batch.new_edges(starts, kind, ends, table.properties[part] or None)
            done += len(starts)
        batch.flush()
        tell("edges", done, total)


def _silent(_what: str, _done: int, _total: int) -> None:
    """Tell nobody."""
