"""Memory does not grow with the graph, and its edges come in order from however many."""

import gc
import re
import tracemalloc
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import graph.edge_order
from graph.edge_order import Joined, in_order
from graph.property_graph import Edge
from graph.whole import WholeGraph
from outputs.exports import KINDS
from tests.outputs.exports.world import INFO

OURS = ("graphml", "gexf", "cytoscape", "csv", "neo4j-admin", "dot", "mermaid")
FEW, MANY = 300, 1_500
A_RUN, AT_ONCE = 50, 4  # so that even the small graph goes through temporary files, in several rounds


@pytest.fixture(autouse=True)
def _small_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph.edge_order, "_EDGES_A_RUN", A_RUN)
    monkeypatch.setattr(graph.edge_order, "_RUNS_AT_ONCE", AT_ONCE)
    monkeypatch.setattr(graph.edge_order, "_BLOCK", 2_000)


class Rows:
    """A store that makes up its rows: so many states that each block one initiative, as so many claims say."""

    def __init__(self, number: int) -> None:
        self.number = number

    def info(self) -> Any:
        return INFO

    def stream(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Iterator[dict[str, Any]]:
        found = re.search(r"-\[\w*:(\w+)\]->|\(\w*:(\w+)\)", statement)
        assert found is not None
        kind = found[1] or found[2]
        limit = re.search(r"LIMIT (\d+)", statement)
        first = int((parameters or {}).get("last", "")[-6:] or -1) + 1
        for number in range(first, min(self.number, first + int(limit[1])) if limit else self.number):
            if kind in {"State", "Initiative", "Claim"}:
                yield {"properties": {"id": f"{kind}{number:06}", "name": f"{kind} {number}", "aliases": ["a", "b"]}}
            elif kind == "BLOCKED":
                said = {"claims": [f"Claim{number:06}"], "against": [], "confidence": "high", "within": "x" * 200}
                yield self.edge("State", self.number - number - 1, "Initiative", number, said)
            elif kind == "SUBJECT":
                yield self.edge("Claim", number, "State", number, {})

    @staticmethod
    def edge(start: str, one: int, end: str, other: int, properties: dict[str, Any]) -> dict[str, Any]:
        ends = {"start": f"{start}{one:06}", "end": f"{end}{other:06}"}
        return {**ends, "properties": properties, "start_labels": [start], "end_labels": ["CuiBono", end]}


def peak(kind: str, number: int, folder: Path) -> int:
    """The most memory, in bytes, that writing a graph of so many claims takes at once."""
    write = import_module(f"outputs.exports.{KINDS[kind].module}").write
    whole = WholeGraph(Rows(number))  # type: ignore[arg-type]
    gc.collect()
    tracemalloc.start()
    try:
        if KINDS[kind].folder:
            folder.mkdir()
            write(whole, folder)
        else:
            with folder.open("wb") as file:
                write(whole, file)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("kind", OURS)
def test_a_graph_of_five_times_the_size_takes_no_more_memory(kind: str, tmp_path: Path) -> None:
    peak(kind, 10, tmp_path / "warm")
    few, many = peak(kind, FEW, tmp_path / "few"), peak(kind, MANY, tmp_path / "many")
    assert many < 1.2 * few


@pytest.mark.parametrize("number", [0, 1, A_RUN - 1, A_RUN, A_RUN + 1, AT_ONCE * A_RUN, 21 * A_RUN + 7])
def test_edges_come_in_one_order_however_many_there_are(number: int) -> None:
    edges = [
        Joined(Edge("BLOCKED", f"S{one % 7}", f"I{one % 11}", {"claims": [f"c{one}\n\u2028é"]}), "State", "Initiative")
        for one in range(number)
    ]
    expected = sorted(edges, key=lambda joined: (joined.edge.start, joined.edge.end, str(joined.edge.properties)))
    assert list(in_order("BLOCKED", edges[::-1])) == expected
    assert list(in_order("BLOCKED", edges)) == expected


@pytest.mark.parametrize("number", [0, 1, 1_999, 2_000, 2_001, 4_000])
def test_nodes_come_once_each_however_many_statements_they_take(number: int) -> None:
    whole = WholeGraph(Rows(number))  # type: ignore[arg-type]
    found = [node.properties["id"] for node in whole.nodes("State", "Initiative")]
    assert found == [f"{label}{one:06}" for label in ("State", "Initiative") for one in range(number)]
