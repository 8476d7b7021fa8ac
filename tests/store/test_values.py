"""What comes back is plain: dicts, lists, ISO dates, and never a record id of an engine."""

import datetime
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH (s:State) RETURN s UNION MATCH (s:State)--() RETURN s",
        "MATCH (s:State)-[*1..2]-() RETURN s UNION MATCH (i)<--(s:State) RETURN s",
        "MATCH (s:State {id: 'RUS'}) RETURN s UNION MATCH p = (:State)-->() RETURN nodes(p)[0] AS s",
        "MATCH ()-[r]-(i:Initiative) WHERE type(r) <> 'WITHIN' RETURN startNode(r) AS s "
        "UNION MATCH (i:Initiative) UNWIND [(i)<--(s) | s] AS s RETURN s",
    ],
)
def test_a_node_that_two_sides_of_a_union_reach_is_given_once(store: Store, statement: str) -> None:
    found = [row["s"]["id"] for row in store.run(statement).rows]
    assert sorted(found) == ["CHN", "RUS"]


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
        ("MATCH p = (b:State)-[r]->(a) RETURN *", ["a", "b", "p", "r"]),
        ("MATCH p = (b:Nobody)-[r]->(a) RETURN *", ["a", "b", "p", "r"]),
    ],
)
def test_columns_have_the_order_and_the_names_of_the_return(store: Store, statement: str, columns: list[str]) -> None:
    result = store.run(statement)
    assert list(result.columns) == columns
    assert all(list(row) == columns for row in result.rows)


def _engines_id(store: Store, state: str) -> str:
    found: str = store.run("MATCH (s:State {id: $state}) RETURN elementId(s) AS id", {"state": state}).rows[0]["id"]
    return found


FORGED = "{`@rid`: $id, `@type`: 'State', id: 'RUS', name: 'Not Russia'}"


@pytest.mark.parametrize(
    ("returned", "shape"),
    [
        (FORGED, "{}"),
        (f"[{FORGED}]", "[{}]"),
        (f"[[1], {{a: [{FORGED}]}}]", '[[1], {"a": [{}]}]'),
        (f"collect({FORGED})", "[{}]"),
        ("$map", "{}"),
        ("[$map, {a: $map}]", '[{}, {"a": {}}]'),
        ("$nested", '{"a": [{}]}'),
        ("head($nested.a)", "{}"),
    ],
)
def test_a_users_own_map_stays_a_map_whatever_its_keys(store: Store, returned: str, shape: str) -> None:
    forged = {"@rid": _engines_id(store, "RUS"), "@type": "State", "id": "RUS", "name": "Not Russia"}
    given = {"id": forged["@rid"], "map": forged, "nested": {"a": [forged]}}
    used = {name: value for name, value in given.items() if f"${name}" in returned}
    rows = store.run(f"MATCH (s:State {{id: 'CHN'}}) WITH s RETURN {returned} AS value", used).rows
    assert rows == [{"value": json.loads(shape.replace("{}", json.dumps(forged)))}]


@pytest.mark.parametrize(
    "map_",
    [
        {"@rid": "#99999999:0", "@type": "State", "id": "x"},
        {"@rid": "#1:99999999999999999999", "@type": "State"},
        {"@rid": "#1:999999999999", "@type": "State"},
        {"@rid": "#1:0] LIMIT 0 //", "@type": "State"},
        {"@rid": "#1:0"},
        {"@rid": None},
        {"@rid": {"@rid": "#1:0"}},
        {"@rid": "#-1:-1", "@type": "State", "@start": "a", "@end": "b"},
        {"@type": "State"},
        {"@start": "CHN", "@end": "RUS"},
    ],
)
def test_a_map_that_only_resembles_a_record_is_given_back(store: Store, map_: dict[str, object]) -> None:
    rows = store.run("MATCH (s:State {id: 'RUS'}) RETURN $map AS map, [$map] AS list, s", {"map": map_}).rows
    assert rows == [{"map": map_, "list": [map_], "s": RUSSIA}]


def test_a_node_beside_a_users_own_map_is_a_node(store: Store) -> None:
    forged = {"@rid": _engines_id(store, "CHN"), "@type": "State", "id": "CHN"}
    row = store.run(
        "MATCH p = (s:State {id: 'CHN'})-[r:SOUGHT]->(i) RETURN s, r, [s, $map] AS both, {n: i, m: $map, p: p} AS more",
        {"map": forged},
    ).rows[0]
    path = {"nodes": [CHINA, BANK], "relationships": [SOUGHT]}
    assert row == {"s": CHINA, "r": SOUGHT, "both": [CHINA, forged], "more": {"n": BANK, "m": forged, "p": path}}


