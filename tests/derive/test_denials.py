"""A denial makes no edge and stands against those that it denies."""

from tests.derive.test_expansion import IN_GROUP, MEMBERS, SPEAKS, USE
from tests.derive.world import make_claim


def against(edges):
    return {
        (edge.start, edge.properties.get("layer"), edge.properties.get("via")): edge.properties["against"]
        for edge in edges
    }


def test_a_denial_stands_against_edges_of_every_layer(graph_of, edges_of):
    graph = graph_of(
        make_claim(1, "RUS", "BLOCKED", "bank"),
        make_claim(2, "RUS", "BLOCKED", "bank", layer="actual"),
        make_claim(3, "CHN", "BLOCKED", "bank"),
        make_claim(4, "RUS", "BLOCKED", "bank", stance="denied", layer="declared"),
    )
    assert against(edges_of(graph, "BLOCKED")) == {
        ("RUS", "hidden", None): ["c4"],
        ("RUS", "actual", None): ["c4"],
        ("CHN", "hidden", None): [],
    }


def test_a_denial_alone_makes_no_edge_and_no_use(graph_of, edges_of):
    graph = graph_of(make_claim(1, "RUS", "USES", "SCO", stance="denied", keys={"for": "platform"}))
    assert edges_of(graph, "MAKES") == []
    assert "Use" not in graph.nodes
    assert edges_of(graph, "ASSERTS") == []
    assert [edge[1:3] for edge in edges_of(graph, "SUBJECT")] == [("c1", "RUS")]


def test_own_keys_narrow_a_denial_only_where_it_gives_them(graph_of, edges_of):
    graph = graph_of(
        make_claim(1, "RUS", "BLOCKED", "bank", keys={"within": "SCO"}),
        make_claim(2, "RUS", "BLOCKED", "bank", keys={"within": "CSTO"}),
        make_claim(3, "RUS", "BLOCKED", "bank", stance="denied", keys={"within": "CSTO"}),
        make_claim(4, "RUS", "BLOCKED", "bank", stance="denied"),
    )
    found = {edge.properties["within"]: edge.properties["against"] for edge in edges_of(graph, "BLOCKED")}
    assert found == {"SCO": ["c4"], "CSTO": ["c3", "c4"]}


def test_a_use_is_denied_for_its_motive_only(graph_of, edges_of):
    graph = graph_of(
        make_claim(1, "CHN", "USES", "SCO", keys={"for": "platform"}),
        make_claim(2, "CHN", "USES", "SCO", keys={"for": "discursive-power"}),
        make_claim(3, "CHN", "USES", "SCO", stance="denied", keys={"for": "platform"}),
    )
    found = {edge.end: edge.properties["against"] for edge in edges_of(graph, "MAKES")}
    assert found == {"CHN-SCO-platform": ["c3"], "CHN-SCO-discursive-power": []}


def test_denials_expand_like_what_they_deny(graph_of, edges_of):
    denied = make_claim(43, "central-asia", "USES", "SCO", stance="denied", keys={"for": "platform"})
    graph = graph_of(USE, denied, *IN_GROUP, *MEMBERS)
    assert against(edges_of(graph, "MAKES")) == {
        ("central-asia", "hidden", None): ["c43"],
        ("KAZ", "hidden", "central-asia"): ["c43"],
        ("UZB", "hidden", "central-asia"): ["c43"],
    }


def test_a_member_may_deny_what_is_said_of_its_group(graph_of, edges_of):
    denied = make_claim(43, "KAZ", "USES", "SCO", stance="denied", keys={"for": "platform"})
    graph = graph_of(USE, denied, *IN_GROUP, *MEMBERS)
    assert against(edges_of(graph, "MAKES")) == {
        ("central-asia", "hidden", None): [],
        ("KAZ", "hidden", "central-asia"): ["c43"],
        ("UZB", "hidden", "central-asia"): [],
    }


def test_a_speakers_denial_reaches_the_state(graph_of, edges_of):
    graph = graph_of(
        SPEAKS,
        make_claim(1, "RUS", "SOUGHT", "crimea"),
        make_claim(2, "medvedev", "SOUGHT", "crimea", stance="denied", when="2009"),
    )
    assert against(edges_of(graph, "SOUGHT")) == {("RUS", "hidden", None): []}
    graph = graph_of(
        SPEAKS,
        make_claim(1, "RUS", "SOUGHT", "crimea", when="2009"),
        make_claim(2, "medvedev", "SOUGHT", "crimea", stance="denied", when="2009"),
    )
    assert against(edges_of(graph, "SOUGHT")) == {("RUS", "hidden", None): ["c2"]}


def test_denied_membership_expands_nothing(graph_of, edges_of):
    members = [make_claim(81, "KAZ", "MEMBER_OF", "SCO", stance="denied", keys={"status": "member"})]
    graph = graph_of(USE, *IN_GROUP, *members)
    assert [edge.start for edge in edges_of(graph, "MAKES")] == ["central-asia"]
