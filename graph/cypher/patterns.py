"""Reads the paths of a MATCH and of the expressions that hold one."""

from dataclasses import dataclass, field

from graph.cypher.cursor import UnreadableError
from graph.cypher.expressions import PATH_SEARCHES, Expressions
from graph.cypher.tokens import TokenKind
from graph.cypher.tree import Kind, Node, Pattern

_PATH_WORDS = {"WALK", "TRAIL", "SIMPLE", "ACYCLIC", "PATH", "PATHS", "GROUP", "GROUPS"}
_LABEL_OPERATORS = {":", "|", "&", "!", "%"}


@dataclass(slots=True)
class Found:
    """What has been read of one path so far."""

    nodes: list[tuple[str | None, bool]] = field(default_factory=list)  # name; whether it is nothing but a name
    relationships: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)  # of both, in the order of the text
    expressions: list[Node] = field(default_factory=list)
    has_upper_bound: bool = True


class Patterns(Expressions):
    """A cursor that reads paths."""

    def path(self) -> Node:
        """Read a path that stands as an expression: `(a)-[:R]->(b)`, `shortestPath((a)-[*..3]-(b))`."""
        pattern = self.pattern()
        return Node(Kind.PATTERN, pattern.start, pattern.end, pattern.expressions, pattern.search, pattern.variables)

    def patterns(self) -> tuple[Pattern, ...]:
        """Read the paths of a MATCH, with commas between them."""
        found = [self.pattern()]
        while self.take(","):
            found.append(self.pattern())
        return tuple(found)

    def pattern(self) -> Pattern:
        """Read one path, with its name and its search if it has them: `p = shortestPath((a)-[*]-(b))`."""
        self.enter()
        start, path = self.at, ""
        if self.is_name() and self.peek(1) == "=":
            path = self.name()
            self.need("=")
        search = self._search()
        inner_start = self.at
        found = Found()
        self._elements(found)
        inner = (inner_start, self.at)
        if search:
            self.need(")")
        self.leave()
        (first, first_bare), (last, last_bare) = found.nodes[0], found.nodes[-1]
        return Pattern(
            start=start,
            end=self.at,
            path=path,
            search=search,
            inner=inner,
            variables=tuple(dict.fromkeys([*found.names, path] if path else found.names)),
            relationships=tuple(found.relationships),
            ends=(first if first_bare else None, last if last_bare else None),
            end_names=(first, last),
            has_upper_bound=found.has_upper_bound,
            expressions=tuple(found.expressions),
        )

    def _search(self) -> str:
        if self.peek() in PATH_SEARCHES and self.peek(1) == "(":
            self.at += 2
            return self.words[self.at - 2].lower()
        # `ANY SHORTEST`, `SHORTEST 3 PATHS`, `ALL TRAIL`: the engine says itself what it can't do of these.
        while self.peek() in {"ANY", "ALL", "SHORTEST"} | _PATH_WORDS and self.peek(1) != "=":
            self.at += 1
            if self.at < len(self.tokens) and self.tokens[self.at].kind in (TokenKind.NUMBER, TokenKind.PARAMETER):
                self.at += 1
        return ""

    def _elements(self, found: Found) -> None:
        if self.peek() != "(":
            raise UnreadableError
        while self.peek() == "(":
            self._node(found)
            while self.peek() == "-" or (self.peek() == "<" and self.peek(1) == "-"):
                self._relationship(found)
                self._quantifier(found)
                self._node(found)

    def _node(self, found: Found) -> None:
        self.need("(")
        if self.peek() == "(" or (self.is_name() and self.peek(1) == "="):
            self._group(found)
            return
        name = self._variable()
        opening = self.at
        if name is not None and self.peek() == "." and self.is_name(1):
            raise UnreadableError  # an expression in parentheses
        self._inside(found, ")")
        found.nodes.append((name, self.at == opening))
        found.names += [name] if name else []
        self.need(")")

    def _group(self, found: Found) -> None:
        # A path in parentheses, with or without a quantifier: `((a)-[:R]->(b) WHERE a.x < b.x){1,3}`.
        self.enter()
        inner = self.pattern()
        found.names.extend(inner.variables)
        found.expressions.extend(inner.expressions)
        found.nodes.append((None, False))
        if self.take("WHERE"):
            found.expressions.append(self.expression())
        self.need(")")
        self._quantifier(found)
        self.leave()

    def _variable(self) -> str | None:
        is_where = self.peek() == "WHERE" and self.peek(1) not in (")", "]", ":", "{", "*")
        is_label = self.peek() == "IS" and self.is_name(1)
        if not self.is_name() or is_where or is_label:
            return None
        return self.name()

    def _relationship(self, found: Found) -> None:
        self.take("<")
        self.need("-")
        if self.take("["):
            name = self._variable()
            if name:
                found.relationships.append(name)
                found.names.append(name)
            self._inside(found, "]")
            self.need("]")
        self.need("-")
        self.take(">")

    def _inside(self, found: Found, closing: str) -> None:
        # Of a node or relationship, behind its name: labels, length, properties, WHERE.
        if self.peek() in (":", "IS"):
            self.label_expression()
        if self.take("*"):
            self._length(found)
        if self.peek() == "{":
            found.expressions.append(self.expression())
        elif self.at < len(self.tokens) and self.tokens[self.at].kind is TokenKind.PARAMETER:
            self.at += 1
        if self.take("WHERE"):
            found.expressions.append(self.expression())
        if self.peek() != closing:
            raise UnreadableError

    def _length(self, found: Found) -> None:
        has_number = self.peek()[:1].isdigit()
        self.at += has_number
        if self.take(".."):
            has_number = self.peek()[:1].isdigit()
            self.at += has_number
        if not has_number:
            found.has_upper_bound = False

    def _quantifier(self, found: Found) -> None:
        if self.take("+") or self.take("*"):
            found.has_upper_bound = False
        elif self.take("{"):
            self.at = self.closing(self.at - 1) + 1

    def label_expression(self) -> None:
        """Step over `:State|Group`, `IS State`, `:$(name)`, `:!(A|B)&%`."""
        self.at += 1
        while True:
            while self.peek() in _LABEL_OPERATORS:
                self.at += 1
            if self.peek().startswith("$"):
                self.at += 1
            if self.peek() == "(":
                self.at = self.closing(self.at) + 1
            elif self.is_name() and self.words[self.at - 1] in _LABEL_OPERATORS | {"IS"}:
                self.at += 1
            if self.peek() not in _LABEL_OPERATORS:
                return
