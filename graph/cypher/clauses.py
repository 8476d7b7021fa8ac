"""Reads a whole statement into its clauses."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from graph.cypher.cursor import UnreadableError
from graph.cypher.patterns import Patterns
from graph.cypher.tokens import Token, tokens
from graph.cypher.tree import Clause, ClauseKind, Item, Node, Query

_STATEMENTS_REMEMBERED = 32  # one is looked at by several checks, and then seldom again
_READING_WORDS = (
    "MATCH",
    "OPTIONAL",
    "WITH",
    "RETURN",
    "UNWIND",
    "CALL",
    "LOAD",
    "USE",
    "FILTER",
    "LET",
    "FOR",
    "UNION",
)
_WRITING_WORDS = ("CREATE", "INSERT", "MERGE", "SET", "REMOVE", "DELETE", "DETACH", "NODETACH", "FOREACH", "FINISH")
_CLAUSE_WORDS = frozenset((*_READING_WORDS, *_WRITING_WORDS))
_NAME_BEFORE = frozenset((".", ":", "|", "&", "!", "AS", "$"))


@dataclass(slots=True)
class Statement:
    """A statement's text with its tokens and its clauses."""

    text: str
    tokens: list[Token]
    query: Query

    def words_of(self, start: int, end: int) -> str:
        """Give the user's own words from one token to another: those of the tokens `start` to `end - 1`."""
        if start >= end:
            return ""
        return self.text[self.tokens[start].offset : self.tokens[end - 1].end]


@lru_cache(maxsize=_STATEMENTS_REMEMBERED)
def read_statement(text: str) -> Statement:
    """Read a statement: `MATCH (s) RETURN s` has two clauses. Nobody changes what is read: it is read once for all.

    A clause that this reader can't follow is kept as OTHER, for the engine to judge; raises `StatementSyntaxError`
    where a string or comment is never closed, and where the nesting is deeper than any sane statement's.
    """
    found = tokens(text)
    reader = Reader(found)
    query = reader.query()
    return Statement(text, found, query)


