"""How one value is read: from the text of a file to what the model holds, or a message that says what was expected."""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from graph.model.dates import bounds
from graph.model.records import Locator
from graph.nearest import did_you_mean
from loaders.rows import AT_KEYS, Invalid, Raw, listed, quoted

Read = Callable[[Raw], Any]
"""Reads a value; raises Invalid."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*").fullmatch
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(\.\d+)?", re.ASCII).fullmatch
_AT = re.compile(r"(\d{1,9}) (\d{1,9}) (\d{1,9}) ([0-9A-Fa-f]{16})", re.ASCII).fullmatch
_SHA256 = re.compile(r"[0-9A-Fa-f]{64}").fullmatch
# What everyday speech calls a value of ours, where its letters would not lead there.
_ELSEWHERE = {
    **dict.fromkeys(("medium", "middle"), "moderate"),
    **dict.fromkeys(("founder", "founding member"), "member"),
    **dict.fromkeys(("opinion", "assessment"), "judgement"),
    **dict.fromkeys(("prediction", "prognosis"), "forecast"),
    **dict.fromkeys(("negated", "refuted"), "denied"),
    **dict.fromkeys(("secret", "covert"), "hidden"),
    **dict.fromkeys(("official", "stated"), "declared"),
    **dict.fromkeys(("country", "nation"), "State"),
}
_LISTED = 9  # names that a message lists before the nearest: more would hide it
_FLAGS = {"true": True, "false": False}
_LARGEST = 2**63 - 1  # what the stores' integers hold


def text(raw: Raw) -> str:
    """Read a text as it stands."""
    if raw.__class__ is str:
        return raw
    raise Invalid(f"a text is expected, not {'a list' if isinstance(raw, tuple) else 'a block of keys'}")


def texts(raw: Raw) -> tuple[str, ...]:
    """Read a list of texts; a single text is a list of one."""
    if isinstance(raw, str):
        if ";" in raw:
            raise Invalid("a list is expected; in YAML write it as [first, second]")
        return (raw,)
    if isinstance(raw, dict):
        raise Invalid("a list is expected, not a block of keys")
    if not all(raw):
        raise Invalid("the list has an empty item")
    for item in raw:
        if raw.count(item) > 1:
            raise Invalid(f"the list names {quoted(item)} twice")
    return raw


def new_id(raw: Raw) -> str:
    """Read the id that a record gives itself: `sco-038-03`."""
    value = text(raw)
    if _ID(value):
        return value
    raise Invalid(
        f"{quoted(value)} is not an id; letters (a–z), digits and . _ + - are expected, a letter or digit first"
    )


def choice(names: Iterable[str]) -> Read:
    """Make the reading of a closed vocabulary: of `Layer` it takes "hidden", and says which is meant by "covert"."""
    table = {str(name): str(name) for name in names}
    return known(table, lambda value: _not_one_of(value, tuple(table)))


@lru_cache(maxsize=256)  # what is misspelt once is often misspelt in every row
def _not_one_of(value: str, names: tuple[str, ...]) -> str:
    meant = _ELSEWHERE.get(value.casefold())
    hint = f"; did you mean “{meant}”?" if meant in names else did_you_mean(value, names)
    if hint and len(names) > _LISTED:
        return f"{quoted(value)} is unknown here{hint} (expected is {listed(names)})"
    return f"{quoted(value)} is not one of {listed(names)}{hint}"


def known(table: Mapping[str, str], explain: Callable[[str], str]) -> Read:
    """Make the reading of an id that must be in a table; `explain` says what is wrong where it isn't."""

    def read(raw: Raw) -> str:
        found = table.get(raw) if raw.__class__ is str else None
        if found is None:
            raise Invalid(explain(text(raw)))
        return found

    return read


def each(read_one: Read) -> Read:
    """Make the reading of a list, each item of which is read by another reading."""

    def read(raw: Raw) -> tuple[Any, ...]:
        return tuple(map(read_one, texts(raw)))

    return read


def date(raw: Raw) -> str:
    """Read an EDTF date; it stays as it was written."""
    value = text(raw)
    try:
        bounds(value)
    except ValueError as error:
        raise Invalid(
            f"{quoted(value)} is not a date; EDTF is expected, as 2015, 2015-07-10, [2015..2025] (some time within) "
            "or 2015/2025 (from, to)"
        ) from error
    return value


def flag(raw: Raw) -> bool:
    """Read `true` or `false`, in whatever case a spreadsheet writes it."""
    value = text(raw)
    if value.lower() not in _FLAGS:
        raise Invalid(f"{quoted(value)} is not one of true or false")
    return _FLAGS[value.lower()]


def number(raw: Raw) -> str | int | float:
    """Read a number where the text is one as people write it (`25`, `-0.5`); other text stays ("about a fifth")."""
    value = text(raw)
    found = _NUMBER(value)
    if not found:
        return value
    if found.group(1) is None:
        return int(value) if len(value) < 20 and abs(int(value)) <= _LARGEST else value
    return float(value) if math.isfinite(float(value)) else value


def sha256(raw: Raw) -> str:
    """Read the SHA-256 of a source's text: 64 hex digits."""
    value = text(raw)
    if not _SHA256(value):
        raise Invalid(f"{quoted(value)} is not a SHA-256; 64 hex digits are expected")
    return value.lower()


def locator(raw: Raw) -> Locator:
    """Read the place of a passage: `{line: 38, start: 214, end: 342, sha256: 9c1f0d52a7b34e18}`."""
    if not isinstance(raw, dict):
        raise Invalid("a block is expected: {line: …, start: …, end: …, sha256: …}")
    found = len(raw) == len(AT_KEYS) and _AT(" ".join([raw.get(key, "") for key in AT_KEYS]))
    if not found:
        raise Invalid(_unread_locator(raw))
    line, start, end = int(found[1]), int(found[2]), int(found[3])
    if line < 1:
        raise Invalid("“line” is 0; lines count from 1")
    if start >= end:
        raise Invalid(f"“start” is {start} and “end” {end}; “end” is expected to be greater (it is excluded)")
    return Locator(line, start, end, found[4].lower())


def _unread_locator(parts: Mapping[str, str]) -> str:
    for part in parts:
        if part not in AT_KEYS:
            return f"unknown key {quoted(part)}{did_you_mean(part, AT_KEYS)} (expected are {', '.join(AT_KEYS)})"
    for part in AT_KEYS:
        if part not in parts:
            return f"{quoted(part)} is missing"
    for part in AT_KEYS[:3]:
        if not re.fullmatch(r"\d{1,9}", parts[part], re.ASCII):
            return f"{quoted(part)} is {quoted(parts[part])}; a whole number is expected"
    return f"“sha256” is {quoted(parts['sha256'])}; the first 16 hex digits of the passage's SHA-256 are expected"
