"""CSV as rows of text: one row a record, the same keys as columns, lists split at `;`."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from graph.nearest import did_you_mean
from loaders.rows import AT_KEYS, FIELD_LIMIT, Place, Raw, Report, Row, Unreadable, quoted

_ONE_LINE: Mapping[str, int] = {}


class _Reader(Protocol):
    """A reader of the `csv` module, whose type has no public name."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a file may be, which must be there, which hold lists, and whether four make a locator."""

    names: frozenset[str]
    lists: frozenset[str] = frozenset()
    locator: bool = False
    required: frozenset[str] = frozenset()


def read_rows(text: str, file: str, columns: Columns, report: Report) -> Iterator[Row]:
    """Read the rows of a CSV file whose first line names its columns.

    What is wrong within a row goes to the report; a row that is too short or too long is left out.

    Raises Unreadable where the file can't be read on.
    """
    if not text.strip():
        raise Unreadable(1, "this file is empty; a line with the names of the columns is expected")
    reader = csv.reader(_lines(text), strict=True)
    try:
        header = [name.strip() for name in next(reader)]
        _check_header(header, file, columns, report)
        yield from _rows(reader, header, file, columns, report)
    except csv.Error as error:
        raise Unreadable(reader.line_num, explained(str(error))) from error


def _lines(text: str) -> Iterator[str]:
    """Give the lines of a text one at a time; a buffer of the whole would take four bytes for each character."""
    start = 0
    while end := text.find("\n", start) + 1:
        yield text[start:end]
        start = end
    if start < len(text):
        yield text[start:]


def _check_header(header: list[str], file: str, columns: Columns, report: Report) -> None:
    """Report what is wrong with the names of the columns; without one that is known nothing else can be read."""
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        sign = "a tab" if "\t" in header[0] else "“;”"
        raise Unreadable(1, f"{sign} separates the columns; a comma is expected (save the sheet as “CSV UTF-8”)")
    if columns.names.isdisjoint(header):
        raise Unreadable(1, f"the first line names the columns; expected are {', '.join(sorted(columns.names))}")
    for place, name in enumerate(header):
        if not name:
            report.add(file, 1, f"column {place + 1} has no name")
        elif name in header[:place]:
            report.add(file, 1, f"the column {quoted(name)} stands twice")
        elif name == "at" and columns.locator:
            report.add(file, 1, f"in CSV, “at” is the columns {', '.join(AT_KEYS)}")
        elif name not in columns.names:
            report.add(file, 1, f"unknown column {quoted(name)}{did_you_mean(name, columns.names)}")


def _rows(reader: "_Reader", header: list[str], file: str, columns: Columns, report: Report) -> Iterator[Row]:
    width = len(header)
    unread = [name for name in header if name not in columns.names]
    lists = [name for name in header if name in columns.lists]
    missing = sorted(columns.required.difference(header))
    line = reader.line_num + 1
    for cells in reader:
        if len(cells) != width:
            if cells:  # a blank line is no row
                report.lose(file, line, f"this row has {len(cells)} cells; {width} are expected, as in the first line")
        elif sum(map(len, cells)) > FIELD_LIMIT and max(map(len, cells)) > FIELD_LIMIT:
            report.lose(file, line, _too_long(header, cells))
        else:
            values: dict[str, Raw] = {
                name: cell for name, cell in zip(header, map(str.strip, cells), strict=True) if cell
            }
            for name in unread:
                values.pop(name, None)
            for name in lists:
                if name in values:
                    values[name] = tuple(map(str.strip, str(values[name]).split(";")))
            if columns.locator:
                _fold_locator(values)
            if values and missing:  # said once: each row would lack it again
                which = f"column {quoted(missing[0])} is" if len(missing) == 1 else f"columns {', '.join(missing)} are"
                raise Unreadable(1, f"the {which} missing; no row is read without")
            if values:
                yield Row(values, Place(file, line, _ONE_LINE))
        line = reader.line_num + 1


def _fold_locator(values: dict[str, Raw]) -> None:
    """Make one value of the columns of a locator, as YAML has it."""
    parts = {name: str(values.pop(name)) for name in AT_KEYS if name in values}
    if parts:
        values["at"] = parts


def _too_long(header: list[str], cells: list[str]) -> str:
    size, name = max((len(cell), name) for name, cell in zip(header, cells, strict=True))
    return f"{quoted(name)} has {size:,} characters; at most {FIELD_LIMIT:,} are expected"


def explained(error: str) -> str:
    """Say in plain words what the csv module stumbled over."""
    if "unexpected end of data" in error:
        return "a quotation mark is opened in this row or above and never closed"
    if "field larger than field limit" in error:
        return f"a cell has more than {FIELD_LIMIT:,} characters, or a quotation mark is never closed"
    if "expected after" in error:
        return "text stands behind a closing quotation mark; inside a quoted cell, write a quotation mark twice"
    return f"this is not CSV: {error}"
