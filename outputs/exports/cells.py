"""Rows of a CSV file, with every text in quotes."""

from collections.abc import Iterable


def quoted(text: str) -> str:
    """Write a text as a cell, in quotes whatever it holds: `a "b" c` becomes `"a ""b"" c"`."""
    return '"' + text.replace('"', '""') + '"'


def line(cells: Iterable[str]) -> bytes:
    """Write cells as one line of the file."""
    return (",".join(cells) + "\r\n").encode()
