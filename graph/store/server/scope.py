"""Keeps a statement to the graph where the database holds other people's data too.

A database may have another State with the id RUS, or a note that a colleague tied to ours. Answers about the graph must
not change with them. So in such a database each node of a statement's paths is asked to be one of ours, and each
relationship without a type to have one of those that builds write: `MATCH (s:State)-->(x)` is sent as
`MATCH (s:(State)&CuiBono)-[:BLOCKED|…]->(x:CuiBono)`. Where the graph is alone, statements are sent as they are.

One thing is left: in the middle of a relationship of several steps (`-[:SUPPORTS*1..3]->`) nodes can't be asked for, so
that one of other people's is walked through where its relationships have types of ours.
"""

import re
from collections.abc import Iterable

from graph.cypher import Token
from graph.cypher.elements import Element, elements_of
from graph.cypher.tokens import quoted_name
from graph.errors import StatementError
from graph.store.server.ours import OURS

_BEYOND_NAMES = re.compile(r"[!%$&(]")  # what makes of types more than a list of names
_BESIDE = (
    "the database has other people's data too, and this statement can't be kept to the graph: {why}; "
    "use a database of its own (NEO4J_DATABASE)"
)


def scoped(statement: str, types: Iterable[str]) -> str:
    """Give the statement that asks the same of our nodes and relationships only; `types` are those of the latter.

    Raises StatementError where the statement can't be followed.
    """
    read = elements_of(statement)
    if read is None:
        raise beside_others("a clause of it isn't understood")
    found, elements = read
    ours = "|".join(map(quoted_name, sorted(types)))
    insertions = [place for element in elements for place in _insertions(found, element, ours)]
    for offset, length, text in sorted(insertions, reverse=True):
        statement = statement[:offset] + text + statement[offset + length :]
    return statement


def beside_others(why: str) -> StatementError:
    """Make the error for a statement that can't be kept to the graph."""
    return StatementError(_BESIDE.format(why=why))


def _insertions(found: list[Token], element: Element, types: str) -> Iterable[tuple[int, int, str]]:
    """Give what is to be written where: the offset, how many characters it replaces, and the text."""
    end = found[element.behind].end
    if element.labels is None:
        if element.is_bare:
            return [(end, 0, f"[:{types}]")]
        return [(end, 0, f":{OURS if element.is_node else types}")]
    first, behind = element.labels
    within = found[first + 1 : behind]
    if not element.is_node and not _BEYOND_NAMES.search("".join(token.text for token in within)):
        return []
    opening, closing = within[0].offset, within[-1].end
    wanted = OURS if element.is_node else f"({types})"
    # `:A:B` is the older way to write `:A&B`, and the two can't be mixed.
    chained = [(token.offset, 1, "&") for token in within if token.text == ":"]
    return [(opening, 0, "("), *chained, (closing, 0, f")&{wanted}")]
