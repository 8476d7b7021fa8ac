"""One value of the graph as text, for formats that have no lists and no flags of their own."""

import json

from graph.property_graph import PropertyValue


def as_text(value: PropertyValue) -> str:
    """Write a value as other programs read it: a list as JSON, a flag as true or false, a number without grouping.

    `as_text(["sco-038-03"])` is `["sco-038-03"]`; a date is text already, as it was written (EDTF) or in ISO.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return repr(value)
