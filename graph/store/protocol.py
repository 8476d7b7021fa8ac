"""What every store of the graph can do: the one in a folder, and the one on a server."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from graph.property_graph import PropertyGraph

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much is done, and how much there is: ("edges", 50000, 120000); 0 of 0 is not known."""


DEFAULT_TIMEOUT = 30.0
"""Seconds that a statement may take where no limit is given: no saved query needs them, and a reader gives up then."""


@dataclass(frozen=True, slots=True)
class GraphInfo:
    """What a stored graph says of itself: its name (the SHA-256 of its canonical dump) and how recent it is."""

    name: str
    newest_date: str | None
    """The newest source date in the graph, as it was written (EDTF)."""
    nodes: int
    edges: int
    datasets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """The rows of one statement: column names in order, and a plain dict a row.

    Dates are ISO strings. A node is {"id", "labels", "properties"}, a relationship {"id", "type", "start", "end",
    "properties"}, a path {"nodes", "relationships"}. Ids and ends are the graph's, never the engine's: a relationship's
    is "RUS BLOCKED sco-development-bank". (What Cypher's own `id()` and `elementId()` give stays the engine's.)
    """

    columns: Sequence[str]
    rows: list[dict[str, Any]]


class Store(Protocol):
    """A place that holds one graph and answers read-only Cypher about it.

    From its first question on an open store keeps to one graph, whatever is built meanwhile, so that questions asked
    one after another agree; `replace` and `close` let go of it. Where the place can't keep an old graph beside a new
    one, as a server's database, the first question that would meet the new one raises StoreError instead.

    That `run` and `stream` write nothing, read no file and call no address, whatever is sent, is each store's own
    promise, kept by what its database enforces and not by a look at the text. Callers check nothing for it.
    """

    def replace(self, graph: PropertyGraph, info: GraphInfo, progress: Progress | None = None) -> None:
        """Put the graph in the place of the one that is there: readers see the old one or the new one, whole.

        Raises StoreError where the place can't be written; the old graph then stands.
        """
        ...

    def info(self) -> GraphInfo:
        """Say which graph is stored. Raises NoGraphError where none has been built."""
        ...

    def run(
        self, statement: str, parameters: Mapping[str, Any] | None = None, *, timeout: float | None = None
    ) -> Result:
        """Answer one read-only statement within `timeout` seconds.

        Without `timeout` the limit is `DEFAULT_TIMEOUT`; the wait for other threads' statements counts. Raises
        StatementError (a statement that is wrong, writes, or is known to give wrong rows here; a parameter that can't
        be sent) or QueryTimeoutError.
        """
        ...

    def stream(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Iterator[dict[str, Any]]:
        """Give the rows of one read-only statement one by one, as `run` has them, without holding them all.

        No time limit: for the program's own reading of whole graphs, not for what a user sends. A statement that can be
        seen to be wrong is refused at once, others when the first row is asked for. Other questions may be asked
        meanwhile; `replace` and `close` end it with a StoreError.
        """
        ...

    def close(self) -> None:
        """Let go of the store; a second call does nothing."""
        ...
