"""What a saved query is: its question, its parameters, its columns, and one statement of Cypher."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from graph.model import Label


class Kind(StrEnum):
    """What a parameter's value is: the id of a node, an edge in words, a date, or any text."""

    NODE = "node"
    EDGE = "edge"
    DATE = "date"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class ParameterType:
    """What values a parameter takes: `State | Group` is the id of a node with one of these labels."""

    kinds: frozenset[Kind]
    labels: tuple[Label, ...] = ()
    """The labels that a node may have."""
    is_list: bool = False
    text: str = ""
    """The type as the header writes it."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a saved query: `organisation`, an Organisation, "SCO" where none is given."""

    name: str
    type: ParameterType
    required: bool
    default: str | list[str] | None = None
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a saved query's rows: `motive`, what the state wants."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Query:
    """One saved query, as its file has it: `blocked-initiatives`, "What was blocked, and by whom?".

    `finding` and `empty` are templates of the sentence that is made of the rows, and of no rows.
    """

    name: str
    title: str
    question: str
    finding: str
    empty: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    statement: str
    file: Path
    order: tuple[str, ...] = ()
    """Columns by which `ask` sorts the rows: of 100,000 rows the engine's ORDER BY takes a second."""
