"""Keeps what only we need out of what a statement sees of the graph: the labels and the property that mark it as ours.

Nodes are stripped of them when they are read (`values`). `labels(n)` and `keys(n)` are lists that a statement may
count, unwind or compare on the server, so that there they are sent as lists without them:
`labels(n)` becomes `[label IN labels(n) WHERE NOT label IN ['CuiBono', …]]`.
"""

from graph.cypher import Token, TokenKind, tokens
from graph.cypher.tokens import plain_name
from graph.store.server.ours import HIDDEN_LABELS, HIDDEN_PROPERTY

_HIDDEN = {"labels": sorted(HIDDEN_LABELS), "keys": [HIDDEN_PROPERTY]}
_NAME = "`cuibono's own`"  # of a variable: whoever writes a statement has no such name


def hiding(statement: str) -> str:
    """Give a statement in which `labels()` and `keys()` leave out what marks our nodes; others stay as they are."""
    found = tokens(statement)
    opened = [place for place in range(len(found) - 1) if _is_call(found, place)]
    if not opened:
        return statement
    insertions: list[tuple[int, str]] = []
    for place in opened:
        closing = _closing(found, place + 1)
        if closing is None:
            return statement  # the server says what is wrong with it
        hidden = _HIDDEN[plain_name(found[place].text).lower()]
        insertions.append((found[place].offset, f"[{_NAME} IN "))
        insertions.append((found[closing].end, f" WHERE NOT {_NAME} IN {hidden!r}]"))
    for offset, text in sorted(insertions, reverse=True):
        statement = statement[:offset] + text + statement[offset:]
    return statement


def _is_call(found: list[Token], place: int) -> bool:
    token = found[place]
    if token.kind not in (TokenKind.WORD, TokenKind.QUOTED_NAME) or found[place + 1].text != "(":
        return False
    # `db.labels()` is another thing; `(labels)` in `CALL (labels) {…}` is no call.
    return plain_name(token.text).lower() in _HIDDEN and found[max(place - 1, 0)].text != "."


def _closing(found: list[Token], place: int) -> int | None:
    depth = 0
    for index in range(place, len(found)):
        depth += {"(": 1, ")": -1}.get(found[index].text, 0)
        if depth == 0:
            return index
    return None
