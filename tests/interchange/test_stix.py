"""STIX 2.1, as the stix2 library reads it, strictly."""

import json
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings

from graph.model import Evidence
from graph.model.relations import DIRECT_TYPES
from graph.store import GraphInfo
from graph.whole import WholeGraph
from outputs.exports import stix
from tests.interchange.world import CLAIM_IDS, TEXTS, GraphInMemory, with_texts, written

stix2 = pytest.importorskip("stix2", reason="stix2 is not installed: it reads STIX back")

Objects = list[Any]


def read(content: bytes) -> Objects:
    return list(stix2.parse(content.decode(), allow_custom=False).objects)


@pytest.fixture(scope="module")
def objects(graph: WholeGraph) -> Objects:
    return read(written(stix.write, graph))


def beyond(found: Any) -> dict[str, Any]:
    """What an object says in the bundle's extension."""
    [(name, said)] = found.extensions.items()
    assert name.startswith("extension-definition--")
    return dict(said)


def the(objects: Iterable[Any], record_id: str) -> Any:
    [found] = [one for one in objects if "extensions" in one and beyond(one).get("record_id") == record_id]
    return found


def edges(objects: Iterable[Any], relation: str) -> list[Any]:
    return [one for one in objects if one.type == "relationship" and one.relationship_type == relation]


def test_every_claim_is_a_note_with_its_statement_and_its_reason(objects: Objects) -> None:
    notes = [one for one in objects if one.type == "note" and beyond(one)["label"] == "Claim"]
    assert sorted(beyond(note)["record_id"] for note in notes) == CLAIM_IDS
    note = the(notes, "blocked")
    assert note.abstract == "Arcadia blocked the bank."
    assert note.content == "Arcadia blocked the bank.\n\nAda was there."
    assert note.confidence == 50
    assert [the(objects, name).id for name in ("XAA", "bank", "LEAGUE")] == note.object_refs
    [place] = note.external_references
    assert (place.source_name, place.external_id, place.description) == ("text", "text:3", "A text")


def test_a_note_keeps_grades_with_word_and_scale_and_its_place(objects: Objects) -> None:
    said = beyond(the(objects, "blocked"))
    assert said["grades"]["credibility"] == {
        "value": "2",
        "word": "probably true",
        "scale": "Admiralty credibility of information, 1 to 6",
    }
    assert said["grades"]["reliability"]["word"] == "usually reliable"
    assert said["grades"]["confidence"]["value"] == "moderate"
    assert (said["line"], said["start"], said["end"], said["sha256"]) == (3, 4, 20, "0123456789abcdef")
    assert (said["attributed_to"], said["layer"], said["when"], said["within"]) == ("ada", "hidden", "2010", "LEAGUE")


def test_a_passage_is_a_note_on_its_source(objects: Objects) -> None:
    note = the(objects, "text#3.1")
    assert note.object_refs == [the(objects, "text").id]
    said = beyond(note)
    assert (said["section"], said["line"], said["start"], said["end"]) == ("Part one", 3, 0, 40)
    assert beyond(the(objects, "blocked"))["stands_in"] == ["text#3.1"]


def test_a_forecast_says_how_likely_it_is_and_who_says_so(objects: Objects) -> None:
    assert beyond(the(objects, "outlook"))["grades"]["likelihood"] == {
        "value": "likely",
        "word": "likely",
        "scale": "ICD 203 likelihood",
        "by": "source",
    }


def test_an_edge_is_a_relationship_with_confidence_claims_and_denials(objects: Objects) -> None:
    [edge] = edges(objects, "blocked")
    assert (edge.source_ref, edge.target_ref) == (the(objects, "XAA").id, the(objects, "bank").id)
    assert edge.confidence == 50
    said = beyond(edge)
    assert (said["claims"], said["against"]) == (["blocked"], ["denial"])
    assert (said["claim_refs"], said["against_refs"]) == (
        [the(objects, "blocked").id],
        [the(objects, "denial").id],
    )
    assert edge.description == (
        "layer: hidden; when: 2010; within: LEAGUE; confidence: moderate; "
        "claims: blocked; against: denial; sources: text:3"
    )
    assert [place.external_id for place in edge.external_references] == ["text:3"]


def edges_of(objects: Objects) -> list[str]:
    """All edges as they are read back, each with all that it says."""
    names = {one.id: beyond(one)["record_id"] for one in objects if one.type == "identity" and "labels" in one}
    found = []
    for one in objects:
        if one.type == "relationship" and "extensions" in one:
            said = {name: value for name, value in beyond(one).items() if not name.endswith("_refs")}
            grades = said.pop("grades", {})
            said |= {"start": names[one.source_ref], "type": said.pop("relation"), "end": names[one.target_ref]}
            said |= {"confidence": grades["confidence"]["value"]} if grades else {}
            found.append({name: value for name, value in said.items() if name != "extension_type"})
    return sorted(json.dumps(said, sort_keys=True) for said in found)


def edges_expected(graph: WholeGraph) -> list[str]:
    """All edges as they are in the graph; STIX has no empty lists."""
    edges = graph.edges(*sorted(DIRECT_TYPES))
    said = ({"start": edge.start, "type": edge.type, "end": edge.end, **edge.properties} for edge in edges)
    kept = ({name: value for name, value in one.items() if value != []} for one in said)
    return sorted(json.dumps(one, sort_keys=True) for one in kept)


