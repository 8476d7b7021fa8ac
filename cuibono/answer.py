"""An answer in Python: rows as plain dicts, a table in a notebook, a frame for pandas."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas

Row = dict[str, Any]


def _no_statements(claims: Sequence[str]) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a saved question or one's own Cypher gave.

    `graph.ask("blocked-initiatives").rows[0]["blocked_by"]` is `["Russia"]`. Iterating gives the rows.
    """

    columns: tuple[str, ...]
    """The columns' names, in order."""
    rows: list[Row]
    """A plain dict a row. Dates are ISO strings; nodes, relationships and paths are dicts with ids and properties."""
    name: str | None = None
    """The saved question's name; None for one's own Cypher."""
    title: str = ""
    question: str = ""
    finding: str = ""
    """The sentence that the rows add up to; empty for one's own Cypher."""
    empty: str = ""
    """What no rows mean, in words."""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    """What was asked: the parameters with their defaults."""
    statements: Callable[[Sequence[str]], Mapping[str, str]] = field(default=_no_statements, repr=False, compare=False)
    """Finds what claims say, for tooltips."""

    def __iter__(self) -> Iterator[Row]:
        """Give the rows."""
        return iter(self.rows)

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.rows)

    def to_pandas(self) -> "pandas.DataFrame":
        """Give the rows as a pandas frame with the answer's columns; lists stay lists."""
        import pandas

        return pandas.DataFrame(self.rows, columns=list(self.columns))

    def _repr_html_(self) -> str:
        from outputs.notebook import html_table

        return html_table(self)
