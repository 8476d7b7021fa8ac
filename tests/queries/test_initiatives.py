"""Bids, blocks, substitutes and frictions."""

from tests.queries.world import picked

BLOCK = "- {id: b1, subject: XAA, relation: BLOCKED, object: bank, within: LEAGUE}\n"
BID = "- {id: s1, subject: XBB, relation: SOUGHT, object: bank, within: LEAGUE, when: '2008', outcome: blocked}\n"
AFTER = "- {id: r1, subject: XBB, about: [LEAGUE], because_of: [b1], confidence: low, statement: It left.}\n"
SPEAKER = (
    "- {id: p1, subject: ada, relation: SPEAKS_FOR, object: XCC, since: '2007', until: '2010'}\n"
    "- {id: p2, subject: ada, relation: SOUGHT, object: road, within: LEAGUE, when: '2008', outcome: not adopted}\n"
)


def test_a_block_with_its_bid_and_what_followed(hold):
    [row] = hold(BLOCK + BID + AFTER)("blocked-initiatives")
    assert row == {
        "initiative": "League bank",
        "sought_by": ["Borduria"],
        "blocked_by": ["Arcadia"],
        "consequence": ["It left."],
        "via": [],
        "confidence": "low",
        "claims": ["b1", "r1", "s1"],
        "against": [],
        "sources": ["src:p. 1"],
    }


def test_what_followed_from_another_block_is_not_told_of_this(hold):
    ask = hold(
        BLOCK + AFTER + "- {id: b2, subject: XAA, relation: BLOCKED, object: road, within: LEAGUE}\n"
        "- {id: b3, subject: XAA, relation: BLOCKED, object: bank, within: UNION}\n"
        "- {id: r2, subject: XCC, about: [LEAGUE], because_of: [b2], statement: It sulked.}\n"
        "- {id: r3, subject: XCC, about: [LEAGUE], because_of: [b1, b2], statement: It wept.}\n"
        "- {id: r4, subject: XCC, about: [UNION], because_of: [b3], statement: It struck.}\n"
    )
    assert picked(ask("blocked-initiatives"), "initiative", "consequence", "claims") == [
        ("League bank", ["It left.", "It wept."], ["b1", "r1", "r3"]),
        ("League road", ["It sulked.", "It wept."], ["b2", "r2", "r3"]),
    ]


def test_nobody_known_to_have_sought_it_is_an_empty_list(hold):
    assert picked(hold(BLOCK)("blocked-initiatives"), "sought_by", "blocked_by", "consequence") == [
        ([], ["Arcadia"], [])
    ]


def test_what_is_said_to_be_blocked_by_nobody_named_is_blocked(hold):
    assert picked(hold(BID)("blocked-initiatives"), "initiative", "sought_by", "blocked_by") == [
        ("League bank", ["Borduria"], [])
    ]


def test_parallel_blocks_are_one_row(hold):
    ask = hold(BLOCK + "- {id: b2, subject: XAA, relation: BLOCKED, object: bank, within: LEAGUE, layer: actual}\n")
    assert picked(ask("blocked-initiatives"), "blocked_by", "claims") == [(["Arcadia"], ["b1", "b2"])]


def test_a_block_in_another_organisation_is_none_in_this(hold):
    ask = hold(BID.replace("blocked", "adopted") + BLOCK.replace("LEAGUE", "UNION"))
    assert ask("blocked-initiatives").rows == []
    assert picked(ask("blocked-initiatives", organisation="UNION"), "blocked_by", "sought_by") == [(["Arcadia"], [])]


def test_a_block_that_names_no_organisation_belongs_where_the_initiative_does(hold):
    ask = hold("- {id: b1, subject: XAA, relation: BLOCKED, object: bank}\n" + BID)
    assert picked(ask("blocked-initiatives"), "blocked_by", "claims") == [(["Arcadia"], ["b1", "s1"])]


def test_a_denied_block_blocks_nothing_and_stands_against_one(hold):
    denied = "- {id: d1, subject: XAA, relation: BLOCKED, object: bank, stance: denied}\n"
    assert hold(denied + BID.replace("blocked", "not stated"))("blocked-initiatives").rows == []
    assert picked(hold(denied + BLOCK)("blocked-initiatives"), "claims", "against") == [(["b1"], ["d1"])]


