"""The time limit of a statement: what is one, and what is said where it was reached."""

import threading

from graph.errors import QueryTimeoutError
from graph.store.protocol import DEFAULT_TIMEOUT


def time_limit(timeout: float | None) -> float:
    """Give the limit in seconds: `timeout`, or 30 where none is given. Raises QueryTimeoutError for what is none."""
    seconds = DEFAULT_TIMEOUT if timeout is None else timeout
    if not 0 < seconds < threading.TIMEOUT_MAX:
        raise QueryTimeoutError(f"{seconds:g} s is no time limit; expected a number of seconds above 0")
    return seconds


def too_long(seconds: float, further: str = "") -> QueryTimeoutError:
    """Make the error for a statement that reached its limit; `further` is what else there is to say."""
    stopped = f"the statement ran longer than {seconds:g} s and was stopped; narrow it, or allow more: --timeout"
    return QueryTimeoutError(f"{stopped}\n{further}" if further else stopped)
