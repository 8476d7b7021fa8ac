"""Whatever the evidence is, its readers take the five formats, and every claim and every edge is in them."""

import pytest
from hypothesis import given, settings

from graph.model import Evidence
from graph.model.relations import DIRECT_TYPES
from outputs.exports import bibtex, ftm, jsonld, nanopub, stix
from tests.interchange import test_bibtex, test_ftm, test_jsonld, test_nanopub, test_stix
from tests.interchange.world import GraphInMemory, written
from tests.loaders.drawn import evidences

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

some = settings(max_examples=30, deadline=None)


def ids(evidence: Evidence) -> list[str]:
    return sorted(claim.id for claim in evidence.claims)


@some
@given(evidence=evidences())
def test_as_json_ld(evidence: Evidence) -> None:
    graph = GraphInMemory(evidence)
    triples = test_jsonld.read(written(jsonld.write, graph))
    found = test_jsonld.rows(triples, "SELECT ?id WHERE { ?c a cb:Claim ; dcterms:identifier ?id } ORDER BY ?id")
    assert [identity for (identity,) in found] == ids(evidence)
    assert test_jsonld.edges_of(triples) == test_jsonld.edges_expected(graph)


@some
@given(evidence=evidences())
def test_as_nanopublications(evidence: Evidence) -> None:
    found = test_nanopub.read(written(nanopub.write, GraphInMemory(evidence)))
    assert sorted(claim.replace("%52A", "RA") for claim in found) == ids(evidence)
    assert all(set(parts) == {"Head", "assertion", "provenance", "pubinfo"} for parts in found.values())


@some
@given(evidence=evidences())
def test_as_followthemoney(evidence: Evidence) -> None:
    graph = GraphInMemory(evidence)
    lines = test_ftm.read(written(ftm.write, graph))
    test_ftm.judged(lines)
    assert sum("statements" in line for line in lines.values()) == len(evidence.claims)
    edges = list(graph.edges(*sorted(DIRECT_TYPES)))
    given_ones = [line["properties"] for name, line in lines.items() if name.startswith("edge-")]
    assert sorted((one["role"][0], one.get("recordId", [])) for one in given_ones) == sorted(
        (edge.type, edge.properties.get("claims", [])) for edge in edges
    )


@some
@given(evidence=evidences())
def test_as_stix(evidence: Evidence) -> None:
    graph = GraphInMemory(evidence)
    objects = test_stix.read(written(stix.write, graph))
    notes = [test_stix.beyond(one)["record_id"] for one in objects if one.type == "note"]
    assert sorted(notes) == ids(evidence)
    assert test_stix.edges_of(objects) == test_stix.edges_expected(graph)


@some
@given(evidence=evidences())
def test_as_bibtex(evidence: Evidence) -> None:
    entries = test_bibtex.read(written(bibtex.write, GraphInMemory(evidence)))
    assert sorted(entries) == sorted(source.id for source in evidence.sources)
    for source in evidence.sources:
        given_one = " ".join(test_bibtex.printed(entries[source.id].fields["title"]).split())
        assert given_one == " ".join(source.title.split())
