"""Where in a statement the nodes and relationships of its paths stand, so that more can be asked of them."""

from dataclasses import dataclass

from graph.cypher.clauses import Reader
from graph.cypher.patterns import Found
from graph.cypher.tokens import Token, tokens
from graph.cypher.tree import Clause


@dataclass(frozen=True, slots=True)
class Element:
    """A node or relationship of a path: `(s:State|Group {id: 'RUS'})`, `-[r]->`, `--`.

    `behind` is the token behind which labels or types go; `labels` are the tokens of those that it has, from the first
    (`:` or `IS`) to the one behind the last, or None. A relationship without brackets is `bare`: `-->`.
    """

    is_node: bool
    behind: int
    labels: tuple[int, int] | None
    is_bare: bool = False


def elements_of(text: str) -> tuple[list[Token], list[Element]] | None:
    """Find every node and relationship of every path of a statement, in the order of the text, and its tokens.

    Those of subqueries, of comprehensions and of WHERE are among them. None where a clause can't be followed, so that
    some may be missing.
    """
    found = tokens(text)
    reader = _ElementReader(found)
    reader.query()
    if reader.has_unread:
        return None
    return found, [reader.found[place] for place in sorted(reader.found)]


class _ElementReader(Reader):
    def __init__(self, found: list[Token]) -> None:
        super().__init__(found)
        self.found: dict[int, Element] = {}
        self.has_unread = False

    def _other(self, start: int) -> Clause:
        self.has_unread = True
        return super()._other(start)

    def _node(self, found: Found) -> None:
        opening = self.at
        super()._node(found)
        is_group = self.words[opening + 1] == "(" or (
            self.is_name(opening + 1 - self.at) and self.words[opening + 2] == "="
        )
        if not is_group:
            self.found[opening] = self._element(opening, is_node=True)

    def _relationship(self, found: Found) -> None:
        dash = self.at + (self.peek() == "<")
        super()._relationship(found)
        if self.words[dash + 1] == "[":
            self.found[dash + 1] = self._element(dash + 1, is_node=False)
        else:
            self.found[dash] = Element(False, dash, None, is_bare=True)

    def _element(self, opening: int, *, is_node: bool) -> Element:
        after = self.at
        self.at = opening + 1
        self._variable()
        behind, labels = self.at - 1, None
        if self.peek() in (":", "IS"):
            self.label_expression()
            labels = (behind + 1, self.at)
        self.at = after
        return Element(is_node, behind, labels)