@pytest.mark.parametrize(
    "returned",
    [
        "$text",
        "'{}'",
        "[$text]",
        "{{a: [$text]}}",
        "collect($text)",
        "'(' + elementId(s) + ')'",
        "$nested",
        "trim($text)",
    ],
)
def test_a_text_that_looks_like_a_path_stays_a_text(store: Store, returned: str) -> None:
    """Beside a path in another column, too."""
    text = f"({_engines_id(store, 'RUS')})"
    given = {name: value for name, value in {"text": text, "nested": {"a": [text]}}.items() if f"${name}" in returned}
    (alone,) = store.run(f"MATCH (s:State {{id: 'RUS'}}) RETURN {returned.format(text)} AS value", given).rows
    (beside,) = store.run(f"MATCH p = (s:State {{id: 'RUS'}}) RETURN p, {returned.format(text)} AS value", given).rows
    assert text in json.dumps(alone)
    assert beside["value"] == alone["value"]
    assert beside["p"] == {"nodes": [RUSSIA], "relationships": []}


_TEXTS = st.sampled_from(["(#7:0)", "(#7:0)-[#11:0]->(#1:0)", "#7:0", "@rid", "State", "RUS", "Россия", ""]) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=5
)
_KEYS = st.sampled_from(["@rid", "@type", "@start", "@end", "id", "name"]) | st.text("ab@#", max_size=3)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | _TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(value=_VALUES)
def test_whatever_is_given_comes_back_beside_records_and_paths(store: Store, value: object) -> None:
    statement = "MATCH p = (s:State {id: 'CHN'})-[r:SOUGHT]->() RETURN $value AS value, [$value] AS list, s, r, p"
    path = {"nodes": [CHINA, BANK], "relationships": [SOUGHT]}
    rows = store.run(statement, {"value": value}).rows
    assert rows == [{"value": value, "list": [value], "s": CHINA, "r": SOUGHT, "p": path}]


def test_a_path_and_a_text_in_one_list_or_map_are_told_apart(store: Store) -> None:
    text = f"({_engines_id(store, 'RUS')})"
    row = store.run(
        "MATCH p = (s:State {id: 'RUS'}) RETURN [p, $text] AS list, {way: p, said: [$text, p]} AS map", {"text": text}
    ).rows[0]
    path = {"nodes": [RUSSIA], "relationships": []}
    assert row == {"list": [path, text], "map": {"way": path, "said": [text, path]}}


@pytest.mark.parametrize(
    "text", ["(#99:0)-[#11:0]->(#1:0)", "(#1:0)-[#1:0]->(#1:0)", "(#1:99999999999999999999)", "(#99999999999:0)"]
)
def test_a_text_is_a_path_only_if_the_graph_has_it(store: Store, text: str) -> None:
    """Here no text of the statement says what is a path and what is not."""
    rows = store.run("MATCH p = (:State {id: 'RUS'}) UNWIND [p, $text] AS x RETURN x", {"text": text}).rows
    assert rows == [{"x": {"nodes": [RUSSIA], "relationships": []}}, {"x": text}]


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH p = (:State {id: 'CHN'})-[:SOUGHT]->() WITH p AS q WITH {a: [q]} AS m RETURN head(m.a) AS p",
        "MATCH p = (:State {id: 'CHN'})-[:SOUGHT]->() WITH collect(p) AS ps UNWIND ps AS x RETURN x AS p",
        "CALL { MATCH p = (:State {id: 'CHN'})-[:SOUGHT]->() RETURN p AS inner } RETURN inner AS p",
        "MATCH p = (:State {id: 'CHN'})-[:SOUGHT]->() WITH collect(p) AS ps RETURN [x IN ps | x][0] AS p",
        "MATCH p = (:State {id: 'CHN'})-[:SOUGHT]->() RETURN CASE WHEN length(p) = 1 THEN p ELSE 'none' END AS p",
        "MATCH p = (:State {id: 'CHN'})-[:SOUGHT]->() RETURN coalesce(null, p) AS p",
        "MATCH (s:State {id: 'CHN'}) RETURN [q = (s)-[:SOUGHT]->() | q][0] AS p",
        "MATCH (s:State {id: 'CHN'}) RETURN head(COLLECT { MATCH q = (s)-[:SOUGHT]->() RETURN q }) AS p",
        "MATCH (s:State {id: 'CHN'}), (i:Initiative) MATCH p = shortestPath((s)-[*..2]-(i)) RETURN p",
        "MATCH p = (:State {id: 'CHN'})-[:SOUGHT]->() RETURN *",
        "MATCH p = (:State {id: 'nobody'}) RETURN p UNION MATCH p = (:State {id: 'CHN'})-[:SOUGHT]->() RETURN p",
        "RETURN reduce(last = null, x IN [q = (:State {id: 'CHN'})-[:SOUGHT]->() | q] | x) AS p",
    ],
)
def test_a_path_is_known_by_whatever_way_it_came(store: Store, statement: str) -> None:
    assert store.run(statement).rows == [{"p": {"nodes": [CHINA, BANK], "relationships": [SOUGHT]}}]
