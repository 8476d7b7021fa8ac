"""A group's claim holds for its members, a speaker's for the state."""

import pytest

from tests.derive.world import make_claim

IN_GROUP = tuple(
    make_claim(number, state, "IN_GROUP", "central-asia", layer="background")
    for number, state in ((91, "KAZ"), (92, "UZB"), (93, "TKM"))
)
MEMBERS = (
    make_claim(81, "KAZ", "MEMBER_OF", "SCO", layer="background", keys={"status": "member"}),
    make_claim(82, "UZB", "MEMBER_OF", "SCO", layer="background", keys={"status": "member", "until": "2010"}),
    make_claim(83, "TKM", "MEMBER_OF", "SCO", layer="background", keys={"status": "observer"}),
    make_claim(84, "TKM", "MEMBER_OF", "CSTO", layer="background", keys={"status": "member"}),
)
USE = make_claim(42, "central-asia", "USES", "SCO", keys={"for": "platform"})
SPEAKS = make_claim(36, "medvedev", "SPEAKS_FOR", "RUS", keys={"since": "2008-05-07", "until": "2012-05-07"})


def starts(edges):
    return sorted((edge.start, edge.properties.get("via")) for edge in edges)


def test_a_use_of_a_group_is_one_of_each_past_or_present_member(graph_of, edges_of):
    graph = graph_of(USE, *IN_GROUP, *MEMBERS)
    assert starts(edges_of(graph, "MAKES")) == [
        ("KAZ", "central-asia"),
        ("UZB", "central-asia"),
        ("central-asia", None),
    ]
    by_state = {edge.start: edge for edge in edges_of(graph, "MAKES")}
    assert by_state["KAZ"].end == "KAZ-SCO-platform"
    assert by_state["KAZ"].properties["premises"] == ["c81", "c91"]
    assert by_state["KAZ"].properties["claims"] == ["c42"]
    assert by_state["central-asia"].properties["premises"] == []
    assert sorted(edge.end for edge in edges_of(graph, "ASSERTS")) == [
        "KAZ-SCO-platform",
        "UZB-SCO-platform",
        "central-asia-SCO-platform",
    ]


def test_a_member_with_a_claim_of_its_own_has_both_edges(graph_of, edges_of):
    graph = graph_of(
        USE, *IN_GROUP, *MEMBERS, make_claim(50, "KAZ", "USES", "SCO", keys={"for": "platform"}, confidence="high")
    )
    kazakh = [edge for edge in edges_of(graph, "MAKES") if edge.start == "KAZ"]
    assert sorted((edge.properties.get("via", ""), edge.properties["claims"]) for edge in kazakh) == [
        ("", ["c50"]),
        ("central-asia", ["c42"]),
    ]
    assert [edge.properties for edge in edges_of(graph, "OF") if edge.start == "KAZ-SCO-platform"] == [{}]


def test_nothing_expands_where_no_organisation_is_known(graph_of, edges_of):
    graph = graph_of(*IN_GROUP, *MEMBERS, make_claim(1, "central-asia", "SOUGHT", "bank"))
    assert starts(edges_of(graph, "SOUGHT")) == [("central-asia", None)]


def test_turning_away_expands_by_what_was_left(graph_of, edges_of):
    graph = graph_of(
        *IN_GROUP, *MEMBERS, make_claim(1, "central-asia", "TURNED_TO", "CSTO", keys={"instead_of": "SCO"})
    )
    assert starts(edges_of(graph, "TURNED_TO")) == [
        ("KAZ", "central-asia"),
        ("UZB", "central-asia"),
        ("central-asia", None),
    ]


def test_other_relations_of_a_group_do_not_expand(graph_of, edges_of):
    graph = graph_of(
        *IN_GROUP,
        *MEMBERS,
        make_claim(1, "central-asia", "JOINED_FOR", "platform", keys={"within": "SCO"}),
        make_claim(2, "central-asia", "MEMBER_OF", "SCO", keys={"status": "member", "founder": True}),
    )
    assert starts(edges_of(graph, "JOINED_FOR")) == [("central-asia", None)]
    assert ("central-asia", None) in starts(edges_of(graph, "MEMBER_OF"))
    assert len(edges_of(graph, "MEMBER_OF")) == len(MEMBERS) + 1
    assert edges_of(graph, "WITHIN") == []


@pytest.mark.parametrize(
    ("when", "spoke"),
    [("2008", True), ("2009-01-01", True), ("2012-05-07", False), ("2012-05-06", True), ("2007", False), (None, True)],
)
def test_what_a_speaker_sought_in_office_is_the_states_too(graph_of, edges_of, when, spoke):
    sought = make_claim(1, "medvedev", "SOUGHT", "crimea", keys={"within": "SCO"}, when=when)
    graph = graph_of(SPEAKS, sought)
    found = starts(edges_of(graph, "SOUGHT"))
    assert found == ([("RUS", "medvedev"), ("medvedev", None)] if spoke else [("medvedev", None)])
    if spoke:
        [russian] = [edge for edge in edges_of(graph, "SOUGHT") if edge.start == "RUS"]
        assert russian.properties["premises"] == ["c36"]


def test_a_speakers_words_about_a_term_stay_his_own(graph_of, edges_of):
    graph = graph_of(SPEAKS, make_claim(1, "medvedev", "PROMOTES", "summit"))
    assert starts(edges_of(graph, "PROMOTES")) == [("medvedev", None)]
