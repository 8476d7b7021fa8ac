"""Where a path can be in the columns of a statement."""

import pytest

from graph.cypher import paths_in_columns


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
        ("MATCH p = (a) RETURN {way: p, said: {a: $t, `b c`: [p]}} AS m", None),
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
def test_where_a_path_can_be(statement: str, places: dict[str, object] | None) -> None:
    if places is None:
        places = {"m": {"way": True, "said": {"a": False, "b c": (True,)}}}
    assert paths_in_columns(statement) == places