class Reader(Patterns):
    """Reads clauses, and within them paths and expressions."""

    def query(self) -> Query:
        """Read clauses up to the end of the text or of the braces around them."""
        self.enter()
        branches: list[tuple[Clause, ...]] = []
        clauses: list[Clause] = []
        while self.at < len(self.tokens) and self.peek() != "}":
            if self.take("UNION"):
                _ = self.take("ALL") or self.take("DISTINCT")
                branches.append(tuple(clauses))
                clauses = []
                continue
            clauses.append(self._clause())
        branches.append(tuple(clauses))
        self.leave()
        return Query(tuple(branches))

    def block(self) -> Query:
        """Read `{ MATCH … RETURN … }`, or `{ (a)-->(b) WHERE … }` as the MATCH that it stands for."""
        self.need("{")
        if self.peek() in _CLAUSE_WORDS and self.peek(1) != "=":
            query = self.query()
        else:
            start = self.at
            clause = Clause(ClauseKind.MATCH, start, patterns=self.patterns())
            if self.take("WHERE"):
                clause.where = self.expression()
            clause.end = self.at
            query = Query(((clause,),))
        self.need("}")
        return query

    def _clause(self) -> Clause:
        start, depth = self.at, self.depth
        read = self._reader_of_clause()
        if read:
            try:
                clause = read(start)
            except UnreadableError:
                self.at, self.depth = start, depth
            else:
                clause.end = self.at
                if self.at >= len(self.tokens) or self.peek() in _CLAUSE_WORDS | {"}", ";"}:
                    self.take(";")
                    return clause
                self.at = start
        return self._other(start)

    def _reader_of_clause(self) -> Callable[[int], Clause] | None:
        word = self.peek()
        if word == "OPTIONAL":
            self.at += 1
            word = self.peek()
        readers = {
            "MATCH": self._match,
            "WITH": self._with,
            "RETURN": self._return,
            "UNWIND": self._unwind,
            "CALL": self._call_clause,
            "FILTER": self._filter,
            "LET": self._let,
            "FOR": self._for,
        }
        return readers.get(word)

    def _other(self, start: int) -> Clause:
        # A writing clause, or one that can't be followed: up to the next keyword outside of brackets.
        self.at = start + 1
        level = 0
        while self.at < len(self.tokens):
            word = self.peek()
            if word in ("(", "[", "{"):
                level += 1
            elif word in (")", "]", "}"):
                if level == 0:
                    break
                level -= 1
            elif level == 0 and word in _CLAUSE_WORDS and self.words[self.at - 1] not in _NAME_BEFORE:
                break
            self.at += 1
        if self.peek() in (")", "]"):
            self.at += 1
        binds = tuple(
            (self.tokens[place + 1].text, place + 1)
            for place in range(start, self.at - 1)
            if self.words[place] == "AS" and self.is_name(place + 1 - self.at)
        )
        return Clause(ClauseKind.OTHER, start, self.at, binds=binds)

    def _match(self, start: int) -> Clause:
        self.need("MATCH")
        _ = self.take("DIFFERENT", "RELATIONSHIPS") or self.take("REPEATABLE", "ELEMENTS")
        clause = Clause(ClauseKind.MATCH, start, patterns=self.patterns())
        while self.peek() == "USING":
            self.at += 1
            while self.at < len(self.tokens) and self.peek() not in _CLAUSE_WORDS | {"WHERE", "USING", "}"}:
                self.at += 1
        if self.take("WHERE"):
            clause.where = self.expression()
        return clause

    def _with(self, start: int) -> Clause:
        self.need("WITH")
        clause = self._projection(Clause(ClauseKind.WITH, start))
        if self.take("WHERE"):
            clause.where = self.expression()
        return clause

    def _return(self, start: int) -> Clause:
        self.need("RETURN")
        return self._projection(Clause(ClauseKind.RETURN, start))

    def _projection(self, clause: Clause) -> Clause:
        if self.peek() == "DISTINCT" and self.peek(1) not in (",", "AS", ".", ""):
            self.at += 1
            clause.distinct = True
        items: list[Item] = []
        clause.star = self.take("*")
        if not clause.star or self.take(","):
            items.append(self._item())
            while self.take(","):
                items.append(self._item())
        clause.items, clause.tail = tuple(items), self.at
        if self.take("ORDER", "BY"):
            clause.order = self._sort_items()
        limits: list[Node] = []
        while self.take("SKIP") or self.take("OFFSET") or self.take("LIMIT"):
            limits.append(self.expression())
        clause.limits = tuple(limits)
        return clause

    def _item(self) -> Item:
        expression = self.expression()
        name, place = None, self.at
        if self.take("AS"):
            place = self.at
            name = self.name()
        return Item(expression, name, place, self.at)

    def _sort_items(self) -> tuple[Node, ...]:
        found: list[Node] = []
        while True:
            found.append(self.expression())
            _ = any(self.take(word) for word in ("ASC", "ASCENDING", "DESC", "DESCENDING"))
            if not self.take(","):
                return tuple(found)

    def _unwind(self, start: int) -> Clause:
        self.need("UNWIND")
        values = self.expression()
        self.need("AS")
        bind = (self.name(), self.at - 1)
        return Clause(ClauseKind.UNWIND, start, expressions=(values,), binds=(bind,))

    def _filter(self, start: int) -> Clause:
        self.need("FILTER")
        self.take("WHERE")
        return Clause(ClauseKind.FILTER, start, where=self.expression())

    def _let(self, start: int) -> Clause:
        self.need("LET")
        values: list[Node] = []
        binds: list[tuple[str, int]] = []
        while True:
            binds.append((self.name(), self.at - 1))
            self.need("=")
            values.append(self.expression())
            if not self.take(","):
                return Clause(ClauseKind.UNWIND, start, expressions=tuple(values), binds=tuple(binds))

    def _for(self, start: int) -> Clause:
        self.need("FOR")
        bind = (self.name(), self.at - 1)
        self.need("IN")
        return Clause(ClauseKind.UNWIND, start, expressions=(self.expression(),), binds=(bind,))

    def _call_clause(self, start: int) -> Clause:
        self.need("CALL")
        if self.peek() in ("{", "("):
            return self._subquery_clause(start)
        while self.is_name() and self.peek() not in _CLAUSE_WORDS:
            self.at += 1
            if not self.take("."):
                break
        arguments: list[Node] = []
        if self.take("("):
            while self.peek() != ")":
                arguments.append(self.expression())
                if not self.take(","):
                    break
            self.need(")")
        clause = Clause(ClauseKind.PROCEDURE, start, expressions=tuple(arguments))
        if self.take("YIELD") and not self.take("*"):
            clause.binds = self._yielded()
        if self.take("WHERE"):
            clause.where = self.expression()
        return clause

    def _yielded(self) -> tuple[tuple[str, int], ...]:
        found: list[tuple[str, int]] = []
        while True:
            name = self.name()
            if self.take("AS"):
                name = self.name()
            found.append((name, self.at - 1))
            if not self.take(","):
                return tuple(found)

    def _subquery_clause(self, start: int) -> Clause:
        imports: tuple[str, ...] | None = None
        if self.take("("):
            names: list[str] = []
            while self.peek() != ")":
                if self.take("*"):
                    names.append("*")
                else:
                    names.append(self.name())
                if not self.take(","):
                    break
            self.need(")")
            imports = tuple(names)
        clause = Clause(ClauseKind.SUBQUERY, start, imports=imports, query=self.block())
        if self.take("IN"):  # TRANSACTIONS, which only write
            while self.at < len(self.tokens) and self.peek() not in _CLAUSE_WORDS:
                self.at += 1
        return clause
