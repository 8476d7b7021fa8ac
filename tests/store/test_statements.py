"""A statement reads the graph and nothing else; what can't be answered is refused in plain words."""

import contextlib
import socket
from pathlib import Path

import pytest

from graph.errors import StatementError
from graph.store import Store

EVERYTHING = "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN n, r, m ORDER BY n.id, type(r), m.id, r.layer"

WRITES = [
    "CREATE (n:State {id: 'XXX'})",
    "CREATE (n:State {id: 'XXX'}) RETURN n",
    "INSERT (n:State {id: 'XXX'})",
    "MERGE (n:State {id: 'XXX'}) RETURN n",
    "MATCH (n:State) SET n.name = 'x' RETURN n",
    "MATCH (n:State) SET n:Foe",
    "MATCH (n:State) SET n += {name: 'x'}",
    "MATCH (n:State) REMOVE n.name",
    "MATCH (n) DETACH DELETE n",
    "MATCH ()-[r]->() DELETE r",
    "MATCH (n) FOREACH (x IN [1] | SET n.x = x)",
    "CALL { CREATE (n:State) RETURN n } RETURN n",
    "MATCH (n) CALL { WITH n SET n.x = 1 } IN TRANSACTIONS OF 1 ROWS",
    "MATCH (n) CALL (n) { SET n.x = 1 }",
    "MATCH (n) RETURN n UNION CREATE (n:State) RETURN n",
    "/* RETURN */ cReAtE (n:State)",
    "PROFILE CREATE (n:State)",
    "CREATE INDEX FOR (n:State) ON (n.name)",
    "CREATE CONSTRAINT FOR (n:State) REQUIRE n.name IS UNIQUE",
    "DROP INDEX state_name",
    "CREATE USER someone SET PASSWORD 'secret'",
    "DROP DATABASE neo4j",
    "CALL db.createLabel('Foe')",
    "CALL db.index.fulltext.createNodeIndex('a', ['State'], ['name'])",
    "CALL dbms.setConfigValue('a', 'b')",
    "CALL apoc.create.node(['Foe'], {})",
    "CALL apoc.cypher.doIt('CREATE (n:Foe)', {})",
    "CALL apoc.cypher.run('CREATE (n:Foe) RETURN n', {}) YIELD value RETURN value",
    "CALL apoc.periodic.iterate('MATCH (n) RETURN n', 'SET n.x = 1', {})",
    "CALL apoc.refactor.rename.label('State', 'Foe')",
    "CALL apoc.trigger.add('a', 'CREATE (n:Foe)', {})",
    "CALL apoc.do.when(true, 'CREATE (n:Foe)', '', {})",
    "INSERT INTO State SET id = 'XXX'",
    "DELETE VERTEX State",
    "ALTER DATABASE `arcadedb.command.timeout` 0",
    "g.V().drop()",
    "RETURN 1; CREATE (n:State)",
    "CREATE (n:State); RETURN 1",
    "BEGIN",
    "COMMIT",
]


@pytest.mark.parametrize("statement", WRITES)
def test_nothing_is_ever_written(store: Store, statement: str) -> None:
    before = store.run(EVERYTHING).rows
    with pytest.raises(StatementError):
        store.run(statement)
    assert store.run(EVERYTHING).rows == before


def test_a_write_is_refused_in_plain_words(store: Store) -> None:
    with pytest.raises(StatementError, match=r"writes.*only reading is allowed"):
        store.run("CREATE (n:State)")


READERS = [
    "LOAD CSV FROM '{place}' AS row RETURN row",
    "load /**/ csv with headers from '{place}' AS row RETURN row",
    "LOAD CSV FROM $place AS row RETURN row",
    "LO\\u0041D CSV FROM '{place}' AS row RETURN row",
    "MATCH (n) CALL (n) {{ LOAD CSV FROM '{place}' AS row RETURN row }} RETURN row",
    "PROFILE LOAD CSV FROM '{place}' AS row RETURN row",
    "EXPLAIN LOAD CSV FROM '{place}' AS row RETURN row",
    "UNWIND ['{place}'] AS place LOAD CSV FROM place AS row RETURN row",
    "CALL apoc.load.csv('{place}') YIELD list RETURN list",
    "CALL apoc.load.json('{place}') YIELD value RETURN value",
    "CALL apoc.cypher.runFile('{place}') YIELD result RETURN result",
    "CALL apoc.cypher.run(\"LOAD CSV FROM '{place}' AS row RETURN row\", {{}}) YIELD value RETURN value",
    "RETURN apoc.load.json('{place}') AS row",
]


