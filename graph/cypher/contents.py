"""What a statement's columns can hold: plain values alone, or the engine's own, records and paths among them.

The embedded engine gives a path as a text and a record as a map, both like a user's own. So it is followed by the names
that values are given, wherever in the statement a name stands, which of them can be what. What can't be followed can be
anything.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator

from graph.cypher.clauses import Statement, read_statement
from graph.cypher.scopes import Scope, column_name, scopes
from graph.cypher.tokens import plain_name
from graph.cypher.tree import Clause, ClauseKind, Kind, Node, Query

Place = bool | tuple["Place", ...] | dict[str, "Place"]
"""Where in a value a path can be: nowhere (False), anywhere (True), or by the members of a list or a map."""

_TRUTHS = frozenset({Kind.COMPARISON, Kind.LOGIC, Kind.PREDICATE, Kind.LIST_PREDICATE, Kind.LITERAL, Kind.PARAMETER})
_PLAIN = frozenset(("length", "labels", "type", "keys", "id", "elementid", "size", "count", "exists", "isempty"))
_PLAIN |= {"valuetype", "tostring", "tointeger", "tofloat", "toboolean"}
"""Functions that give a plain value whatever they are given."""
_NO_PATHS = _PLAIN | {"nodes", "relationships", "properties", "startnode", "endnode", "sum", "avg"}
_HANDING_ON = frozenset(("collect", "head", "last", "tail", "coalesce", "min", "max", "reverse", "range", "split"))
_HANDING_ON |= {"tolower", "toupper", "trim", "replace", "substring", "left", "right", "abs", "round", "floor", "ceil"}
"""Functions that give nothing but what they are given, or a part of it."""


def paths_in_columns(text: str) -> dict[str, Place]:
    """Say for each column of a statement where in its values a path can be.

    `MATCH p = (a)-->(b) RETURN a.name AS name, {way: p, said: $t} AS both` has {"name": False, "both": {"way": True,
    "said": False}}. A column that is missing here can hold anything.
    """
    reader = _read(text, _Paths)
    found: dict[str, Place] = {}
    for clause in reader.last_clauses if reader else ():
        for name, place in reader.columns(clause) if reader else ():
            found[name] = place if name not in found or found[name] == place else True
    return found


def gives_plain_values(text: str) -> bool:
    """Say whether all columns are sure to hold texts, numbers, truths, nothing, and lists and maps of these.

    `MATCH (s:State) RETURN s.name, collect(s.id)` is; `MATCH (s) RETURN s` and `RETURN date()` are not.
    """
    reader = _read(text, _Records)
    return reader is not None and all(
        clause.kind is ClauseKind.RETURN and not clause.star and not any(place for _, place in reader.columns(clause))
        for clause in reader.last_clauses
    )


def _read(text: str, kind: "type[_Follower]") -> "_Follower | None":
    statement = read_statement(text)
    found = list(scopes(statement.query))
    is_followed = all(statement.query.branches) and all(scope.clause.kind is not ClauseKind.OTHER for scope in found)
    return kind(statement, found) if is_followed else None


class _Follower(ABC):
    """Follows values of one kind, those that `may` tells, by the names that they are given."""

    def __init__(self, statement: Statement, every: list[Scope]) -> None:
        self.statement = statement
        self.last_clauses = [branch[-1] for branch in statement.query.branches]
        clauses = [scope.clause for scope in every]
        nodes = [node for scope in every for expression in scope.expressions() for node in expression.walk()]
        bindings = [binding for clause in clauses for binding in self._bindings(clause)]
        bindings += [binding for node in nodes for binding in self._bindings_within(node)]
        patterns = [pattern for clause in clauses for pattern in clause.patterns]
        self.assigned = {name for name, node in bindings if node.kind is not Kind.VARIABLE or node.name != name}
        self.known = {name for name, _ in bindings} | {name for pattern in patterns for name in pattern.variables}
        self.names = {name for clause in clauses if clause.kind is ClauseKind.PROCEDURE for name, _ in clause.binds}
        for pattern in patterns:
            self.names |= self.of_pattern(pattern.path, pattern.variables)
        for node in nodes:
            if node.kind is Kind.PATTERN_COMPREHENSION:
                is_named = len(node.binds) > len(node.parts[0].binds)
                self.names |= self.of_pattern(node.binds[0] if is_named else "", node.binds)
        grew = True
        while grew:
            found = {name for name, node in bindings if name not in self.names and self.may(node)}
            self.names |= found
            grew = bool(found)

    @abstractmethod
    def of_pattern(self, path: str, variables: tuple[str, ...]) -> set[str]:
        """Which of a pattern's names stand for such values."""

    @abstractmethod
    def special(self, node: Node) -> bool | None:
        """Whether an expression of this kind gives such values; None leaves it to its parts."""

    def columns(self, clause: Clause) -> Iterator[tuple[str, Place]]:
        if clause.kind is ClauseKind.RETURN:
            if clause.star:
                yield from ((name, False) for name in self.known - self.names)
            for item in clause.items:
                node = item.expression
                yield column_name(item) or self.statement.words_of(node.start, node.end), self.place(node)

    def place(self, node: Node) -> Place:
        """Where in an expression's value such a value may be."""
        if not self.may(node):
            return False
        if node.kind is Kind.LIST:
            return tuple(self.place(part) for part in node.parts)
        if node.kind is Kind.MAP:
            return {plain_name(self.statement.tokens[part.start - 2].text): self.place(part) for part in node.parts}
        return self.place(node.parts[0]) if node.kind is Kind.PARENTHESES else True

    def may(self, node: Node) -> bool:
        """Whether an expression's value may be, or hold, such a value."""
        if node.kind in _TRUTHS:
            return False
        if node.kind is Kind.VARIABLE:
            return node.name in self.names
        if node.kind is Kind.SUBQUERY:
            return node.name == "COLLECT" and node.query is not None and self._returns(node.query)
        if node.kind is Kind.PATTERN_COMPREHENSION:
            return self.may(node.parts[-1])
        special = self.special(node)
        return any(self.may(part) for part in node.parts) if special is None else special

    def _returns(self, query: Query) -> bool:
        returned = [branch[-1] for branch in query.branches if branch]
        return any(clause.star or any(self.may(item.expression) for item in clause.items) for clause in returned)

    def _bindings(self, clause: Clause) -> Iterator[tuple[str, Node]]:
        for item in clause.items:
            if name := column_name(item):
                yield name, item.expression
        if len(clause.binds) == len(clause.expressions):
            for (name, _), node in zip(clause.binds, clause.expressions, strict=True):
                yield name, node

    def _bindings_within(self, node: Node) -> Iterator[tuple[str, Node]]:
        if node.kind in (Kind.COMPREHENSION, Kind.REDUCE):
            for name in node.binds:
                for part in node.parts:
                    yield name, part


class _Paths(_Follower):
    """Follows paths."""

    def of_pattern(self, path: str, variables: tuple[str, ...]) -> set[str]:
        return {path} if path else set()

    def special(self, node: Node) -> bool | None:
        if node.kind is Kind.PATTERN or (node.kind is Kind.CALL and "." in node.name):
            return True
        return False if node.kind is Kind.CALL and node.name in _NO_PATHS else None


class _Records(_Follower):
    """Follows nodes, relationships, paths, and whatever a function may give that is no plain value."""

    def of_pattern(self, path: str, variables: tuple[str, ...]) -> set[str]:
        return set(variables)

    def special(self, node: Node) -> bool | None:
        if node.kind is Kind.CALL:
            return False if node.name in _PLAIN else (None if node.name in _HANDING_ON else True)
        if node.kind is Kind.PROPERTY and node.parts[0].kind is Kind.VARIABLE:
            # What a node or a relationship has is plain; a name that is given to a value besides may be a map.
            name = node.parts[0].name
            return name in self.names and name in self.assigned
        return True if node.kind in (Kind.PATTERN, Kind.STAR) else None
