"""What a Cypher statement is made of: clauses, and in them expressions and patterns.

Small on purpose: it tells apart what the checks need told apart and no more. All of it points back into the tokens
(`start` is the index of the first, `end` of the one behind the last), so that a message can quote the user's own words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

AGGREGATES = frozenset(
    {"count", "sum", "avg", "min", "max", "collect", "stdev", "stdevp", "percentilecont", "percentiledisc"}
    # The engine's own further names for them.
    | {"collect_list", "stdev_samp", "stdev_pop", "percentile_cont", "percentile_disc"}
)


class Kind(StrEnum):
    """What an expression is."""

    LITERAL = "literal"
    PARAMETER = "parameter"
    VARIABLE = "variable"
    STAR = "star"
    PROPERTY = "property"
    CALL = "call"
    PARENTHESES = "parentheses"
    ARITHMETIC = "arithmetic"
    SIGN = "sign"
    COMPARISON = "comparison"
    LOGIC = "logic"
    PREDICATE = "predicate"
    LIST = "list"
    MAP = "map"
    MAP_PROJECTION = "map projection"
    CASE = "case"
    INDEX = "index"
    SLICE = "slice"
    COMPREHENSION = "comprehension"
    LIST_PREDICATE = "list predicate"
    REDUCE = "reduce"
    PATTERN_COMPREHENSION = "pattern comprehension"
    PATTERN = "pattern"
    SUBQUERY = "subquery"


@dataclass(slots=True)
class Node:
    """One expression: `count(*) > 5` is a comparison whose parts are a call and a literal.

    `name` is the variable, function (in lower case), property, operator or subquery keyword; `binds` are the names that
    the expression itself brings in, as `x` in `[x IN l | x.id]`, whose first part is `l`. Not frozen only because that
    makes each one twice as slow to create; nothing changes one.
    """

    kind: Kind
    start: int
    end: int
    parts: tuple["Node", ...] = ()
    name: str = ""
    binds: tuple[str, ...] = ()
    query: "Query | None" = None

    @property
    def is_aggregate(self) -> bool:
        """Whether this is a call of `count`, `collect` or another function over rows."""
        return self.kind is Kind.CALL and self.name in AGGREGATES

    def walk(self) -> Iterator["Node"]:
        """This expression and all within it, outer before inner; subqueries are entered by nobody."""
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass(slots=True)
class Pattern:
    """One path of a MATCH: `p = shortestPath((a)-[r:R*..4]->(b))`.

    `search` is `shortestpath`, `allshortestpaths` or empty; `inner` the tokens of the path inside it; `ends` the names
    of its first and last node, None where a node has no name or more than a name.
    """

    start: int
    end: int
    path: str
    search: str
    inner: tuple[int, int]
    variables: tuple[str, ...]
    relationships: tuple[str, ...]
    ends: tuple[str | None, str | None]
    end_names: tuple[str | None, str | None]
    has_upper_bound: bool
    expressions: tuple[Node, ...]


@dataclass(slots=True)
class Item:
    """One column of a WITH or RETURN: `count(*) AS n`. `name` is None where no alias is written."""

    expression: Node
    name: str | None
    name_at: int
    end: int


class ClauseKind(StrEnum):
    """What a clause is; whatever the checks have nothing to say about is `OTHER`."""

    MATCH = "match"
    WITH = "with"
    RETURN = "return"
    UNWIND = "unwind"
    SUBQUERY = "subquery"
    PROCEDURE = "procedure"
    FILTER = "filter"
    OTHER = "other"


@dataclass(slots=True)
class Clause:
    """One clause of a statement, from its first keyword to the next clause's.

    `items`, `star`, `distinct`, `order` and `limits` are WITH's and RETURN's; `tail` is the token behind the items.
    `binds` are names that the clause brings in beside its items (with the token each stands at); `imports` are the
    names in the parentheses of `CALL (a, b) {…}`: None without parentheses, ("*",) for all.
    """

    kind: ClauseKind
    start: int
    end: int = 0
    items: tuple[Item, ...] = ()
    star: bool = False
    distinct: bool = False
    tail: int = 0
    order: tuple[Node, ...] = ()
    limits: tuple[Node, ...] = ()
    where: Node | None = None
    patterns: tuple[Pattern, ...] = ()
    expressions: tuple[Node, ...] = ()
    binds: tuple[tuple[str, int], ...] = ()
    imports: tuple[str, ...] | None = None
    query: "Query | None" = None

    @property
    def behind_columns(self) -> tuple[Node, ...]:
        """The expressions of ORDER BY and of WHERE, in which the names of the columns are known."""
        return (*self.order, self.where) if self.where else self.order


@dataclass(slots=True)
class Query:
    """A whole statement or subquery: the clauses of each side of its UNIONs."""

    branches: tuple[tuple[Clause, ...], ...]
