"""Questions about the evidence itself."""

from tests.queries.world import picked

CLAIMS = """
- {id: g1, subject: XAA, relation: IN_GROUP, object: valley, source: other}
- {id: m1, subject: XAA, relation: MEMBER_OF, object: LEAGUE, status: member}
- {id: u1, subject: valley, relation: USES, object: LEAGUE, for: prestige, attributed_to: press, because_of: [x1]}
- {id: d1, subject: XAA, relation: USES, object: LEAGUE, for: prestige, stance: denied, source: other}
- {id: b1, subject: XBB, relation: BLOCKED, object: bank, within: LEAGUE}
- {id: b2, subject: XBB, relation: BLOCKED, object: bank, within: LEAGUE, source: other}
- {id: x1, subject: LEAGUE, about: [XAA], source: other, supports: [b1]}
- {id: x2, subject: LEAGUE, about: [XBB], contradicts: [x1]}
"""


def behind(ask, what):
    return [row["claim"] for row in ask("evidence", id=what)]


def test_evidence_of_a_claim_an_edge_and_a_node(hold):
    ask = hold(CLAIMS)
    assert behind(ask, "b1") == ["b1", "x1"]
    assert behind(ask, "x1") == ["x1", "x2"]
    assert behind(ask, "u1") == ["u1", "x1"]
    assert behind(ask, "XBB BLOCKED bank") == ["b2", "b1"]
    assert behind(ask, "Borduria BLOCKED League bank") == ["b2", "b1"]
    assert behind(ask, "XAA USES LEAGUE") == ["d1", "g1", "m1", "u1"]
    assert behind(ask, "XAA MAKES XAA-LEAGUE-prestige") == ["d1", "g1", "m1", "u1"]
    assert behind(ask, "bank") == ["b2", "b1"]
    assert behind(ask, "prestige") == ["d1", "u1"]
    assert behind(ask, "press") == ["u1"]


def test_evidence_tells_denials_from_affirmations(hold):
    answer = hold(CLAIMS)("evidence", id="XAA USES LEAGUE")
    assert picked(answer, "claim", "stance", "attributed_to", "source", "line")[0] == (
        "d1",
        "denied",
        None,
        "other",
        None,
    )
    assert answer.finding == "Four claims behind XAA USES LEAGUE, one of them denied"


def test_claims_of_one_source_or_all(hold):
    ask = hold(CLAIMS)
    assert picked(ask("claims", source="other"), "id", "relation", "object") == [
        ("b2", "BLOCKED", "bank"),
        ("d1", "USES", "LEAGUE"),
        ("g1", "IN_GROUP", "valley"),
        ("x1", None, None),
    ]
    assert len(ask("claims")) == 8


def test_weak_claims_have_a_row_a_reason(hold):
    ask = hold(
        "- {id: b1, subject: XBB, relation: BLOCKED, object: bank, confidence: low, credibility: '5', source: other}\n"
        "- {id: b2, subject: XBB, relation: BLOCKED, object: bank}\n"
        "- {id: b3, subject: XAA, relation: BLOCKED, object: bank, credibility: '6'}\n"
    )
    assert picked(ask("weakly-sourced"), "id", "why") == [
        ("b1", "confidence low"),
        ("b1", "credibility 5"),
        ("b1", "reliability D"),
        ("b3", "one voice only"),
    ]


def test_contested_pairs_stand_once(hold):
    ask = hold(
        CLAIMS + "- {id: y1, subject: LEAGUE, about: [bank], contradicts: [y2]}\n"
        "- {id: y2, subject: LEAGUE, about: [bank], contradicts: [y1]}\n"
        "- {id: d2, subject: XBB, relation: BLOCKED, object: bank, stance: denied, contradicts: [b1]}\n"
    )
    assert picked(ask("contested"), "claim", "against") == [
        ("b1", "d2"),
        ("b2", "d2"),
        ("u1", "d1"),
        ("x1", "x2"),
        ("y1", "y2"),
    ]


def test_an_edge_falls_with_its_claims_or_with_a_premise(hold):
    def falls(source):
        return picked(hold(CLAIMS)("fragility", source=source), "edge", "would_fall")

    assert falls("other") == [
        ("XAA IN_GROUP valley", True),
        ("XAA MAKES XAA-LEAGUE-prestige", True),
        ("XAA MEMBER_OF LEAGUE", False),
        ("XBB BLOCKED bank", False),
        ("bank WITHIN LEAGUE", False),
        ("valley MAKES valley-LEAGUE-prestige", False),
    ]
    assert ("XBB BLOCKED bank", False) in falls("src")
    assert ("valley MAKES valley-LEAGUE-prestige", True) in falls("src")


def test_a_premise_that_another_source_gives_too_does_not_fall(hold):
    ask = hold(CLAIMS + "- {id: g2, subject: XAA, relation: IN_GROUP, object: valley}\n")
    assert ("XAA MAKES XAA-LEAGUE-prestige", False) in picked(ask("fragility", source="other"), "edge", "would_fall")


def test_parallel_edges_are_one_row_that_falls_when_all_of_them_do(hold):
    ask = hold(
        "- {id: b1, subject: XBB, relation: BLOCKED, object: bank}\n"
        "- {id: b2, subject: XBB, relation: BLOCKED, object: bank, layer: actual, source: other}\n"
        "- {id: s1, subject: XAA, relation: SOUGHT, object: bank, when: '2008', source: other}\n"
        "- {id: s2, subject: XAA, relation: SOUGHT, object: bank, when: '2009', source: other}\n"
        "- {id: d1, subject: XBB, relation: BLOCKED, object: bank, stance: denied, source: other}\n"
    )
    answer = ask("fragility", source="other")
    assert picked(answer, "edge", "would_fall") == [("XAA SOUGHT bank", True), ("XBB BLOCKED bank", False)]
    assert answer.finding == "One of two edges would fall without “Another study”"
    assert behind(ask, "XBB BLOCKED bank") == ["b2", "d1", "b1"]
    assert ask("path", from_="XBB", to="bank").rows == [{"hops": ["Borduria BLOCKED League bank"]}]


PASSAGES = """id,section,line,start,end,sha256,because
text#1.1,Opening,1,0,20,52e0b1c4d7aa9036,
text#1.2,Opening,1,21,40,52e0b1c4d7aa9037,A greeting.
"""


def test_coverage_counts_the_claims_of_each_sentence(hold):
    at = "at: {line: '1', start: '0', end: '10', sha256: 52e0b1c4d7aa9036}"
    ask = hold(f"- {{id: b1, subject: XBB, relation: BLOCKED, object: bank, source: text, {at}}}\n", PASSAGES)
    assert ask("coverage", source="text").rows == [
        {"section": "Opening", "line": 1, "passage": "text#1.1", "claims": 1, "because": None},
        {"section": "Opening", "line": 1, "passage": "text#1.2", "claims": 0, "because": "A greeting."},
    ]


def test_a_path_reads_as_its_edges_do(hold):
    ask = hold(CLAIMS)
    assert ask("path", from_="XBB", to="XAA").rows == [
        {
            "hops": [
                "Borduria BLOCKED League bank",
                "League bank WITHIN League of States",
                "Arcadia MEMBER_OF League of States",
            ]
        }
    ]
    assert ask("path", from_="XBB", to="XCC").empty == "Borduria and Carpania are not joined within six edges"
    assert ask("path", from_="XBB", to="XBB").rows == []
