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


BUILDS = "| claims | nodes | edges | time | a claim | claims a second | peak memory |\n|---|---|---|---|---|---|---|"


def build(claims: int, into: Path) -> Build:
    """Build a synthetic dataset of so many claims from CSV, into the folder of a graph."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = write_folder(Path(scratch) / "evidence", claims)
        done = subprocess.run(
            [sys.executable, "-c", BUILD, str(folder), str(into)], check=True, capture_output=True, text=True
        )
    said = json.loads(done.stdout)
    return Build(claims, said["seconds"], said["nodes"], said["edges"], said["peak"])


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
