"""Memory does not grow with the claims: neither with their number, nor with that of their edges and sources."""

import gc
import tracemalloc
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import graph.edge_order
from graph.edge_order import Joined
from graph.model import Label
from graph.property_graph import Edge, Properties
from graph.store import GraphInfo
from graph.whole import Node, WholeGraph

FEW, MANY = 300, 1_800
GRADED: Properties = {"confidence": "low", "credibility": "3", "standing": "judgement", "stance": "affirmed"}


class MadeUp(WholeGraph):
    """So many claims that ten states blocked an initiative, each from a source of ten, or of as many as claims."""

    def __init__(self, claims: int, sources: int) -> None:
        self._claims, self._sources = claims, sources

    @property
    def info(self) -> GraphInfo:
        return GraphInfo("0" * 64, "2025", 0, 0, ("made-up",))

    def nodes(self, *labels: str) -> Iterator[Node]:
        for label in labels or Label:
            number = {Label.STATE: 10, Label.INITIATIVE: 1, Label.SOURCE: self._sources, Label.CLAIM: self._claims}
            for one in range(number.get(Label(label), 0)):
                yield Node(label, {"id": f"{label}{one:06}", "name": f"{label} {one}", **self._more(label, one)})

    def _more(self, label: str, one: int) -> Properties:
        source = f"Source{one % self._sources:06}"
        if label == Label.SOURCE:
            return {"title": f"Source {one}", "kind": "article", "reliability": "B", "date": "2025", "voice": source}
        if label != Label.CLAIM:
            return {}
        ends: Properties = {"subject": f"State{one % 10:06}", "relation": "BLOCKED", "object": "Initiative000000"}
        place: Properties = {"source": source, "place": f"{source}:{one + 1}", "line": one + 1, "voices": 1}
        words: Properties = {"statement": f"Statement {one}.", "because": "b" * 300, "layer": "hidden", "when": "2010"}
        return {**ends, **place, **words, **GRADED}

    def unordered(self, *types: str) -> Iterator[Joined]:
        for one in range(self._claims):
            claim, place = f"Claim{one:06}", f"Source{one % self._sources:06}"
            if "CITES" in types:
                at: Properties = {"line": one + 1, "start": 0, "end": 9, "sha256": "0" * 16}
                yield Joined(Edge("CITES", claim, place, at), "Claim", "Source")
            if "SUPPORTS" in types and one:
                yield Joined(Edge("SUPPORTS", claim, f"Claim{one - 1:06}", {}), "Claim", "Claim")
            if "BLOCKED" in types:
                said: Properties = {"claims": [claim], "against": [], "premises": [], "sources": [f"{place}:{one + 1}"]}
                said |= {"confidence": "low", "layer": "hidden", "when": f"{one}"}
                ends = (f"State{one % 10:06}", "Initiative000000")
                yield Joined(Edge("BLOCKED", *ends, said), "State", "Initiative")


def peak(kind: str, made_up: MadeUp, file: Path) -> int:
    """The most memory, in bytes, that writing the graph takes at once."""
    write = import_module(f"outputs.exports.{kind}").write
    gc.collect()
    tracemalloc.start()
    try:
        with file.open("wb") as out:
            write(made_up, out)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.fixture(autouse=True)
def _small_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sort edges through the temporary file even in the smaller graph, as a large one's are, and in proportion."""
    monkeypatch.setattr(graph.edge_order, "_EDGES_A_RUN", 100)
    monkeypatch.setattr(graph.edge_order, "_BLOCK", 256)


@pytest.mark.parametrize("kind", ["jsonld", "nanopub", "ftm", "stix"])
def test_six_times_the_claims_take_no_more_memory(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "written"
    peak(kind, MadeUp(10, 10), file)
    few, many = peak(kind, MadeUp(FEW, 10), file), peak(kind, MadeUp(MANY, 10), file)
    assert file.stat().st_size > 2 * many
    assert many < 1.5 * few


@pytest.mark.parametrize("kind", ["jsonld", "bibtex"])
def test_six_times_the_sources_take_no_more_memory(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "written"
    peak(kind, MadeUp(10, 10), file)
    assert peak(kind, MadeUp(MANY, MANY), file) < 1.5 * peak(kind, MadeUp(FEW, FEW), file)
