"""Form H: a short operator beside `CASE … END`, `COUNT {…}`, `EXISTS {…}`, `COLLECT {…}` or `any(…)` is swallowed.

The engine takes such an expression for the whole of what it stands in when no more than two characters stand beside it
(blanks don't count): `COUNT {…} > 1 AND …` is read as `COUNT {…} AND …`, `[CASE … END] + 1` as `CASE … END + 1`.
Parentheses around it are enough to be read rightly.
"""

from collections.abc import Iterator

from graph.cypher.clauses import Statement
from graph.cypher.findings import Finding, Form
from graph.cypher.scopes import Scope
from graph.cypher.tree import Kind, Node

_SWALLOWED_WIDTH = 2
_OPERATORS = (Kind.COMPARISON, Kind.PREDICATE, Kind.ARITHMETIC, Kind.SIGN, Kind.LOGIC)
_POSTFIXES = (Kind.PROPERTY, Kind.INDEX, Kind.SLICE)


def swallowed(statement: Statement, scope: Scope) -> Iterator[Finding]:
    """Find the operands of a clause that the engine would swallow."""
    check = _Check(statement)
    where = scope.clause.where
    for expression in scope.expressions():
        yield from check.condition(expression) if expression is where else check.whole(expression)


class _Check:
    """Follows the two ways in which the engine reads an expression: as a condition of WHERE, and as a value."""

    def __init__(self, statement: Statement) -> None:
        self.statement = statement

    def condition(self, node: Node) -> Iterator[Finding]:
        if node.kind in (Kind.LOGIC, Kind.PARENTHESES):
            for part in node.parts:
                yield from self.condition(part)
        elif node.kind in (Kind.COMPARISON, Kind.PREDICATE):
            yield from self._parts(node)
        else:
            yield from self._operand(node)

    def whole(self, node: Node) -> Iterator[Finding]:
        if node.kind is not Kind.LOGIC:
            yield from self._beside(node, (Kind.LIST_PREDICATE,))
        yield from self._parts(node)

    def _operand(self, node: Node) -> Iterator[Finding]:
        yield from self._beside(node, (Kind.CASE, Kind.SUBQUERY))
        yield from self._parts(node)

    def _parts(self, node: Node) -> Iterator[Finding]:
        for index, part in enumerate(node.parts):
            if node.kind is Kind.ARITHMETIC and part.kind in (Kind.ARITHMETIC, Kind.SIGN):
                yield from self._parts(part)  # the engine follows the grammar from one to the other
            elif node.kind in _OPERATORS or (node.kind in _POSTFIXES and index == 0):
                yield from self._operand(part)
            else:
                yield from self.whole(part)

    def _beside(self, node: Node, kinds: tuple[Kind, ...]) -> Iterator[Finding]:
        if node.kind in kinds or node.kind is Kind.PARENTHESES or (node.kind is Kind.SIGN and node.name == "+"):
            return
        for part in node.walk():
            if part.kind in kinds and self._width(node) - self._width(part) <= _SWALLOWED_WIDTH:
                yield self._finding(node, part)
                return

    def _width(self, node: Node) -> int:
        return sum(len(token.text) for token in self.statement.tokens[node.start : node.end])

    def _finding(self, node: Node, part: Node) -> Finding:
        words, token = self.statement.words_of, self.statement.tokens[node.start]
        whole, inner = words(node.start, node.end), words(part.start, part.end)
        at = self.statement.tokens[part.start].offset - token.offset
        before, after = whole[:at], whole[at + len(inner) :]
        dropped = " … ".join(filter(None, (before.strip(), after.strip())))
        return Finding(
            Form.SWALLOWED,
            token.line,
            token.column,
            whole,
            f"The embedded store reads this as its {self._keyword(part)} alone and drops the {dropped}.",
            f"{before}({inner}){after}",
        )

    def _keyword(self, node: Node) -> str:
        text = self.statement.tokens[node.start].text
        return text.upper() if node.kind is not Kind.LIST_PREDICATE else f"{text}(…)"