@pytest.mark.parametrize("statement", READERS)
@pytest.mark.parametrize("spelling", ["file://{path}", "FILE://{path}", "file:{path}", "{path}", "jar:file://{path}"])
def test_no_file_is_ever_read(store: Store, tmp_path: Path, statement: str, spelling: str) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("top,secret\n", encoding="utf-8")
    place = spelling.format(path=secret)
    try:
        rows = store.run(statement.format(place=place), {"place": place} if "$place" in statement else None).rows
    except StatementError:
        return
    assert "top" not in str(rows)
    assert rows == []


@pytest.mark.parametrize("statement", READERS)
@pytest.mark.parametrize(
    "spelling", ["http://127.0.0.1:{port}/a.csv", "HTTP://localhost:{port}/a.csv", "ftp://127.0.0.1:{port}/a"]
)
def test_no_address_is_ever_called(store: Store, statement: str, spelling: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        place = spelling.format(port=server.getsockname()[1])
        with contextlib.suppress(StatementError):
            store.run(statement.format(place=place), {"place": place} if "$place" in statement else None)
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()


def test_no_file_is_ever_written(store: Store, tmp_path: Path) -> None:
    for procedure in ("apoc.export.csv.all", "apoc.export.json.all", "apoc.export.cypher.all"):
        with pytest.raises(StatementError):
            store.run(f"CALL {procedure}('{tmp_path / 'out'}', {{}})")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("", "there is no statement"),
        ("// only a comment", "there is no statement"),
        ("MATCH (n) RETRUN n", "line 1, column 11: “RETRUN” is not expected here; did you mean “RETURN”?"),
        ("MATCH (n)\nRETURN m", "line 2, column 8: “m” is not defined"),
        ("RETURN 'a", "never closed"),
        ("RETURN 1; RETURN 2", "a second statement begins here"),
        ("LOAD CSV FROM 'file:///etc/hosts' AS row RETURN row", "reads a file or an address"),
        ("RETURN nosuchfunction(1)", "nosuchfunction"),
        ("EXPLAIN CREATE (n:State)", "line 1, column 1: “EXPLAIN” asks how a statement would be worked out"),
        ("/* how? */ profile MATCH (n) RETURN n", "line 1, column 12: “profile” asks how a statement"),
        ("EXPL\\u0041IN MATCH (n) RETURN n", "leave “EXPL\\u0041IN” out"),
        ("RETURN '\ud800' AS x", "\\ud800 is half a character"),
        ("UNWIND range(1, 2000000000) AS x RETURN x", "more than 1,000,000 elements"),
    ],
)
def test_an_error_is_told_in_plain_words(store: Store, statement: str, words: str) -> None:
    with pytest.raises(StatementError) as caught:
        store.run(statement)
    assert words in str(caught.value)
    assert not any(noise in str(caught.value) for noise in ("com.arcadedb", "java.", "Exception"))


def test_the_place_of_an_error_is_marked(store: Store) -> None:
    with pytest.raises(StatementError) as caught:
        store.run("MATCH (n)\nRETRUN n")
    assert str(caught.value).splitlines()[-2:] == ["RETRUN n", "^"]


@pytest.mark.parametrize("statement", ["RETURN 1 AS one;", "  RETURN 1 AS one ;\n", "RETURN 1 AS one // ;"])
def test_a_closing_semicolon_does_no_harm(store: Store, statement: str) -> None:
    assert store.run(statement).rows == [{"one": 1}]


@pytest.mark.parametrize(
    ("statement", "rewrite"),
    [
        ("MATCH (s:State) RETURN s.name, count(*) > 1 AND max(s.year) > 3", "WITH"),
        ("MATCH (s:State) RETURN {name: s.name, n: count(*)}", "WITH"),
    ],
)
def test_a_form_that_gives_wrong_rows_is_refused_with_its_rewrite(store: Store, statement: str, rewrite: str) -> None:
    with pytest.raises(StatementError, match="would give wrong rows") as caught:
        store.run(statement)
    assert f"Write instead: {rewrite}" in str(caught.value)


def test_a_look_alike_of_such_a_form_is_answered(store: Store) -> None:
    rows = store.run(
        "MATCH (s:State) WITH count(*) AS n, collect(s.id) AS ids RETURN n > 1 AND 'RUS' IN ids AS both"
    ).rows
    assert rows == [{"both": True}]


def test_half_a_character_in_a_parameter_is_told_by_its_name(store: Store) -> None:
    with pytest.raises(StatementError, match="the parameter “place” can't be sent"):
        store.run("RETURN $place AS place", {"place": "\ud800"})


def test_explain_is_a_name_like_any_other_further_on(store: Store) -> None:
    assert store.run("MATCH (explain:State {id: 'RUS'}) RETURN explain.id AS profile").rows == [{"profile": "RUS"}]
