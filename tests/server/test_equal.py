"""The same questions have the same answers on the embedded store and on both servers: rows, types and order."""

from pathlib import Path
from typing import Any

import pytest

import cuibono
from tests.server.world import typed

pytestmark = pytest.mark.neo4j

SAVED = sorted(path.stem for path in (Path(cuibono.__file__).parents[1] / "queries").glob("*.cypher"))
_ORGANISATIONS = ("SCO", "QUAD", "NATO", "C5+China", "shanghai-five", "UN")
_VALUES: dict[str, tuple[Any, ...]] = {
    "organisation": _ORGANISATIONS,
    "organisations": (["SCO"], ["SCO", "QUAD", "AUKUS"], ["NATO", "SCO"], list(_ORGANISATIONS)),
    "state": ("CHN", "RUS", "IND", "KAZ", "UZB", "TKM"),
    "source": ("umarov-2025", "astana-2017", "sco-declaration-2001", "un-m49"),
    "on": (None, "2001-06-15", "2010-01-01", "2017-06-09", "2024-12-31", "1996-04-26"),
    "id": ("sco-038-01", "sco-038-03", "RUS", "RUS BLOCKED sco-development-bank", "CHN-SCO-discursive-power", "SCO"),
    "from": ("RUS", "CHN", "KAZ", "discursive-power", "umarov-2025"),
    "to": ("SCO", "sco-development-bank", "RUS", "IND", "CHN"),
}
"""Several values a parameter, of the shipped graph: the first set of a query has the first values, and so on."""

RECIPES = (
    "MATCH (s:State) RETURN s ORDER BY s.id",
    "MATCH (s:State)-[r:BLOCKED]->(i) RETURN r, i.id ORDER BY r.claims[0], i.id, s.id",
    "MATCH (:State {id: 'RUS'})-[r:BLOCKED]->() RETURN r ORDER BY r.confidence, r.claims[0]",
    "MATCH ()<-[r:MEMBER_OF {founder: true}]-() RETURN r ORDER BY startNode(r).id, r.since",
    "MATCH p = (:State {id: 'CHN'})-[:MAKES]->(:Use)-[:FOR]->(:Motive) RETURN p ORDER BY nodes(p)[1].id",
    "MATCH p = (i:Initiative)<-[:SOUGHT]-(:State) RETURN p, length(p), [n IN nodes(p) | n.id] AS ids ORDER BY ids",
    "MATCH (n) UNWIND labels(n) AS label RETURN label, count(*) AS n ORDER BY label",
    "MATCH (n) RETURN DISTINCT size(labels(n)) AS n",
    "MATCH (n) RETURN labels(n)[0] AS label, count(*) AS n ORDER BY label",
    "MATCH (n) WHERE labels(n) = ['State'] RETURN count(n)",
    "MATCH (n) WITH labels(n) AS l, n ORDER BY n.id RETURN l, collect(n.id)[..3] AS some ORDER BY l",
    "MATCH (n) RETURN count(n)",
    "MATCH ()-[r]->() RETURN count(r)",
    "MATCH ()-[r]->() RETURN type(r), count(*) AS n ORDER BY type(r)",
    "MATCH (n) UNWIND keys(n) AS key RETURN DISTINCT key ORDER BY key",
    "MATCH (n) WITH n ORDER BY n.id RETURN properties(n) AS p",
    "MATCH (n) WITH n ORDER BY n.id RETURN n {.*} AS p",
    "MATCH (n) WHERE n.id STARTS WITH 'sco' RETURN n{.id, .name, labels: labels(n)} AS m ORDER BY n.id",
    "MATCH (n:State|Group) RETURN n.id AS id, n.aliases AS aliases ORDER BY id",
    "MATCH (s:State {id: 'RUS'}) RETURN s.nothing AS nothing, s.aliases, s['name'], s.id + 'x'",
    "MATCH (i:Initiative) RETURN i.status, i.year, i.year / 2, i.year * 1.0, i.year > 2010 ORDER BY i.id",
    "MATCH (c:Claim) RETURN c.standing, avg(c.voices), sum(c.voices), min(c.id), max(c.when) ORDER BY c.standing",
    "MATCH (a:State {id: 'RUS'}), (b:State {id: 'CHN'}) RETURN [a, b, {c: a.id, d: [b]}] AS nested",
    "MATCH (s:State) OPTIONAL MATCH (s)-[b:BLOCKED]->(i) RETURN s.id, b, i ORDER BY s.id, i.id, b.claims[0]",
    "MATCH (s:State)-[:MEMBER_OF]->{1,1}(o) RETURN DISTINCT o.id ORDER BY o.id",
    "MATCH p = shortestPath((:State {id: 'RUS'})-[*..4]-(:Motive {id: 'discursive-power'})) RETURN length(p)",
    "MATCH (s:State) WHERE EXISTS { (s)-[:BLOCKED]->() } RETURN s.id, COUNT { (s)-[:MAKES]->() } AS n ORDER BY s.id",
    "MATCH (s:State {id: 'UZB'}) RETURN COLLECT { MATCH (s)-[:MAKES]->(u) RETURN u.id ORDER BY u.id } AS uses",
    "UNWIND [1, 2.0, 'a', true, null, [1], {b: 2}] AS x RETURN x",
    "RETURN date('2010-06-15') AS d, localdatetime('2010-06-15T12:00') AS l, time('12:00:00Z') AS t",
    "RETURN time('12:00:00.000001-03:30') AS t, localdatetime('2010-06-15T00:00:00.123456789') AS l",
    "RETURN datetime('2010-06-15T12:00:00[Europe/Paris]') AS z, date('0033-04-03') AS d",
    "RETURN datetime('2010-06-15T12:00:30.5+05:00') AS z, duration('P1Y2M3DT4H') AS u, localtime('00:00') AS m",
    "RETURN point({x: 1.0, y: 2.0}) AS p",
    "RETURN 1 + 1 AS two, 7 / 2 AS whole, 7 / 2.0 AS part, 1e300 AS large, -0.5 AS minus, 'Шанхай 上海 😀' AS text",
    "RETURN null AS nothing, [] AS none, {} AS empty, [null] AS unknown",
    "RETURN 1, 'a' AS `a b`, $given, toUpper('x') // a comment",
    "MATCH (x:Nothing) RETURN x.id, count(*)",
    "MATCH (x:Nothing) RETURN x.id AS id, x",
    "MATCH (s:State {id: 'RUS'}) RETURN s.id AS id UNION MATCH (s:State {id: 'CHN'}) RETURN s.id AS id",
)
"""Statements of an analyst's own, for what saved queries don't have: whole records, paths, columns without a name."""


