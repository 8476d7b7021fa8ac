"""What was said before or after a command's name, and the graph that it means."""

from dataclasses import dataclass
from pathlib import Path

from cuibono.opened import Graph


@dataclass(slots=True)
class Settings:
    """`cuibono --database my.db ask` and `cuibono ask --database my.db` set the same; the later one counts."""

    database: str | None = None
    queries: Path | None = None

    def open(self) -> Graph:
        """Open the graph that is meant."""
        return Graph(self.database, queries=self.queries)
