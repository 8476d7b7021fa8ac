"""The datasets that ship: each loads alone, and they say what the article and the record say."""

from pathlib import Path

import pytest

from graph.model import Claim
from loaders import load

EVIDENCE = Path(__file__).parents[2] / "evidence"


@pytest.fixture(scope="module")
def claims() -> dict[str, Claim]:
    return {claim.id: claim for claim in load([EVIDENCE]).claims}


@pytest.mark.parametrize("name", ["sco", "background"])
def test_each_folder_loads_alone(name: str) -> None:
    evidence = load([EVIDENCE / name])

    assert [dataset.name for dataset in evidence.datasets] == [name]
    assert evidence.claims


def test_claims_that_the_model_prints_are_what_it_prints(claims: dict[str, Claim]) -> None:
    use, block = claims["sco-038-01"], claims["sco-038-03"]

    assert (use.subject, use.relation, use.object) == ("CHN", "USES", "SCO")
    assert use.keys == {"for": "discursive-power", "outcome": "taken up in joint documents"}
    assert (block.subject, block.relation, block.object) == ("RUS", "BLOCKED", "sco-development-bank")
    assert block.keys == {"within": "SCO"}


def test_three_russian_bids_are_three_claims_each_with_its_year_and_no_outcome(claims: dict[str, Claim]) -> None:
    bids = {
        (claim.subject, claim.object, claim.when, claim.keys["outcome"])
        for claim in claims.values()
        if claim.relation == "SOUGHT" and claim.place == "umarov-2025:36"
    }

    assert bids == {
        ("dmitry-medvedev", "independence-of-south-ossetia", "2008", "not stated"),
        ("RUS", "recognition-of-crimea", "2014", "not stated"),
        ("RUS", "unified-position-on-ukraine-votes", "2022", "not stated"),
    }


def test_who_proposed_the_bank_and_the_zone_is_marked_as_our_inference(claims: dict[str, Claim]) -> None:
    proposals = [
        claim
        for claim in claims.values()
        if claim.relation == "SOUGHT" and claim.object in {"sco-development-bank", "sco-free-trade-zone"}
    ]

    assert {(claim.subject, claim.object) for claim in proposals} == {
        ("CHN", "sco-development-bank"),
        ("CHN", "sco-free-trade-zone"),
    }
    assert all(claim.standing == "inference" and claim.because for claim in proposals)


def test_no_forecast_is_likelier_than_the_article_says(claims: dict[str, Claim]) -> None:
    forecasts = [claim for claim in claims.values() if claim.standing == "forecast"]

    assert {claim.place for claim in forecasts} == {"umarov-2025:46", "umarov-2025:50"}
    assert {(claim.likelihood, claim.likelihood_by) for claim in forecasts} == {("not stated", "source")}


@pytest.mark.parametrize(
    ("weakness", "asset"),
    [
        ("umarov-2025:6", "umarov-2025:48"),
        ("umarov-2025:8", "umarov-2025:48"),
        ("umarov-2025:12", "umarov-2025:48"),
        ("umarov-2025:6", "umarov-2025:50"),
        ("umarov-2025:8", "umarov-2025:50"),
        ("umarov-2025:12", "umarov-2025:50"),
    ],
)
def test_vagueness_as_a_weakness_is_linked_to_vagueness_as_an_asset(
    claims: dict[str, Claim], weakness: str, asset: str
) -> None:
    linked = {
        (claims[other].place, claim.place)
        for claim in claims.values()
        for other in claim.contradicts
        if claims[other].place == weakness and claim.place == asset
    }

    assert linked == {(weakness, asset)}


@pytest.mark.parametrize(
    ("organisation", "status", "states"),
    [
        ("SCO", "member", "BLR CHN IND IRN KAZ KGZ PAK RUS TJK UZB"),
        ("SCO", "observer", "AFG MNG"),
        ("SCO", "dialogue partner", "ARE ARM AZE BHR EGY KHM KWT LKA MDV MMR NPL QAT SAU TUR"),
        ("QUAD", "member", "AUS IND JPN USA"),
        ("AUKUS", "member", "AUS GBR USA"),
        ("shanghai-five", "member", ""),
    ],
)
def test_who_belongs_today(claims: dict[str, Claim], organisation: str, status: str, states: str) -> None:
    found = {
        claim.subject
        for claim in claims.values()
        if (claim.relation, claim.object) == ("MEMBER_OF", organisation)
        and claim.keys["status"] == status
        and "until" not in claim.keys
        and claim.subject.isupper()  # a group's membership is a claim too
    }

    assert found == set(states.split())


def test_central_asia_is_five_states_by_the_record_and_none_by_the_article(claims: dict[str, Claim]) -> None:
    found = {(claim.subject, claim.source) for claim in claims.values() if claim.relation == "IN_GROUP"}

    assert found == {(state, "un-m49") for state in ("KAZ", "KGZ", "TJK", "TKM", "UZB")}
