"""Beside other people's data, each node and relationship of a statement is asked to be one of the graph's."""

import pytest

from graph.cypher.elements import elements_of
from graph.errors import StatementError
from graph.store.server.scope import scoped


@pytest.mark.parametrize(
    ("statement", "kept"),
    [
        ("MATCH (n) RETURN n", "MATCH (n:CuiBono) RETURN n"),
        ("MATCH () RETURN 1", "MATCH (:CuiBono) RETURN 1"),
        ("MATCH (s:State) RETURN s", "MATCH (s:(State)&CuiBono) RETURN s"),
        ("MATCH (s:A:B {id: 'x'}) RETURN s", "MATCH (s:(A&B)&CuiBono {id: 'x'}) RETURN s"),
        ("MATCH (s:!A|(B&C)) RETURN s", "MATCH (s:(!A|(B&C))&CuiBono) RETURN s"),
        ("MATCH (s IS State WHERE s.x = 1) RETURN s", "MATCH (s IS (State)&CuiBono WHERE s.x = 1) RETURN s"),
        ("MATCH (a)-->(b) RETURN a", "MATCH (a:CuiBono)-[:T|`U V`]->(b:CuiBono) RETURN a"),
        ("MATCH (a)<--()--(b) RETURN a", "MATCH (a:CuiBono)<-[:T|`U V`]-(:CuiBono)-[:T|`U V`]-(b:CuiBono) RETURN a"),
        ("MATCH (a)-[r]-(b) RETURN r", "MATCH (a:CuiBono)-[r:T|`U V`]-(b:CuiBono) RETURN r"),
        ("MATCH (a)-[*..3]-(b) RETURN 1", "MATCH (a:CuiBono)-[:T|`U V`*..3]-(b:CuiBono) RETURN 1"),
        ("MATCH (a)-[r:A|B]-(b) RETURN r", "MATCH (a:CuiBono)-[r:A|B]-(b:CuiBono) RETURN r"),
        ("MATCH (a)-[r:!A]-(b) RETURN r", "MATCH (a:CuiBono)-[r:(!A)&(T|`U V`)]-(b:CuiBono) RETURN r"),
        ("MATCH ((a)-->(b)){1,2} RETURN 1", "MATCH ((a:CuiBono)-[:T|`U V`]->(b:CuiBono)){1,2} RETURN 1"),
        (
            "MATCH p = shortestPath((a)-[*]-(b)) RETURN p",
            "MATCH p = shortestPath((a:CuiBono)-[:T|`U V`*]-(b:CuiBono)) RETURN p",
        ),
        ("MATCH (a) WHERE (a)-[:R]->() RETURN a", "MATCH (a:CuiBono) WHERE (a:CuiBono)-[:R]->(:CuiBono) RETURN a"),
        ("MATCH (a) RETURN [(a)-[:R]->(b) | b.id]", "MATCH (a:CuiBono) RETURN [(a:CuiBono)-[:R]->(b:CuiBono) | b.id]"),
        ("RETURN COUNT { (:State) } AS n", "RETURN COUNT { (:(State)&CuiBono) } AS n"),
        ("RETURN (1) - (2), 'MATCH (n)', [x IN [1] | (x)]", "RETURN (1) - (2), 'MATCH (n)', [x IN [1] | (x)]"),
        ("MATCH (a) WHERE a.x > (a.y) RETURN (a.z)", "MATCH (a:CuiBono) WHERE a.x > (a.y) RETURN (a.z)"),
    ],
)
def test_each_node_and_relationship_is_asked_to_be_ours(statement: str, kept: str) -> None:
    assert scoped(statement, ["U V", "T"]) == kept


def test_a_statement_that_is_not_understood_is_not_kept_to_the_graph() -> None:
    assert elements_of("MATCH (a) = 5 RETURN a") is None
    with pytest.raises(StatementError, match="other people's data"):
        scoped("MATCH (a) = 5 RETURN a", ["T"])
