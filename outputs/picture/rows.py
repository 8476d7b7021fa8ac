"""What every view reads from a row in the same way: its evidence, and values that may be one or many."""

from collections.abc import Iterable, Mapping
from typing import Any

from outputs.picture.inputs import Row
from outputs.picture.wrap import clean

_EVIDENCE = ("layer", "outcome", "via", "confidence", "claims", "against", "sources")


def strings(value: Any) -> tuple[str, ...]:
    """A value as cleaned texts: none for null, one for a text or number, many for a list."""
    if value is None:
        return ()
    if isinstance(value, list | tuple | set | frozenset):
        return tuple(text for item in value for text in strings(item))
    text = clean(str(value))
    return (text,) if text else ()


def text(row: Row, column: str) -> str:
    """The one text in a column, or an empty one."""
    return ", ".join(strings(row.get(column)))


def facts(row: Row, *own: str) -> dict[str, str]:
    """The grades and evidence of a row, as texts: `{"confidence": "moderate", "claims": "sco-038-01"}`."""
    return {key: found for key in (*own, *_EVIDENCE) if (found := text(row, key))}


def merged(many: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The facts of several rows that are drawn as one, each value once."""
    gathered: dict[str, list[str]] = {}
    for one in many:
        for key, value in one.items():
            gathered.setdefault(key, []).extend(part for part in value.split(", ") if part not in gathered.get(key, []))
    return {key: ", ".join(values) for key, values in gathered.items()}


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number in digits, as small print has it, with its noun: `counted(3, "use")` is "3 uses".

    Sentences have `graph.wording.counted`, which writes words.
    """
    return f"{number} {one if number == 1 else many or one + 's'}"
