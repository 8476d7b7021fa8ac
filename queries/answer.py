"""The answer to a saved query: its rows, and what they say in a sentence."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

_CITED = ("claims", "against", "sources")
"""Columns that a notebook shows behind a row, as its tooltip."""


@dataclass(frozen=True)
class Answer:
    """What a saved query found: `answer.rows` are plain dicts in the order of the query, `answer.finding` a sentence.

    `columns` are there without rows, too; `empty` is the sentence in words where there are none, else None.
    """

    name: str | None
    """The saved query's name; None for a reader's own Cypher."""
    title: str
    question: str
    parameters: Mapping[str, Any]
    """The values that were asked with: ids for names, defaults included."""
    columns: tuple[str, ...]
    rows: list[dict[str, Any]]
    say: Callable[[], str] = field(repr=False, compare=False)
    """Puts the finding together; called when it is asked for, since many answers are only read row by row."""

    @cached_property
    def finding(self) -> str:
        """What the rows say, in one sentence."""
        return self.say()

    @property
    def empty(self) -> str | None:
        """The sentence that says so where there are no rows, else None."""
        return None if self.rows else self.finding

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Give the rows."""
        return iter(self.rows)

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.rows)

    def to_pandas(self) -> "pd.DataFrame":
        """Give the rows as a pandas DataFrame: `answer.to_pandas()["confidence"].min()` is the lowest.

        Texts are `string`, whole numbers `Int64`, flags `boolean`, confidence an ordered category; lists stay lists.
        An empty answer to a saved query has the same types.
        """
        from queries.frame import frame

        return frame(self.name, self.columns, self.rows)

    def _repr_html_(self) -> str:
        """Show the answer in a notebook: a table, with claims and sources as tooltips of the rows."""
        head = f"<caption><b>{escape(self.title)}</b><br>{escape(self.finding)}</caption>"
        if not self.rows:
            return f"<table>{head}</table>"
        shown = [column for column in self.columns if column not in _CITED]
        names = "".join(f"<th>{escape(column)}</th>" for column in shown)
        rows = "".join(f'<tr title="{escape(_tooltip(row))}">{_cells(row, shown)}</tr>' for row in self.rows)
        return f"<table>{head}<thead><tr>{names}</tr></thead><tbody>{rows}</tbody></table>"


def _cells(row: Mapping[str, Any], columns: list[str]) -> str:
    return "".join(f"<td>{escape(_text(row[column]))}</td>" for column in columns)


def _tooltip(row: Mapping[str, Any]) -> str:
    return "\n".join(f"{column}: {_text(row[column])}" for column in _CITED if row.get(column))


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
