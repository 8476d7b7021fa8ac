"""Which columns of a statement can hold a path: the embedded engine gives one as a text, like a user's own."""

from collections.abc import Iterator

from graph.cypher.clauses import Statement, read_statement
from graph.cypher.scopes import column_name, scopes
from graph.cypher.tokens import plain_name
from graph.cypher.tree import Clause, ClauseKind, Kind, Node, Query

Place = bool | tuple["Place", ...] | dict[str, "Place"]
"""Where in a value a path can be: nowhere (False), anywhere (True), or by the members of a list or a map."""

_NO_PATHS = frozenset(("nodes", "relationships", "length", "labels", "type", "properties", "keys", "id", "elementid"))
_NO_PATHS |= {"size", "count", "exists", "isempty", "valuetype", "startnode", "endnode"}
"""Functions that take a path, or a list of them, and give none."""
_TRUTHS = frozenset({Kind.COMPARISON, Kind.LOGIC, Kind.PREDICATE, Kind.LIST_PREDICATE, Kind.LITERAL, Kind.PARAMETER})


def paths_in_columns(text: str) -> dict[str, Place]:
    """Say for each column of a statement where in its values a path can be.

    `MATCH p = (a)-->(b) RETURN a.name AS name, {way: p, said: $t} AS both` has {"name": False, "both": {"way": True,
    "said": False}}. A column that is missing here can hold anything: what can't be followed is not guessed at.
    """
    statement = read_statement(text)
    clauses = list(_clauses(statement.query))
    if any(clause.kind is ClauseKind.OTHER for clause in clauses):
        return {}
    reader = _Reader(statement, clauses)
    found: dict[str, Place] = {}
    for branch in statement.query.branches:
        for name, place in reader.columns(branch[-1]) if branch else ():
            found[name] = place if name not in found or found[name] == place else True
    return found


def _clauses(query: Query) -> Iterator[Clause]:
    """Give all clauses, those of subqueries too, wherever they stand."""
    for scope in scopes(query):
        yield scope.clause


def _nodes(clauses: list[Clause]) -> Iterator[Node]:
    for clause in clauses:
        patterns = [node for pattern in clause.patterns for node in pattern.expressions]
        items = [item.expression for item in clause.items]
        where = [clause.where] if clause.where else []
        for node in (*clause.expressions, *patterns, *items, *where, *clause.order):
            yield from node.walk()


class _Reader:
    """Follows paths by the names that they are given, wherever in the statement a name stands."""

    def __init__(self, statement: Statement, clauses: list[Clause]) -> None:
        self.statement = statement
        self.paths = {pattern.path for clause in clauses for pattern in clause.patterns if pattern.path}
        bindings: list[tuple[str, Node]] = []
        for clause in clauses:
            bindings += self._bindings(clause)
        for node in _nodes(clauses):
            bindings += self._bindings_within(node)
        self.known = {name for name, _ in bindings}
        self.known |= {name for clause in clauses for pattern in clause.patterns for name in pattern.variables}
        grew = True
        while grew:
            found = {name for name, node in bindings if name not in self.paths and self.may(node)}
            self.paths |= found
            grew = bool(found)

    def columns(self, clause: Clause) -> Iterator[tuple[str, Place]]:
        if clause.kind is ClauseKind.RETURN:
            if clause.star:
                yield from ((name, False) for name in self.known - self.paths)
            for item in clause.items:
                node = item.expression
                yield column_name(item) or self.statement.words_of(node.start, node.end), self.place(node)

    def place(self, node: Node) -> Place:
        if not self.may(node):
            return False
        if node.kind is Kind.LIST:
            return tuple(self.place(part) for part in node.parts)
        if node.kind is Kind.MAP:
            return {self._key(part): self.place(part) for part in node.parts}
        return self.place(node.parts[0]) if node.kind is Kind.PARENTHESES else True

    def may(self, node: Node) -> bool:
        """Whether an expression's value may have a path in it."""
        if node.kind in _TRUTHS or (node.kind is Kind.CALL and node.name in _NO_PATHS):
            return False
        if node.kind is Kind.VARIABLE:
            return node.name in self.paths
        if node.kind is Kind.SUBQUERY:
            returned = [branch[-1] for branch in node.query.branches if branch] if node.query else []
            return node.name == "COLLECT" and any(self._returns(clause) for clause in returned)
        if node.kind is Kind.PATTERN_COMPREHENSION:
            return self.may(node.parts[-1])
        is_foreign = node.kind is Kind.CALL and "." in node.name
        return is_foreign or node.kind is Kind.PATTERN or any(self.may(part) for part in node.parts)

    def _returns(self, clause: Clause) -> bool:
        return clause.star or any(self.may(item.expression) for item in clause.items)

    def _bindings(self, clause: Clause) -> Iterator[tuple[str, Node]]:
        for item in clause.items:
            if name := column_name(item):
                yield name, item.expression
        if clause.kind is ClauseKind.PROCEDURE:
            self.paths |= {name for name, _ in clause.binds}
        elif len(clause.binds) == len(clause.expressions):
            for (name, _), node in zip(clause.binds, clause.expressions, strict=True):
                yield name, node

    def _bindings_within(self, node: Node) -> Iterator[tuple[str, Node]]:
        if node.kind is Kind.PATTERN_COMPREHENSION:
            named = len(node.binds) > len(node.parts[0].binds)
            self.paths |= {node.binds[0]} if named else set()
        elif node.kind in (Kind.COMPREHENSION, Kind.REDUCE):
            for name in node.binds:
                for part in node.parts:
                    yield name, part

    def _key(self, value: Node) -> str:
        return plain_name(self.statement.tokens[value.start - 2].text)
