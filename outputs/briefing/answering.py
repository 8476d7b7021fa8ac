"""What a briefing asks its questions of: a graph that answers saved queries and read-only Cypher."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from graph.store.protocol import GraphInfo


class Rows(Protocol):
    """An answer, as far as a briefing needs it: its rows as plain dicts."""

    @property
    def rows(self) -> Sequence[Mapping[str, Any]]:
        """Give the rows, a dict a row with the columns as keys."""
        ...


class Answered(Rows, Protocol):
    """An answer to a saved query, which tells what it was asked with."""

    @property
    def parameters(self) -> Mapping[str, Any]:
        """Give the values of the parameters, with ids where names were given."""
        ...


class Answering(Protocol):
    """A graph that answers: `cuibono.open()`, or anything with these three methods."""

    def ask(self, name: str, /, **parameters: Any) -> Answered:
        """Answer a saved query: `ask("members", organisation="SCO")`."""
        ...

    def cypher(self, statement: str, parameters: Mapping[str, Any], /) -> Rows:
        """Answer one read-only statement."""
        ...

    def info(self) -> GraphInfo:
        """Say which graph answers."""
        ...
