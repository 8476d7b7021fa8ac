"""Writes a projection anew so that the rows are grouped first and the columns made of the groups."""

from collections.abc import Iterable

from graph.cypher.clauses import Statement
from graph.cypher.scopes import Scope
from graph.cypher.tokens import quoted_name
from graph.cypher.tree import Clause, Kind, Node


def aggregates(node: Node) -> list[Node]:
    """Give the aggregates of an expression, outermost ones only and none of a subquery's."""
    if node.is_aggregate:
        return [node]
    return [found for part in node.parts for found in aggregates(part)]


def canonical(statement: Statement, node: Node) -> str:
    """Give an expression's text without blanks and comments, by which the engine tells one from another."""
    if node.kind is Kind.VARIABLE:
        return node.name
    return "".join([token.text for token in statement.tokens[node.start : node.end]])


def regrouped(statement: Statement, scope: Scope, loose: Iterable[Node] = ()) -> str:
    """Write `RETURN p.c, NOT count(*) > 5` as `WITH p.c AS c, count(*) AS n RETURN c, NOT n > 5`.

    `loose` are the parts that stand beside an aggregate and in no column; they become columns of the WITH.
    """
    return _Regrouping(statement, scope).text(loose)


def spelt_out(statement: Statement, scope: Scope) -> str:
    """Write `RETURN *, p.id AS i` with the names that the star stands for: `RETURN p, q, p.id AS i`."""
    clause = scope.clause
    words = statement.words_of
    names = [quoted_name(name) for name in scope.before]
    columns = [words(item.expression.start, item.end) for item in clause.items]
    tail = words(clause.tail, clause.end).rstrip(";").rstrip()
    return " ".join(filter(None, (_head(statement, clause), ", ".join(names + columns), tail)))


def _head(statement: Statement, clause: Clause) -> str:
    return statement.words_of(clause.start, clause.start + 1) + (" DISTINCT" if clause.distinct else "")


class _Regrouping:
    def __init__(self, statement: Statement, scope: Scope) -> None:
        self.statement = statement
        self.scope = scope
        self.names: dict[str, str] = {}
        self.first: list[str] = []
        self.taken = {*scope.before, *(item.name for item in scope.clause.items if item.name)}

    def text(self, loose: Iterable[Node]) -> str:
        clause = self.scope.clause
        self._group(loose)
        second = [quoted_name(name) for name in self.scope.before] if clause.star else []
        for item in clause.items:
            column = self._render(item.expression)
            second.append(column if item.name in (None, column) else f"{column} AS {quoted_name(item.name or '')}")
        head = _head(self.statement, clause)
        return " ".join(filter(None, ("WITH", ", ".join(self.first), head, ", ".join(second), self._tail())))

    def _group(self, loose: Iterable[Node]) -> None:
        clause = self.scope.clause
        if clause.star:
            for name in self.scope.before:
                self._add(name, quoted_name(name), name)
        expressions = [item.expression for item in clause.items]
        for item in clause.items:
            found = aggregates(item.expression)
            if not found or found[0] is item.expression:
                self._add_node(item.expression, item.name)
        others = (*expressions, *clause.behind_columns)
        for node in (*loose, *(found for other in others for found in aggregates(other))):
            self._add_node(node, None)

    def _add_node(self, node: Node, name: str | None) -> None:
        key = canonical(self.statement, node)
        if key in self.names:
            return
        words = self.statement.words_of(node.start, node.end)
        if node.kind is Kind.VARIABLE and name in (None, node.name):
            self._add(key, words, node.name)
            return
        alias = name or self._invented(node)
        self._add(key, f"{words} AS {quoted_name(alias)}", alias)

    def _add(self, key: str, column: str, alias: str) -> None:
        self.names[key] = quoted_name(alias)
        self.taken.add(alias)
        self.first.append(column)

    def _invented(self, node: Node) -> str:
        # `count(*)` is n, `p.city` is city, `max(p.v)` is max_v.
        words = [part.name for part in node.walk() if part.kind in (Kind.PROPERTY, Kind.VARIABLE)]
        if not node.is_aggregate:
            name = words[0] if words else "key"
        else:
            name = "n" if node.name == "count" and not words else "_".join([node.name, *words[:1]])
        number, found = 2, name
        while found in self.taken:
            number, found = number + 1, f"{name}_{number}"
        return found

    def _render(self, *nodes: Node, start: int | None = None, end: int | None = None) -> str:
        first = nodes[0].start if start is None else start
        last = nodes[-1].end if end is None else end
        pieces, at = [], self.statement.tokens[first].offset
        for token_start, token_end, name in self._replacements(nodes):
            pieces += [self.statement.text[at : self.statement.tokens[token_start].offset], name]
            at = self.statement.tokens[token_end - 1].end
        return "".join(pieces) + self.statement.text[at : self.statement.tokens[last - 1].end]

    def _replacements(self, nodes: Iterable[Node]) -> list[tuple[int, int, str]]:
        found: list[tuple[int, int, str]] = []
        for node in nodes:
            name = self.names.get(canonical(self.statement, node))
            if name is not None and node.end > node.start:
                found.append((node.start, node.end, name))
            else:
                found += self._replacements(node.parts)
        return sorted(found)

    def _tail(self) -> str:
        clause = self.scope.clause
        end = clause.end
        while end > clause.tail and self.statement.tokens[end - 1].text == ";":
            end -= 1
        if end <= clause.tail:
            return ""
        return self._render(*clause.behind_columns, start=clause.tail, end=end)
