"""A whole graph that tells how much of it has been read, for an export that takes minutes."""

from collections.abc import Iterator

from graph.edge_order import Joined
from graph.store.protocol import Progress, Store
from graph.whole import Node, WholeGraph

_EVERY = 5_000  # records: some times a second


class Told(WholeGraph):
    """A whole graph that tells as it is read: "25,000 records read". Some kinds read it more than once."""

    def __init__(self, store: Store, progress: Progress) -> None:
        """Remember the store and whom to tell; nothing is read."""
        super().__init__(store)
        self._progress = progress
        self._read = 0

    def nodes(self, *labels: str) -> Iterator[Node]:
        """Give the nodes as `WholeGraph.nodes` does."""
        for node in super().nodes(*labels):
            self._tell()
            yield node

    def unordered(self, *types: str) -> Iterator[Joined]:
        """Give the edges as `WholeGraph.unordered` does, on which all others rest."""
        for joined in super().unordered(*types):
            self._tell()
            yield joined

    def _tell(self) -> None:
        self._read += 1
        if self._read % _EVERY == 0:
            self._progress(f"{self._read:,} records read", 0, 0)
