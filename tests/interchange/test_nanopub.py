"""Nanopublications, as rdflib reads them and the nanopub library judges them."""

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from graph.model import Evidence
from graph.whole import WholeGraph
from outputs.exports import nanopub
from tests.interchange.world import CLAIM_IDS, TEXTS, GraphInMemory, with_texts, written

rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed: it reads TriG back")
# The nanopub library still asks rdflib for what rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

CB = "urn:x-cuibono:term:"
ITEM = "urn:x-cuibono:id:"
TEMP = "http://purl.org/nanopub/temp/cuibono/"
PROV = "http://www.w3.org/ns/prov#"
SCHEMA = "https://schema.org/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
IDENTIFIER = "http://purl.org/dc/terms/identifier"
OA = "http://www.w3.org/ns/oa#"

Graphs = dict[str, "rdflib.Graph"]
"""The parts of one nanopublication: Head, assertion, provenance, pubinfo."""


def read(content: bytes) -> dict[str, Graphs]:
    """Take a file apart: the graphs of each nanopublication, by the claim's id."""
    whole = rdflib.Dataset()
    whole.parse(data=content, format="trig")
    found: defaultdict[str, Graphs] = defaultdict(dict)
    for part in whole.graphs():
        if len(part):
            claim, _, name = str(part.identifier).removeprefix(TEMP).partition("#")
            found[claim][name] = part
    return found


@pytest.fixture(scope="module")
def nanopubs(graph: WholeGraph) -> dict[str, Graphs]:
    return read(written(nanopub.write, graph))


def values(part: "rdflib.Graph", subject: str, predicate: str) -> list[object]:
    found = part.objects(rdflib.URIRef(subject), rdflib.URIRef(predicate))
    return sorted((value.toPython() for value in found), key=str)


def test_there_is_one_a_claim(nanopubs: dict[str, Graphs]) -> None:
    assert sorted(nanopubs) == CLAIM_IDS


def judged(parts: Graphs, place: Path) -> bool:
    """Ask the nanopub library whether one nanopublication is valid."""
    library = pytest.importorskip("nanopub", reason="nanopub is not installed: it judges nanopublications")
    alone = rdflib.Dataset()
    for part in parts.values():
        for triple in part:
            alone.graph(part.identifier).add(triple)
    alone.serialize(place, format="trig")
    return bool(library.Nanopub(rdf=place).is_valid)


@pytest.mark.parametrize("claim", CLAIM_IDS)
def test_the_nanopub_library_finds_each_valid(nanopubs: dict[str, Graphs], claim: str, tmp_path: Path) -> None:
    assert set(nanopubs[claim]) == {"Head", "assertion", "provenance", "pubinfo"}
    assert judged(nanopubs[claim], tmp_path / "one.trig")


def test_an_id_that_looks_like_a_signature_is_none(league: Evidence, tmp_path: Path) -> None:
    claims = tuple(replace(claim, id="IRAN-RATS-1") if claim.id == "sought" else claim for claim in league.claims)
    found = read(written(nanopub.write, GraphInMemory(replace(league, claims=claims))))
    assert values(found["I%52AN-%52ATS-1"]["pubinfo"], f"{TEMP}I%52AN-%52ATS-1", IDENTIFIER) == ["IRAN-RATS-1"]
    assert judged(found["I%52AN-%52ATS-1"], tmp_path / "one.trig")


def test_the_assertion_says_the_claim_and_nothing_of_its_worth(nanopubs: dict[str, Graphs]) -> None:
    said = nanopubs["blocked"]["assertion"]
    assert values(said, f"{ITEM}XAA", f"{CB}BLOCKED") == [f"{ITEM}bank"]
    assert values(said, f"{ITEM}blocked", f"{CB}within") == [f"{ITEM}LEAGUE"]
    assert [str(when) for when in values(said, f"{ITEM}blocked", f"{CB}when")] == ["2010"]
    assert values(said, f"{ITEM}blocked", f"{SCHEMA}text") == ["Arcadia blocked the bank."]
    assert values(said, f"{ITEM}XAA", f"{SCHEMA}name") == ["Arcadia"]
    assert values(said, f"{ITEM}blocked", f"{CB}confidence") == []


