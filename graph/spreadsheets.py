r"""Texts that no spreadsheet takes for formulas, and from which every text comes back as it was.

A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@`, quoted or not. Where its list separator is a semicolon,
or where it also splits at tabs, a cell begins in the middle of ours. So an apostrophe is put before each such sign at
the beginning of a text and after a semicolon, a tab or a line break in it: `=1+1` becomes `'=1+1`.

The way back is to take one apostrophe away from each of these places (`restored`). Nothing else is changed.
"""

import re

_SIGNS = "=+\\-@＝＋－＠"  # in Latin, and in full width
_PASSED_OVER = "[\"'\\s]*"  # by some spreadsheets, before they look for a sign
# A tab or a line break at the beginning is taken away by some, and what follows it is then the beginning.
_FIRST, _LATER = f"{_PASSED_OVER}[{_SIGNS}\\t\\r\\n]", f"{_PASSED_OVER}[{_SIGNS}]"
_FORMULA = re.compile(f"^(?={_FIRST})|(?<=[;\\t\\r\\n])(?={_LATER})")
_HARMLESS = re.compile(f"^'(?={_FIRST})|(?<=[;\\t\\r\\n])'(?={_LATER})")


def harmless(text: str) -> str:
    """Put an apostrophe before whatever a spreadsheet would run: `=1+1` becomes `'=1+1`."""
    return _FORMULA.sub("'", text)


def restored(text: str) -> str:
    """Take the apostrophes away again: `restored(harmless(text))` is the text, whatever it is."""
    return _HARMLESS.sub("", text)
