"""Cells that no spreadsheet runs: `=1+1` stands as `'=1+1`, and is `=1+1` again when it is read."""

import re

_BEGIN = r"(?:^|(?<=[;\t\r\n]))"
_SKIPPED = r"(?:[\"']|[^\S\t\r\n])*"  # what a spreadsheet may pass over before it looks for a sign
_SIGN = f"{_SKIPPED}[=+\\-@＝＋－＠]"
_BREAK = f"{_SKIPPED}[\\t\\r\\n]"
_FORMULA = re.compile(f"{_BEGIN}(?={_SIGN})|^(?={_BREAK})")
_HARMLESS = re.compile(f"{_BEGIN}'(?={_SIGN})|^'(?={_BREAK})")


def harmless(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run."""
    return _FORMULA.sub("'", text)


def restored(text: str) -> str:
    """Take these apostrophes away, as our own export and others put them."""
    return _HARMLESS.sub("", text)
