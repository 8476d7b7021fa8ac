"""Where in a statement something is wrong, and what: for messages that an analyst can act on."""

import re
from unicodedata import combining, east_asian_width

from graph.cypher.tokens import StatementSyntaxError, Token, TokenKind, plain_name, tokens
from graph.nearest import did_you_mean

_WIDEST = 100  # columns: fits a terminal of usual width with room for an indent
_ANTLR_PLACE = re.compile(r"\b(?:at line |line )(\d+)(?::|, column )(\d+)")
_FIRST_WORDS = ("MATCH", "OPTIONAL", "WITH", "UNWIND", "CALL", "RETURN")
_CLAUSE_WORDS = (
    *_FIRST_WORDS,
    "WHERE",
    "ORDER",
    "BY",
    "SKIP",
    "LIMIT",
    "UNION",
    "DISTINCT",
    "AS",
    "WHEN",
    "THEN",
    "END",
)
_NOISE = (
    re.compile(r"^(?:Query failed|Reading the result set failed|Error executing Cypher query): "),
    re.compile(r"^(?:[a-z]\w*\.)+[A-Z]\w*(?:Exception|Error): "),
    re.compile(r"^(?:[A-Z][a-z]+){2,}: "),
    re.compile(r"\s*\(caused by (?:[a-z]\w*\.)+[A-Z]\w*(?:Exception|Error): null\)"),
)
_CAUSE = re.compile(r"\(caused by (?:[a-z]\w*\.)+[A-Z]\w*(?:Exception|Error): (.*)\)$", re.DOTALL)
_SYNTAX = re.compile(r"^(?:Syntax error|Unexpected input)")
_EXPECTED = re.compile(r"(?:expecting \{(.*)\}|expected: (an? \w+)|missing (\S+) at )")
_WRITES = re.compile(r"is not idempotent$")
_NUMBER = re.compile(r'^For input string: "(.*)"$')
_UNDEFINED = re.compile(r"Variable '([^']+)' not defined")
_LONGEST_LIST = 4  # of expected words: a longer one says nothing


def mark(text: str, line: int, column: int) -> str:
    """Show the line of a statement with a caret under the place: `MATCH (n) RETRUN n` and, below it, `          ^`.

    `line` and `column` count from 1. A long line is cut around the place to 100 columns, with … where it goes on;
    wide characters (漢) take two columns, as they do on a terminal.
    """
    lines = re.split(r"\r\n|\n|\r", text)
    if not 1 <= line <= len(lines):
        return ""
    shown = lines[line - 1].replace("\t", " ")
    at = min(max(column - 1, 0), len(shown))
    first = 0
    if _width(shown) > _WIDEST:
        first = max(0, min(at - _WIDEST // 2, len(shown) - _WIDEST + 2))
        last = first + 1
        while last < len(shown) and _width(shown[first : last + 1]) <= _WIDEST - 2:
            last += 1
        prefix, suffix = ("…" if first else ""), ("…" if last < len(shown) else "")
        return f"{prefix}{shown[first:last]}{suffix}\n{' ' * (len(prefix) + _width(shown[first:at]))}^"
    return f"{shown}\n{' ' * _width(shown[:at])}^"


def _width(text: str) -> int:
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def place_of(engine_message: str, text: str | None = None) -> tuple[int, int] | None:
    """Read the place out of the embedded engine's message: `Syntax error at line 2:12 - …` is line 2, column 13.

    Both count from 1; the engine counts columns from 0, and lines from the statement's first word on, so that comments
    above a statement shift the place unless its `text` is given too. With the text, a name that the message calls
    undefined is looked up in it. None where there is no place.
    """
    found = _readable(text) if text is not None else []
    if match := _ANTLR_PLACE.search(engine_message):
        line, column = int(match.group(1)), int(match.group(2)) + 1
        if found:
            column += found[0].column - 1 if line == 1 else 0
            line += found[0].line - 1
        return line, column
    if undefined := _UNDEFINED.search(engine_message):
        for token in reversed(found):
            if plain_name(token.text) == undefined.group(1):
                return token.line, token.column
    return None


def explain_syntax(text: str, engine_message: str) -> str:
    """Say in one plain sentence what the embedded engine's message means: `“RETRUN” is not expected here; did you …`.

    What is no message about syntax loses the names of Java's classes and keeps its words.
    """
    try:
        found = tokens(text)
    except StatementSyntaxError as error:
        return _sentence(error.reason)
    message = engine_message.split("\n", 1)[0].strip()
    cause = _CAUSE.search(message)
    for noise in _NOISE:
        message = noise.sub("", message, count=1)
    if _SYNTAX.match(message):
        return _sentence(_explained(found, message, place_of(message, text)))
    if undefined := _UNDEFINED.search(message):
        return f"“{undefined.group(1)}” is not defined before it is used here."
    if _WRITES.search(message):
        return "This statement writes, or calls a procedure that may write; only reading is allowed here."
    if cause and cause.group(1) != "null":
        message = _NUMBER.sub(r"“\1” is no number", cause.group(1))
    return _sentence(message)


def _explained(found: list[Token], message: str, place: tuple[int, int] | None) -> str:
    index = next((number for number, token in enumerate(found) if (token.line, token.column) == place), None)
    expected = _expected(message)
    if index is None:
        return f"the statement ends too early{f': {expected} is missing' if expected else ''}"
    word = found[index].text
    if index == 0:
        return f"a statement can't begin with “{word}”{did_you_mean(word.upper(), _FIRST_WORDS)}"
    before = found[index - 1]
    if before.kind is TokenKind.WORD and before.text.upper() in _CLAUSE_WORDS and message.startswith("Unexpected"):
        return f"something is missing before “{before.text}”, which was read as a name"
    if "missing " in message and expected:
        return f"{expected} is missing before “{word}”"
    known = "" if word.upper() in _CLAUSE_WORDS or not word.isalpha() else did_you_mean(word.upper(), _CLAUSE_WORDS)
    return f"“{word}” is not expected here{f', but {expected} is' if expected else ''}{known}"


def _expected(message: str) -> str:
    found = _EXPECTED.search(message)
    if not found:
        return ""
    if found.group(2):
        return found.group(2)
    words = re.findall(r"'[^']+'|\w+", found.group(1) or found.group(3))
    if not words or len(words) > _LONGEST_LIST:
        return ""
    plain = [f"“{word.strip(chr(39))}”" for word in words]
    return plain[0] if len(plain) == 1 else f"{' '.join(plain[:-1])} or {plain[-1]}"


def _readable(text: str) -> list[Token]:
    try:
        return tokens(text)
    except StatementSyntaxError:
        return []


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:] if text[:1].islower() and text.split(" ", 1)[0].isalpha() else text
    return text if text.endswith((".", "?", "!")) else f"{text}."
