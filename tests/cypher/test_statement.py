"""What a statement's text says: that it is one, its parameters, its columns."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.cypher import StatementSyntaxError, parameters_of, returned_columns, single_statement

from .conftest import Run


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("RETURN 1", "RETURN 1"),
        ("RETURN 1;", "RETURN 1"),
        ("RETURN 1 ; ;\n// done\n", "RETURN 1"),
        ("// who\n\nRETURN 1; /* done; */", "// who\n\nRETURN 1"),
        ("; RETURN 1", "  RETURN 1"),
        ("RETURN ';' AS `a;b` /* ; */ // ;", "RETURN ';' AS `a;b`"),
    ],
)
def test_one_statement_is_taken_without_its_end(text: str, statement: str) -> None:
    assert single_statement(text) == statement


@pytest.mark.parametrize("text", ["", "  \n", "// nothing", ";", " /* ; */ ;; "])
def test_no_statement_is_refused(text: str) -> None:
    with pytest.raises(StatementSyntaxError, match="there is no statement here"):
        single_statement(text)


def test_a_second_statement_is_refused_with_its_place() -> None:
    with pytest.raises(StatementSyntaxError) as caught:
        single_statement("MATCH (n) RETURN n;\n  MATCH (n) DETACH DELETE n;")
    assert (caught.value.line, caught.value.column) == (2, 3)
    assert "a second statement begins here" in str(caught.value)


@settings(deadline=None)
@given(st.text("; abc/*", max_size=20))
def test_a_semicolon_in_a_string_ends_nothing(inside: str) -> None:
    statement = f"RETURN '{inside}' AS s"
    assert single_statement(f"{statement};") == statement


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("MATCH (s {id: $state}) WHERE s.id IN $ids RETURN $state LIMIT $`how many`", {"state", "ids", "how many"}),
        ("RETURN '$a' AS `$b`, \"$c\" /* $d */ // $e", set()),
        ("MATCH (n:$all(labels)) MATCH (m:$(label)) RETURN $any", {"any"}),
        ("RETURN $1 + $two2", {"1", "two2"}),
    ],
)  # fmt: skip
def test_parameters_are_those_outside_of_strings_names_and_comments(text: str, names: set[str]) -> None:
    assert parameters_of(text) == names


COLUMNS = [
    ("MATCH (p:Person) RETURN p.city, count( * ) , 1+  2", ["p.city", "count( * )", "1+  2"]),
    ("MATCH (p:Person) RETURN `p`, p.`city` // why\n, p.id AS `a``b`", ["p", "p.`city`", "a`b"]),
    ("MATCH (p:Person) WITH p.id AS id WHERE id > 1 RETURN DISTINCT id AS n ORDER BY n SKIP 1 LIMIT 2", ["n"]),
    ("RETURN 1 AS x UNION ALL RETURN 2 AS x", ["x"]),
    ("MATCH (p:Person) RETURN COLLECT { MATCH (p)-->(q) RETURN q.id AS x } AS l, [x IN [1] | x] AS m", ["l", "m"]),
    ("MATCH (p) CALL (p) { MATCH (p)-->(q) RETURN count(q) AS n } RETURN n, (p.id), 'AS y'", ["n", "(p.id)", "'AS y'"]),
    ("MATCH (p:Person) RETURN p.id AS when, p.age AS end, p {.id} AS order", ["when", "end", "order"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "columns"), COLUMNS, ids=[text for text, _ in COLUMNS])
def test_columns_are_named_as_the_engine_names_them(text: str, columns: list[str], people: Run) -> None:
    assert returned_columns(text) == columns
    assert list(people(text)[0]) == columns


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("MATCH (p) RETURN *", ["p"]),
        ("MATCH (p) RETURN *, p.id AS i", ["p", "i"]),
        ("MATCH way = (b)-[r]->(a), (Z) RETURN * ORDER BY a.id", ["Z", "a", "b", "r", "way"]),
        ("MATCH (a) WITH a AS b UNWIND [1] AS x RETURN *", ["b", "x"]),
        ("MATCH (a) CALL (a) { MATCH (a)-->(c) RETURN c AS d } RETURN *", ["a", "d"]),
        ("CALL db.labels() YIELD label RETURN *", ["label"]),
        ("CALL db.labels() RETURN *", None),
        ("CALL db.labels()", None),
        ("CALL db.labels() YIELD label AS name", ["name"]),
        ("MATCH (p) RETURN p.id ===", None),
        ("CREATE (n)", []),
        ("", []),
    ],
)
def test_columns_that_the_text_does_not_tell(text: str, columns: list[str] | None) -> None:
    assert returned_columns(text) == columns
