"""A database that other people use too: their data changes no answer, and nothing of theirs is changed."""

from collections.abc import Iterator

import pytest

import cuibono
from tests.server.neo4j_server import NeoServer
from tests.server.test_equal import RECIPES, SAVED, same_answer, sets_for
from tests.server.world import by_driver, emptied, environment, everything

pytestmark = pytest.mark.neo4j

_THEIRS = (
    # The same labels and ids as ours, with relationships of our types: to each other, to our nodes, and from them.
    "CREATE (:State {id: 'RUS', name: 'Theirs'})-[:BLOCKED {layer: 'actual', claims: [], confidence: 'high'}]->"
    "(:Initiative {id: 'sco-development-bank', name: 'Theirs'})",
    "MATCH (o:CuiBono {id: 'SCO'}) CREATE (:State {id: 'XAA', name: 'Theirs'})"
    "-[:MEMBER_OF {status: 'member', layer: 'background', claims: ['c'], sources: [], confidence: 'low'}]->(o)",
    "MATCH (s:State:CuiBono) CREATE (s)-[:MAKES {layer: 'hidden', claims: ['c']}]->(:Use {id: 'theirs'})",
    "MATCH (c:Claim:CuiBono) WITH c LIMIT 20 CREATE (:Claim {id: 'theirs-' + c.id})-[:SUPPORTS]->(c)",
    # A colleague's notes on our nodes, and ties between them of their own type.
    "MATCH (s:State:CuiBono) CREATE (:Note {text: 'see ' + s.id})-[:ABOUT]->(s)",
    "MATCH (a:CuiBono {id: 'RUS'}), (b:CuiBono {id: 'CHN'}) CREATE (a)-[:PHONED {on: date('2010-06-15')}]->(b)",
    # And what has nothing to do with us.
    "UNWIND range(1, 50) AS n CREATE (:Invoice {id: n})-[:PAID_BY]->(:Customer {name: 'x'})",
)


@pytest.fixture(scope="module")
def shared(server: NeoServer) -> Iterator[cuibono.Graph]:
    """The shipped graph in the middle of other people's data, which is as it was at the end."""
    emptied(server)
    by_driver(server, "CREATE (:State {id: 'RUS', name: 'Theirs, before'})")
    with environment(server.environment()):
        cuibono.build()
        assert by_driver(server, "MATCH (n) WHERE NOT n:CuiBono RETURN labels(n) AS l, properties(n) AS p") == [
            {"l": ["State"], "p": {"id": "RUS", "name": "Theirs, before"}}
        ]
        for statement in _THEIRS:
            by_driver(server, statement)
        before = everything(server)
        with cuibono.open() as graph:
            yield graph
        assert everything(server) == before
    emptied(server)


@pytest.mark.parametrize("name", SAVED)
def test_a_saved_query_has_the_same_answer_beside_others(
    name: str, embedded: cuibono.Graph, shared: cuibono.Graph
) -> None:
    given = sets_for(embedded, name)[0]
    assert same_answer(embedded.ask(name, given), shared.ask(name, given))


@pytest.mark.parametrize("statement", RECIPES)
def test_a_statement_of_ones_own_is_about_the_graph(
    statement: str, embedded: cuibono.Graph, shared: cuibono.Graph
) -> None:
    given = {"given": ["a", 1, None]} if "$given" in statement else {}
    assert same_answer(embedded.cypher(statement, given), shared.cypher(statement, given))


def test_other_peoples_data_may_come_and_go_while_a_store_is_open(server: NeoServer, shared: cuibono.Graph) -> None:
    count = "MATCH (n) RETURN count(n) AS n"
    first = shared.cypher(count).rows
    by_driver(server, "CREATE (:Visitor {id: 'RUS'})")
    assert shared.cypher(count).rows == first
    by_driver(server, "MATCH (v:Visitor) DELETE v")
    assert shared.cypher(count).rows == first == [{"n": shared.info().nodes}]
