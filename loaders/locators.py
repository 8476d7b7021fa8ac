"""Locators: find words in a source's text, write where they stand, and read what a locator points to."""

import hashlib
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from graph.errors import EvidenceError, Problem
from graph.model.records import Locator
from loaders.files import read_source_text, shown
from loaders.rows import Unreadable

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′‵ʼ´`", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−⁃", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),  # soft hyphen and what has no width
    }
)


def read_source(path: Path) -> str:
    r"""Read the text of a source: UTF-8, line ends as `\n`, without a byte order mark.

    Raises EvidenceError where the file can't be read or is not UTF-8.
    """
    try:
        return read_source_text(path)
    except Unreadable as error:
        raise EvidenceError([Problem(shown(path), error.line, str(error))]) from error


def digest(words: str) -> str:
    """Give the hash of a passage: the first 16 hex digits of the SHA-256 of its words in UTF-8."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def source_digest(text: str) -> str:
    """Give the `sha256` of a source: 64 hex digits, of its whole text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def at_line(locator: Locator) -> str:
    """Write a locator as a claim has it: `at: {line: 38, start: 214, end: 342, sha256: 9c1f0d52a7b34e18}`."""
    place = f"line: {locator.line}, start: {locator.start}, end: {locator.end}"
    return f"at: {{{place}, sha256: {locator.sha256}}}"


def words_in(lines: Sequence[str], locator: Locator) -> str | None:
    """Give the words that stand in the place of a locator in the lines of a text, whatever their hash.

    `words_in(text.split("\\n"), claim.at)` is "promote its discursive power"; None where the text has no such place.
    """
    if locator.line > len(lines) or locator.end > len(lines[locator.line - 1]):
        return None
    return lines[locator.line - 1][locator.start : locator.end]


def find(text: str, words: str) -> list[Locator]:
    """Find every place where words stand in a text, each within one line.

    Spaces of every kind and number, curly quotes, dashes, ligatures and the way accents are encoded make no
    difference: `"use the SCO"` is found where the text has two no-break spaces in it. The locator is that of the text
    as it stands. Where the words stand nowhere as they are written, capitals make no difference either.
    """
    wanted = _fold(words)[0].strip()
    if not wanted:
        return []
    lines = _folded(text)
    return [*_places(lines, wanted)] or [*_places(lines, wanted, ignore_case=True)]


def near_misses(text: str, words: str) -> list[Locator]:
    """Give where the longest runs of some words stand that a text has, for words that it does not have as a whole.

    Of "Moscow also blocks new members", it is where "Moscow also" stands. Empty where not even two words in a row, or
    one of a single word, stand in the text.
    """
    parts = _fold(words)[0].casefold().split()
    lines = _folded(text)
    shortest, longest = 1, len(parts)
    found: list[Locator] = []
    while shortest <= longest:  # a run of n words has a run of n - 1 in it, so the longest is found by halving
        size = (shortest + longest) // 2
        runs = dict.fromkeys(" ".join(parts[start : start + size]) for start in range(len(parts) - size + 1))
        places = [place for run in runs for place in _places(lines, run, ignore_case=True)]
        if places:
            found, shortest = (places, size + 1) if size >= min(2, len(parts)) else ([], size + 1)
        else:
            longest = size - 1
    return found


class _Line:
    """One line of a text, as it stands and as it is searched."""

    __slots__ = ("folded", "number", "origins", "raw")

    def __init__(self, number: int, raw: str) -> None:
        self.number = number
        self.raw = raw
        self.folded, self.origins = _fold(raw)


@lru_cache(maxsize=4)
def _folded(text: str) -> tuple[_Line, ...]:
    return tuple(_Line(number, raw) for number, raw in enumerate(text.split("\n"), 1))


def _fold(raw: str) -> tuple[str, list[int]]:
    """Give a text as it is searched, and for each of its characters the place in the raw text that it comes from."""
    folded: list[str] = []
    origins: list[int] = []
    for place, character in enumerate(raw):
        for part in unicodedata.normalize("NFKD", character.translate(_PLAIN)):
            plain = " " if part.isspace() else part
            if plain != " " or folded[-1:] != [" "]:
                folded.append(plain)
                origins.append(place)
    return "".join(folded), origins


def _places(lines: tuple[_Line, ...], wanted: str, *, ignore_case: bool = False) -> Iterator[Locator]:
    for line in lines:
        # Not casefold: it would change the length of the line, and with it every place.
        folded = _same_length_lower(line.folded) if ignore_case else line.folded
        target = _same_length_lower(wanted) if ignore_case else wanted
        start = folded.find(target)
        while start >= 0:
            end = start + len(target)
            if end == len(folded) or not unicodedata.combining(folded[end]):
                first, last = line.origins[start], line.origins[end - 1] + 1
                yield Locator(line.number, first, last, digest(line.raw[first:last]))
            start = folded.find(target, start + 1)


def _same_length_lower(text: str) -> str:
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)
