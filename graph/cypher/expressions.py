"""Reads the expressions of a statement, by the precedence of Cypher 25's own grammar."""

from abc import ABC, abstractmethod

from graph.cypher.cursor import Cursor, UnreadableError
from graph.cypher.tokens import TokenKind, plain_name
from graph.cypher.tree import Kind, Node, Query

_OR, _XOR, _AND, _COMPARE, _TEST, _ADD, _MULTIPLY, _POWER, _POSTFIX = range(1, 10)
_INFIX = (
    {"OR": _OR, "XOR": _XOR, "AND": _AND}
    | dict.fromkeys(("=", "<>", "!=", "<", ">", "<=", ">="), _COMPARE)
    | dict.fromkeys(("IN", "STARTS", "ENDS", "CONTAINS", "=~", "IS", "::", ":"), _TEST)
    | {"+": _ADD, "-": _ADD, "||": _ADD, "*": _MULTIPLY, "/": _MULTIPLY, "%": _MULTIPLY, "^": _POWER}
    | {".": _POSTFIX, "[": _POSTFIX}
)
_FLAT = {_OR: Kind.LOGIC, _XOR: Kind.LOGIC, _AND: Kind.LOGIC, _COMPARE: Kind.COMPARISON} | dict.fromkeys(
    (_ADD, _MULTIPLY, _POWER), Kind.ARITHMETIC
)
_FURTHER_TYPE_WORDS = {"DATETIME", "TIME", "INTEGER", "VALUE", "WITHOUT", "ZONE", "TIMEZONE", "NULL", "PRECISION"}
_LIST_PREDICATES = {"ALL", "ANY", "NONE", "SINGLE"}
_SUBQUERIES = {"EXISTS", "COUNT", "COLLECT"}
PATH_SEARCHES = {"SHORTESTPATH", "ALLSHORTESTPATHS"}
_LONGEST_CHAIN = 60  # of postfixes: `a.b[0].c` has three


