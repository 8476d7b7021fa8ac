"""Parameters as every store is sent them: plain values, with dates as ISO texts."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from graph.errors import StatementError

_PLAIN = frozenset({bool, float, type(None)})
_ENGINES_OWN = "\x01"  # the key by which the embedded engine's bindings tell what JSON can't hold
_LARGEST = 2**63  # Cypher's integers have 64 bits


def sent(parameters: Mapping[str, Any] | None) -> dict[str, Any]:
    """Turn parameters into what both stores take: {"on": date(2010, 6, 15)} becomes {"on": "2010-06-15"}.

    Texts, numbers, booleans, None, dates and times, and lists and maps of these. Raises StatementError, which names the
    parameter, for anything else: an integer that Cypher can't hold, half a character, an object.
    """
    if not parameters:
        return {}
    made = {}
    for name, value in parameters.items():
        try:
            made[_key(name)] = _sent(value)
        except (ValueError, RecursionError) as error:
            reason = "it is nested too deeply" if isinstance(error, RecursionError) else error
            raise StatementError(f"the parameter “{shown(str(name))}” can't be sent: {reason}") from None
    return made


def whole_characters(text: str) -> str:
    """Give the text back. Raises ValueError where it has half a character, which no database can be sent."""
    if not text.isascii():
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            half = shown(text[error.start])
            raise ValueError(f"{half} is half a character (a lone surrogate)") from None
    return text


def shown(text: str) -> str:
    """Give a text as it can be printed: half a character as its escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _sent(value: Any) -> Any:
    if type(value) in _PLAIN:
        return value
    if isinstance(value, list | tuple):
        return [_sent(inner) for inner in value]
    if isinstance(value, Mapping):
        return {_key(name): _sent(inner) for name, inner in value.items()}
    return _scalar(value)


def _scalar(value: Any) -> Any:
    if isinstance(value, str):
        return whole_characters(str(value))
    if isinstance(value, int):
        return _integer(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float):
        return float(value)
    # NumPy and pandas are not imported for this: their scalars, and no lists, answer to these two.
    if hasattr(value, "dtype") and getattr(value, "ndim", None) == 0:
        plain = value.item()
        if isinstance(plain, bool | int | float | str | date):
            return _sent(plain)
    raise ValueError(f"{type(value).__name__} is no text, number, boolean, date, list or map")


def _integer(value: int) -> int:
    if not -_LARGEST <= value < _LARGEST:
        raise ValueError("an integer has at most 64 bits")
    return int(value)


def _key(name: object) -> str:
    if not isinstance(name, str):
        raise ValueError(f"the key {name!r} is no text")
    if name == _ENGINES_OWN:
        raise ValueError("a key can't be U+0001, the control character alone")
    return whole_characters(name)
