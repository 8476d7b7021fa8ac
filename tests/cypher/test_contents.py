"""What the columns of a statement can hold."""

import pytest

from graph.cypher import gives_plain_values, paths_in_columns


@pytest.mark.parametrize(
    ("statement", "places"),
    [
        ("RETURN 1 AS one, $t AS t", {"one": False, "t": False}),
        ("MATCH p = (a)-->(b) RETURN p, a, b.name", {"p": True, "a": False, "b.name": False}),
        (
            "MATCH p = (a) RETURN nodes(p) AS n, length(p), p = p AS same",
            {"n": False, "length(p)": False, "same": False},
        ),
        ("MATCH p = (a) RETURN [p, $t] AS l", {"l": (True, False)}),
        (
            "MATCH p = (a) RETURN {way: p, said: {a: $t, `b c`: [p]}} AS m",
            {"m": {"way": True, "said": {"a": False, "b c": (True,)}}},
        ),
        ("MATCH p = (a) RETURN [[1, $t], (p)] AS l", {"l": (False, True)}),
        ("MATCH p = (a) RETURN collect([p, $t]) AS l", {"l": True}),
        ("MATCH p = (a) WITH p AS q, a.id AS t RETURN q, t", {"q": True, "t": False}),
        ("MATCH p = (a) WITH [p] AS ps UNWIND ps AS x WITH x AS y RETURN y, 1 AS z", {"y": True, "z": False}),
        ("MATCH p = (a) WITH a RETURN a", {"a": False}),
        ("MATCH (a) RETURN [p = (a)-->(b) | p] AS ps, [(a)-->(b) | b] AS bs", {"ps": True, "bs": False}),
        ("MATCH (a) RETURN [p = (a)-->(b) | length(p)] AS ls", {"ls": False}),
        ("MATCH (a) RETURN COLLECT { MATCH p = (a)-->() RETURN p } AS ps", {"ps": True}),
        ("MATCH (a) RETURN COUNT { MATCH p = (a)-->() RETURN p } AS n", {"n": False}),
        ("MATCH (a) CALL (a) { MATCH p = (a)-->() RETURN p AS q, 1 AS n } RETURN q, n", {"q": True, "n": False}),
        ("MATCH (a), (b) RETURN shortestPath((a)-[*]-(b)) AS p", {"p": True}),
        ("CALL algo.dijkstra() YIELD path, cost RETURN path, cost", {"path": True, "cost": True}),
        ("MATCH p = (a) RETURN apoc.path.combine(p, p) AS q, apoc.x() AS r", {"q": True, "r": True}),
        ("MATCH p = (a)-[r]->() RETURN *", {"a": False, "r": False}),
        ("MATCH p = (a) RETURN p AS x UNION RETURN 1 AS x", {"x": True}),
        ("RETURN [1] AS x UNION MATCH p = (a) RETURN [p] AS x", {"x": True}),
        ("MATCH p = (a) FINISH", {}),
        ("MATCH p = (a) ??? RETURN p", {}),
    ],
)
def test_where_a_path_can_be(statement: str, places: dict[str, object]) -> None:
    assert paths_in_columns(statement) == places


@pytest.mark.parametrize(
    "statement",
    [
        "RETURN 1 AS one, 'a' + 'b', [1, {a: $x}], null, 1 = 2, NOT true",
        "MATCH (s:State) RETURN s.id, s.aliases AS names",
        "MATCH (s:State) WITH s ORDER BY s.id RETURN s.name",
        "MATCH (s)-[r]->(o) RETURN type(r), labels(s)[0], count(*), collect(DISTINCT r.claims), coalesce(o.name, s.id)",
        "MATCH (s) WITH collect(s.id) AS ids UNWIND ids AS id RETURN id, size(ids)",
        "MATCH (s) RETURN [(s)-[r]->(o) | o.id] AS ids, COUNT { (s)--() } AS n, EXISTS { (s)--() } AS any",
        "MATCH (s) RETURN COLLECT { MATCH (s)-->(o) RETURN o.id } AS ids",
        "MATCH (s) CALL (s) { MATCH (s)-[r]->() RETURN count(r) AS n } RETURN s.id, n",
        "MATCH p = (s)-->() RETURN length(p), CASE WHEN s.id = 'a' THEN 1 ELSE s.name END AS x",
        "MATCH (s) RETURN s.id AS x UNION MATCH (o) RETURN o.name AS x",
        "MATCH (s) RETURN reduce(all = [], x IN s.aliases | all + [x]) AS names",
    ],
)
def test_columns_that_are_sure_to_be_plain(statement: str) -> None:
    assert gives_plain_values(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH (s) RETURN s",
        "MATCH (s) RETURN *",
        "MATCH ()-[r]->() RETURN [r]",
        "MATCH p = (s)-->() RETURN s.id, p",
        "MATCH (s) WITH s AS t RETURN t",
        "MATCH (s) WITH {a: s} AS s RETURN s.a",
        "MATCH (s) WITH {n: s} AS m RETURN m.n",
        "MATCH (s) WITH collect(s) AS all RETURN all[0]",
        "MATCH (s) WITH collect(s) AS all UNWIND all AS x RETURN x AS y",
        "MATCH (s) RETURN head(collect(s)), s.id",
        "MATCH (s) RETURN [x IN [s] | x]",
        "MATCH (s) RETURN [(s)-->(o) | o]",
        "MATCH (s) RETURN COLLECT { MATCH (s)-->(o) RETURN o }",
        "MATCH (s) RETURN COLLECT { MATCH (s)-->(o) RETURN * }",
        "MATCH p = (s)-->() RETURN nodes(p)",
        "MATCH ()-[r]->() RETURN startNode(r)",
        "MATCH (s) RETURN s {.id, other: s}",
        "MATCH (s) RETURN reduce(last = null, x IN collect(s) | x)",
        "RETURN date()",
        "RETURN [datetime('2020-01-01')]",
        "RETURN sum(9223372036854775807)",
        "RETURN apoc.whatever(1)",
        "CALL db.labels()",
        "CALL db.labels() YIELD label RETURN label",
        "MATCH (s) RETURN s.id UNION MATCH (s) RETURN s",
        "MATCH (s) ??? RETURN s.id",
        "CREATE (s) RETURN s.id",
    ],
)
def test_columns_that_may_hold_more(statement: str) -> None:
    assert not gives_plain_values(statement)
