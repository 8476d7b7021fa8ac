r"""Rows of a CSV file that no spreadsheet takes for formulas, and from which every text comes back as it was.

A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@`, quoted or not. Where its list separator is a semicolon,
or where it also splits at tabs, a cell begins in the middle of ours. So an apostrophe is put before each such sign at
the beginning of a text and after a semicolon, a tab or a line break in it: `=1+1` becomes `'=1+1`.

The way back is to take one apostrophe away from each of these places (`restored`). Nothing else is changed.
"""

import re
from collections.abc import Iterable

_BEGIN = r"(?:^|(?<=[;\t\r\n]))"
_SKIPPED = r"(?:[\"']|[^\S\t\r\n])*"  # what a spreadsheet may pass over before it looks for a sign
_SIGN = f"{_SKIPPED}[=+\\-@＝＋－＠]"  # in Latin, or in full width
_BREAK = f"{_SKIPPED}[\\t\\r\\n]"  # at the beginning of a cell some take it away, and what follows is the beginning
_FORMULA = re.compile(f"{_BEGIN}(?={_SIGN})|^(?={_BREAK})")
_HARMLESS = re.compile(f"{_BEGIN}'(?={_SIGN})|^'(?={_BREAK})")


def harmless(text: str) -> str:
    """Put an apostrophe before whatever a spreadsheet would run: `=1+1` becomes `'=1+1`."""
    return _FORMULA.sub("'", text)


def restored(text: str) -> str:
    """Take the apostrophes away again: `restored(harmless(text))` is the text, whatever it is."""
    return _HARMLESS.sub("", text)


def quoted(text: str) -> str:
    """Write a text as a cell, in quotes whatever it holds: `a "b" c` becomes `"a ""b"" c"`."""
    return '"' + text.replace('"', '""') + '"'


def line(cells: Iterable[str]) -> bytes:
    """Write cells as one line of the file."""
    return (",".join(cells) + "\r\n").encode()
