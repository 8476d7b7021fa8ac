"""Text in an XML document: nothing in it can end an element or an attribute, and a reader gives it back as it was."""

import re

# XML 1.0 has no way to write these, not even as a reference; the evidence's loader lets none of them in.
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
# A reader makes spaces of line breaks and tabs in an attribute, unless they are written as references.
_IN_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
)


def text(value: str) -> str:
    """Write a text as an element's content: `a < b` becomes `a &lt; b`."""
    return _allowed(value).translate(_IN_TEXT)


def quoted(value: str) -> str:
    """Write a text as an attribute's value, with its quotes: `say "so"` becomes `"say &quot;so&quot;"`."""
    return f'"{_allowed(value).translate(_IN_ATTRIBUTE)}"'


def _allowed(value: str) -> str:
    return _FORBIDDEN.sub("\ufffd", value)
