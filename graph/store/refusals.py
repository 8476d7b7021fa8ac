"""What is said of a statement that is not answered: in plain words, with the place marked."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from graph.cypher import (
    StatementSyntaxError,
    TokenKind,
    explain_syntax,
    mark,
    place_of,
    silent_forms,
    single_statement,
    tokens,
)
from graph.cypher.tokens import plain_name
from graph.errors import StatementError
from graph.store.sending import whole_characters

_STATEMENTS_REMEMBERED = 256  # some times the saved queries; a statement that is asked again is not read again

_PLANS = frozenset({"EXPLAIN", "PROFILE"})
_NO_ROWS = "“{word}” asks how a statement would be worked out; here it is answered: leave “{word}” out"
_OUTSIDE = "The statement reads a file or an address; here a statement reads the graph and nothing else."
_TOO_MUCH = "The statement needs more memory than there is for it; narrow it, or add LIMIT."
_TOO_LONG_RANGE = "A range() in the statement has more than {limit} elements, which is the most that it may have here."
_KNOWN = (
    (re.compile(r"LOAD CSV .* disabled|loadCsv\.allow"), _OUTSIDE),
    (re.compile(r"OutOfMemory|HeapBudget|queryMaxHeap|algoMaxWorkingMemory"), _TOO_MUCH),
    (re.compile(r"StackOverflow"), "The statement is nested too deeply."),
    (re.compile(r"\bUSE\b.* is not supported"), "There is one graph here; leave USE out."),
    (re.compile(r"regexTimeout"), "A pattern behind =~ takes too long to match; write a simpler one."),
)
_RANGE = re.compile(r"queryMaxRangeSize")


@lru_cache(maxsize=_STATEMENTS_REMEMBERED)
def checked(statement: str) -> str:
    """Give the one statement that a text has, without its closing `;`, if the embedded engine answers it rightly.

    Raises StatementError where there is none, more than one, or one of the forms that the engine is known to answer
    wrongly without a word; the message has the rewrite that works.
    """
    single = one_statement(statement)
    with _places_marked(statement):
        findings = silent_forms(single)
    if findings:
        raise StatementError(
            "this statement would give wrong rows here without a word:\n" + "\n".join(map(str, findings))
        )
    return single


def one_statement(statement: str) -> str:
    """Give the one statement that a text has, without its closing `;`: what any store can be sent.

    Raises StatementError, with the place marked, where there is none or more than one, where a string, a comment or a
    name is never closed, where half a character stands in it, and where it asks for a plan and not for rows.
    """
    try:
        whole_characters(statement)
    except ValueError as error:
        raise StatementError(f"the statement can't be sent: {error}") from None
    with _places_marked(statement):
        single = single_statement(statement)
        first = tokens(single)[0]
        if first.kind is TokenKind.WORD and plain_name(first.text).upper() in _PLANS:
            raise StatementSyntaxError(_NO_ROWS.format(word=first.text), first.line, first.column)
    return single


@contextmanager
def _places_marked(statement: str) -> Iterator[None]:
    try:
        yield
    except StatementSyntaxError as error:
        place = mark(statement, error.line, error.column)
        raise StatementError(f"{error}\n{place}" if place else str(error)) from None


def explained(statement: str, engine_message: str, longest_range: int) -> str:
    """Say in plain words why the engine refused a statement, and show the place where it tells one."""
    for pattern, words in _KNOWN:
        if pattern.search(engine_message):
            return words
    if _RANGE.search(engine_message):
        return _TOO_LONG_RANGE.format(limit=f"{longest_range:,}")
    said = explain_syntax(statement, engine_message)
    place = place_of(engine_message, statement)
    if place is None:
        return said
    line, column = place
    return f"line {line}, column {column}: {said}\n{mark(statement, line, column)}"
