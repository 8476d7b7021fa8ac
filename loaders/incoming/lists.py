"""Several values in one cell: as JSON, or split at `;`."""

import json


def items(value: str) -> list[str]:
    """Split a value into its items, none empty and none twice: `["a", "b"]` and `a; b` are the same two."""
    found: object = None
    if value.startswith("["):
        try:
            found = json.loads(value)
        except ValueError:
            found = None
    if not (isinstance(found, list) and all(isinstance(item, str) for item in found)):
        found = value.split(";")
    return list(dict.fromkeys(item.strip() for item in found if item.strip()))
