"""What an organisation is, declares and does; who belongs to it and when."""

from tests.queries.world import picked

BODY = "- {id: o1, subject: COURT, relation: PART_OF, object: LEAGUE, confidence: low}\n"


def test_goals_are_one_row_in_all_layers(hold):
    ask = hold(
        "- {id: d1, subject: LEAGUE, relation: DECLARES, object: peace, layer: declared, confidence: high}\n"
        "- {id: d2, subject: LEAGUE, relation: DECLARES, object: peace, layer: background, source: other}\n"
    )
    assert picked(ask("stated-goals"), "goal", "confidence", "claims", "sources") == [
        ("peace", "moderate", ["d1", "d2"], ["other:p. 1", "src:p. 1"])
    ]


def test_functions_are_actual_only_and_a_bodys_row_rests_on_its_belonging(hold):
    ask = hold(
        BODY + "- {id: f1, subject: COURT, relation: SERVES_AS, object: courts, layer: actual}\n"
        "- {id: f2, subject: LEAGUE, relation: SERVES_AS, object: talks, layer: actual}\n"
        "- {id: f3, subject: LEAGUE, relation: SERVES_AS, object: parties, layer: declared}\n"
    )
    assert picked(ask("actual-functions"), "holder", "function", "confidence", "claims") == [
        ("League Court", "courts", "low", ["f1", "o1"]),
        ("League of States", "talks", "moderate", ["f2"]),
    ]


def test_declared_and_actual_are_linked_or_not(hold):
    ask = hold(
        BODY + "- {id: d1, subject: LEAGUE, relation: DECLARES, object: peace, layer: declared}\n"
        "- {id: d2, subject: LEAGUE, relation: DECLARES, object: trade, layer: declared}\n"
        "- {id: f1, subject: COURT, relation: SERVES_AS, object: courts, layer: actual}\n"
        "- {id: t1, subject: courts, relation: TOWARDS, object: peace, layer: actual}\n"
        "- {id: f2, subject: LEAGUE, relation: SERVES_AS, object: parties, layer: actual}\n"
        "- {id: f3, subject: LEAGUE, relation: SERVES_AS, object: talks, layer: declared}\n"
        "- {id: t3, subject: talks, relation: TOWARDS, object: trade, layer: declared}\n"
    )
    assert picked(ask("declared-versus-actual"), "holder", "declared", "actual", "gap", "claims") == [
        ("League Court", "peace", "courts", "linked", ["d1", "f1", "o1", "t1"]),
        ("League of States", "trade", None, "no function linked", ["d2"]),
        ("League of States", None, "parties", "no goal linked", ["f2"]),
    ]


def test_bodies_with_and_without_a_function(hold):
    assert picked(hold(BODY)("bodies"), "body", "function", "claims") == [("League Court", None, ["o1"])]


DATED = """
- {id: m1, subject: XAA, relation: MEMBER_OF, object: LEAGUE, status: observer, since: 2005-07-05, until: 2017-06-09}
- {id: m2, subject: XAA, relation: MEMBER_OF, object: LEAGUE, status: member, since: "2017-06-09"}
- {id: m3, subject: XAA, relation: MEMBER_OF, object: LEAGUE, status: member, since: "[2015..2025]", source: other}
- {id: m4, subject: XBB, relation: MEMBER_OF, object: LEAGUE, status: member, founder: "true", since: "2001"}
- {id: m5, subject: XCC, relation: MEMBER_OF, object: LEAGUE, status: dialogue partner}
- {id: m6, subject: valley, relation: MEMBER_OF, object: LEAGUE, status: member}
"""


def test_members_are_those_not_ended_and_closer_dates_make_the_row(hold):
    assert picked(hold(DATED)("members"), "state", "status", "founder", "since", "until", "then", "claims") == [
        ("Borduria", "member", True, "2001", None, None, ["m4"]),
        ("Arcadia", "member", None, "2017-06-09", None, None, ["m2", "m3"]),
        ("Carpania", "dialogue partner", None, None, None, None, ["m5"]),
    ]


