"""What of a server's database is ours, and what the graph there says of itself.

A server's database may hold other people's data, so that ours has to be told apart, and yet the same Cypher has to give
the same rows as on the embedded store. Therefore nothing that counts is added to the graph:

- **Each node of ours has the label `CuiBono`** beside its own. Its `id` is unique among them; a State of other people's
  may have the same. A relationship is ours where its type is and both of its ends are ours.
- **One node of ours also has the label `CuiBonoGraph`** and, as JSON in the property `cuibono`, what the graph says of
  itself: no further node, so that `MATCH (n) RETURN count(n)` counts the graph. (Only an empty graph has one for it.)
- **A node `CuiBonoBuild` is there while a build changes the graph**, and stays where the build was cut short. It comes
  and goes in transactions of its own, before the first and after the last change. So a reader who finds no such node
  before and after its question, and the same `CuiBonoGraph`, has read one graph, whole.

The three labels and the property are hidden from whoever reads: `HIDDEN_LABELS`, `HIDDEN_PROPERTY`.
"""

import json
from dataclasses import asdict, dataclass

from graph.store.protocol import GraphInfo

OURS = "CuiBono"
GRAPH = "CuiBonoGraph"
BUILD = "CuiBonoBuild"
HIDDEN_LABELS = frozenset({OURS, GRAPH, BUILD})
HIDDEN_PROPERTY = "cuibono"
FORMAT = 1

READ_MARKERS = f"""
OPTIONAL MATCH (graph:{GRAPH})
WITH head(collect(graph.{HIDDEN_PROPERTY})) AS graph
OPTIONAL MATCH (build:{BUILD})
RETURN graph, head(collect(build {{.target, .done, .total, .in_one}})) AS build
"""
"""One row: `graph` as `Marker.read` takes it, or null; `build` with the name of the graph that is being built, how many
changes are done of how many, and whether they come in one transaction (then it is over in a moment: wait), or null."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What the graph on a server says of itself; `build` differs from build to build, even of the same graph."""

    info: GraphInfo
    build: str

    def write(self) -> str:
        """Write the marker as the JSON that stands in the database."""
        said = {"format": FORMAT, "build": self.build, "graph": asdict(self.info)}
        return json.dumps(said, ensure_ascii=False, sort_keys=True)

    @classmethod
    def read(cls, text: str) -> "Marker":
        """Read a marker. Raises ValueError where it is none, or one of a later version's."""
        try:
            said = json.loads(text)
            if said["format"] != FORMAT:
                raise ValueError(f"format {said['format']}, expected {FORMAT}")
            info = GraphInfo(**{**said["graph"], "datasets": tuple(said["graph"]["datasets"])})
            return cls(info, str(said["build"]))
        except (TypeError, KeyError) as error:
            raise ValueError("not what a build writes") from error
