"""What a statement asks for and no graph has."""

import pytest

from graph.cypher import strangers


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "MATCH (s:State)-[r:BLOKED]->(i) RETURN s",
            "“BLOKED” is no relationship type of the graph; did you mean “BLOCKED”?",
        ),
        ("MATCH (s:Sate) RETURN s", "“Sate” is no label of the graph; did you mean “State”?"),
        ("MATCH (s:State|Gruop) RETURN s", "“Gruop” is no label of the graph; did you mean “Group”?"),
        (
            "MATCH ()-[:BLOCKED|SOUHGT]->() RETURN 1",
            "“SOUHGT” is no relationship type of the graph; did you mean “SOUGHT”?",
        ),
        (
            "MATCH (s)-[:USES]->(o) RETURN s",
            "“USES” is no relationship type: a use is (state)-[:MAKES]->(:Use)-[:OF]->(organisation)",
        ),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest(statement, said):
    assert strangers(statement) == [said]


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH (s:State {id: 'XXX'})-[r:BLOCKED WHERE r.layer = 'x']->(i:Initiative) RETURN {a: s, b: [x IN [1] | i]}",
        "MATCH (c:Claim)-[:SUPPORTS|CONTRADICTS*1..3]->(d) WHERE c:Claim AND 'a:Foo' <> '[:BAR]' RETURN d",
        "// (x:Nobody)\nRETURN [n IN [1, 2] | n] AS l",
        "MATCH (`a`:`State`) RETURN a",
    ],
)
def test_what_the_model_knows_is_no_stranger(statement):
    assert strangers(statement) == []
