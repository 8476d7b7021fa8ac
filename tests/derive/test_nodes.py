"""Nodes: what became of initiatives, voices behind claims, sentences that claims stand in."""

import pytest

from graph.model import Locator, Passage, Source
from tests.derive.world import make_claim


def node(graph, label, id_):
    [found] = [row for row in graph.nodes[label] if row["id"] == id_]
    return found


@pytest.mark.parametrize(
    ("claims", "status", "year"),
    [
        ((), "not stated", None),
        ((("SOUGHT", {"outcome": "not adopted"}, "2014"),), "not adopted", 2014),
        ((("SOUGHT", {"outcome": "not adopted"}, "2014"), ("SOUGHT", {"outcome": "blocked"}, "2008")), "blocked", 2008),
        ((("SOUGHT", {"outcome": "adopted"}, None), ("BLOCKED", {}, "1999")), "blocked", None),
        ((("BLOCKED", {}, None), ("ADOPTED", {}, None)), "adopted", None),
        ((("SOUGHT", {}, "[2015..2025]"),), "not stated", 2015),
        ((("SOUGHT", {}, "../2015"),), "not stated", None),
    ],
)
def test_an_initiatives_status_and_year_follow_from_claims(graph_of, claims, status, year):
    made = [
        make_claim(number, "RUS", relation, "crimea", keys=keys, when=when)
        for number, (relation, keys, when) in enumerate(claims, 1)
    ]
    found = node(graph_of(*made), "Initiative", "crimea")
    assert found["status"] == status
    assert found.get("year") == year


def test_a_denied_block_settles_nothing(graph_of):
    graph = graph_of(make_claim(1, "RUS", "BLOCKED", "bank", stance="denied"))
    assert node(graph, "Initiative", "bank")["status"] == "not stated"


def test_sources_of_one_author_or_that_repeat_each_other_are_one_voice(graph_of):
    sources = (
        Source("b-same-author", "Another", "article", "B", author="Temur Umarov"),
        Source("c-repeats", "A repeat", "analysis", "C", author="Someone", based_on=("b-same-author",)),
        Source("d-other", "Another voice", "analysis", "C"),
    )
    blocks = [
        make_claim(number, "RUS", "BLOCKED", "bank", source=source)
        for number, source in enumerate(("article", "b-same-author", "c-repeats"), 1)
    ]
    graph = graph_of(*blocks, sources=sources)
    assert {row["id"]: row["voice"] for row in graph.nodes["Source"]} == {
        "article": "article",
        "b-same-author": "article",
        "c-repeats": "article",
        "d-other": "d-other",
    }
    assert [row["voices"] for row in graph.nodes["Claim"]] == [1, 1, 1]
    graph = graph_of(*blocks, make_claim(4, "RUS", "BLOCKED", "bank", source="d-other"), sources=sources)
    assert [row["voices"] for row in graph.nodes["Claim"]] == [2, 2, 2, 2]


def test_support_from_another_voice_counts_for_what_it_supports(graph_of):
    other = Source("other", "Another voice", "dataset", "C")
    graph = graph_of(
        make_claim(1, "RUS", "BLOCKED", "bank"),
        make_claim(2, "RUS", None, None, source="other", supports=("c1",)),
        sources=(other,),
    )
    assert {row["id"]: row["voices"] for row in graph.nodes["Claim"]} == {"c1": 2, "c2": 1}


def test_a_claim_stands_in_every_sentence_that_its_passage_touches(graph_of, edges_of):
    passages = tuple(
        Passage(f"article#7.{number}", "article", "Actual Purpose", Locator(7, start, end, "0" * 16))
        for number, start, end in ((1, 0, 50), (2, 51, 90), (3, 91, 140))
    )
    graph = graph_of(
        make_claim(1, "RUS", None, None, at=Locator(7, 60, 70, "1" * 16)),
        make_claim(2, "RUS", None, None, at=Locator(7, 40, 92, "1" * 16)),
        make_claim(3, "RUS", None, None, at=Locator(7, 50, 51, "1" * 16)),
        make_claim(4, "RUS", None, None, at=Locator(8, 0, 10, "1" * 16)),
        passages=passages,
    )
    assert [edge[1:3] for edge in edges_of(graph, "STANDS_IN")] == [
        ("c1", "article#7.2"),
        ("c2", "article#7.1"),
        ("c2", "article#7.2"),
        ("c2", "article#7.3"),
    ]
    assert len(edges_of(graph, "OF_SOURCE")) == 3


def test_a_claim_node_has_its_place_its_keys_and_their_bounds(graph_of, edges_of):
    graph = graph_of(
        make_claim(
            36,
            "medvedev",
            "SOUGHT",
            "crimea",
            keys={"within": "SCO", "outcome": "not stated"},
            when="2008",
            attributed_to="medvedev",
            about=("SCO", "summit"),
        )
    )
    found = node(graph, "Claim", "c36")
    assert found["place"] == "article:36"
    assert found["within"] == "SCO"
    assert (found["when"], found["when_earliest"], found["when_latest"]) == ("2008", "2008-01-01", "2008-12-31")
    assert "because" not in found
    [cites] = edges_of(graph, "CITES")
    assert cites.properties == {"line": 36, "start": 0, "end": 10, "sha256": "0" * 16}
    assert [edge.end for edge in edges_of(graph, "ABOUT")] == ["SCO", "summit"]
    assert [edge.end for edge in edges_of(graph, "ATTRIBUTED_TO")] == ["medvedev"]


def test_a_source_without_text_is_cited_by_ref(graph_of, edges_of):
    graph = graph_of(make_claim(1, "RUS", "BLOCKED", "bank", at=None, ref="article 4"))
    assert edges_of(graph, "CITES")[0].properties == {"ref": "article 4"}
    assert edges_of(graph, "BLOCKED")[0].properties["sources"] == ["article:article 4"]
    assert "line" not in node(graph, "Claim", "c1")
