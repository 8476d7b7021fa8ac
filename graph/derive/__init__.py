"""Claims become nodes and edges: pure functions that need no store."""

from graph.derive.assemble import derive

__all__ = ["derive"]
