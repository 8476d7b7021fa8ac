"""What the check of a statement finds."""

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """The forms of Cypher that the embedded engine answers wrongly without a word, or that Neo4j refuses."""

    LOST_AGGREGATE = "A"
    UNGROUPED = "B"
    FILTERED_SEARCH = "D"
    SWALLOWED = "H"
    SORTED_AGGREGATE = "I"
    SHADOWED = "J"
    STAR_WITH_COLUMNS = "K"


@dataclass(frozen=True, slots=True)
class Finding:
    """One place in a statement that would give wrong rows: what stands there, why it fails, and what works instead.

    `line` and `column` count from 1; `excerpt` is the user's own text; `rewrite` is Cypher to put in its place where
    one could be built from that text, else a sentence.
    """

    form: Form
    line: int
    column: int
    excerpt: str
    why: str
    rewrite: str

    def __str__(self) -> str:
        """Write the finding as a message of three lines."""
        return f"line {self.line}, column {self.column}: {self.excerpt}\n{self.why}\nWrite instead: {self.rewrite}"
