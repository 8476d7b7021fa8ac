"""Text in an XML document: nothing in it can end an element or an attribute, and a reader gives it back as it was."""

import re

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
_BEYOND_ASCII = "\x7f-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff"
# All but what may stand as it is. (A class of what may not, or several patterns in one, takes twice the time.) What is
# left besides the entities XML 1.0 has no way to write; the evidence's loader lets none of it in.
_IN_TEXT = re.compile(f"[^\t\n -%'-;=?-~{_BEYOND_ASCII}]")
# A reader makes spaces of line breaks and tabs in an attribute, unless they are written as references.
_IN_ATTRIBUTE = re.compile(f"[^ !#-%'-;=?-~{_BEYOND_ASCII}]")


def text(value: str) -> str:
    """Write a text as an element's content: `a < b` becomes `a &lt; b`."""
    return _IN_TEXT.sub(_entity, value)


def quoted(value: str) -> str:
    """Write a text as an attribute's value, with its quotes: `say "so"` becomes `"say &quot;so&quot;"`."""
    return f'"{_IN_ATTRIBUTE.sub(_entity, value)}"'


def _entity(found: "re.Match[str]") -> str:
    return _ENTITIES.get(found[0], "\ufffd")