def test_members_on_a_day_are_those_that_could_be(hold):
    ask = hold(DATED)

    def then(day):
        return {(row["state"], row["status"]): row["then"] for row in ask("members", on=day)}

    partner = ("Carpania", "dialogue partner")
    assert then("2000-12-31") == {partner: "unknown"}
    assert then("2001-06-01") == {("Borduria", "member"): "possibly", partner: "unknown"}
    assert then("2017-06-08") == {("Borduria", "member"): "yes", ("Arcadia", "observer"): "yes", partner: "unknown"}
    assert then("2017-06-09") == {("Borduria", "member"): "yes", ("Arcadia", "member"): "yes", partner: "unknown"}


def test_an_uncertain_end_is_possible_until_its_last_day(hold):
    ask = hold(
        "- {id: m1, subject: XAA, relation: MEMBER_OF, object: LEAGUE, status: member, since: '2001', until: '2010'}\n"
        "- {id: m2, subject: XBB, relation: MEMBER_OF, object: LEAGUE, status: member, until: '2010'}\n"
    )
    assert picked(ask("members", on="2005-01-01"), "state", "then") == [("Arcadia", "yes"), ("Borduria", "possibly")]
    assert picked(ask("members", on="2010-06-01"), "state", "then") == [
        ("Arcadia", "possibly"),
        ("Borduria", "possibly"),
    ]
    assert ask("members", on="2010-12-31").rows == []
    assert ask("members").rows == []


def test_dates_that_cannot_both_be_right_are_two_rows(hold):
    ask = hold(
        "- {id: m1, subject: XAA, relation: MEMBER_OF, object: LEAGUE, status: member, since: '2001'}\n"
        "- {id: m2, subject: XAA, relation: MEMBER_OF, object: LEAGUE, status: member, since: '2002'}\n"
    )
    assert picked(ask("members"), "since", "claims") == [("2001", ["m1"]), ("2002", ["m2"])]


ENDED = """
- {id: m1, subject: XAA, relation: MEMBER_OF, object: LEAGUE, status: member, since: "1973"}
- {id: m2, subject: XAA, relation: MEMBER_OF, object: LEAGUE, status: member, since: "1973", until: 2020-01-31}
- {id: m3, subject: XBB, relation: MEMBER_OF, object: LEAGUE, status: member, since: "1990"}
- {id: m4, subject: XBB, relation: MEMBER_OF, object: LEAGUE, status: member, until: "1995"}
- {id: m5, subject: XBB, relation: MEMBER_OF, object: LEAGUE, status: member, since: "2004"}
- {id: m6, subject: XCC, relation: MEMBER_OF, object: LEAGUE, status: member, since: "1999"}
- {id: n1, subject: XAA, relation: MEMBER_OF, object: UNION, status: member}
- {id: n2, subject: XBB, relation: MEMBER_OF, object: UNION, status: member}
"""


def test_a_membership_that_one_claim_begins_and_another_ends_is_one_that_has_ended(hold):
    ask = hold(ENDED)
    columns = ("state", "since", "until", "then", "claims")
    assert picked(ask("members"), *columns) == [
        ("Carpania", "1999", None, None, ["m6"]),
        ("Borduria", "2004", None, None, ["m5"]),
    ]
    assert picked(ask("members", on="1994-06-01"), *columns) == [
        ("Arcadia", "1973", "2020-01-31", "yes", ["m1", "m2"]),
        ("Borduria", "1990", "1995", "yes", ["m3", "m4"]),
    ]
    assert picked(ask("members", on="1999-12-31"), "state", "then") == [("Arcadia", "yes"), ("Carpania", "yes")]
    assert picked(ask("members", on="2024-01-01"), "state", "claims") == [("Carpania", ["m6"]), ("Borduria", ["m5"])]


def test_who_has_left_is_no_current_member_anywhere(hold):
    ask = hold(ENDED)
    assert ask("silences").rows == [
        {"state": "Borduria", "status": "member"},
        {"state": "Carpania", "status": "member"},
    ]
    assert picked(ask("profiles"), "state", "claims") == [("Borduria", ["m5"]), ("Carpania", ["m6"])]
    assert picked(ask("compare", organisations=["LEAGUE"]), "members") == [(2,)]
    assert picked(ask("overlap", organisations=["LEAGUE", "UNION"]), "state", "claims") == [("Borduria", ["m5", "n2"])]