def test_every_edge_comes_back_with_all_that_it_says(graph: WholeGraph, objects: Objects) -> None:
    assert edges_of(objects) == edges_expected(graph)


@pytest.mark.parametrize(("claim", "number"), [("m1", 85), ("sought", 50), ("denial", 15)])
def test_our_word_becomes_a_number_by_the_low_med_high_scale(objects: Objects, claim: str, number: int) -> None:
    assert the(objects, claim).confidence == number


def test_what_is_carried_by_a_group_names_it(objects: Objects) -> None:
    made = {beyond(edge).get("via"): beyond(edge) for edge in edges(objects, "makes")}
    assert set(made) == {None, "valley"}
    assert made["valley"]["premises"] == ["g1", "m1"]


def test_a_membership_begins_on_its_day(objects: Objects) -> None:
    [member] = edges(objects, "member-of")
    assert member.start_time.isoformat() == "2001-06-15T00:00:00+00:00"
    assert beyond(member)["founder"] is True


def test_claims_lead_to_each_other_to_their_holders_and_to_their_sources(objects: Objects) -> None:
    ids = {one.id: beyond(one)["record_id"] for one in objects if one.type in ("note", "identity") and "labels" in one}
    found = {
        (ids[one.source_ref], one.relationship_type, ids[one.target_ref])
        for kind in ("contradicts", "supports", "because-of", "attributed-to")
        for one in edges(objects, kind)
    }
    assert found == {
        ("denial", "contradicts", "blocked"),
        ("echo", "supports", "blocked"),
        ("outlook", "because-of", "blocked"),
        ("blocked", "attributed-to", "ada"),
        ("denial", "attributed-to", "press"),
    }
    assert len(edges(objects, "cites")) == len(CLAIM_IDS)


def test_states_and_organisations_are_identities_and_none_is_a_threat(objects: Objects) -> None:
    classes = {name: the(objects, name).identity_class for name in ("XAA", "LEAGUE", "ada", "valley", "press", "money")}
    assert classes == {
        "XAA": "organization",
        "LEAGUE": "organization",
        "ada": "individual",
        "valley": "class",
        "press": "class",
        "money": "unknown",
    }
    assert {one.type for one in objects} == {"identity", "note", "relationship", "extension-definition"}


def test_every_reference_leads_to_an_object_of_the_bundle_and_ids_are_unique(objects: Objects) -> None:
    ids = [one.id for one in objects]
    assert len(ids) == len(set(ids))
    for one in objects:
        wanted = [one[name] for name in ("source_ref", "target_ref", "created_by_ref") if name in one]
        assert {*wanted, *one.get("object_refs", [])} <= set(ids)


def test_an_id_stays_when_claims_come_and_go(objects: Objects, league: Evidence) -> None:
    fewer = GraphInMemory(type(league)(*(_without(part, "denial") for part in _parts(league))))
    [now] = edges(read(written(stix.write, fewer)), "blocked")
    [before] = edges(objects, "blocked")
    assert now.id == before.id
    assert "against" not in beyond(now)


def _parts(evidence: Evidence) -> list[tuple[Any, ...]]:
    return [evidence.datasets, evidence.sources, evidence.entities, evidence.claims, evidence.passages]


def _without(records: tuple[Any, ...], identity: str) -> tuple[Any, ...]:
    return tuple(record for record in records if getattr(record, "id", None) != identity)


@pytest.mark.parametrize(
    ("newest", "moment"),
    [
        ("2025", "2025-01-01T00:00:00.000Z"),
        ("2025-03-09", "2025-03-09T00:00:00.000Z"),
        ("[..2022]", "2022-12-31T00:00:00.000Z"),
        (None, "1970-01-01T00:00:00.000Z"),
    ],
)
def test_the_time_of_every_object_is_the_newest_sources(newest: str | None, moment: str) -> None:
    assert stix.moment_of(GraphInfo("x", newest, 0, 0)) == moment


def test_no_marking_and_no_author_is_invented(graph: WholeGraph) -> None:
    for one in json.loads(written(stix.write, graph))["objects"]:
        assert "object_marking_refs" not in one
        assert "created_by_ref" not in one or one["type"] == "extension-definition"
        defined = one["type"] == "extension-definition"
        moment = "2026-11-24T00:00:00.000Z" if defined else "1970-01-01T00:00:00.000Z"
        assert (one["created"], one["modified"]) == (moment, moment)


@settings(max_examples=25, deadline=None)
@given(text=TEXTS)
def test_any_text_comes_back_as_it_was(league: Evidence, text: str) -> None:
    found = read(written(stix.write, GraphInMemory(with_texts(league, text))))
    assert the(found, "XAA").name == text
    assert (the(found, "use").abstract, the(found, "use").content) == (text, f"{text}\n\n{text}")
    assert (beyond(the(found, "use"))["because"], beyond(the(found, "use"))["outcome"]) == (text, text)
    assert beyond(the(found, "src"))["url"] == text


def test_the_same_graph_gives_the_same_bytes(graph: WholeGraph, league: Evidence) -> None:
    assert written(stix.write, graph) == written(stix.write, GraphInMemory(league))