def test_the_provenance_says_who_holds_it_how_sure_we_are_and_what_stands_against_it(
    nanopubs: dict[str, Graphs],
) -> None:
    said, of_it = nanopubs["blocked"]["provenance"], f"{TEMP}blocked#assertion"
    assert values(said, of_it, f"{PROV}wasAttributedTo") == [f"{ITEM}ada"]
    assert values(said, of_it, f"{PROV}wasDerivedFrom") == [f"{ITEM}text"]
    graded = {name: values(said, of_it, CB + name) for name in ("standing", "confidence", "credibility", "because")}
    assert graded == {
        "standing": ["judgement"],
        "confidence": ["moderate"],
        "credibility": ["2"],
        "because": ["Ada was there."],
    }
    assert values(said, of_it, f"{CB}against") == [f"{ITEM}denial"]
    assert values(said, f"{ITEM}text", f"{CB}reliability") == ["B"]
    assert values(said, f"{ITEM}ada", f"{SCHEMA}name") == ["Ada"]


def test_the_provenance_leads_to_the_characters_of_the_line(nanopubs: dict[str, Graphs]) -> None:
    said, sub = nanopubs["blocked"]["provenance"], f"{TEMP}blocked#"
    assert values(said, f"{sub}assertion", f"{CB}at") == [f"{sub}at"]
    assert values(said, f"{sub}at", f"{OA}hasSource") == [f"{ITEM}text"]
    assert values(said, f"{sub}line", f"{RDF}value") == ["line=2,3"]
    [characters] = values(said, f"{sub}line", f"{OA}refinedBy")
    assert values(said, str(characters), f"{OA}start") + values(said, str(characters), f"{OA}end") == [4, 20]


def test_where_no_text_is_held_the_reference_stands_in_its_place(nanopubs: dict[str, Graphs]) -> None:
    said, of_it = nanopubs["denial"]["provenance"], f"{TEMP}denial#assertion"
    assert values(said, of_it, f"{CB}ref") == ["p. 7"]
    assert values(said, of_it, f"{CB}at") == []


def test_a_denial_does_not_assert_what_it_denies(nanopubs: dict[str, Graphs]) -> None:
    said = nanopubs["denial"]["assertion"]
    assert values(said, f"{ITEM}XAA", f"{CB}BLOCKED") == []
    assert values(said, f"{ITEM}denial", f"{RDF}predicate") == [f"{CB}BLOCKED"]
    assert values(said, f"{ITEM}denial", f"{CB}stance") == ["denied"]


def test_the_publication_info_names_the_graph_and_invents_nobody(
    graph: WholeGraph, nanopubs: dict[str, Graphs]
) -> None:
    said = nanopubs["blocked"]["pubinfo"]
    whole = f"urn:x-cuibono:graph:{graph.info.name}"
    assert values(said, f"{TEMP}blocked", "http://purl.org/dc/terms/isPartOf") == [whole]
    assert values(said, whole, f"{CB}dataset") == ["league"]
    assert {str(predicate).rpartition("/")[2] for predicate in said.predicates()} == {
        "identifier",
        "isPartOf",
        "22-rdf-syntax-ns#type",
        "name",
        "urn:x-cuibono:term:dataset",
    }


@settings(max_examples=40, deadline=None)
@given(text=TEXTS)
def test_any_text_comes_back_as_it_was(league: Evidence, text: str) -> None:
    found = read(written(nanopub.write, GraphInMemory(with_texts(league, text))))
    assert sorted(found) == CLAIM_IDS
    said, of_it = found["use"]["provenance"], f"{TEMP}use#assertion"
    assert values(said, of_it, f"{CB}because") == [text]
    assert values(found["use"]["assertion"], f"{ITEM}use", f"{CB}outcome") == [text]
    assert values(found["use"]["assertion"], f"{ITEM}valley", f"{SCHEMA}name") == [text]
    assert values(said, f"{ITEM}src", f"{SCHEMA}url") == [text]


def test_the_same_graph_gives_the_same_bytes(graph: WholeGraph, league: Evidence) -> None:
    assert written(nanopub.write, graph) == written(nanopub.write, GraphInMemory(league))