def test_a_group_blocks_by_its_members(hold):
    ask = hold(
        "- {id: g1, subject: XCC, relation: IN_GROUP, object: coast}\n"
        "- {id: m1, subject: XCC, relation: MEMBER_OF, object: LEAGUE, status: member}\n"
        "- {id: b1, subject: coast, relation: BLOCKED, object: bank, within: LEAGUE}\n"
    )
    assert picked(ask("blocked-initiatives"), "blocked_by", "via") == [(["Carpania"], ["coast"])]


def test_a_group_without_known_members_blocks_itself(hold):
    ask = hold("- {id: b1, subject: coast, relation: BLOCKED, object: bank, within: LEAGUE}\n")
    assert picked(ask("blocked-initiatives"), "blocked_by", "via") == [(["Coast states"], [])]


def test_bids_by_year_with_the_state_for_which_a_person_spoke(hold):
    answer = hold(BID + SPEAKER + "- {id: s2, subject: XBB, relation: SOUGHT, object: road, within: LEAGUE}\n")("bids")
    assert picked(answer, "state", "year", "bid", "outcome", "via", "claims") == [
        ("Borduria", 2008, "League bank", "blocked", None, ["s1"]),
        ("Carpania", 2008, "League road", "not adopted", "ada", ["p2"]),
        ("Borduria", None, "League road", "not stated", None, ["s2"]),
    ]


def test_the_year_of_an_uncertain_bid_is_its_earliest(hold):
    ask = hold(BID.replace("'2008'", "'[2006..2009]'"))
    assert picked(ask("bids"), "year") == [(2006,)]


def test_substitutes_for_the_organisation_and_for_what_was_sought_in_it(hold):
    ask = hold(
        BID + "- {id: t1, subject: XBB, relation: TURNED_TO, object: UNION, instead_of: LEAGUE}\n"
        "- {id: t2, subject: XBB, relation: TURNED_TO, object: canal, instead_of: bank}\n"
        "- {id: t3, subject: XBB, relation: TURNED_TO, object: road, instead_of: UNION}\n"
        "- {id: t4, subject: XBB, relation: TURNED_TO, object: road}\n"
    )
    assert picked(ask("substitutes"), "state", "alternative", "instead_of", "via", "claims") == [
        ("Borduria", "Canal", "League bank", None, ["s1", "t2"]),
        ("Borduria", "Trade Union of States", "League of States", None, ["t1"]),
    ]


def test_frictions_are_blocks_rejections_and_disagreements(hold):
    ask = hold(
        BLOCK + BID + "- {id: c1, subject: club, relation: DESCRIBES, object: LEAGUE, attributed_to: press}\n"
        "- {id: c2, subject: club, relation: DESCRIBES, object: LEAGUE, attributed_to: ada, confidence: low}\n"
        "- {id: j1, subject: XCC, relation: REJECTED, object: club}\n"
        "- {id: q1, subject: valley, relation: DISAGREED_WITH, object: XAA, over: LEAGUE}\n"
        "- {id: q2, subject: XCC, relation: DISAGREED_WITH, object: XAA, over: UNION}\n"
    )
    assert picked(ask("frictions"), "state", "against_whom", "over", "confidence", "claims") == [
        ("Arcadia", "Borduria", "League bank", "moderate", ["b1", "s1"]),
        ("Carpania", "Ada", "a club", "low", ["c2", "j1"]),
        ("Carpania", "the press", "a club", "moderate", ["c1", "j1"]),
        ("Valley states", "Arcadia", "League of States", "moderate", ["q1"]),
    ]


def test_a_block_against_nobody_known_is_a_friction_still(hold):
    assert picked(hold(BLOCK)("frictions"), "state", "against_whom", "over") == [("Arcadia", None, "League bank")]


def test_members_may_disagree_over_nothing_named(hold):
    ask = hold(
        "- {id: m1, subject: XAA, relation: MEMBER_OF, object: LEAGUE, status: member}\n"
        "- {id: m2, subject: XBB, relation: MEMBER_OF, object: LEAGUE, status: observer}\n"
        "- {id: q1, subject: XAA, relation: DISAGREED_WITH, object: XBB}\n"
        "- {id: q2, subject: XAA, relation: DISAGREED_WITH, object: XCC}\n"
    )
    assert picked(ask("frictions"), "state", "against_whom", "over") == [("Arcadia", "Borduria", None)]
