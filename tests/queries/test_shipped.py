"""The shipped evidence, asked: rows that a reader of the article expects."""

from tests.queries.world import picked


def test_russia_blocked_the_bank_and_the_free_trade_zone(shipped):
    answer = shipped("blocked-initiatives")
    assert {row["initiative"] for row in answer} >= {"SCO development bank", "SCO free trade zone"}
    for row in answer:
        if row["initiative"] in ("SCO development bank", "SCO free trade zone"):
            assert row["blocked_by"] == ["Russia"]
            assert "umarov-2025:38" in row["sources"]
            assert any("lost" in words and "interest" in words for words in row["consequence"])


def test_four_central_asian_members_use_it_and_turkmenistan_does_not(shipped):
    via = {row["state"] for row in shipped("who-uses-it-for-what") if row["via"] == "central-asia"}
    assert via == {"Kazakhstan", "Kyrgyzstan", "Tajikistan", "Uzbekistan"}


def test_what_russia_sought_and_when(shipped):
    assert [year for state, year in picked(shipped("bids"), "state", "year") if state == "Russia"][:3] == [
        2008,
        2014,
        2022,
    ]


def test_members_then_and_now(shipped):
    now = picked(shipped("members"), "state", "status")
    assert len([state for state, status in now if status == "member"]) == 10
    assert len(now) == len(set(now)) == 26
    then = {(row["state"], row["status"]): row["then"] for row in shipped("members", on="2010-06-15")}
    assert then["India", "observer"] == "yes"
    assert ("India", "member") not in then
    assert then["Armenia", "dialogue partner"] == "unknown"


def test_tashkent_rejected_what_journalists_called_it(shipped):
    rows = picked(shipped("characterisations"), "held_by", "rejected_by")
    assert ("Russian journalists", "Uzbekistan") in rows


def test_of_pakistan_nothing_is_claimed(shipped):
    assert {"state": "Pakistan", "status": "member"} in shipped("silences").rows


def test_what_nato_binds_to_and_the_quad_does_not(shipped):
    rows = {row["organisation"]: row for row in shipped("compare", organisations="SCO,NATO,QUAD")}
    assert rows["SCO"]["members"] == 10
    assert rows["NATO"]["commitment"] == ["collective defence"]
    assert "no collective defence" in rows["QUAD"]["commitment"]
