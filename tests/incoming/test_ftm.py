"""FollowTheMoney entities: links become claims, notes claims without relation, the rest is named."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from loaders.incoming.ftm import _LINKS

THINGS = (
    {"id": "p1", "schema": "Person", "properties": {"name": ["Anna Berg", "A. Berg"], "nationality": ["no"]}},
    {"id": "o1", "schema": "Organization", "properties": {"name": ["SCO"]}},
    {"id": "o2", "schema": "PublicBody", "properties": {"name": ["Ministry of Rivers"], "country": ["ru"]}},
    {"id": "t1", "schema": "Territory", "properties": {"name": ["Russia"]}},
)


def lines(*entities: dict[str, Any]) -> str:
    return "".join(f"{json.dumps(entity)}\n" for entity in entities)


def link(schema: str, **properties: list[str]) -> dict[str, Any]:
    return {"id": f"l-{schema}-a", "schema": schema, "properties": properties}


@pytest.fixture
def read(receive: Callable[..., object]) -> Callable[..., object]:
    return lambda *entities: receive("entities.ftm.json", lines(*THINGS, *entities), "ftm")


def rest(desk: Any) -> list[tuple[str, str]]:
    """What is left over besides what the four things say."""
    return [(what, value) for _, what, value in desk.leftover if what not in ("nationality", "country")]


def test_a_membership_of_a_state_is_a_member_of_claim(read):
    desk = read(link("Membership", member=["t1"], organization=["o1"], startDate=["2001-06-15"], status=["member"]))
    claim = desk.claim
    assert (claim.subject, claim.relation, claim.object) == ("RUS", "MEMBER_OF", "SCO")
    assert claim.keys == {"since": "2001-06-15", "status": "member"}
    assert (claim.source, claim.ref, claim.confidence) == ("inbox-entities.ftm.json", "line 5", "low")
    assert rest(desk) == []


def test_a_person_can_not_be_a_member_in_our_sense_and_the_claim_stands_without_relation(read):
    desk = read(link("Membership", member=["p1"], organization=["o1"], role=["board member"]))
    assert (desk.claim.relation, desk.claim.about) == (None, ("SCO",))
    assert desk.claim.statement == "Anna Berg belongs to SCO."
    assert rest(desk) == [
        ("role", "board member"),
        ("relation", "MEMBER_OF"),
    ]


def test_what_followed_succeeded_what_was_before(read):
    desk = read(link("Succession", predecessor=["o1"], successor=["o2"], date=["2001"]))
    assert (desk.claim.subject, desk.claim.relation, desk.claim.object) == ("ministry-of-rivers", "SUCCEEDED", "SCO")
    assert desk.claim.when == "2001"


def test_a_link_that_is_none_of_ours_keeps_its_words(read):
    desk = read(link("Directorship", director=["p1"], organization=["o2"], role=["chair"], summary=["Since spring."]))
    assert desk.claim.statement == "Anna Berg “Directorship: chair” Ministry of Rivers."
    assert (desk.claim.subject, desk.claim.relation, desk.claim.about) == ("anna-berg", None, ("ministry-of-rivers",))
    assert rest(desk) == [("relation", "Directorship: chair"), ("summary", "Since spring.")]


def test_an_unknown_link_may_have_one_of_our_relations_as_its_role(read):
    bank = {"id": "b1", "schema": "Project", "properties": {"name": ["SCO development bank"]}}
    desk = read(bank, link("UnknownLink", subject=["t1"], object=["b1"], role=["BLOCKED"]))
    assert (desk.claim.relation, desk.claim.object) == ("BLOCKED", "sco-development-bank")


def test_a_link_with_several_ends_is_several_claims(read):
    desk = read(link("UnknownLink", subject=["t1", "p1"], object=["o1"], role=["knows"]))
    assert [(claim.subject, claim.ref) for claim in desk.claims] == [("RUS", "line 5"), ("anna-berg", "line 5 (2)")]


def test_a_note_is_a_claim_about_whom_it_is_attached_to(read):
    desk = read(link("Note", entity=["o1", "t1"], description=["It meets once a year."], author=["B."]))
    assert (desk.claim.statement, desk.claim.subject, desk.claim.about) == ("It meets once a year.", "SCO", ("RUS",))
    assert rest(desk) == [("author", "B.")]


def test_what_an_entity_says_of_itself_wants_a_claim_and_is_named(read):
    desk = read(link("Membership", member=["t1"], organization=["o1"]))
    assert ("line 1", "nationality", "no") in desk.leftover
    anna = desk.entity("Anna Berg")
    assert (anna.id, anna.label, anna.aliases) == ("anna-berg", "Person", ("A. Berg",))
    assert (desk.entity("Ministry of Rivers").label, desk.entity("Russia").id) == ("Organisation", "RUS")


def test_an_entity_of_no_schema_of_ours_stands_as_a_term_and_is_told(read):
    ship = {"id": "v1", "schema": "Vessel", "properties": {"name": ["Aurora"]}}
    desk = read(ship, link("Ownership", owner=["t1"], asset=["v1"]))
    assert (desk.entity("Aurora").label, desk.entity("Aurora").kind) == ("Term", "Vessel")
    assert ("label", "Aurora") in rest(desk)


def test_an_entity_inside_another_is_read_too(read):
    inside = {"id": "o9", "schema": "Organization", "properties": {"name": ["Inner League"]}}
    desk = read(link("Membership", member=["t1"], organization=[inside]))
    assert desk.claim.object == "inner-league"


def test_a_line_that_is_no_entity_is_left_over(receive):
    good = lines(*THINGS, link("Membership", member=["t1"], organization=["o1"]))
    desk = receive("entities.ftm.json", f'{good}\nnot json\n{{"id": 3}}\n[1]\n{"[" * 100_000}\n', "ftm")
    assert len(desk.claims) == 1
    assert [ref for ref, what, _ in desk.leftover if what == "line"] == ["line 7", "line 8", "line 9", "line 10"]


def test_a_claim_of_ours_that_lost_its_subject_is_left_over(read):
    said = {"keywords": ["Claim"], "description": ["It is so."], "notes": ["layer: hidden", "relation: BLOCKED"]}
    desk = read(link("Note", **said), link("Membership", member=["t1"], organization=["o1"]))
    assert len(desk.claims) == 1
    assert desk.reason("node Claim") == "it joins no entities"


def test_a_link_without_an_end_is_left_over(read):
    desk = read(link("Ownership", owner=["t1"]), link("Membership", member=["t1"], organization=["o1"]))
    assert desk.reason("Ownership") == "it lacks an end"


def test_characters_that_no_file_of_evidence_holds_are_left_over(read):
    desk = read(
        link("Note", entity=["o1"], description=["a\x00b"]), link("Note", entity=["o1"], description=["\ud800"])
    )
    assert [what for what, _ in rest(desk)] == ["statement", "statement"]
    assert {claim.statement for claim in desk.claims} == {"SCO."}


@pytest.mark.parametrize("text", ["", "\n\n", "hello\n", "[]\n", "id,schema\n1,Person\n"])
def test_a_file_without_an_entity_is_refused(refused, text):
    message = refused("entities.ftm.json", text, "ftm")
    assert message.startswith("entities.ftm.json: no line is a FollowTheMoney entity: {“id”: …, “schema”: …")


def test_every_line_that_is_wrong_is_told_where_none_is_right(refused):
    message = refused("entities.ftm.json", "hello\n{}\n", "ftm")
    assert "entities.ftm.json:1: line: it is not JSON" in message
    assert "entities.ftm.json:2: line: it is no entity with an id and a schema" in message


def test_links_are_those_of_followthemoney():
    model = pytest.importorskip("followthemoney", reason="followthemoney is not installed").model
    edges = {schema.name: {schema.edge_source, schema.edge_target} for schema in model if schema.edge}
    assert {name: {*ends} for name, ends in _LINKS.items() if name != "Similar"} == edges


def test_what_stands_beside_an_entitys_properties_is_left_over(read):
    beside = {"id": "x1", "schema": "Person", "properties": {"name": ["X"]}, "first_seen": "2020-01-01", "rank": 3}
    desk = read(link("Membership", member=["t1"], organization=["o1"]), beside)
    assert [(what, value) for what, value in rest(desk) if what in ("first_seen", "rank")] == [
        ("first_seen", "2020-01-01"),
        ("rank", "3"),
    ]


def test_properties_that_are_none_by_name_are_left_over(read):
    desk = read(
        link("Membership", member=["t1"], organization=["o1"]), {"id": "x1", "schema": "Person", "properties": [1]}
    )
    assert ("properties", "[1]") in rest(desk)