def test_compare_counts_current_members_and_says_what_binds_nobody(hold):
    ask = hold(
        DATED + "- {id: k1, subject: LEAGUE, relation: DOES_NOT_COMMIT_TO, object: defence}\n"
        "- {id: k2, subject: UNION, relation: COMMITS_TO, object: defence, confidence: low}\n"
        "- {id: u1, subject: XAA, relation: USES, object: LEAGUE, for: prestige}\n"
        "- {id: m7, subject: XDD, relation: MEMBER_OF, object: OLD, status: member, until: '1999'}\n"
    )
    answer = ask("compare", organisations="UNION,LEAGUE,OLD")
    assert picked(answer, "organisation", "members", "commitment", "uses", "confidence") == [
        ("Trade Union of States", None, ["collective defence"], [], "low"),
        ("League of States", 2, ["no collective defence"], ["prestige"], "moderate"),
        ("Old League", 0, [], [], "moderate"),
    ]


def test_compare_keeps_an_organisation_of_which_nothing_is_claimed(hold):
    [row] = hold(BODY)("compare", organisations=["UNION"])
    assert row == {
        "organisation": "Trade Union of States", "members": None, "commitment": [], "uses": [],
        "confidence": None, "claims": [], "against": [], "sources": [],
    }  # fmt: skip


def test_overlap_is_of_members_alone(hold):
    ask = hold(
        DATED + "- {id: n1, subject: XAA, relation: MEMBER_OF, object: UNION, status: member}\n"
        "- {id: n2, subject: XBB, relation: MEMBER_OF, object: UNION, status: observer}\n"
        "- {id: n3, subject: XBB, relation: MEMBER_OF, object: OLD, status: member, until: '1999'}\n"
    )
    answer = ask("overlap", organisations=["LEAGUE", "UNION", "OLD"])
    assert picked(answer, "state", "organisations", "claims") == [
        ("Arcadia", ["League of States", "Trade Union of States"], ["m2", "m3", "n1"])
    ]


def test_timeline_is_in_order_and_keeps_to_the_organisation(hold):
    ask = hold(
        BODY + "- {id: a1, subject: COURT, relation: HELD, object: war, when: '2010-05'}\n"
        "- {id: a2, subject: LEAGUE, relation: SUCCEEDED, object: OLD, when: '2001'}\n"
        "- {id: a3, subject: OLD, about: [XAA], when: '1990/1995'}\n"
        "- {id: a4, subject: XAA, relation: SOUGHT, object: bank, within: LEAGUE, when: '2008'}\n"
        "- {id: a5, subject: XBB, relation: SOUGHT, object: bank, within: UNION, when: '2007'}\n"
        "- {id: a6, subject: XAA, relation: MEMBER_OF, object: LEAGUE, status: member, since: '[..2000]'}\n"
        "- {id: a7, subject: XAA, about: [UNION], when: '2003'}\n"
        "- {id: a8, subject: XCC, about: [LEAGUE], contradicts: [a4], when: '2020'}\n"
        "- {id: a9, subject: XAA, relation: SOUGHT, object: bank, stance: denied}\n"
        "- {id: b1, subject: XBB, relation: TURNED_TO, object: UNION, instead_of: LEAGUE, when: '2015'}\n"
        "- {id: b2, subject: XBB, relation: TURNED_TO, object: UNION, stance: denied}\n"
    )
    assert picked(ask("timeline"), "when", "who", "claims", "against") == [
        ("1990/1995", "Old League", ["a3"], []),
        ("[..2000]", "Arcadia", ["a6"], []),
        ("2001", "League of States", ["a2"], []),
        ("2008", "Arcadia", ["a4"], ["a9"]),
        ("2010-05", "League Court", ["a1"], []),
        ("2015", "Borduria", ["b1"], ["b2"]),
        ("2020", "Carpania", ["a8"], []),
    ]


def test_measures_are_checked_against_data_sets(hold):
    value = "relation: HAS_MEASURE, object: land, unit: '%'"
    ask = hold(
        f"- {{id: v1, subject: LEAGUE, {value}, value: '33', qualifier: nearly}}\n"
        f"- {{id: v2, subject: LEAGUE, {value}, value: '50'}}\n"
        f"- {{id: v3, subject: LEAGUE, {value}, value: '60'}}\n"
        f"- {{id: w1, subject: LEAGUE, {value}, value: '32.5', source: data, standing: fact, supports: [v1],"
        " contradicts: [v2]}\n"
    )
    assert picked(ask("measures"), "claimed", "observed", "verdict", "claims", "against") == [
        ("50 %", "32.5 %", "contradicted", ["v2", "w1"], []),
        ("60 %", None, "not checked", ["v3"], []),
        ("nearly 33 %", "32.5 %", "supported", ["v1", "w1"], []),
    ]


