"""What files are read into before the model looks at them: rows of text, and the problems found on the way."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.errors import EvidenceError, Problem
from graph.nearest import did_you_mean

Raw = str | tuple[str, ...] | dict[str, str]
"""A value as a file gives it: a text, a list of texts (`about`) or a block of texts (`at`)."""

AT_KEYS = ("line", "start", "end", "sha256")
"""The parts of a locator: a block in YAML, four columns in CSV."""

FIELD_LIMIT = 32_767
"""The longest value, in characters: what a spreadsheet's cell holds, so that every file can go through one."""


class Place(NamedTuple):
    """Where a row stands: its file, its line, and how many lines below that each of its keys stands.

    Rows that are laid out alike share `offsets`; a row of a CSV file stands in one line and has none.
    """

    file: str
    line: int
    offsets: Mapping[str, int]

    def line_of(self, key: str) -> int:
        """Give the line of a key, or the row's own where the key is absent."""
        return self.line + self.offsets.get(key, 0)

    def of(self, key: str) -> str:
        """Write the place of a key as file:line."""
        return f"{self.file}:{self.line_of(key)}"

    def __str__(self) -> str:
        """Write the place as file:line."""
        return f"{self.file}:{self.line}"


class Row(NamedTuple):
    """One record as it was written: its values by key, and its place."""

    values: dict[str, Raw]
    place: Place


class Invalid(Exception):  # noqa: N818 (a reading that failed, turned into a Problem where its place is known)
    """A value that can't be read; the message says what is wrong and what was expected."""


class Unreadable(Exception):  # noqa: N818
    """A file that can't be read from `line` on (None: at all); the message says why."""

    def __init__(self, line: int | None, message: str) -> None:
        """Keep the line beside the message."""
        super().__init__(message)
        self.line = line


@dataclass(slots=True)
class Report:
    """Collects every problem of a load, so that a user meets them all at once."""

    problems: list[Problem] = field(default_factory=list)
    names_to_compare: int = 200_000
    """How many names may still be compared to find a nearest one: a spoilt file could ask for one in every row."""
    lossy: set[str] = field(default_factory=set)
    """Files of which something could not be read; a name that is missing there may be what was lost."""

    def add(self, file: str, line: int | None, message: str) -> None:
        """Note a problem of a file."""
        self.problems.append(Problem(file, line, message))

    def lose(self, file: str, line: int | None, message: str) -> None:
        """Note a problem for which a record, or the rest of a file, is left out."""
        self.add(file, line, message)
        self.lossy.add(file)

    def at(self, place: Place, key: str, message: str) -> None:
        """Note a problem of one key of a row."""
        self.add(place.file, place.line_of(key), message)

    def near(self, word: str, names: Collection[str]) -> str:
        """Give the end of a message, `; did you mean …`, or nothing where no name is near or too many were compared."""
        if len(names) > self.names_to_compare:
            return ""
        self.names_to_compare -= len(names)
        return did_you_mean(word, names)

    def finish(self) -> None:
        """Raise EvidenceError if there is any problem: each once, by file and line."""
        if self.problems:
            raise EvidenceError(sorted(set(self.problems), key=lambda it: (it.file, it.line or 0, it.message)))


def listed(names: Sequence[str]) -> str:
    """Write names for a message: `high, moderate or low`."""
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last


def quoted(text: str) -> str:
    """Quote a value for a message, cut where it is long: `“moderately”`."""
    return f"“{text[:60]}…”" if len(text) > 61 else f"“{text}”"


def article(noun: str) -> str:
    """Put the article before a noun: `an entity`, `a claim`."""
    return f"{'an' if noun[0] in 'aeiouAEIO' else 'a'} {noun}"  # "a USES claim" is said with a y
