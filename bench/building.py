"""Builds of synthetic evidence, each in a process of its own so that its peak memory is its own."""

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.report import Figure
from bench.synthetic import write_folder

BUILD = """
import json, resource, sys, time
import cuibono
began = time.perf_counter()
built = cuibono.build(sys.argv[1], into=sys.argv[2])
print(json.dumps({
    "seconds": time.perf_counter() - began, "nodes": built.info.nodes, "edges": built.info.edges,
    "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
}))
"""


@dataclass(frozen=True, slots=True)
class Build:
    """One build: so many claims in so many seconds, with so much memory at its peak."""

    claims: int
    seconds: float
    nodes: int
    edges: int
    peak: int

    def row(self) -> str:
        """Write the build as a row of a table."""
        each, rate = self.seconds / self.claims * 1e6, self.claims / self.seconds
        return (
            f"| {self.claims:,} | {self.nodes:,} | {self.edges:,} | {self.seconds:.1f} s "
            f"| {each:.0f} µs | {rate:,.0f} | {self.peak / 2**30:.2f} GiB |"
        )


# What the engine alone needs for the same nodes and edges, in the way that its makers' guide has it.
FLOOR = """
import os, sys, tempfile, time
from pathlib import Path
os.environ["ARCADEDB_LOG_CONSOLE"] = "0"
import arcadedb
from graph.collector import collector_paused
from graph.derive import derive
from loaders import load
with collector_paused(), tempfile.TemporaryDirectory() as scratch:
    graph = derive(load([Path(sys.argv[1])]))
    began = time.perf_counter()
    with arcadedb.create_database(scratch + "/bare") as database:
        for label in graph.nodes:
            database.command("sql", f"CREATE VERTEX TYPE `{label}`")
        for kind in graph.edges:
            database.command("sql", f"CREATE EDGE TYPE `{kind}`")
        records = {}
        with database.graph_batch(use_wal=False) as batch:
            for label, rows in graph.nodes.items():
                records.update(zip((row["id"] for row in rows), batch.create_vertices(label, rows), strict=True))
            for kind, table in graph.edges.items():
                for first in range(0, len(table.starts), 50_000):
                    part = slice(first, first + 50_000)
                    starts, ends = ([records[one] for one in side[part]] for side in (table.starts, table.ends))
                    batch.new_edges(starts, kind, ends, table.properties[part] or None)
        for label in graph.nodes:
            database.command("sql", f"CREATE PROPERTY `{label}`.id STRING")
            database.command("sql", f"CREATE INDEX ON `{label}` (id) UNIQUE")
    print(time.perf_counter() - began)
"""

BUILDS = "| claims | nodes | edges | time | a claim | claims a second | peak memory |\n|---|---|---|---|---|---|---|"


def build(claims: int, into: Path) -> Build:
    """Build a synthetic dataset of so many claims from CSV, into the folder of a graph."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = write_folder(Path(scratch) / "evidence", claims)
        said = json.loads(_said(BUILD, str(folder), str(into)))
    return Build(claims, said["seconds"], said["nodes"], said["edges"], said["peak"])


def against_the_engine(claims: int = 50_000) -> Figure:
    """Measure a whole build (read, check, derive, name, write) against the bare engine's writing of the same graph."""
    pairs = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = write_folder(Path(scratch) / "evidence", claims)
        for _ in range(3):
            ours = json.loads(_said(BUILD, str(folder), str(Path(scratch) / "graph")))["seconds"]
            pairs.append((ours, float(_said(FLOOR, str(folder)))))
    return Figure.of_pairs(f"build of {claims:,} claims", pairs, "the bare engine writes the same nodes and edges", 1.5)


def _said(program: str, *arguments: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], check=True, capture_output=True, text=True
    ).stdout


def reading_yaml(claims: int = 10_000) -> Figure:
    """Measure reading and checking a dataset in YAML against the bare parser on the same text."""
    import yaml

    from loaders import load

    pairs = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = write_folder(Path(scratch) / "evidence", claims, as_yaml=True)
        text = (folder / "claims" / "all.yaml").read_text("utf-8")
        for _ in range(5):
            began = time.perf_counter()
            load([folder])
            ours = time.perf_counter() - began
            began = time.perf_counter()
            yaml.compose(text, Loader=yaml.CBaseLoader)
            pairs.append((ours, time.perf_counter() - began))
    return Figure.of_pairs(f"load {claims:,} claims from YAML", pairs, "`yaml.compose` of the same text, in C", 1.5)
