"""What a statement would do, as the server's own plan tells: whether it reads the graph and nothing else.

The server is asked for its plan (`EXPLAIN`), and never the text alone: comments, backticks, nesting and escapes are
then the server's to see through. One thing its plan hides: a subquery within an expression over a list is no operator
of it, but stands in an operator's details as the server wrote it out. So what is called is looked for there too, and in
the statement itself, once as it stands and once with its escapes resolved, as older Cypher reads it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from graph.cypher import StatementSyntaxError, Token, TokenKind, tokens
from graph.cypher.tokens import plain_name
from graph.errors import StatementError
from graph.store.server.refusals import ADMINISTERS, IN_TRANSACTIONS, ONE_GRAPH, OUTSIDE, WRITES

CALLABLE = (
    "SHOW PROCEDURES YIELD name, mode RETURN name, mode IN ['READ', 'DEFAULT'] AS reads, false AS built_in",
    "SHOW FUNCTIONS YIELD name, isBuiltIn RETURN name, true AS reads, isBuiltIn AS built_in",
)
"""The statements that name what can be called on a server, and what the server itself knows about it."""

_READS = "r"
_LOADS = re.compile(r"\bLOAD\s+CSV\b")
_TEXT = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\"""")
_ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")
_CALLED = re.compile(r"((?:[\w`]+\s*\.\s*)+[\w`]+)\s*\(")
_HARMLESS = (
    # Of the server's own procedures, those that look at the graph. Others that it calls reading start or clear
    # something: db.stats.collect, db.prepareForReplanning.
    "db.labels",
    "db.relationshiptypes",
    "db.propertykeys",
    "db.info",
    "db.ping",
    "db.schema.",
    "db.index.fulltext.query",
    "db.index.fulltext.listavailableanalyzers",
    "db.index.vector.query",
    # Of APOC and Graph Data Science, what works on values, paths and neighbours. The rest runs statements of its own,
    # reads files and addresses, or waits.
    *(f"apoc.{family}." for family in ("agg", "algo", "any", "bitwise", "coll", "convert", "date", "diff", "hashing")),
    *(f"apoc.{family}." for family in ("json", "label", "map", "math", "meta", "neighbors", "node", "nodes", "number")),
    *(f"apoc.{family}." for family in ("path", "rel", "scoring", "stats", "temporal", "text")),
    "apoc.version",
    "gds.similarity.",
    "gds.util.",
    "gds.version",
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What `EXPLAIN` gives: how the server classes the statement, and its operators with their details."""

    kind: str
    operators: tuple[tuple[str, str, str], ...]
    """Each operator's name, the database that it works in, and its details."""

    @classmethod
    def read(cls, kind: str | None, plan: Mapping[str, Any] | None) -> "Plan":
        """Take over the driver's form of a plan."""
        return cls(kind or "", tuple(_operators(plan)) if plan else ())


def check_reads_only(
    statement: str, plan: Plan, database: str, may_be_called: Callable[[], Mapping[str, bool]]
) -> None:
    """Raise StatementError where a statement does anything but read the graph in this database.

    `may_be_called` says of whatever can be called on the server, in lower case, whether it may be (`is_harmless`); it
    is asked for only where something is called.
    """
    names = [name for name, _, _ in plan.operators]
    if any(name == "AdministrationCommand" or name.startswith(("Show", "Terminate")) for name in names):
        raise StatementError(ADMINISTERS)
    if plan.kind != _READS or not names:
        raise StatementError(WRITES if plan.kind in ("w", "rw") else ADMINISTERS)
    if any(name.startswith("Transaction") for name in names):
        raise StatementError(IN_TRANSACTIONS)
    if any(where not in ("", database) for _, where, _ in plan.operators):
        raise StatementError(ONE_GRAPH)
    details = [_TEXT.sub("''", details) for _, _, details in plan.operators]
    readings = list(_readings(statement))
    if "LoadCSV" in names or any(_LOADS.search(one) for one in details) or any(map(_loads, readings)):
        raise StatementError(OUTSIDE)
    called = {_plain(name) for one in details for name in _CALLED.findall(one)}
    called.update(name for reading in readings for name in _calls(reading))
    if not called:
        return
    known = may_be_called()
    for name in sorted(called):
        if not known.get(name, True):  # what the server doesn't know it doesn't call
            raise StatementError(
                f"“{name}” isn't known to read the graph and nothing else, which is all that a statement does here; "
                "leave it out."
            )


def is_harmless(name: str, *, reads: bool, built_in: bool) -> bool:
    """Whether a procedure or function reads the graph and nothing else, as far as it is known to.

    `reads` is what the server says of a procedure, `built_in` that a function is part of Cypher itself.
    """
    return reads and (built_in or name.lower().startswith(_HARMLESS))


def _operators(plan: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    name, _, database = str(plan.get("operatorType", "")).partition("@")
    yield name, database, str(plan.get("args", {}).get("Details", ""))
    for child in plan.get("children", ()):
        yield from _operators(child)


def _readings(statement: str) -> Iterator[list[Token]]:
    """Give the words of a statement as they stand, and with its escapes resolved where there are any."""
    yield tokens(statement)
    resolved = _ESCAPE.sub(lambda escape: chr(int(escape.group(1), 16)), statement)
    if resolved != statement:
        try:
            yield tokens(resolved)
        except StatementSyntaxError as error:
            raise StatementError(f"the escapes in this statement can't be followed: {error.reason}") from None


def _loads(reading: list[Token]) -> bool:
    words = [token.text.upper() for token in reading]
    return any(pair == ("LOAD", "CSV") for pair in pairwise(words))


def _calls(reading: list[Token]) -> Iterator[str]:
    """Name what is called: words with dots between them, behind CALL or before a parenthesis."""
    at = 0
    while at < len(reading):
        first, parts = at, []
        while at < len(reading) and reading[at].kind in (TokenKind.WORD, TokenKind.QUOTED_NAME):
            parts.append(plain_name(reading[at].text))
            at += 1
            if at >= len(reading) or reading[at].text != ".":
                break
            at += 1
        is_call = first > 0 and reading[first - 1].text.upper() == "CALL"
        if len(parts) > 1 and (is_call or (at < len(reading) and reading[at].text == "(")):
            yield ".".join(parts).lower()
        at = max(at, first + 1)


def _plain(name: str) -> str:
    return re.sub(r"[`\s]", "", name).lower()