class Expressions(Cursor, ABC):
    """A cursor that reads expressions; patterns and subqueries in them are the business of who inherits."""

    @abstractmethod
    def path(self) -> Node:
        """Read a path that stands as an expression: `(a)-[:R]->(b)`."""

    @abstractmethod
    def block(self) -> Query:
        """Read a subquery in braces, the opening brace included."""

    @abstractmethod
    def label_expression(self) -> None:
        """Step over `:State|Group`, `IS State`."""

    def expression(self, floor: int = _OR) -> Node:
        """Read an expression whose operators bind at least as tightly as `floor`."""
        self.enter()
        left = self._prefix(floor)
        chain = 0
        while (power := _INFIX.get(self.words[self.at], 0)) >= floor:
            if power == _POSTFIX:
                left = self._postfix(left)
                chain += 1
                if chain > _LONGEST_CHAIN:
                    raise UnreadableError
            elif power == _TEST:
                left = self._test(left)
            else:
                left = self._flat(left, power)
        self.leave()
        return left

    def _prefix(self, floor: int) -> Node:
        start, word = self.at, self.words[self.at]
        if word == "NOT" and floor <= _COMPARE:
            while self.take("NOT"):
                pass
            inner = self.expression(_COMPARE)
            return Node(Kind.LOGIC, start, self.at, (inner,), "NOT")
        if word in ("-", "+"):
            self.at += 1
            inner = self.expression(_POSTFIX)
            return Node(Kind.SIGN, start, self.at, (inner,), word)
        return self._atom()

    def _flat(self, left: Node, power: int) -> Node:
        # As in the grammar: `a + b - c` is one sum of three, `1 < x < 5` one comparison of three.
        operator = self.words[self.at]
        parts = [left]
        while _INFIX.get(self.words[self.at]) == power:
            self.at += 1
            parts.append(self.expression(power + 1))
        return Node(_FLAT[power], left.start, self.at, tuple(parts), operator)

    def _test(self, left: Node) -> Node:
        word = self.peek()
        if word == ":":
            self.label_expression()
            return Node(Kind.PREDICATE, left.start, self.at, (left,), ":")
        self.at += 1
        if word in ("IN", "CONTAINS", "=~") or (word in ("STARTS", "ENDS") and self.take("WITH")):
            right = self.expression(_ADD)
            name = {"STARTS": "STARTS WITH", "ENDS": "ENDS WITH"}.get(word, word)
            return Node(Kind.PREDICATE, left.start, self.at, (left, right), name)
        if word == "::":
            self._type()
            return Node(Kind.PREDICATE, left.start, self.at, (left,), "IS ::")
        if word == "IS":
            name = self._is()
            return Node(Kind.PREDICATE, left.start, self.at, (left,), name)
        raise UnreadableError

    def _is(self) -> str:
        negated = "NOT " if self.take("NOT") else ""
        if self.take("NULL"):
            return f"IS {negated}NULL"
        if self.take("TYPED") or self.take("::"):
            self._type()
            return f"IS {negated}TYPED"
        if self.take("NORMALIZED") or self.take(self.peek(), "NORMALIZED"):
            return f"IS {negated}NORMALIZED"
        self.at -= 1
        self.label_expression()
        return "IS"

    def _type(self) -> None:
        self.enter()
        self.name()
        while self.peek() in _FURTHER_TYPE_WORDS or (self.peek() == "WITH" and self.peek(1).startswith("TIME")):
            self.at += 1
        if self.take("<"):
            self._type()
            self.need(">")
        self.take("NOT", "NULL")
        if self.take("|"):
            self._type()
        self.leave()

    def _postfix(self, base: Node) -> Node:
        if self.take("."):
            name = self.name()
            return Node(Kind.PROPERTY, base.start, self.at, (base,), name)
        self.need("[")
        parts, kind = [base], Kind.INDEX
        if self.peek() != "..":
            parts.append(self.expression())
        if self.take(".."):
            kind = Kind.SLICE
            if self.peek() != "]":
                parts.append(self.expression())
        self.need("]")
        return Node(kind, base.start, self.at, tuple(parts))

    def _atom(self) -> Node:
        if self.at >= len(self.tokens):
            raise UnreadableError
        start, word, kind = self.at, self.words[self.at], self.tokens[self.at].kind
        if kind in (TokenKind.STRING, TokenKind.NUMBER, TokenKind.PARAMETER):
            self.at += 1
            return Node(Kind.PARAMETER if kind is TokenKind.PARAMETER else Kind.LITERAL, start, self.at)
        if kind is TokenKind.WORD and (special := self._special(start, word)):
            return special
        if kind in (TokenKind.WORD, TokenKind.QUOTED_NAME):
            return self._named(start)
        if word == "(":
            return self._parentheses(start)
        return self._brackets(start) if word == "[" else self._map_literal(start)

    def _special(self, start: int, word: str) -> Node | None:
        # Words that begin something of their own; each is a plain name too, so what follows decides.
        if word in ("TRUE", "FALSE", "NULL") and self.peek(1) not in (".", "("):
            self.at += 1
            return Node(Kind.LITERAL, start, self.at)
        return self._keyword(start, word) if self.peek(1) != "(" else self._keyword_call(start, word)

    def _keyword(self, start: int, word: str) -> Node | None:
        behind = self.peek(1)
        if word == "CASE" and behind not in (",", ")", "]", "}", ".", ""):
            return self._case(start)
        if word in _SUBQUERIES and behind == "{" and self.peek(2) not in (".", "}"):
            self.at += 1
            query = self.block()
            return Node(Kind.SUBQUERY, start, self.at, (), word, (), query)
        return None

    def _keyword_call(self, start: int, word: str) -> Node | None:
        if word == "CASE":
            return self._case(start)
        if word in _LIST_PREDICATES and self.is_name(2) and self.peek(3) == "IN":
            return self._list_predicate(start, word)
        if word in ("REDUCE", "ALLREDUCE") and self.is_name(2) and self.peek(3) == "=":
            return self._reduce(start)
        return self.path() if word in PATH_SEARCHES else None

    def _case(self, start: int) -> Node:
        self.need("CASE")
        parts: list[Node] = []
        if self.peek() != "WHEN":
            parts.append(self.expression())
        while self.take("WHEN"):
            parts.append(self._when())
            while self.take(","):
                parts.append(self._when())
            self.need("THEN")
            parts.append(self.expression())
        if self.take("ELSE"):
            parts.append(self.expression())
        self.need("END")
        return Node(Kind.CASE, start, self.at, tuple(parts))

    def _when(self) -> Node:
        # Cypher 25's `CASE n.year WHEN > 2010, IS NULL THEN …`: an operator without its left side.
        start, word = self.at, self.peek()
        nothing = Node(Kind.LITERAL, start, start)
        if _INFIX.get(word) == _TEST:
            return self._test(nothing)
        if _INFIX.get(word) == _COMPARE:
            return self._flat(nothing, _COMPARE)
        return self.expression()

    def _list_predicate(self, start: int, word: str) -> Node:
        self.at += 2
        variable = self.name()
        self.need("IN")
        parts = [self.expression()]
        if self.take("WHERE"):
            parts.append(self.expression())
        self.need(")")
        return Node(Kind.LIST_PREDICATE, start, self.at, tuple(parts), word.lower(), (variable,))

    def _reduce(self, start: int) -> Node:
        self.at += 2
        total = self.name()
        self.need("=")
        initial = self.expression()
        self.need(",")
        variable = self.name()
        self.need("IN")
        parts = [initial, self.expression()]
        self.need("|")
        parts.append(self.expression())
        if self.take(","):  # allReduce has a predicate behind
            parts.append(self.expression())
        self.need(")")
        return Node(Kind.REDUCE, start, self.at, tuple(parts), "", (total, variable))

    def _named(self, start: int) -> Node:
        name = self.name()
        place = start
        while self.words[place + 1] == "." and self.is_name(place + 2 - self.at):
            place += 2
        if self.words[place + 1] == "(":
            return self._call(start, place)
        if self.peek() == "{":
            return self._map_projection(start, name)
        return Node(Kind.VARIABLE, start, self.at, (), name)

    def _call(self, start: int, last: int) -> Node:
        name = ".".join(plain_name(self.tokens[index].text) for index in range(start, last + 1, 2)).lower()
        self.at = last + 2
        if self.peek() in ("DISTINCT", "ALL") and self.peek(1) not in (")", ",", "."):
            self.at += 1
        parts: list[Node] = []
        while self.peek() != ")":
            parts.append(self._argument())
            if not self.take(","):
                break
        self.need(")")
        return Node(Kind.CALL, start, self.at, tuple(parts), name)

    def _argument(self) -> Node:
        start = self.at
        if self.take("*"):
            return Node(Kind.STAR, start, self.at)
        if self.peek() in ("LEADING", "TRAILING", "BOTH") and self.peek(1) not in (",", ")", "."):
            self.at += 1  # trim(BOTH 'x' FROM s)
            if self.peek() != "FROM":
                self.expression()
        node = self.expression()
        if self.take("FROM"):
            node = self.expression()
        return node

    def _map_projection(self, start: int, name: str) -> Node:
        self.need("{")
        parts = [Node(Kind.VARIABLE, start, start + 1, (), name)]
        while self.peek() != "}":
            if self.take("."):
                self.at += 1
            elif self.is_name() and self.peek(1) == ":":
                self.at += 2
                parts.append(self.expression())
            else:
                place = self.at
                parts.append(Node(Kind.VARIABLE, place, place + 1, (), self.name()))
            if not self.take(","):
                break
        self.need("}")
        return Node(Kind.MAP_PROJECTION, start, self.at, tuple(parts), name)

    def _map_literal(self, start: int) -> Node:
        self.need("{")
        parts: list[Node] = []
        while self.peek() != "}":
            self.at += 1
            self.need(":")
            parts.append(self.expression())
            if not self.take(","):
                break
        self.need("}")
        return Node(Kind.MAP, start, self.at, tuple(parts))

    def _parentheses(self, start: int) -> Node:
        if self._is_path(start):
            return self.path()
        self.at += 1
        inner = self.expression()
        self.need(")")
        return Node(Kind.PARENTHESES, start, self.at, (inner,))

    def _is_path(self, opening: int) -> bool:
        # `(a)-[:R]->(b)`, `(a)<--(b)` and not `(a) - (b)`, `(a) < -1`.
        if self.words[opening + 1] not in (")", ":", "{", "(") and not self.is_name(opening + 1 - self.at):
            return False
        after = self.closing(opening) + 1
        if self.words[after] == "<" and self.words[after + 1] == "-":
            after += 1
            return self.words[after + 1] in ("-", "[")
        if self.words[after] != "-":
            return False
        if self.words[after + 1] == "[":
            return self.words[self.closing(after + 1) + 1] == "-"
        return self.words[after + 1] == "-" and self.words[after + 2] in ("(", ">")

    def _brackets(self, start: int) -> Node:
        if self.is_name(1) and self.peek(2) == "IN":
            return self._comprehension(start)
        is_named_path = self.is_name(1) and self.peek(2) == "=" and self.peek(3) == "("
        if is_named_path or (self.peek(1) == "(" and self._is_path(start + 1)):
            return self._pattern_comprehension(start, is_named_path)
        return self._list(start)

    def _list(self, start: int) -> Node:
        self.at = start + 1
        parts: list[Node] = []
        while self.peek() != "]":
            parts.append(self.expression())
            if not self.take(","):
                break
        self.need("]")
        return Node(Kind.LIST, start, self.at, tuple(parts))

    def _comprehension(self, start: int) -> Node:
        # `[x IN list]` is a comprehension too, and only `[x IN list, y]` a list whose first member is a test.
        self.at += 1
        variable = self.name()
        self.need("IN")
        parts = [self.expression()]
        if self.peek() not in ("WHERE", "|", "]"):
            return self._list(start)
        if self.take("WHERE"):
            parts.append(self.expression())
        if self.take("|"):
            parts.append(self.expression())
        self.need("]")
        return Node(Kind.COMPREHENSION, start, self.at, tuple(parts), "", (variable,))

    def _pattern_comprehension(self, start: int, is_named: bool) -> Node:
        self.at += 1
        path_name = (self.name(),) if is_named else ()
        self.take("=")
        path = self.path()
        parts = [path]
        if self.take("WHERE"):
            parts.append(self.expression())
        self.need("|")
        parts.append(self.expression())
        self.need("]")
        return Node(Kind.PATTERN_COMPREHENSION, start, self.at, tuple(parts), "", path_name + path.binds)
