"""Texts made fit to stand in a picture: cleaned, and broken into lines at words."""

import re
import unicodedata
from math import ceil

from outputs.picture import fonts

# Where a line may end: at a space, around an ideograph, and after a joint of a word that is too long for a line.
_WIDE = (
    r"\u2e80-\u2fff\u3041-\u30fa\u3105-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_CLOSING = r"、。，．！？：；）」』】〉》〕・ーぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_PIECE = re.compile(rf"[{_WIDE}][{_CLOSING}]*|[^\s{_WIDE}]+|\s+")
_PART = re.compile(r".+?(?:[-/_](?=\w)|$)")

_JOINERS = "\u200c\u200d"  # part of how Persian and the Indian scripts are spelt


def clean(text: str) -> str:
    """A text as one line of characters that a picture can hold: newlines and tabs become spaces, control and
    direction-turning characters go, accents are composed.

    `clean("a\\n\\tb\\x00")` is `"a b"`.
    """
    kept = (
        " " if character.isspace() else character
        for character in unicodedata.normalize("NFC", text)
        if character.isspace() or character in _JOINERS or unicodedata.category(character) not in {"Cc", "Cf", "Cs"}
    )
    return " ".join("".join(kept).split())


def lines(text: str, limit: float, size: float, *, bold: bool = False, even: bool = True) -> tuple[str, ...]:
    """A cleaned text in lines no wider than `limit` pixels, as few as possible; if `even`, then even ones.

    `lines("show that it is not isolated", 120, 18)` gives two lines. A single word that is wider than the limit is
    broken where it has a joint (`-`, `/`, `_`), else between letters; nothing is cut off and no hyphen is added.
    """
    pieces = [part for piece in _PIECE.findall(text) for part in _short_enough(piece, limit, size, bold)]
    fewest = _filled(pieces, limit, size, bold)
    if len(fewest) == 1 or not even:
        return tuple(fewest)
    low, high = limit / len(fewest) / 2, limit
    while high - low > 2:  # pixels: finer would not be seen
        middle = (low + high) / 2
        tried = _filled(pieces, middle, size, bold)
        fits = len(tried) == len(fewest) and all(fonts.width(line, size, bold=bold) <= middle for line in tried)
        low, high = (low, middle) if fits else (middle, high)
    return tuple(_filled(pieces, high, size, bold))


def longest_piece(text: str, size: float) -> float:
    """The width in pixels of the longest run of a cleaned text in which no line should end: a word, an ideograph."""
    return max((fonts.width(piece, size) for piece in _PIECE.findall(text)), default=0.0)


def _filled(pieces: list[str], limit: float, size: float, bold: bool) -> list[str]:
    done: list[str] = []
    line = ""
    for piece in pieces:
        if line and fonts.width((line + piece).rstrip(), size, bold=bold) > limit:
            done.append(line.rstrip())
            line = ""
        line += piece if line or not piece.isspace() else ""
    return [*done, line.rstrip()] if line.strip() or not done else done


def _short_enough(piece: str, limit: float, size: float, bold: bool) -> list[str]:
    """A word that is too long for a line in parts: ended at its joints if that is enough, else as even as can be."""
    whole = fonts.width(piece, size, bold=bold)
    if whole <= limit:
        return [piece]
    joined: list[str] = _PART.findall(piece)
    if max(fonts.width(part, size, bold=bold) for part in joined) <= limit:
        return joined
    # One em more than an even share, so that rounding does not leave a last part of one letter.
    even = min(limit, whole / ceil(whole / limit) + size)
    parts = [""]
    for character in piece:
        if parts[-1] and fonts.width(parts[-1] + character, size, bold=bold) > even:
            parts.append("")
        parts[-1] += character
    return parts
