"""The small graph of these tests, the stores it is put into, and processes that build and read it."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from graph.property_graph import EdgeTable, PropertyGraph
from graph.store import GraphInfo, Store, open_store

OPENERS: dict[str, Callable[[Path], Store]] = {"embedded": lambda folder: open_store(str(folder / "my.db"))}


def small_graph() -> PropertyGraph:
    """Russia blocks the bank twice (two layers), China seeks it; the bank stands within the SCO."""
    return PropertyGraph(
        nodes={
            "Initiative": [{"id": "bank", "name": "SCO development bank", "year": 2010}],
            "Organisation": [{"id": "SCO", "name": "Shanghai Cooperation Organisation"}],
            "State": [
                {"id": "CHN", "name": "China", "aliases": ["Beijing", "PRC"]},
                {"id": "RUS", "name": "Russia"},
            ],
        },
        edges={
            "BLOCKED": EdgeTable(
                ["RUS", "RUS"],
                ["bank", "bank"],
                [{"layer": "actual", "claims": ["c2"]}, {"layer": "hidden", "claims": ["c1", "c3"]}],
            ),
            "SOUGHT": EdgeTable(["CHN"], ["bank"], [{"layer": "declared", "claims": []}]),
            "WITHIN": EdgeTable(["bank"], ["SCO"]),
        },
    )


def numbered_graph(version: int, size: int = 300) -> PropertyGraph:
    """A ring of so many nodes, each with its version on it: a mixture of two graphs shows."""
    ids = [f"n{number:04}" for number in range(size)]
    return PropertyGraph(
        nodes={"Node": [{"id": node, "name": node, "version": version} for node in ids]},
        edges={"NEXT": EdgeTable(ids, ids[1:] + ids[:1], [{"version": version}] * size)},
    )


def info_about(graph: PropertyGraph, name: str = "a" * 64) -> GraphInfo:
    """What a graph says of itself."""
    nodes, edges = graph.size
    return GraphInfo(name, "2025", nodes, edges, ("sco",))


def build(store: Store, version: int, size: int = 300) -> None:
    """Put a numbered graph into a store; its name says its version."""
    graph = numbered_graph(version, size)
    store.replace(graph, info_about(graph, f"{version:064}"))


def whole_version(store: Store, size: int = 300) -> int:
    """Check that a store holds one numbered graph, whole and of one version, and say which."""
    found = store.run(
        "MATCH (n:Node)-[r:NEXT]->(m:Node) "
        "RETURN count(r) AS edges, count(DISTINCT n.id) AS nodes, count(DISTINCT m.id) AS ends, "
        "min(n.version) AS low, max(m.version) AS high, min(r.version) AS least, max(r.version) AS most"
    ).rows
    told = store.info()
    version = int(told.name)
    versions = {"low": version, "high": version, "least": version, "most": version}
    assert found == [{"edges": size, "nodes": size, "ends": size, **versions}]
    assert (told.nodes, told.edges) == (size, size)
    return version


def in_process(code: str, *arguments: object) -> "subprocess.Popen[str]":
    """Start Python code in a process of its own."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
