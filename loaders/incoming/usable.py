"""Which values of a received file the files of evidence can hold."""

import re

from loaders.files import HIDDEN_CHARACTER
from loaders.rows import FIELD_LIMIT

_NO_CHARACTER = re.compile("[\ud800-\udfff]")


def wrong_with(value: str) -> str | None:
    """Say why a value can't stand in a file of evidence; None where it can."""
    hidden = HIDDEN_CHARACTER.search(value) or _NO_CHARACTER.search(value)
    if hidden:
        return f"it holds the control character U+{ord(hidden.group()):04X}"
    if len(value) > FIELD_LIMIT:
        return f"it has {len(value):,} characters; at most {FIELD_LIMIT:,} are taken"
    return None


def usable(value: str | None) -> str | None:
    """Give a value without surplus space at its ends; None where nothing is left, or it can't be held."""
    text = value.strip() if value else ""
    return text if text and wrong_with(text) is None else None