def test_terms_say_who_promotes_them_and_what_claims_say_of_them(hold):
    ask = hold(
        "- {id: i1, subject: LEAGUE, relation: INVOKES, object: spirit}\n"
        "- {id: i2, subject: XAA, relation: PROMOTES, object: spirit, confidence: low}\n"
        "- {id: i3, subject: press, about: [spirit], statement: It means nothing.}\n"
    )
    assert picked(ask("terms"), "term", "promoted_by", "meaning", "confidence", "claims") == [
        ("League Spirit", "Arcadia", "It means nothing.", "low", ["i1", "i2", "i3"])
    ]


def test_characterisations_rest_on_the_claims_of_their_holder(hold):
    ask = hold(
        "- {id: c1, subject: club, relation: DESCRIBES, object: LEAGUE, attributed_to: press, confidence: high}\n"
        "- {id: c2, subject: club, relation: DESCRIBES, object: LEAGUE, attributed_to: ada, confidence: low}\n"
        "- {id: j1, subject: XCC, relation: REJECTED, object: club, confidence: moderate}\n"
    )
    columns = ("characterisation", "held_by", "rejected_by", "confidence", "claims")
    assert picked(ask("characterisations"), *columns) == [
        ("a club", "Ada", "Carpania", "low", ["c2", "j1"]),
        ("a club", "the press", "Carpania", "moderate", ["c1", "j1"]),
    ]


def test_reasons_to_join_name_groups_too(hold):
    ask = hold(
        "- {id: j1, subject: valley, relation: JOINED_FOR, object: prestige, within: LEAGUE}\n"
        "- {id: j2, subject: XAA, relation: JOINED_FOR, object: money, within: UNION}\n"
        "- {id: j3, subject: XBB, relation: JOINED_FOR, object: money, about: [LEAGUE]}\n"
    )
    assert picked(ask("why-join"), "state", "reason") == [("Borduria", "money"), ("Valley states", "prestige")]


def test_the_outlook_is_what_is_said_of_the_future(hold):
    ask = hold(
        "- {id: o1, subject: LEAGUE, layer: future, standing: forecast, likelihood: likely, statement: It grows.}\n"
        "- {id: o2, subject: XAA, about: [LEAGUE], layer: future, statement: It changes., contradicts: [o1]}\n"
        "- {id: o3, subject: LEAGUE, about: [XAA], layer: actual}\n"
        "- {id: o4, subject: XAA, relation: USES, object: LEAGUE, for: money, layer: future, statement: It pays.}\n"
        "- {id: o5, subject: XAA, relation: USES, object: LEAGUE, for: money, stance: denied}\n"
        "- {id: o6, subject: XAA, relation: SOUGHT, object: bank, within: LEAGUE}\n"
        "- {id: o7, subject: bank, layer: future, standing: forecast, likelihood: unlikely, statement: It opens.}\n"
        "- {id: o8, subject: XBB, relation: SOUGHT, object: bank, within: UNION, layer: future}\n"
        "- {id: o9, subject: XBB, relation: JOINED_FOR, object: money, within: LEAGUE, layer: future,"
        " statement: It joins.}\n"
    )
    assert picked(ask("outlook"), "statement", "likelihood", "claims", "against") == [
        ("It grows.", "likely", ["o1"], []),
        ("It changes.", None, ["o2"], []),
        ("It pays.", None, ["o4"], ["o5"]),
        ("It opens.", "unlikely", ["o7"], []),
        ("It joins.", None, ["o9"], []),
    ]
    assert picked(ask("contested"), "claim", "against") == [("o1", "o2"), ("o4", "o5")]


def test_thousands_of_uses_of_one_organisation_can_be_compared(hold):
    uses = "".join(
        f"- {{id: u{number}, subject: XAA, relation: USES, object: LEAGUE, for: prestige, outcome: 'no. {number}'}}\n"
        for number in range(3000)
    )
    [row] = hold(uses)("compare", organisations=["LEAGUE"])
    assert (row["uses"], len(row["claims"])) == (["prestige"], 3000)
