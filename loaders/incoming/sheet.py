"""A CSV file of anybody's as rows: what separates the columns is told by the columns' names, never by guessing."""

import csv
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from graph.errors import EvidenceError, Problem
from graph.nearest import did_you_mean
from graph.spreadsheets import restored
from loaders.csv_rows import explained
from loaders.files import shown
from loaders.incoming.parts import File, Place, Received
from loaders.incoming.text import received_text
from loaders.locators import source_digest
from loaders.rows import listed, quoted

_SEPARATORS = {",": "a comma", ";": "“;”", "\t": "a tab", "|": "“|”"}


class Row(NamedTuple):
    """A row that isn't blank: its place, and its cells by the plain names of their columns, empty ones left out."""

    place: Place
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file whose columns are known: `subject`, `relation`, `object`, separated by `;`."""

    path: Path
    text: str
    separator: str
    columns: tuple[str, ...]
    """The plain names of the columns: "Subject ID" is `subject_id`; one without a name is `column 4`."""


def plain(name: str) -> str:
    """Write a column's name as we do: " Subject-ID" becomes `subject_id`."""
    return "_".join(name.replace("-", " ").split()).casefold()


def open_sheet(
    path: Path, encoding: str | None, known: Callable[[str], bool], names: Collection[str], received: Received
) -> Sheet:
    """Read a file's text and the names of its columns; `known` tells those that mean something, `names` lists some.

    Raises EvidenceError with everything that is wrong with them.
    """
    text = received_text(path, encoding)
    received.files.append(File(path.name, source_digest(text)))
    separators = list(_SEPARATORS)
    if text[:4].lower() == "sep=" and text[5:6] == "\n":  # how Excel is told
        separators, text = [text[4]], text[6:]
    headers = {sign: [plain(restored(name)) for name in _first(text, sign)] for sign in separators}
    best = max(sum(map(known, columns)) for columns in headers.values())
    likely = [sign for sign, columns in headers.items() if sum(map(known, columns)) == best and len(columns) > 1]
    problems = []
    if not text.strip():
        problems = ["this file is empty; a line with the names of the columns is expected"]
    elif best == 0:
        near = next(filter(None, (did_you_mean(name, names) for name in headers[(likely or separators)[0]])), "")
        problems = [f"the first line names no column that is known; expected are {', '.join(names)}{near}"]
    elif len(likely) > 1:
        signs = listed([_SEPARATORS[sign] for sign in likely])
        problems = [f"what separates the columns can't be told: {signs}; use only one of them in the first line"]
    else:
        separator = (likely or separators)[0]
        columns = [name or f"column {number}" for number, name in enumerate(headers[separator], 1)]
        problems = [f"the column {quoted(name)} stands twice" for name in sorted({*columns}) if columns.count(name) > 1]
        if not problems:
            if separator != ",":
                received.notes.append(f"{_SEPARATORS.get(separator, separator)} separates the columns of {path.name}")
            return Sheet(path, text, separator, tuple(columns))
    raise EvidenceError([Problem(shown(path), 1, problem) for problem in problems])


def rows(sheet: Sheet, received: Received) -> Iterator[Row]:
    """Give the rows of a sheet; one that has more or fewer cells than there are columns is left over.

    Rows are numbered as a spreadsheet numbers them: the names of the columns are row 1.

    Raises EvidenceError where the file can't be read on.
    """
    reader = csv.reader(StringIO(sheet.text, newline=""), delimiter=sheet.separator, strict=True)
    width = len(sheet.columns)
    try:
        for number, cells in enumerate(reader, 1):
            if number == 1 or not any(map(str.strip, cells)):
                continue
            place = Place(sheet.path.name, f"row {number}")
            if len(cells) < width or any(map(str.strip, cells[width:])):
                reason = f"it has {len(cells)} cells; {width} are expected, as in the first row"
                received.leave(place, "row", sheet.separator.join(cells), reason)
                continue
            named = zip(sheet.columns, cells, strict=False)  # a spreadsheet may write empty cells after the last one
            yield Row(place, {name: restored(cell).strip() for name, cell in named if cell.strip()})
    except csv.Error as error:
        raise EvidenceError([Problem(shown(sheet.path), reader.line_num, explained(str(error)))]) from error


def _first(text: str, separator: str) -> list[str]:
    try:
        return next(csv.reader(StringIO(text, newline=""), delimiter=separator), [])
    except csv.Error:
        return []