def sets_for(graph: cuibono.Graph, name: str) -> list[dict[str, Any]]:
    """Sets of parameters for a saved query: as many as its parameters have values here, and the defaults."""
    parameters = [parameter.name for parameter in graph.catalogue[name].parameters]
    if not parameters:
        return [{}]
    most = max(len(_VALUES[one]) for one in parameters)
    drawn = [{one: _VALUES[one][number % len(_VALUES[one])] for one in parameters} for number in range(most)]
    needs_some = any(parameter.required for parameter in graph.catalogue[name].parameters)
    return drawn if needs_some else [{}, *drawn]


def same_answer(here: Any, there: Any) -> bool:
    """Compare two answers to the last: columns, rows with their types and their order, and what is made of them."""
    assert list(there.columns) == list(here.columns)
    assert typed(list(there.rows)) == typed(list(here.rows))
    return getattr(there, "finding", None) == getattr(here, "finding", None)


@pytest.mark.parametrize("name", SAVED)
def test_a_saved_query_has_the_same_answer(name: str, embedded: cuibono.Graph, shipped: cuibono.Graph) -> None:
    for given in sets_for(embedded, name):
        assert same_answer(embedded.ask(name, given), shipped.ask(name, given)), given


@pytest.mark.parametrize("statement", RECIPES)
def test_a_statement_of_ones_own_has_the_same_answer(
    statement: str, embedded: cuibono.Graph, shipped: cuibono.Graph
) -> None:
    given = {"given": ["a", 1, None]} if "$given" in statement else {}
    assert same_answer(embedded.cypher(statement, given), shipped.cypher(statement, given))


def test_every_parameter_of_the_saved_queries_is_tried(embedded: cuibono.Graph) -> None:
    names = {parameter.name for name in embedded.catalogue for parameter in embedded.catalogue[name].parameters}
    assert names == set(_VALUES)


def test_the_graph_says_the_same_of_itself(embedded: cuibono.Graph, shipped: cuibono.Graph) -> None:
    assert shipped.info() == embedded.info()
