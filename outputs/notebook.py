"""An answer as a table in a notebook, where pointing at a claim shows what it says."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Protocol

from graph.errors import CuiBonoError
from outputs.cells import cell

ROWS_SHOWN = 200  # a notebook cell of more is slow to scroll; the frame has them all
_CLAIM_COLUMNS = frozenset({"claims", "against", "claim"})


class Shown(Protocol):
    """What a notebook needs of an answer."""

    @property
    def columns(self) -> Sequence[str]:
        """The columns' names, in order."""

    @property
    def rows(self) -> Sequence[Mapping[str, Any]]:
        """One mapping a row."""

    @property
    def finding(self) -> str:
        """The sentence that the rows add up to."""

    @property
    def empty(self) -> str:
        """What no rows mean, in words."""

    def statements(self, claims: Sequence[str], /) -> Mapping[str, str]:
        """Find what claims say."""


def html_table(answer: Shown) -> str:
    """Write an answer as an HTML table with its finding as caption and each claim's statement as a tooltip."""
    if not answer.rows:
        return f"<p>{escape(answer.empty or 'No rows.')}</p>"
    shown = answer.rows[:ROWS_SHOWN]
    said = _said(answer, shown)
    head = "".join(f"<th>{escape(column)}</th>" for column in answer.columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{_cell(column, row[column], said)}</td>" for column in answer.columns) + "</tr>"
        for row in shown
    )
    left_out = len(answer.rows) - len(shown)
    more = f"<p>… {left_out:,} more rows</p>" if left_out else ""
    caption = f"<caption>{escape(answer.finding)}</caption>" if answer.finding else ""
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _said(answer: Shown, rows: Sequence[Mapping[str, Any]]) -> Mapping[str, str]:
    named = (_ids(row[column]) for row in rows for column in answer.columns if column in _CLAIM_COLUMNS)
    claims = list(dict.fromkeys(claim for ids in named for claim in ids))
    try:
        return answer.statements(claims) if claims else {}
    except CuiBonoError:
        return {}  # the graph has been closed or built anew since: the ids stay


def _ids(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, str)]


def _cell(column: str, value: Any, said: Mapping[str, str]) -> str:
    if column not in _CLAIM_COLUMNS:
        return escape(cell(value))
    return ", ".join(
        f'<span title="{escape(said[one])}">{escape(cell(one))}</span>' if one in said else escape(cell(one))
        for one in _ids(value)
    )
