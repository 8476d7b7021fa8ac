"""Where the graph is kept: one small interface, and the stores that meet it."""

from graph.store.opening import open_store
from graph.store.protocol import GraphInfo, Progress, Result, Store

__all__ = ["GraphInfo", "Progress", "Result", "Store", "open_store"]
