"""Which names a clause can see: those that the clauses before it, and the queries around it, have brought in."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.cypher.tree import Clause, ClauseKind, Item, Kind, Node, Query


@dataclass(frozen=True, slots=True)
class Scope:
    """A clause with the names before and after it, in the order in which they came.

    `fixed` are the names of the queries around it that it may read and must not bring in again.
    """

    clause: Clause
    before: tuple[str, ...]
    after: tuple[str, ...]
    fixed: frozenset[str]

    def expressions(self) -> Iterator[Node]:
        """Give every expression that stands directly in the clause, subqueries not entered."""
        yield from self.clause.expressions
        for pattern in self.clause.patterns:
            yield from pattern.expressions
        for item in self.clause.items:
            yield item.expression
        yield from self.clause.order
        yield from self.clause.limits
        if self.clause.where:
            yield self.clause.where


def scopes(query: Query, outer: tuple[str, ...] = (), fixed: frozenset[str] = frozenset()) -> Iterator[Scope]:
    """Give each clause of a query with its scope, then those of the subqueries in it, outer before inner."""
    for branch in query.branches:
        before = outer
        for clause in branch:
            after = _after(clause, before, tuple(name for name in outer if name in fixed))
            yield Scope(clause, before, after, fixed)
            yield from _inner_scopes(clause, before, after)
            before = after


def column_name(item: Item) -> str | None:
    """Give the name under which later clauses see a column: `n` for `n` and for `count(*) AS n`, None for `p.x`."""
    if item.name is not None:
        return item.name
    return item.expression.name if item.expression.kind is Kind.VARIABLE else None


def returned_names(query: Query) -> tuple[str, ...]:
    """Give the names that a CALL subquery adds to the clauses behind it."""
    last = query.branches[0][-1:] if query.branches else ()
    return tuple(name for clause in last for item in clause.items if (name := column_name(item)))


def _after(clause: Clause, before: tuple[str, ...], always: tuple[str, ...]) -> tuple[str, ...]:
    names = before
    if clause.kind in (ClauseKind.WITH, ClauseKind.RETURN):
        columns = tuple(name for item in clause.items if (name := column_name(item)))
        names = (before if clause.star else always) + columns
    for pattern in clause.patterns:
        names += pattern.variables
    if clause.kind is ClauseKind.SUBQUERY and clause.query:
        names += returned_names(clause.query)
    return tuple(dict.fromkeys(names + tuple(name for name, _ in clause.binds)))


def _inner_scopes(clause: Clause, before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[Scope]:
    both = tuple(dict.fromkeys(before + after))
    projected = [item.expression for item in clause.items]
    for names, expressions in (
        (before, (*projected, *clause.expressions)),
        (both, tuple(node for pattern in clause.patterns for node in pattern.expressions)),
        (both, clause.behind_columns),
    ):
        for expression in expressions:
            for subquery, local in _subqueries(expression, ()):
                seen = names + local
                yield from scopes(subquery, seen, frozenset(seen))
    if clause.query:
        if clause.imports is None:
            yield from scopes(clause.query, before)
        else:
            imported = before if "*" in clause.imports else clause.imports
            yield from scopes(clause.query, imported, frozenset(imported))


def _subqueries(node: Node, local: tuple[str, ...]) -> Iterator[tuple[Query, tuple[str, ...]]]:
    if node.query:
        yield node.query, local
    for part in node.parts:
        yield from _subqueries(part, local + node.binds)
