"""Loads into a real Neo4j against what one would write oneself: `python -m bench.server`, with sizes `… 1000 100000`.

What one would write oneself is `UNWIND $rows` of 20,000 with the same records, after a constraint a label: one session,
maps as rows, ends matched by label and id. Both take turns on one server with a heap of 1 GB that has seen both before,
as an office's server has, and that is emptied before each turn. Besides the clock, the server's own processor time is
told: other work on the machine changes it less.
"""

import os
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from bench.synthetic import write_folder
from graph.collector import collector_paused
from graph.derive import derive
from graph.dump import info_of
from graph.property_graph import PropertyGraph
from graph.store.protocol import GraphInfo
from graph.store.server.writing import write
from loaders import load
from tests.server.neo4j_server import FIVE, NeoServer
from tests.server.reading_back import empty

SIZES = (1_000, 100_000)
TURNS = {1_000: 5, 100_000: 2}
WARMING = 1_000  # claims, written in turn until Java has compiled what matters
WARMING_TURNS = 6
ROWS = 20_000
COLUMNS = ("claims", "records", "plain", "ours", "ratio", "server: plain", "server: ours", "ratio", "again", "one more")


@dataclass(frozen=True, slots=True)
class Load:
    """One load: seconds by the clock, and those of the server's processors: all, and of the threads that serve Bolt."""

    clock: float
    server: float
    serving: float


def main(sizes: tuple[int, ...]) -> None:
    """Measure each size and print the table."""
    from neo4j import GraphDatabase

    print(f"| {' | '.join(COLUMNS)} |\n{'|---' * len(COLUMNS)}|", flush=True)
    with (
        tempfile.TemporaryDirectory() as home,
        NeoServer(FIVE, Path(home)) as server,
        GraphDatabase.driver(server.uri, auth=server.auth, notifications_min_severity="OFF") as driver,
        collector_paused(),
    ):
        bench = _Bench(server, driver)
        graph, info = synthetic(WARMING)
        for _ in range(WARMING_TURNS):
            bench.turn(graph, info)
        for claims in sizes:
            print(bench.row(claims), flush=True)


@dataclass(slots=True)
class _Bench:
    """A server and a driver to it."""

    server: NeoServer
    driver: Any

    def row(self, claims: int) -> str:
        """Measure one size: medians of the turns, and last what a build writes that has nothing or one claim to add."""
        graph, info = synthetic(claims)
        turns = [self.turn(graph, info) for _ in range(TURNS.get(claims, 1))]
        plain, ours = (_median(loads) for loads in zip(*turns, strict=True))
        again = self.measure(lambda: write(self.driver, None, graph, info))
        nodes, edges = graph.size
        graph, info = synthetic(claims + 1)
        more = self.measure(lambda: write(self.driver, None, graph, info))
        return (
            f"| {claims:,} | {nodes + edges:,} | {plain.clock:.1f} s | {ours.clock:.1f} s "
            f"| **{plain.clock / ours.clock:.2f} ×** | {plain.server:.1f} s ({plain.serving:.1f}) "
            f"| {ours.server:.1f} s ({ours.serving:.1f}) | **{plain.server / ours.server:.2f} ×** "
            f"| {again.clock:.1f} s | {more.clock:.1f} s |"
        )

    def turn(self, graph: PropertyGraph, info: GraphInfo) -> tuple[Load, Load]:
        """Write a graph into the empty database, plainly and then our way."""
        empty(self.driver)
        plain = self.measure(lambda: write_plainly(self.driver, graph))
        empty(self.driver)
        return plain, self.measure(lambda: write(self.driver, None, graph, info))

    def measure(self, load: Callable[[], None]) -> Load:
        """Measure one load."""
        assert self.server.process is not None
        (total, serving), began = processor_time(self.server.process.pid), time.perf_counter()
        load()
        clock, after = time.perf_counter() - began, processor_time(self.server.process.pid)
        return Load(clock, after[0] - total, after[1] - serving)


def synthetic(claims: int) -> tuple[PropertyGraph, GraphInfo]:
    """Derive the graph of so many made-up claims."""
    with tempfile.TemporaryDirectory() as scratch:
        evidence = load([write_folder(Path(scratch) / "evidence", claims)])
    graph = derive(evidence)
    return graph, info_of(graph, evidence)


def _median(loads: Sequence[Load]) -> Load:
    return Load(*(statistics.median(figures) for figures in zip(*map(astuple, loads), strict=True)))


def processor_time(process: int) -> tuple[float, float]:
    """Give the seconds that a process has used on Linux, and those of its threads that serve Bolt.

    The rest is Java's own: in a fresh server its compiler takes about as much as the work.
    """
    threads = [stat.read_text() for stat in Path(f"/proc/{process}/task").glob("*/stat")]
    total = Path(f"/proc/{process}/stat").read_text()
    return _seconds(total), sum(_seconds(thread) for thread in threads if "BoltW" in thread)


def _seconds(stat: str) -> float:
    user, system = stat.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def write_plainly(driver: Any, graph: PropertyGraph) -> None:
    """Write the same records in the plain way."""
    label_of = {row["id"]: label for label, rows in graph.nodes.items() for row in rows}
    with driver.session() as session:
        for label in graph.nodes:
            session.run(f"CREATE CONSTRAINT FOR (n:{label}) REQUIRE n.id IS UNIQUE").consume()
        for label, nodes in graph.nodes.items():
            _send(session, f"CREATE (n:{label}) SET n = row", nodes)
        for kind, table in graph.edges.items():
            ends: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
            for place, (start, end) in enumerate(zip(table.starts, table.ends, strict=True)):
                said = table.properties[place] if table.properties else {}
                ends[label_of[start], label_of[end]].append({"start": start, "end": end, "properties": said})
            for (start, end), edges in ends.items():
                match = f"MATCH (a:{start} {{id: row.start}}) MATCH (b:{end} {{id: row.end}})"
                _send(session, f"{match} CREATE (a)-[r:{kind}]->(b) SET r = row.properties", edges)


def _send(session: Any, statement: str, rows: list[Any]) -> None:
    def chunks() -> Iterator[list[Any]]:
        for first in range(0, len(rows), ROWS):
            yield rows[first : first + ROWS]

    for chunk in chunks():
        session.execute_write(
            lambda transaction, chunk: transaction.run(f"UNWIND $rows AS row {statement}", rows=chunk).consume(), chunk
        )


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
