"""What the check of a statement finds."""

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """The forms of Cypher that the embedded engine answers wrongly without a word, by their letters.

    C, E, F and G are known too (a declared property converts types; a condition that is no boolean; temporals that
    can't be compared; `stDev` of nothing), but no text tells of them.
    """

    LOST_AGGREGATE = "A"  # NOT count(*) > 5, collect(p)[0].id, {n: size(collect(p))}
    UNGROUPED = "B"  # {city: p.city, n: count(*)} without p.city as a column
    FILTERED_SEARCH = "D"  # MATCH p = shortestPath(…) WHERE length(p) > 2
    SWALLOWED = "H"  # RETURN COUNT {…} > 1 AND …
    SORTED_AGGREGATE = "I"  # ORDER BY -count(*)
    SHADOWED = "J"  # COLLECT {… RETURN … AS x} where x is known outside
    STAR_WITH_COLUMNS = "K"  # RETURN *, p.id AS id


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
