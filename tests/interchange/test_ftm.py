"""FollowTheMoney entities and statements, as followthemoney reads them."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Evidence
from graph.model.states import iso_codes, two_letters
from graph.whole import WholeGraph
from outputs.exports import ftm
from tests.interchange.world import CLAIM_IDS, TEXTS, GraphInMemory, with_texts, written

followthemoney = pytest.importorskip(
    "followthemoney", reason="followthemoney is not installed (it needs PyICU): it reads FollowTheMoney back"
)

Lines = dict[str, dict[str, Any]]


def read(content: bytes) -> Lines:
    lines = [json.loads(line) for line in content.decode().splitlines()]
    found = {line["id"]: line for line in lines}
    assert len(found) == len(lines)
    return found


@pytest.fixture(scope="module")
def lines(graph: WholeGraph) -> Lines:
    return read(written(ftm.write, graph))


def only(lines: Lines, **said: str) -> dict[str, list[str]]:
    """The properties of the one entity that has these."""
    [found] = [
        line["properties"]
        for line in lines.values()
        if all(value in line["properties"].get(name, []) for name, value in said.items())
    ]
    return dict(found)


def judged(lines: Lines) -> None:
    """Check each line against followthemoney's model: known properties, valid values, nothing required left out."""
    for line in lines.values():
        schema = followthemoney.model.get(line["schema"])
        assert set(line["properties"]) <= set(schema.properties)
        schema.validate(line)
        assert set(schema.required) <= set(line["properties"])
        proxy = followthemoney.model.get_proxy(line)
        assert proxy.properties == line["properties"]


def test_every_entity_is_valid_and_nothing_of_it_is_dropped(lines: Lines) -> None:
    judged(lines)
    for line in lines.values():
        cleaned = followthemoney.model.get_proxy(line, cleaned=False)
        assert cleaned.id == line["id"]
        assert cleaned.properties == line["properties"]


def test_every_reference_leads_to_an_entity_of_a_fitting_schema(lines: Lines) -> None:
    for line in lines.values():
        for prop, value in followthemoney.model.get_proxy(line).itervalues():
            if prop.type.name == "entity":
                assert followthemoney.model.get(lines[value]["schema"]).is_a(prop.range)


def test_a_block_is_a_link_with_its_claims_its_confidence_and_its_denial(lines: Lines) -> None:
    edge = only(lines, role="BLOCKED")
    assert (edge["subject"], edge["object"], edge["recordId"]) == (["XAA"], ["bank"], ["blocked"])
    assert (edge["proof"], edge["date"]) == (["text"], ["2010"])
    assert edge["description"] == [
        "layer: hidden",
        "when: 2010",
        "within: LEAGUE",
        "confidence: moderate",
        "claims: blocked",
        "against: denial",
        "sources: text:3",
    ]


def test_a_membership_has_its_status_and_its_day(lines: Lines) -> None:
    edge = only(lines, role="MEMBER_OF")
    assert (edge["member"], edge["organization"]) == (["XBB"], ["LEAGUE"])
    assert (edge["status"], edge["startDate"], edge["recordId"]) == (["member"], ["2001-06-15"], ["m1"])
    assert {"founder: true", "confidence: high"} <= set(edge["description"])


def test_a_date_that_followthemoney_has_no_form_for_stays_in_words(lines: Lines) -> None:
    edge = only(lines, role="SOUGHT")
    assert "date" not in edge
    assert "when: [2004..2006]" in edge["description"]


def test_what_a_group_carries_names_the_group_and_its_premises(lines: Lines) -> None:
    edge = only(lines, role="MAKES", subject="XBB")
    assert edge["object"] == ["XBB-LEAGUE-prestige"]
    assert {"via: valley", "premises: g1, m1"} <= set(edge["description"])


def test_a_claim_is_a_note_on_all_that_it_speaks_of(lines: Lines) -> None:
    claim = lines["blocked"]
    said = claim["properties"]
    assert claim["schema"] == "Note"
    assert said["description"] == ["Arcadia blocked the bank."]
    assert (said["entity"], said["proof"]) == (["XAA", "bank", "LEAGUE"], ["text"])
    assert said["keywords"] == ["Claim", "hidden", "judgement", "affirmed"]
    assert {
        "confidence: moderate",
        "credibility: 2, probably true (Admiralty)",
        "reliability: B, usually reliable (Admiralty)",
        "because: Ada was there.",
        "place: text:3",
        "start: 4",
        "end: 20",
        "sha256: 0123456789abcdef",
        "when: 2010",
    } <= set(said["notes"])
    assert "denied" in lines["denial"]["properties"]["keywords"]
    assert "likelihood: likely, by source" in lines["outlook"]["properties"]["notes"]


def test_claims_lead_to_each_other_and_to_their_holders(lines: Lines) -> None:
    links = {
        (line["properties"]["subject"][0], line["properties"]["role"][0], line["properties"]["object"][0])
        for line in lines.values()
        if line["id"].startswith("link-")
    }
    assert links == {
        ("denial", "CONTRADICTS", "blocked"),
        ("echo", "SUPPORTS", "blocked"),
        ("outlook", "BECAUSE_OF", "blocked"),
        ("blocked", "ATTRIBUTED_TO", "ada"),
        ("denial", "ATTRIBUTED_TO", "press"),
    }


