"""Forms A, B, I and K: aggregates that the engine loses, rows that it groups wrongly, columns that it drops.

What counts as an aggregate here follows the engine, which asks each part of an expression two questions that answer
differently in places (`contains` and `_is_direct` below) and then collects the aggregates on a third way.
"""

from collections.abc import Iterator

from graph.cypher.clauses import Statement
from graph.cypher.findings import Finding, Form
from graph.cypher.regroup import aggregates, canonical, regrouped, spelt_out
from graph.cypher.scopes import Scope, scopes
from graph.cypher.tree import ClauseKind, Item, Kind, Node, Query

_COLUMNS = (ClauseKind.WITH, ClauseKind.RETURN)
_COLLECTED = (
    {Kind.CALL, Kind.PARENTHESES, Kind.ARITHMETIC, Kind.SIGN, Kind.LIST, Kind.COMPARISON, Kind.CASE, Kind.INDEX}
    | {Kind.MAP}
)  # fmt: skip
_COLLECTED_FROM_THE_LIST = {Kind.COMPREHENSION: 1, Kind.LIST_PREDICATE: 1, Kind.SLICE: 1, Kind.REDUCE: 2}
_CONTAINING = _COLLECTED - {Kind.MAP} | {Kind.COMPREHENSION, Kind.LIST_PREDICATE, Kind.SLICE, Kind.PROPERTY}
_DIRECT = {Kind.PARENTHESES, Kind.ARITHMETIC, Kind.SIGN, Kind.LIST, Kind.MAP, Kind.MAP_PROJECTION, Kind.CASE} | {
    Kind.COMPREHENSION, Kind.REDUCE, Kind.INDEX, Kind.SLICE, Kind.PROPERTY,
}  # fmt: skip


def misgrouped(statement: Statement, scope: Scope) -> Iterator[Finding]:
    """Find what a clause would group wrongly."""
    clause = scope.clause
    if clause.kind not in _COLUMNS:
        for expression in scope.expressions():
            yield from _misplaced(statement, expression)
        return
    is_grouped = any(aggregates(item.expression) for item in clause.items)
    if clause.star and clause.items and (is_grouped or clause.kind is ClauseKind.RETURN):
        yield _starred(statement, scope, is_grouped)
    for item in clause.items:
        found = aggregates(item.expression)
        if found:
            yield from _lost(statement, scope, item.expression, found)
            yield from _ungrouped(statement, scope, item)
    columns = {canonical(statement, item.expression) for item in clause.items}
    for sort in clause.order:
        if aggregates(sort) and canonical(statement, sort) not in columns:
            yield _sorted(statement, scope, sort)
    if clause.where and aggregates(clause.where):
        yield _filtered(statement, scope, clause.where)
    for limit in clause.limits:
        yield from _misplaced(statement, limit)


def _lost(statement: Statement, scope: Scope, expression: Node, found: list[Node]) -> Iterator[Finding]:
    kept = {id(node) for node in _collected(expression)} if contains(expression) else set()
    lost = [node for node in found if id(node) not in kept]
    if not lost:
        return
    around = _what_loses(expression, lost[0])
    aggregate = statement.words_of(lost[0].start, lost[0].end)
    yield _finding(
        statement,
        Form.LOST_AGGREGATE,
        expression,
        f"The embedded store loses {aggregate} {around}: it does not group the rows, or gives null.",
        regrouped(statement, scope),
    )


def contains(node: Node) -> bool:
    """Say whether the engine sees that a column aggregates: it does in `1 + count(*)`, not in `NOT count(*) > 1`."""
    if node.is_aggregate:
        return True
    if node.kind in _CONTAINING:
        return any(contains(part) for part in node.parts)
    return _is_direct(node)


def _is_direct(node: Node) -> bool:
    # The narrower of the engine's two questions: function calls and comparisons in between end it.
    return node.is_aggregate or (node.kind in _DIRECT and any(_is_direct(part) for part in node.parts))


def _collected(node: Node) -> Iterator[Node]:
    if node.is_aggregate:
        yield node
    elif node.kind is Kind.COMPARISON and len(node.parts) > 2:
        # In `1 < count(*) < 5` the engine fills in the aggregates that stand alone, and no others.
        yield from (part for part in map(_bare, node.parts) if part.is_aggregate)
    elif node.kind in _COLLECTED:
        for part in node.parts:
            yield from _collected(part)
    elif node.kind in _COLLECTED_FROM_THE_LIST:
        for part in node.parts[: _COLLECTED_FROM_THE_LIST[node.kind]]:
            yield from _collected(part)


def _bare(node: Node) -> Node:
    while node.kind is Kind.PARENTHESES:
        node = node.parts[0]
    return node


