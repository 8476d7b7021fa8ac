"""Claims become edges: identity, parallel edges, grades, uses."""

from tests.derive.world import make_claim


def test_a_claim_becomes_an_edge_that_names_it(graph_of, edges_of):
    graph = graph_of(make_claim(38, "RUS", "BLOCKED", "bank", keys={"within": "SCO"}))
    [edge] = edges_of(graph, "BLOCKED")
    assert (edge.start, edge.end) == ("RUS", "bank")
    assert edge.properties == {
        "layer": "hidden",
        "within": "SCO",
        "claims": ["c38"],
        "against": [],
        "premises": [],
        "sources": ["article:38"],
        "confidence": "moderate",
    }
    [within] = edges_of(graph, "WITHIN")
    assert (within.start, within.end) == ("bank", "SCO")
    assert within.properties == {
        "claims": ["c38"],
        "against": [],
        "premises": [],
        "sources": ["article:38"],
        "confidence": "moderate",
    }


def test_claims_that_agree_share_an_edge_with_the_best_confidence(graph_of, edges_of):
    graph = graph_of(
        make_claim(1, "RUS", "BLOCKED", "bank", confidence="low"),
        make_claim(2, "RUS", "BLOCKED", "bank", confidence="high"),
    )
    [edge] = edges_of(graph, "BLOCKED")
    assert edge.properties["claims"] == ["c1", "c2"]
    assert edge.properties["confidence"] == "high"


def test_claims_that_differ_in_an_own_key_make_parallel_edges(graph_of, edges_of):
    graph = graph_of(
        make_claim(1, "SCO", "HAS_MEASURE", "platform", keys={"value": 25, "unit": "percent"}),
        make_claim(2, "SCO", "HAS_MEASURE", "platform", keys={"value": 22, "unit": "percent"}, confidence="high"),
    )
    found = {(edge.properties["value"], edge.properties["confidence"]) for edge in edges_of(graph, "HAS_MEASURE")}
    assert found == {(25, "moderate"), (22, "high")}


def test_claims_that_differ_in_layer_make_parallel_edges(graph_of, edges_of):
    graph = graph_of(
        make_claim(1, "RUS", "BLOCKED", "bank"), make_claim(2, "RUS", "BLOCKED", "bank", layer="background")
    )
    assert sorted(edge.properties["layer"] for edge in edges_of(graph, "BLOCKED")) == ["background", "hidden"]


def test_when_is_part_of_identity_only_where_the_table_lists_it(graph_of, edges_of):
    graph = graph_of(
        make_claim(1, "RUS", "BLOCKED", "bank", when="2010"),
        make_claim(2, "RUS", "BLOCKED", "bank", when="2011"),
        make_claim(3, "RUS", "TURNED_TO", "bank", when="2010"),
        make_claim(4, "RUS", "TURNED_TO", "bank", when="2011"),
    )
    assert [edge.properties["when_latest"] for edge in edges_of(graph, "BLOCKED")] == ["2010-12-31", "2011-12-31"]
    [turned] = edges_of(graph, "TURNED_TO")
    assert "when" not in turned.properties
    assert turned.properties["claims"] == ["c3", "c4"]


def test_a_use_is_a_node_between_state_organisation_and_motive(graph_of, edges_of):
    claim = make_claim(
        38, "CHN", "USES", "SCO", keys={"for": "discursive-power", "outcome": "taken up", "shown_by": ("summit",)}
    )
    graph = graph_of(claim)
    assert graph.nodes["Use"] == [
        {
            "id": "CHN-SCO-discursive-power",
            "name": "China uses Shanghai Cooperation Organisation for discursive power",
        }
    ]
    [makes] = edges_of(graph, "MAKES")
    assert (makes.start, makes.end) == ("CHN", "CHN-SCO-discursive-power")
    assert makes.properties["layer"] == "hidden"
    assert makes.properties["outcome"] == "taken up"
    assert "for" not in makes.properties
    assert [edge[:3] for edge in edges_of(graph, "OF")] == [("OF", "CHN-SCO-discursive-power", "SCO")]
    assert [edge[:3] for edge in edges_of(graph, "FOR")] == [("FOR", "CHN-SCO-discursive-power", "discursive-power")]
    assert edges_of(graph, "OF")[0].properties == {}
    [shown] = edges_of(graph, "SHOWN_BY")
    assert shown.end == "summit"
    assert shown.properties["claims"] == ["c38"]
    assert [edge[1:3] for edge in edges_of(graph, "ASSERTS")] == [("c38", "CHN-SCO-discursive-power")]
    assert edges_of(graph, "USES") == []


def test_open_and_uncertain_dates_stand_as_written_beside_their_bounds(graph_of, edges_of):
    graph = graph_of(make_claim(1, "KAZ", "MEMBER_OF", "SCO", keys={"status": "member", "since": "[2015..2025]"}))
    [edge] = edges_of(graph, "MEMBER_OF")
    assert edge.properties["since"] == "[2015..2025]"
    assert edge.properties["since_earliest"] == "2015-01-01"
    assert edge.properties["since_latest"] == "2025-12-31"
    assert "until" not in edge.properties
