"""The forms that the embedded engine answers wrongly are found, their rewrites give the rows worked out by hand,
and what only looks like them is let through and gives the right rows as it stands.

The people: Almaty has 1 (Aigul, 31) and 2 (Bek, 55), Bishkek 3 (Anara, 42), 4 (Dana, 20) and 5 (Erlan, age unknown);
1 knows 2, 2 knows 3, 3 knows 4, 4 knows 5, and 1 employs 4.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.cypher import Form, StatementSyntaxError, silent_forms

from .conftest import Run

FORMS = yaml.safe_load((Path(__file__).parent / "forms.yaml").read_text(encoding="utf-8"))
ORDERED = "MATCH (p:Person) WITH p ORDER BY p.id "


def values(rows: list[dict[str, Any]]) -> list[list[Any]]:
    return sorted(([*row.values()] for row in rows), key=repr)


def forms(statement: str) -> list[Form]:
    return [finding.form for finding in silent_forms(statement)]


def words(case: dict[str, Any]) -> str:
    return str(case.get("statement") or case.get("clause") or case.get("condition"))


@pytest.mark.parametrize("case", FORMS["grouping"], ids=words)
def test_a_wrongly_grouped_clause_is_found_and_its_rewrite_gives_the_right_rows(
    case: dict[str, Any], people: Run
) -> None:
    behind = f" {case.get('then', '')}"
    findings = silent_forms(ORDERED + case["clause"] + behind)
    assert case["form"] in [finding.form for finding in findings]
    rewritten = ORDERED + findings[0].rewrite + behind
    assert values(people(rewritten)) == sorted(case["rows"], key=repr)
    assert forms(rewritten) == []


def test_a_finding_names_form_place_words_and_rewrite() -> None:
    (finding,) = silent_forms("MATCH (p:Person)\nRETURN p.city, count(*) > 5 AND max(p.age) > 3")
    assert (finding.form, finding.line, finding.column) == (Form.LOST_AGGREGATE, 2, 16)
    assert finding.excerpt == "count(*) > 5 AND max(p.age) > 3"
    assert "inside AND" in finding.why
    assert finding.rewrite == (
        "WITH p.city AS city, count(*) AS n, max(p.age) AS max_age RETURN city, n > 5 AND max_age > 3"
    )


def test_an_ungrouped_variable_is_named() -> None:
    (finding,) = silent_forms("MATCH (p:Person) RETURN {city: p.city, n: count(*)}")
    assert finding.form is Form.UNGROUPED
    assert finding.why.startswith("p.city stands beside an aggregate")


@pytest.mark.parametrize("case", FORMS["sorting"], ids=words)
def test_sorting_by_a_part_of_an_aggregate_is_found_and_its_rewrite_sorts(case: dict[str, Any], people: Run) -> None:
    behind = f" {case.get('then', '')}"
    (finding,) = silent_forms(ORDERED + case["clause"] + behind)
    assert finding.form is Form.SORTED_AGGREGATE
    assert [[*row.values()] for row in people(ORDERED + finding.rewrite + behind)] == case["rows"]


def test_the_names_behind_a_star_are_spelt_out(people: Run) -> None:
    (finding,) = silent_forms("MATCH (p:Person)-[k:KNOWS]->(q) RETURN *, p.id + q.id AS sum ORDER BY sum LIMIT 1")
    assert finding.form is Form.STAR_WITH_COLUMNS
    assert finding.rewrite == "RETURN p, k, q, p.id + q.id AS sum ORDER BY sum LIMIT 1"
    (row,) = people("MATCH (p:Person)-[k:KNOWS]->(q) " + finding.rewrite)
    assert list(row) == ["p", "k", "q", "sum"]
    assert row["sum"] == 3


@pytest.mark.parametrize("case", FORMS["searches"], ids=words)
def test_a_search_filtered_by_its_path_is_found_and_its_rewrite_has_the_path(case: dict[str, Any], people: Run) -> None:
    (finding,) = silent_forms(f"MATCH w = {case['path']} WHERE {case['condition']} RETURN length(w) AS hops")
    assert finding.form is Form.FILTERED_SEARCH
    rows = people(finding.rewrite + " RETURN length(w) AS hops")
    assert [row["hops"] for row in rows] == case["lengths"]


def test_a_rewritten_search_gives_one_path_a_pair(people: Run) -> None:
    # Longer than two: from 1 round to itself in four, to 2 and to 4 the long way, to 5 along the chain; to 3 no way.
    (finding,) = silent_forms(
        "MATCH w = shortestPath((:Person {id: 1})-[*..6]-(b:Person)) WHERE length(w) > 2 "
        "RETURN b.id AS id, length(w) AS n"
    )
    rows = people(finding.rewrite + " RETURN b.id AS id, length(w) AS n ORDER BY id")
    assert rows == [{"id": 1, "n": 4}, {"id": 2, "n": 3}, {"id": 4, "n": 3}, {"id": 5, "n": 4}]


def test_a_rewritten_optional_search_keeps_the_row_without_a_path(people: Run) -> None:
    # 1 employs 4; to 5 there is no way but to 5 itself, which the condition rules out.
    before = "MATCH (a:Person {id: 1}), (b:Person) WHERE b.id IN [4, 5] "
    (finding,) = silent_forms(
        before
        + "OPTIONAL MATCH w = allShortestPaths((a)-[*..4]->(b)) WHERE none(n IN nodes(w) WHERE n.id = 5) RETURN w"
    )
    rows = people(before + finding.rewrite + " RETURN b.id AS id, length(w) AS n ORDER BY id")
    assert rows == [{"id": 4, "n": 1}, {"id": 5, "n": None}]


def test_the_clauses_of_cypher_25_are_checked_too() -> None:
    assert forms("MATCH (p) LET many = COUNT { (p)-->() } > 1 AND true FILTER many RETURN p.id AS id") == ["H"]
    assert forms("MATCH (p) FOR x IN [CASE WHEN p.a THEN 1 END] + 1 RETURN x") == ["H"]


def test_a_search_without_bound_is_told_to_have_one() -> None:
    (finding,) = silent_forms("MATCH w = shortestPath((a)-[*]-(b)) WHERE length(w) > 2 RETURN w")
    assert "upper bound" in finding.why


@pytest.mark.parametrize("case", FORMS["swallowed"], ids=words)
def test_a_swallowed_operator_is_found_and_parentheses_keep_it(case: dict[str, Any], people: Run) -> None:
    statement = case["statement"]
    (finding,) = silent_forms(statement)
    assert finding.form is Form.SWALLOWED
    start = finding.column - 1
    assert statement[start:].startswith(finding.excerpt)
    rewritten = statement[:start] + finding.rewrite + statement[start + len(finding.excerpt) :]
    assert values(people(rewritten)) == sorted(case["rows"], key=repr)
    assert forms(rewritten) == []


@pytest.mark.parametrize(
    "marked",  # ^ stands before the place
    [
        "MATCH (p) WITH p, 1 AS x RETURN COLLECT { MATCH (p)-->(q) RETURN q.id AS ^x } AS l",
        "MATCH (p) WITH p, 1 AS x RETURN COUNT { MATCH (p)-->(q) WITH q.id AS ^x RETURN x } AS l",
        "MATCH (p) WITH p, 1 AS x RETURN EXISTS { UNWIND [1] AS ^x MATCH (p)-->({id: x}) RETURN p } AS l",
        "MATCH (p) WHERE EXISTS { MATCH (q) WITH q AS ^p RETURN p } RETURN p",
        "MATCH (p) WITH p, 1 AS x CALL (p) { MATCH (p)-->(q) RETURN q.id AS ^x } RETURN p, x",
        "MATCH (p) WITH p, 1 AS x CALL (p, x) { WITH p, 7 AS ^x RETURN x AS y } RETURN p, y",
    ],
)
def test_a_name_that_a_subquery_takes_over_is_found(marked: str) -> None:
    (finding,) = silent_forms(marked.replace("^", ""))
    assert (finding.form, finding.line, finding.column) == (Form.SHADOWED, 1, marked.index("^") + 1)


@pytest.mark.parametrize("case", FORMS["look_alikes"], ids=words)
def test_what_only_looks_like_a_silent_form_is_let_through_and_right(case: dict[str, Any], people: Run) -> None:
    assert silent_forms(case["statement"]) == []
    assert values(people(case["statement"])) == sorted(case["rows"], key=repr)


def test_sorting_by_a_whole_column_is_let_through(people: Run) -> None:
    statement = "MATCH (p:Person) RETURN p.city AS city, count( * ) AS n ORDER BY count(*) DESC, p.city"
    assert silent_forms(statement) == []
    assert [row["city"] for row in people(statement)] == ["Bishkek", "Almaty"]


def test_findings_come_in_the_order_of_the_text() -> None:
    findings = silent_forms("MATCH (p) WITH p.c AS c, NOT count(*) > 1 AS b\nRETURN c, max(b) IS NULL, [min(c)]")
    assert [(finding.line, finding.column) for finding in findings] == [(1, 26), (2, 11)]


def test_each_side_of_a_union_and_each_subquery_is_checked() -> None:
    wrong = "MATCH (p) RETURN NOT count(*) > 1 AS b"
    assert forms(f"RETURN 1 AS b UNION {wrong}") == ["A"]
    assert forms(f"CALL {{ {wrong} }} RETURN b") == ["A"]
    assert forms(f"MATCH (q) WHERE EXISTS {{ {wrong} }} RETURN q") == ["A"]


def test_a_clause_that_cannot_be_followed_is_left_to_the_engine() -> None:
    assert forms("MATCH (p) WHERE p.id == 1 RETURN NOT count(*) > 1 AS b") == ["A"]
    assert forms("MATCH (p) RETURN NOT count(* > 1 AS b") == []


def test_deep_nesting_is_refused_with_its_place() -> None:
    with pytest.raises(StatementSyntaxError, match=r"line 1, column \d+: .*levels deep"):
        silent_forms("RETURN " + "(" * 5000 + "1" + ")" * 5000)


PIECES = (
    *("MATCH", "(n)", "WHERE", "RETURN", "WITH", "count(*)", "AS", "x", "n.id", "{", "}", "[", "]", "(", ")", ",", "|"),
    *("IN", "=", "<", "NOT", "AND", "CASE", "WHEN", "THEN", "END", "EXISTS", "COUNT", "CALL", "UNION", "ORDER", "BY"),
    *("'s'", "$p", "1", ".", "..", "*", "shortestPath(", "UNWIND", "any(", "reduce(", ":", "IS", "NULL", "::", "-"),
    *(";", "`q`", "YIELD", "SET", "-[r*..3]->", "(m:L {a: 1})"),
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_no_text_breaks_the_check(pieces: list[str]) -> None:
    for finding in silent_forms(" ".join(pieces)):
        assert finding.excerpt
        assert finding.rewrite