def test_there_is_one_statement_a_claim(lines: Lines) -> None:
    from followthemoney.statement import Statement

    given_ones = [one for line in lines.values() for one in line.get("statements", [])]
    assert [one["entity_id"] for one in given_ones] == CLAIM_IDS
    for one in given_ones:
        assert one["id"] == Statement.from_dict(one).generate_key()
    statement = Statement.from_dict(lines["denial"]["statements"][0])
    assert (statement.value, statement.schema, statement.dataset, statement.origin) == (
        "Arcadia did not block the bank.",
        "Note",
        "league",
        "other:p. 7",
    )
    assert (statement.first_seen, statement.last_seen, statement.external) == (None, None, False)


def test_an_entity_made_of_statements_keeps_their_origin(lines: Lines) -> None:
    from followthemoney.dataset import Dataset
    from followthemoney.statement import StatementEntity

    entity = StatementEntity.from_dict(lines["blocked"], Dataset.make({"name": "league", "title": "League"}))
    assert {statement.origin for statement in entity.get_statements("summary")} == {"text:3"}


def test_a_state_has_its_country_and_an_idea_is_nobody(lines: Lines, league: Evidence) -> None:
    renamed = replace(
        league,
        entities=(*league.entities, replace(league.entities[0], id="RUS", label="State", name="Russia")),
    )
    assert read(written(ftm.write, GraphInMemory(renamed)))["RUS"]["properties"]["country"] == ["ru"]
    assert "country" not in lines["XAA"]["properties"]
    assert {lines[name]["schema"] for name in ("prestige", "spirit", "club", "valley-LEAGUE-prestige")} == {"Note"}
    assert (lines["XAA"]["schema"], lines["LEAGUE"]["schema"], lines["bank"]["schema"]) == (
        "PublicBody",
        "Organization",
        "Project",
    )


def test_every_state_of_iso_has_the_country_that_followthemoney_knows_it_by() -> None:
    from followthemoney.types import registry

    assert {code: two_letters(code) for code in iso_codes()} == {
        code: registry.country.clean(code) for code in iso_codes()
    }
    assert (two_letters("XKX"), two_letters("XAA")) == ("xk", None)


@pytest.mark.parametrize(
    ("names", "together"), [(("sco", "background"), "sco_background"), (("My Data!",), "my_data"), ((), "cuibono")]
)
def test_a_dataset_has_a_name_that_followthemoney_takes(names: tuple[str, ...], together: str) -> None:
    from followthemoney.dataset import Dataset

    assert ftm.dataset_of(names) == together
    assert Dataset.make({"name": together, "title": together}).name == together


@given(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._+-]*(#[1-9]\.[1-9])?", fullmatch=True))
def test_every_id_has_one_of_its_own_that_leads_back(identity: str) -> None:
    from followthemoney.types import registry

    given_one = ftm.id_of(identity)
    assert registry.entity.validate(given_one)
    assert re.sub("-x([0-9a-f]{2})", lambda found: chr(int(found[1], 16)), given_one) == identity


@settings(max_examples=25, deadline=None)
@given(text=TEXTS)
def test_any_text_is_kept_and_valid(league: Evidence, text: str) -> None:
    found = read(written(ftm.write, GraphInMemory(with_texts(league, text))))
    judged(found)
    assert found["use"]["properties"]["description"] == [text]
    assert f"because: {text}" in found["use"]["properties"]["notes"]
    state = found["XAA"]["properties"]
    assert text in state["name"] or f"name: {text}" in state["notes"]


def test_a_text_that_is_too_long_for_its_property_stands_in_full_among_the_notes(league: Evidence) -> None:
    text = "long " * 500 + "end"
    found = read(written(ftm.write, GraphInMemory(with_texts(league, text))))
    judged(found)
    assert f"name: {text}" in found["XAA"]["properties"]["notes"]
    assert f"title: {text}" in found["src"]["properties"]["notes"]


def test_a_list_that_is_too_long_for_one_text_stands_in_several(league: Evidence) -> None:
    [sought] = [claim for claim in league.claims if claim.id == "sought"]
    many = tuple(replace(sought, id=f"sought-{number:05}") for number in range(6_000))
    found = read(written(ftm.write, GraphInMemory(replace(league, claims=(*league.claims, *many)))))
    edge = only(found, role="SOUGHT")
    followthemoney.model.get("UnknownLink").validate({"properties": edge})
    said = [text.removeprefix("claims: ") for text in edge["description"] if text.startswith("claims: ")]
    assert len(said) == 2
    assert ", ".join(said).split(", ") == edge["recordId"]
    assert len(edge["recordId"]) == 6_001


def test_the_same_graph_gives_the_same_bytes(graph: WholeGraph, league: Evidence) -> None:
    assert written(ftm.write, graph) == written(ftm.write, GraphInMemory(league))
