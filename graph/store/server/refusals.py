"""What is said of a statement that a server doesn't answer: the same plain words as of the embedded store's."""

import re

from graph.cypher import explain_syntax, mark, tokens
from graph.errors import CuiBonoError, StatementError
from graph.store.limits import too_long

WRITES = "This statement writes, or calls a procedure that may write; only reading is allowed here."
OUTSIDE = "The statement reads a file or an address; here a statement reads the graph and nothing else."
ADMINISTERS = "The statement asks for the server's administration; here a statement reads the graph and nothing else."
SHOWS_A_PLAN = "EXPLAIN and PROFILE show how a statement is worked out, not what it gives; leave the word out."
IN_TRANSACTIONS = "IN TRANSACTIONS is for writing; leave it out."
ONE_GRAPH = "There is one graph here; leave USE out."
TOO_MUCH = "The statement needs more memory than there is for it; narrow it, or add LIMIT."

_KNOWN = (
    ("Statement.AccessMode", WRITES),
    ("ForbiddenOnReadOnlyDatabase", WRITES),
    ("OutOfMemory", TOO_MUCH),
    ("MemoryLimit", TOO_MUCH),
    ("StackOverFlow", "The statement is nested too deeply."),
    ("conflicting values for execution mode", SHOWS_A_PLAN),
    ("Multiple graphs in the same query", ONE_GRAPH),
    ("Dynamic graph lookup", ONE_GRAPH),
)
_TIMED_OUT = "TransactionTimedOut"
_ABOUT_THE_STATEMENT = ("Neo.ClientError.Statement.", "Neo.ClientError.Procedure.", "Neo.DatabaseError.Statement.")
_PLACE = re.compile(r"\(line (\d+), column (\d+) \(offset: \d+\)\)")
_INVALID = re.compile(r"Invalid input '(.*)'(?:: expected (.*))?$", re.DOTALL)
_QUOTED_WORDS = re.compile(r"'[^']+'(?:(?:, | or )'[^']+')*")
_UNDEFINED = re.compile(r"Variable `(.+)` not defined$")
_SEVERAL = "Expected exactly one statement"


def explained(statement: str, error: BaseException, seconds: float, lines_before: int = 0) -> CuiBonoError | None:
    """Say in plain words why the server refused a statement, and show the place where it tells one.

    `lines_before` is how many lines were sent in front of the statement. None where the server's error isn't about the
    statement.
    """
    code = str(getattr(error, "code", None) or "")
    if not code:
        return None  # the driver's own
    message = str(getattr(error, "message", ""))
    if _TIMED_OUT in code:
        return too_long(seconds)
    words = next((words for sign, words in _KNOWN if sign in code or sign in message), None)
    if words is not None:
        return StatementError(words)
    return _refused(statement, message, lines_before) if code.startswith(_ABOUT_THE_STATEMENT) else None


def _refused(statement: str, message: str, lines_before: int) -> StatementError:
    place = _PLACE.search(message)
    said = message[: place.start()].strip() if place else message.split("\n", 1)[0].strip()
    if place is None or _SEVERAL in said:
        return StatementError(_sentence(said))
    line, column = int(place.group(1)) - lines_before, int(place.group(2))
    words = _syntax(statement, said, line, column)
    return StatementError(f"line {line}, column {column}: {words}\n{mark(statement, line, column)}")


def _syntax(statement: str, said: str, line: int, column: int) -> str:
    """Say it in the words that the embedded store has, whose engine's messages are explained by their form."""
    if undefined := _UNDEFINED.match(said):
        return explain_syntax(statement, f"Variable '{undefined.group(1)}' not defined")
    invalid = _INVALID.match(said)
    if not invalid:
        return _sentence(said)
    expected = invalid.group(2) or ""
    words = f" expecting {{{expected}}}" if _QUOTED_WORDS.fullmatch(expected) else ""
    # That form counts from the statement's first word on, and columns from 0.
    first = tokens(statement)[0]
    line -= first.line - 1
    column -= first.column - 1 if line == 1 else 0
    return explain_syntax(statement, f"Syntax error at line {line}:{column - 1} - Unexpected input{words}")


def _sentence(said: str) -> str:
    first = said.split(". ", 1)[0].rstrip(".")
    return f"{first[:1].upper()}{first[1:]}."
