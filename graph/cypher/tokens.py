"""The words of a Cypher statement, each with its place.

One pass of one regular expression: names, strings, numbers, parameters and operators of Cypher 5 and 25. Comments and
white space are left out, so `a /* b */ . c` has the tokens `a`, `.`, `c`; the offsets still point into the text.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from graph.errors import StatementError


class TokenKind(StrEnum):
    """What a token is: `WORD` for keywords and plain names alike, because Cypher lets `count` name a variable."""

    WORD = "word"
    QUOTED_NAME = "quoted name"
    STRING = "string"
    NUMBER = "number"
    PARAMETER = "parameter"
    OPERATOR = "operator"


class Token(NamedTuple):
    """One word of a statement, with its place: `n` in `RETURN n` is at offset 7, line 1, column 8.

    A named tuple and not a dataclass: a statement has hundreds, and each question pays for making them.
    """

    text: str
    kind: TokenKind
    offset: int
    line: int
    column: int

    @property
    def end(self) -> int:
        """The offset just behind the token's last character."""
        return self.offset + len(self.text)


class StatementSyntaxError(StatementError):
    """A statement that can't be read as Cypher: `line 1, column 8: this string is never closed: …`.

    `reason` is the sentence alone; `line` and `column` count from 1.
    """

    def __init__(self, reason: str, line: int, column: int) -> None:
        """Keep the reason and its place; the message has both."""
        super().__init__(f"line {line}, column {column}: {reason}")
        self.reason = reason
        self.line = line
        self.column = column


# The order counts: `..` before the number `.5`, so that `[*..5]` has a range in it, and whole strings before the lone
# quotation mark that tells of one never closed. Control characters \x1c-\x1f are white space to Cypher and to \s.
_TOKEN = re.compile(
    r"""
    (?P<skip>\s+ | //[^\r\n]* | /\*.*?\*/)
  | (?P<word>(?:[^\W\d]|\\u+[0-9a-fA-F]{4})\w*(?:\\u+[0-9a-fA-F]{4}\w*)*)
  | (?P<parameter>\$(?:\w+|`[^`]*(?:``[^`]*)*`))
  | (?P<string>'[^'\\]*(?:\\.[^'\\]*)*' | "[^"\\]*(?:\\.[^"\\]*)*")
  | (?P<quoted>`[^`]*(?:``[^`]*)*`)
  | (?P<unclosed>/\* | ' | " | \$?`)
  | (?P<dots>\.\.)
  | (?P<number>0[xX]\w+ | 0[oO]\w+ | (?:\d[\d_]*(?:\.\d[\d_]*)? | \.\d[\d_]*)(?:[eE][+-]?\d+)?\w*)
  | (?P<operator><> | <= | >= | =~ | != | \|\| | :: | \+= | .)
    """,
    re.VERBOSE | re.DOTALL,
)

_KINDS = {
    "word": TokenKind.WORD,
    "parameter": TokenKind.PARAMETER,
    "string": TokenKind.STRING,
    "quoted": TokenKind.QUOTED_NAME,
    "dots": TokenKind.OPERATOR,
    "number": TokenKind.NUMBER,
    "operator": TokenKind.OPERATOR,
}
_NEVER_CLOSED = {
    "/*": "this comment is never closed: `*/` is missing",
    "'": "this string is never closed: `'` is missing",
    '"': 'this string is never closed: `"` is missing',
    "`": "this name is never closed: a backtick is missing",
    "$`": "this parameter's name is never closed: a backtick is missing",
}
_UNICODE_ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")


def tokens(text: str) -> list[Token]:
    """The statement's tokens in order: `RETURN 'a;b' // c` has two, `RETURN` and `'a;b'`.

    Lines and columns count from 1, offsets from 0, all in code points; `\\n`, `\\r\\n` and a lone `\\r` end a line.
    Raises `StatementSyntaxError` where a string, comment or quoted name opens that is never closed.
    """
    found: list[Token] = []
    line, line_start = 1, 0
    for match in _TOKEN.finditer(text):
        group, start, word = match.lastgroup, match.start(), match.group()
        if group == "unclosed":
            raise StatementSyntaxError(_NEVER_CLOSED[word], line, start - line_start + 1)
        if group != "skip":
            found.append(Token(word, _KINDS[group or "operator"], start, line, start - line_start + 1))
        if ("\n" in word or "\r" in word) and group in ("skip", "string", "quoted", "parameter"):
            lines = word.replace("\r\n", " \n").replace("\r", "\n")
            line += lines.count("\n")
            line_start = start + lines.rindex("\n") + 1
    return found


def plain_name(text: str) -> str:
    """The name that a token stands for: `` `a``b` `` is ``a`b``, and `café` written `caf\\u00e9` is `café`."""
    if text.startswith("`"):
        text = text[1:-1].replace("``", "`")
    if "\\u" in text:
        text = _UNICODE_ESCAPE.sub(lambda escape: chr(int(escape.group(1), 16)), text)
    return text


def quoted_name(name: str) -> str:
    """The name as Cypher takes it: `n` stays `n`, `my state` becomes `` `my state` ``."""
    if re.fullmatch(r"[^\W\d]\w*", name):
        return name
    return "`" + name.replace("`", "``") + "`"
