"""Markdown in which names stay names: escapes, citations as Pandoc reads them, pipe tables."""

import re
from collections.abc import Iterable, Sequence

from outputs.cells import tame

MOST_CITED = 12
"""A sentence shows this many citations and counts the rest: more can't be read, and all stand in the claims' table."""

_ACTIVE = str.maketrans({character: f"\\{character}" for character in "\\`*_[]{}<>|~^$@#"})
_ENTITY = re.compile(r"&(?=#?\w+;)")
# What makes a heading, a list, a definition or a rule of a line that begins with it.
_OPENS_A_BLOCK = re.compile(r"[-+=:%]")
_OPENS_A_LIST = re.compile(r"(\(?(?:\d+|[A-Za-z]|[ivxlcdmIVXLCDM]+))([.)])(?=\s|$)")
_BARE_KEY = re.compile(r"\w(?:\w|[:.#$%&+?<>~/-](?=\w))*")


def escaped(text: str) -> str:
    """Write a text so that Markdown shows it as it is: `a|b` becomes `a\\|b`, a line break a space.

    What comes from the graph passes here once, where it comes in; it may then stand anywhere, a line's start included.
    """
    flat = " ".join(tame(text).split())
    safe = _ENTITY.sub(r"\\&", flat.translate(_ACTIVE))
    if _OPENS_A_BLOCK.match(safe):
        return f"\\{safe}"
    return _OPENS_A_LIST.sub(r"\1\\\2", safe, count=1) if _OPENS_A_LIST.match(safe) else safe


def citation(claims: Sequence[str], most: int = MOST_CITED) -> str:
    """Cite claims: `[@sco-038-03; @sco-038-04]`, and past `most` of them `[@a; @b, and 12 more]`."""
    shown = "; ".join(_key(claim) for claim in claims[:most])
    rest = len(claims) - most
    return f"[{shown}, and {rest} more]" if rest > 0 else f"[{shown}]"


def _key(claim: str) -> str:
    return f"@{claim}" if _BARE_KEY.fullmatch(claim) else f"@{{{claim}}}"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Write a pipe table, a line a row; the cells are Markdown already, a cell without text is a dash."""
    lines = [_line(header), _line(["---"] * len(header))]
    lines.extend(_line([cell or "–" for cell in row]) for row in rows)
    return lines


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
