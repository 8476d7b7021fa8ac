"""The errors that a user can meet, as one small tree.

CuiBonoError
├── EvidenceError      evidence that can't be loaded: all problems at once
├── StoreError         a store that can't be read or written
│   └── NoGraphError   no graph has been built there
├── StatementError     Cypher that is wrong, writes, or would give wrong rows
├── QueryTimeoutError  Cypher that ran longer than its limit
└── QuestionError      a saved query or a parameter that does not exist
"""

from collections.abc import Sequence
from dataclasses import dataclass


class CuiBonoError(Exception):
    """Something that a user can put right; its text is the whole message."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in the evidence, and where: `claims/1.yaml:12: unknown relation "BLOKED"; did you mean …`."""

    file: str
    line: int | None
    message: str

    def __str__(self) -> str:
        """Write the problem as file:line: message."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.message}"


class EvidenceError(CuiBonoError):
    """Evidence that can't be loaded; `problems` has every one that was found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems; the message lists them, one a line."""
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class StoreError(CuiBonoError):
    """A store that can't be read or written."""


class NoGraphError(StoreError):
    """A place where no graph has been built yet."""


class StatementError(CuiBonoError):
    """A Cypher statement that is wrong, that writes, or that is known to give wrong rows on this store."""


class QueryTimeoutError(CuiBonoError):
    """A statement that ran longer than its limit."""


class QuestionError(CuiBonoError):
    """A saved query, a parameter or a value that does not exist."""
