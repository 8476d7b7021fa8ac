"""What comes back is plain: dicts, lists, ISO dates, and never a record id of an engine."""

import datetime
import json
import re

import pytest

from graph.store import Store

RUSSIA = {"id": "RUS", "labels": ["State"], "properties": {"id": "RUS", "name": "Russia"}}
CHINA = {
    "id": "CHN",
    "labels": ["State"],
    "properties": {"id": "CHN", "name": "China", "aliases": ["Beijing", "PRC"]},
}
BANK = {
    "id": "bank",
    "labels": ["Initiative"],
    "properties": {"id": "bank", "name": "SCO development bank", "year": 2010},
}
SCO = {
    "id": "SCO",
    "labels": ["Organisation"],
    "properties": {"id": "SCO", "name": "Shanghai Cooperation Organisation"},
}
SOUGHT = {
    "id": "CHN SOUGHT bank",
    "type": "SOUGHT",
    "start": "CHN",
    "end": "bank",
    "properties": {"claims": [], "layer": "declared"},
}
WITHIN = {"id": "bank WITHIN SCO", "type": "WITHIN", "start": "bank", "end": "SCO", "properties": {}}


@pytest.mark.parametrize(
    ("returned", "value"),
    [
        ("s", CHINA),
        ("r", SOUGHT),
        ("w", WITHIN),
        ("p", {"nodes": [CHINA, BANK, SCO], "relationships": [SOUGHT, WITHIN]}),
        ("[s, r]", [CHINA, SOUGHT]),
        ("{state: s, way: {edge: r, path: p}}", None),
        ("collect(p)", [{"nodes": [CHINA, BANK, SCO], "relationships": [SOUGHT, WITHIN]}]),
        ("nodes(p)", [CHINA, BANK, SCO]),
        ("relationships(p)", [SOUGHT, WITHIN]),
        ("properties(r)", {"claims": [], "layer": "declared"}),
        ("s {.id, .aliases}", {"id": "CHN", "aliases": ["Beijing", "PRC"]}),
        ("startNode(r)", CHINA),
        ("type(r)", "SOUGHT"),
        ("labels(s)", ["State"]),
        ("s.nothing", None),
        ("i.year", 2010),
        ("[]", []),
    ],
)
def test_a_value_comes_in_its_plain_form(store: Store, returned: str, value: object) -> None:
    result = store.run(f"MATCH p = (s:State)-[r:SOUGHT]->(i)-[w:WITHIN]->(o) RETURN {returned} AS value")
    if returned.startswith("{state"):
        path = {"nodes": [CHINA, BANK, SCO], "relationships": [SOUGHT, WITHIN]}
        value = {"state": CHINA, "way": {"edge": SOUGHT, "path": path}}
    assert result.rows == [{"value": value}]


def test_a_path_walked_against_an_edge_keeps_the_edges_own_ends(store: Store) -> None:
    result = store.run("MATCH p = (o:Organisation)<-[:WITHIN]-(i) RETURN p")
    assert result.rows == [{"p": {"nodes": [SCO, BANK], "relationships": [WITHIN]}}]


def test_a_path_of_one_node_has_no_relationships(store: Store) -> None:
    result = store.run("MATCH p = (s:State {id: 'RUS'}) RETURN p")
    assert result.rows == [{"p": {"nodes": [RUSSIA], "relationships": []}}]


def test_parallel_edges_stay_apart(store: Store) -> None:
    rows = store.run("MATCH (:State)-[r:BLOCKED]->() RETURN r ORDER BY r.layer").rows
    assert [(row["r"]["id"], row["r"]["properties"]["claims"]) for row in rows] == [
        ("RUS BLOCKED bank", ["c2"]),
        ("RUS BLOCKED bank", ["c1", "c3"]),
    ]


def test_properties_come_in_one_order(store: Store) -> None:
    """`id`, `name`, then the alphabet: JSON of the same graph is the same text."""
    (row,) = store.run("MATCH (s:State {id: 'CHN'}) RETURN s").rows
    assert json.dumps(row["s"]["properties"]) == '{"id": "CHN", "name": "China", "aliases": ["Beijing", "PRC"]}'


@pytest.mark.parametrize(
    ("returned", "value"),
    [
        ("date('2020-01-31')", "2020-01-31"),
        ("[date('2020-01-31')]", ["2020-01-31"]),
        ("{on: date('2020-01-31')}", {"on": "2020-01-31"}),
        ("1.5", 1.5),
        ("true", True),
        ("null", None),
        ("'(#1:0) is no path'", "(#1:0) is no path"),
        ("'(#987:0)'", "(#987:0)"),
    ],
)
def test_a_scalar_comes_as_it_is(store: Store, returned: str, value: object) -> None:
    assert store.run(f"RETURN {returned} AS value").rows == [{"value": value}]


@pytest.mark.parametrize(
    "value", ["Россия", "上海", "a'b\"c\\d", "", 0, -(2**53), 1.25, True, None, ["a", 1, [None]], {"a": {"b": [1]}}]
)
def test_a_parameter_comes_back_as_it_was_given(store: Store, value: object) -> None:
    assert store.run("RETURN $value AS value", {"value": value}).rows == [{"value": value}]


def test_a_date_is_sent_as_its_iso_text(store: Store) -> None:
    given = {"on": datetime.date(2010, 6, 15), "days": [datetime.date(2010, 6, 16)]}
    assert store.run("RETURN $on AS on, $days AS days", given).rows == [{"on": "2010-06-15", "days": ["2010-06-16"]}]


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH p = (a)-[*1..3]-(b) RETURN a, b, p, collect({x: [a, p]}) AS more",
        "MATCH (n) RETURN n.`@rid` AS a, n['@type'] AS b, keys(n) AS k, properties(n) AS p",
        "MATCH ()-[r]->() RETURN r, startNode(r) AS s, endNode(r) AS e, keys(r) AS k",
        "CALL algo.pagerank() YIELD node, score RETURN node, score",
    ],
)
def test_no_record_id_of_the_engine_is_seen(store: Store, statement: str) -> None:
    result = store.run(statement)
    assert result.rows
    text = json.dumps(result.rows)
    assert not re.search(r"#\d+:-?\d+|@rid|@type|@in\b|@out\b", text)


@pytest.mark.parametrize(
    ("statement", "columns"),
    [
        ("MATCH (s:State) RETURN s.name AS zeta, s.id AS alpha", ["zeta", "alpha"]),
        ("MATCH (s:State) RETURN s.name, s.id", ["s.name", "s.id"]),
        ("MATCH (s:State) WHERE s.id = 'none' RETURN s.name AS zeta, s.id AS alpha", ["zeta", "alpha"]),
        ("MATCH (s:Nobody)-[r:NOTHING]->() RETURN s, count(r) AS n", ["s", "n"]),
        ("RETURN 1 AS `a b`, 2", ["a b", "2"]),
    ],
)
def test_columns_have_the_order_and_the_names_of_the_return(store: Store, statement: str, columns: list[str]) -> None:
    result = store.run(statement)
    assert list(result.columns) == columns
    assert all(list(row) == columns for row in result.rows)
