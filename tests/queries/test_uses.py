"""Uses, motives and what is shared: expansion, parallel edges, denials."""

from tests.queries.world import picked

MEMBERS = """
- {id: m1, subject: XAA, relation: MEMBER_OF, object: LEAGUE, status: member, since: "2001", confidence: high}
- {id: m2, subject: XBB, relation: MEMBER_OF, object: LEAGUE, status: member, since: "2001", confidence: high}
- {id: m3, subject: XCC, relation: MEMBER_OF, object: LEAGUE, status: observer, since: "2005"}
- {id: g1, subject: XAA, relation: IN_GROUP, object: valley}
- {id: g2, subject: XBB, relation: IN_GROUP, object: valley}
- {id: g3, subject: XCC, relation: IN_GROUP, object: valley}
"""
GROUP_USE = "- {id: u1, subject: valley, relation: USES, object: LEAGUE, for: prestige}\n"
OWN_USE = (
    "- {id: u2, subject: XCC, relation: USES, object: LEAGUE, for: prestige, outcome: taken up, confidence: low}\n"
)


def test_a_group_uses_it_by_its_members_and_never_as_a_state(hold):
    answer = hold(MEMBERS + GROUP_USE)("who-uses-it-for-what")
    assert picked(answer, "state", "motive", "layer", "outcome", "via", "claims") == [
        ("Arcadia", "prestige", "hidden", None, "valley", ["u1"]),
        ("Borduria", "prestige", "hidden", None, "valley", ["u1"]),
    ]
    assert answer.finding == "Two states use the League of States for one motive"


def test_every_row_ends_with_its_evidence(hold):
    [row] = hold(MEMBERS + OWN_USE)("who-uses-it-for-what")
    assert list(row) == [
        "state", "motive", "layer", "outcome", "via", "confidence", "claims", "against", "sources",
    ]  # fmt: skip
    assert row["confidence"] == "low"
    assert row["sources"] == ["src:p. 1"]


def test_layers_and_outcomes_are_rows_of_their_own(hold):
    claims = OWN_USE + (
        "- {id: u3, subject: XCC, relation: USES, object: LEAGUE, for: prestige, layer: declared}\n"
        "- {id: u4, subject: XCC, relation: USES, object: LEAGUE, for: prestige, outcome: nothing}\n"
    )
    assert picked(hold(claims)("who-uses-it-for-what"), "layer", "outcome", "claims") == [
        ("declared", None, ["u3"]),
        ("hidden", "nothing", ["u4"]),
        ("hidden", "taken up", ["u2"]),
    ]


def test_a_denial_stands_beside_the_row_and_makes_none(hold):
    ask = hold(OWN_USE + "- {id: d1, subject: XCC, relation: USES, object: LEAGUE, for: prestige, stance: denied}\n")
    assert picked(ask("who-uses-it-for-what"), "state", "claims", "against") == [("Carpania", ["u2"], ["d1"])]
    denied = hold("- {id: d1, subject: XCC, relation: USES, object: LEAGUE, for: prestige, stance: denied}\n")
    answer = denied("who-uses-it-for-what")
    assert (answer.rows, answer.empty) == ([], "No state is known to use the League of States for anything")


def test_motives_of_a_state_go_over_organisations(hold):
    answer = hold(OWN_USE + "- {id: u5, subject: XCC, relation: USES, object: UNION, for: money}\n")(
        "motives-of", state="XCC"
    )
    assert picked(answer, "organisation", "motive") == [
        ("League of States", "prestige"),
        ("Trade Union of States", "money"),
    ]


def test_a_shared_motive_needs_two_states_and_counts_a_group_once(hold):
    ask = hold(MEMBERS + GROUP_USE + OWN_USE + "- {id: u6, subject: XCC, relation: USES, object: LEAGUE, for: money}\n")
    assert picked(ask("shared-motives"), "motive", "states", "independent", "via", "confidence", "claims") == [
        ("prestige", ["Arcadia", "Borduria", "Carpania"], 2, ["valley"], "low", ["u1", "u2"])
    ]


def test_a_state_that_is_named_itself_is_not_counted_again_with_its_group(hold):
    ask = hold(
        MEMBERS + GROUP_USE + "- {id: u2, subject: XAA, relation: USES, object: LEAGUE, for: prestige}\n"
        "- {id: u3, subject: XBB, relation: USES, object: LEAGUE, for: prestige, layer: actual}\n"
    )
    assert picked(ask("shared-motives"), "states", "independent", "via", "claims") == [
        (["Arcadia", "Borduria"], 2, ["valley"], ["u1", "u2", "u3"])
    ]


def test_one_state_in_two_layers_shares_with_nobody(hold):
    claims = OWN_USE + "- {id: u3, subject: XCC, relation: USES, object: LEAGUE, for: prestige, layer: declared}\n"
    assert hold(claims)("shared-motives").rows == []


def test_silences_are_statuses_not_ended_of_whom_no_use_is_claimed(hold):
    ask = hold(
        MEMBERS + GROUP_USE + "- {id: m4, subject: XDD, relation: MEMBER_OF, object: LEAGUE, status: observer,"
        " since: '2001', until: '2009'}\n"
        "- {id: m5, subject: XDD, relation: MEMBER_OF, object: LEAGUE, status: observer}\n"
        "- {id: m6, subject: XDD, relation: MEMBER_OF, object: LEAGUE, status: member, since: '2009'}\n"
    )
    assert ask("silences").rows == [
        {"state": "Dalmasca", "status": "member"},
        {"state": "Carpania", "status": "observer"},
    ]


def test_profiles_have_every_member_and_zeros(hold):
    ask = hold(
        MEMBERS + GROUP_USE + "- {id: u7, subject: XDD, relation: USES, object: LEAGUE, for: money}\n"
        "- {id: m7, subject: XDD, relation: MEMBER_OF, object: LEAGUE, status: member, since: '2009'}\n"
        "- {id: m8, subject: XEE, relation: MEMBER_OF, object: LEAGUE, status: member, since: '2010'}\n"
        "- {id: s1, subject: XDD, relation: SOUGHT, object: bank, within: LEAGUE}\n"
        "- {id: b1, subject: XDD, relation: BLOCKED, object: road, within: UNION}\n"
        "- {id: b2, subject: XBB, relation: BLOCKED, object: bank, within: LEAGUE}\n"
    )
    columns = ("state", "uses", "shared", "sought", "blocks", "via")
    assert picked(ask("profiles"), *columns) == [
        ("Dalmasca", 1, 0, 1, 0, None),
        ("Borduria", 1, 0, 0, 1, None),
        ("Arcadia", 1, 0, 0, 0, "valley"),
        ("Elbonia", 0, 0, 0, 0, None),
    ]
    assert picked(ask("profiles"), "claims", "confidence")[3] == (["m8"], "moderate")


def test_a_use_shared_beyond_the_group_counts_in_profiles(hold):
    ask = hold(MEMBERS + GROUP_USE + OWN_USE)
    assert picked(ask("profiles"), "state", "shared") == [("Arcadia", 1), ("Borduria", 1)]
