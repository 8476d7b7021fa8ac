"""Cells that no spreadsheet runs: `=1+1` stands as `'=1+1`, and is `=1+1` again when it is read."""

import re

_SIGNS = "=+\\-@＝＋－＠"  # in Latin, and in full width
_PASSED_OVER = "[\"'\\s]*"  # by some spreadsheets, before they look for a sign
# A tab or a line break at the beginning is taken away by some, and what follows it is then the beginning.
_FIRST, _LATER = f"{_PASSED_OVER}[{_SIGNS}\\t\\r\\n]", f"{_PASSED_OVER}[{_SIGNS}]"
_FORMULA = re.compile(f"^(?={_FIRST})|(?<=[;\\t\\r\\n])(?={_LATER})")
_HARMLESS = re.compile(f"^'(?={_FIRST})|(?<=[;\\t\\r\\n])'(?={_LATER})")


def harmless(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run."""
    return _FORMULA.sub("'", text)


def restored(text: str) -> str:
    """Take these apostrophes away, as our own export and others put them."""
    return _HARMLESS.sub("", text)
