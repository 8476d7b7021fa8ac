"""What we export and a colleague sends back: the same direct edges, whatever the format, and no grades but our own."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, assume, given, settings

import cuibono
from graph.derive import derive
from graph.dump import canonical_json, info_of
from graph.edge_order import Joined
from graph.model import Claim, Evidence
from graph.model.relations import DATE_KEYS, DIRECT_TYPES, OWN_KEYS
from graph.property_graph import Edge, Properties
from graph.whole import Node, WholeGraph
from loaders import load, shipped
from loaders.incoming import Imported, import_file
from outputs.exports import ftm, graphml, tables
from tests.loaders.drawn import evidences

FORMATS = ("csv", "graphml", "ftm")
Identity = tuple[object, ...]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("desk")


def edges(evidence: Evidence) -> dict[Identity, bool]:
    """Each direct edge by its identity, and whether it is denied."""
    found = {}
    names = sorted(OWN_KEYS | {f"{key}_{end}" for key in DATE_KEYS for end in ("earliest", "latest")})
    for edge in derive(evidence).all_edges():
        if edge.type in DIRECT_TYPES:
            said = (edge.properties.get(name) for name in ("layer", "via", *names))
            found[edge.start, edge.type, edge.end, *said] = bool(edge.properties.get("against"))
    return found


def said(claim: Claim) -> Identity:
    return claim.statement, claim.standing, claim.stance, sorted(claim.about), claim.likelihood, claim.attributed_to


def plain(properties: Properties) -> Properties:
    """Properties as a store gives them: texts, numbers, flags and lists, no enums."""
    found: Properties = json.loads(canonical_json(properties))
    return found


class Held:
    """A graph that is held as data, read as an export reads a store's: a store would take seconds for each example."""

    def __init__(self, evidence: Evidence) -> None:
        self.graph = derive(evidence)
        self.info = info_of(self.graph, evidence)

    def nodes(self, *labels: str) -> Iterator[Node]:
        for label in labels or self.graph.nodes:
            yield from (Node(str(label), plain(row)) for row in self.graph.nodes.get(str(label), []))

    def edges(self, *types: str) -> Iterator[Edge]:
        return (edge for edge in self.graph.all_edges() if not types or edge.type in types)

    def unordered(self) -> Iterator[Joined]:
        return (Joined(edge, "", "") for edge in self.edges())


def sent_back(evidence: Evidence, kind: str, desk: Path) -> tuple[Imported, Evidence]:
    for path in desk.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    graph = cast(WholeGraph, Held(evidence))
    if kind == "csv":
        (desk / "sent").mkdir()
        tables.write(graph, desk / "sent")
    else:
        with (desk / "sent").open("wb") as file:
            {"graphml": graphml, "ftm": ftm}[kind].write(graph, file)
    imported = import_file(desk / "sent", kind, desk / "inbox")
    return imported, load([imported.folder])


@pytest.mark.parametrize("kind", FORMATS)
@given(evidence=evidences())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_graph_comes_back_with_its_edges(desk, kind, evidence):
    assume(evidence.claims)
    imported, again = sent_back(evidence, kind, desk)
    assert edges(again) == edges(evidence)
    assert list(map(said, again.claims)) == list(map(said, evidence.claims))
    assert {claim.confidence for claim in again.claims} <= {"low"}
    assert {what for _, what, *_ in imported.left} <= {"node Source", "node Passage", "desc"}


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The evidence that ships in every format, written from a store."""
    folder = tmp_path_factory.mktemp("sent")
    cuibono.build(into=folder / "db")
    with cuibono.open(folder / "db") as graph:
        for kind in FORMATS:
            graph.export(kind, folder / kind)
    return folder


@pytest.mark.parametrize("kind", FORMATS)
def test_the_evidence_that_ships_comes_back_with_its_edges(sent, tmp_path, kind):
    evidence = load(shipped())
    imported = import_file(sent / kind, kind, tmp_path / "inbox")
    again = load([imported.folder])
    assert edges(again) == edges(evidence)
    assert list(map(said, again.claims)) == list(map(said, evidence.claims))
    assert [(entity.id, entity.label, entity.name, entity.kind) for entity in again.entities] == [
        (entity.id, entity.label, entity.name, entity.kind) for entity in evidence.entities
    ]


def test_a_table_of_edges_alone_has_the_same_edges_where_the_entities_are_known(sent, tmp_path):
    evidence = load(shipped())
    imported = import_file(sent / "csv" / "edges.csv", "csv", tmp_path / "inbox", known=evidence.entities)
    assert edges(load([imported.folder])) == edges(evidence)
    assert imported.left == ()


@pytest.mark.parametrize("first", [0, 1, 2])
def test_a_part_of_an_export_is_read_for_what_it_is(sent, tmp_path, first):
    lines = (sent / "ftm").read_text("utf-8").splitlines(keepends=True)
    (tmp_path / "part").write_text("".join(lines[first::3]), "utf-8")
    imported = import_file(tmp_path / "part", "ftm", tmp_path / "inbox")
    whole = {claim.statement for claim in load(shipped()).claims}
    claims = load([imported.folder]).claims
    assert len(whole & {claim.statement for claim in claims}) > len(whole) / 4


def test_an_import_of_our_own_stands_beside_what_it_came_from(sent, tmp_path):
    evidence = load(shipped())
    imported = import_file(sent / "graphml", "graphml", tmp_path / "inbox")
    both = load([*shipped(), imported.folder])
    assert len(both.claims) == 2 * len(evidence.claims)
    assert edges(both) == edges(evidence)


def test_how_a_claim_was_graded_and_where_it_stood_is_kept_for_the_reviewer(sent, tmp_path):
    again = load([import_file(sent / "graphml", "graphml", tmp_path / "inbox").folder])
    (claim,) = (claim for claim in again.claims if claim.id == "inbox-sco-038-03")
    assert claim.because == (
        "Imported from graphml, node sco-038-03, and not reviewed. The file has confidence: moderate; credibility: 2; "
        "place: umarov-2025:38; because: One analyst; no document is cited."
    )
    assert (claim.confidence, claim.credibility, claim.ref) == ("low", "6", "node sco-038-03")
