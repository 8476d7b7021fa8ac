"""An answer in the forms that other programs read: JSON, JSON lines, CSV, Markdown, and plain aligned text."""

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from graph.spreadsheets import harmless
from outputs.cells import cell, width

Row = Mapping[str, Any]


class Format(StrEnum):
    """How an answer is written: `table` for readers, the others for programs."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MD = "md"


def written(form: Format, columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Give an answer as text, piece by piece; every piece ends a line.

    `table` is plain aligned text here, a row a line, as a pipe gets it; what a terminal shows is made by
    `outputs.table`.
    """
    return _WRITERS[form](columns, rows)


def _json(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    opening = "["
    for row in rows:
        yield f"{opening}\n  {_object(columns, row)}"
        opening = ","
    yield "[]\n" if opening == "[" else "\n]\n"


def _jsonl(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        yield _object(columns, row) + "\n"


def _object(columns: Sequence[str], row: Row) -> str:
    text = json.dumps({column: _finite(row[column]) for column in columns}, ensure_ascii=False, allow_nan=False)
    if text.isprintable():
        return text
    # JSON leaves characters as they are that a terminal obeys (0x7f to 0x9f, changes of direction).
    return "".join(character if character.isprintable() else json.dumps(character)[1:-1] for character in text)


def _finite(value: Any) -> Any:
    """JSON knows neither infinity nor NaN: they are written as null."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return value


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    import csv
    import io

    buffer = io.StringIO()
    writer = csv.writer(buffer)
    for record in _records(columns, rows):
        writer.writerow(record)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _records(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[list[str]]:
    yield [harmless(column) for column in columns]
    for row in rows:
        yield [_csv_cell(row[column]) for column in columns]


def _csv_cell(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ";".join(map(_csv_cell, value))
    if isinstance(value, int | float):
        return cell(value)  # a negative number is a number
    return harmless(value if isinstance(value, str) else cell(value))


def _markdown(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    yield _markdown_line(columns)
    yield _markdown_line(["---"] * len(columns), escape=False)
    for row in rows:
        yield _markdown_line([cell(row[column]) for column in columns])


def _markdown_line(cells: Iterable[str], *, escape: bool = True) -> str:
    return "| " + " | ".join(map(_escaped, cells) if escape else cells) + " |\n"


_ESCAPES = str.maketrans({character: f"\\{character}" for character in "\\|`*<"})


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _plain(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    lines = [list(columns), *([cell(row[column]) for column in columns] for row in rows)]
    widths = [max(width(line[index]) for line in lines) for index in range(len(columns))]
    for line in lines:
        padded = (text + " " * (wide - width(text)) for text, wide in zip(line, widths, strict=True))
        yield "  ".join(padded).rstrip() + "\n"


_WRITERS: dict[Format, Callable[[Sequence[str], Iterable[Row]], Iterator[str]]] = {
    Format.TABLE: _plain,
    Format.JSON: _json,
    Format.JSONL: _jsonl,
    Format.CSV: _csv,
    Format.MD: _markdown,
}
