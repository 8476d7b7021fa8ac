"""Form J: a subquery that brings in a name which the query around it has already.

The engine takes the inner one, or overwrites the outer one (`CALL (p) {… RETURN q.id AS x}`). Neo4j refuses all of it.
"""

from collections.abc import Iterator

from graph.cypher.clauses import Statement
from graph.cypher.findings import Finding, Form
from graph.cypher.scopes import Scope, column_name
from graph.cypher.tokens import quoted_name
from graph.cypher.tree import ClauseKind, Kind


def shadows(statement: Statement, scope: Scope) -> Iterator[Finding]:
    """Find the names that a clause brings in although a query around it has them."""
    clause = scope.clause
    for item in clause.items:
        is_same = item.expression.kind is Kind.VARIABLE and item.expression.name == item.name
        if item.name in scope.fixed and not is_same:
            yield _finding(statement, item.expression.start, item.end, item.name_at, item.name or "")
    for name, place in clause.binds:
        if name in scope.fixed:
            yield _finding(statement, clause.start, place + 1, place, name)
    if clause.kind is ClauseKind.SUBQUERY and clause.query:
        taken = scope.fixed | set(scope.before)
        for item in clause.query.branches[0][-1].items:
            returned = column_name(item)
            if returned in taken:
                yield _finding(statement, item.expression.start, item.end, item.name_at, returned or "")


def _finding(statement: Statement, start: int, end: int, place: int, name: str) -> Finding:
    token = statement.tokens[min(place, end - 1)]
    words = statement.words_of(start, end)
    renamed = quoted_name(f"{name}_2")
    before = statement.text[statement.tokens[start].offset : token.offset]
    return Finding(
        Form.SHADOWED,
        token.line,
        token.column,
        words,
        f"The query around this subquery has `{name}` already: Neo4j refuses this, the embedded store mixes them up.",
        f"{before}{renamed}, and `{renamed}` wherever the subquery's own `{name}` is meant",
    )
