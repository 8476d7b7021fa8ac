"""Dates as EDTF text, and their bounds as ISO dates that compare as strings."""

import re
from calendar import monthrange
from functools import lru_cache
from typing import NamedTuple

_PLAIN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class Bounds(NamedTuple):
    """The first and the last day that a date may mean; None where it is open: "2015/.." has no last day."""

    earliest: str | None
    latest: str | None


@lru_cache(maxsize=65536)
def bounds(text: str) -> Bounds:
    """Give the bounds of an EDTF date: "2015" is 2015-01-01 to 2015-12-31.

    Years, months and days take a short way; everything else ("[2015..2025]", "2015/2025", "2015?") is parsed by
    the `edtf` library, which takes milliseconds a value, so results are kept by text.

    Raises ValueError where the text is not EDTF.
    """
    plain = _PLAIN.fullmatch(text)
    if plain:
        return _plain_bounds(text, *plain.groups())
    return _edtf_bounds(text)


def _plain_bounds(text: str, year: str, month: str | None, day: str | None) -> Bounds:
    months = range(1, 13) if month is None else (int(month),)
    if month is not None and (day is None and 21 <= int(month) <= 41):
        return _edtf_bounds(text)  # a season or quarter, which EDTF writes as a month past 20
    if not 1 <= months[0] <= 12 or int(year) == 0:
        raise ValueError(f"{text!r} is not a date")
    last_day = monthrange(int(year), months[-1])[1]
    if day is not None and not 1 <= int(day) <= last_day:
        raise ValueError(f"{text!r} is not a date")
    return Bounds(f"{year}-{months[0]:02}-{day or '01'}", f"{year}-{months[-1]:02}-{day or f'{last_day:02}'}")


def _edtf_bounds(text: str) -> Bounds:
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    if not text.isascii() or len(text) > 200 or " " in text:
        raise ValueError(f"{text[:60]!r} is not an EDTF date")
    # An end that is unknown ("2015/") has no bound; the library would guess one ten years off.
    if len(text) > 1 and text.endswith("/"):
        return Bounds(bounds(text[:-1]).earliest, None)
    if len(text) > 1 and text.startswith("/"):
        return Bounds(None, bounds(text[1:]).latest)
    try:
        parsed = parse_edtf(text)
        lower, upper = parsed.lower_strict(), parsed.upper_strict()
    except (EDTFParseException, ValueError, AttributeError, TypeError, OverflowError) as error:
        raise ValueError(f"{text!r} is not an EDTF date") from error
    found = Bounds(_iso(lower), _iso(upper))
    if found.earliest and found.latest and found.earliest > found.latest:
        raise ValueError(f"{text!r} ends before it begins")
    return found


def _iso(moment: object) -> str | None:
    if isinstance(moment, float):  # the library's infinity: an open end
        return None
    year, month, day = moment[:3]  # type: ignore[index]
    return f"{year:04}-{month:02}-{day:02}" if 0 < year <= 9999 else None