def _what_loses(node: Node, lost: Node) -> str:
    while not node.is_aggregate:
        inner = next(part for part in node.parts if part.start <= lost.start and lost.end <= part.end)
        if node.kind in (Kind.LOGIC, Kind.PREDICATE):
            return f"inside {node.name}" if node.name != ":" else "before a label"
        if node.kind is Kind.PROPERTY:
            return f"followed by .{node.name}"
        if node.kind is Kind.COMPARISON and len(node.parts) > 2:
            return "inside this chain of comparisons"
        if node.kind not in _COLLECTED or (node.kind is Kind.MAP and not _is_direct(inner)):
            return f"inside this {node.kind}"
        node = inner
    return "here"


def _ungrouped(statement: Statement, scope: Scope, item: Item) -> Iterator[Finding]:
    loose = list(ungrouped(statement, scope, item.expression))
    if not loose:
        return
    names = ", ".join(dict.fromkeys(statement.words_of(node.start, node.end) for node in loose))
    yield _finding(
        statement,
        Form.UNGROUPED,
        item.expression,
        f"{names} stands beside an aggregate and is no column of its own: the embedded store takes it from an "
        f"arbitrary row, and Neo4j refuses it.",
        regrouped(statement, scope, loose),
    )


def ungrouped(statement: Statement, scope: Scope, expression: Node) -> Iterator[Node]:
    """Give the parts of an aggregating column that stand outside of its aggregates and in no other column."""
    clause = scope.clause
    keys = {canonical(statement, item.expression) for item in clause.items if not aggregates(item.expression)} | (
        set(scope.before) if clause.star else set()
    )
    yield from _loose(statement, expression, keys, frozenset(scope.before))


def _loose(statement: Statement, node: Node, keys: set[str], outer: frozenset[str]) -> Iterator[Node]:
    if node.is_aggregate or canonical(statement, node) in keys:
        return
    if node.kind is Kind.VARIABLE:
        if node.name in outer and node.name not in keys:
            yield node
    elif node.kind is Kind.PROPERTY and node.parts[0].kind is Kind.VARIABLE:
        if any(_loose(statement, node.parts[0], keys, outer)):
            yield node
    elif node.query:
        if any(name not in keys for name in _names_from_outside(node.query, outer)):
            yield node
    elif node.kind in (Kind.PATTERN, Kind.PATTERN_COMPREHENSION):
        if any(name in outer and name not in keys for name in node.binds):
            yield node
    else:
        for part in node.parts:
            yield from _loose(statement, part, keys, outer - set(node.binds))


def _names_from_outside(query: Query, outer: frozenset[str]) -> Iterator[str]:
    for scope in scopes(query):
        for pattern in scope.clause.patterns:
            yield from (name for name in pattern.variables if name in outer)
        for expression in scope.expressions():
            for part in expression.walk():
                if part.kind is Kind.VARIABLE and part.name in outer:
                    yield part.name


def _sorted(statement: Statement, scope: Scope, sort: Node) -> Finding:
    return _finding(
        statement,
        Form.SORTED_AGGREGATE,
        sort,
        "The embedded store sorts by an aggregate only where it is a whole column; here it leaves the rows unsorted.",
        regrouped(statement, scope),
    )


def _filtered(statement: Statement, scope: Scope, where: Node) -> Finding:
    return _finding(
        statement,
        Form.LOST_AGGREGATE,
        where,
        "The embedded store can't filter by an aggregate, only by the name of a column that holds it.",
        regrouped(statement, scope),
    )


def _starred(statement: Statement, scope: Scope, is_grouped: bool) -> Finding:
    clause = scope.clause
    what = "groups all rows into one" if is_grouped and clause.kind is ClauseKind.WITH else "drops these columns"
    token = statement.tokens[clause.start]
    return Finding(
        Form.STAR_WITH_COLUMNS,
        token.line,
        token.column,
        statement.words_of(clause.start, clause.tail),
        f"Behind `*` the embedded store {what}.",
        spelt_out(statement, scope),
    )


def _misplaced(statement: Statement, expression: Node) -> Iterator[Finding]:
    for aggregate in aggregates(expression)[:1]:
        words = statement.words_of(aggregate.start, aggregate.end)
        yield _finding(
            statement,
            Form.LOST_AGGREGATE,
            expression,
            f"Only a column of WITH or RETURN can have an aggregate ({words}); the embedded store doesn't say so.",
            f"put it into a WITH before this clause, as in WITH {words} AS n, and use the name",
        )


def _finding(statement: Statement, form: Form, node: Node, why: str, rewrite: str) -> Finding:
    token = statement.tokens[node.start]
    return Finding(form, token.line, token.column, statement.words_of(node.start, node.end), why, rewrite)
