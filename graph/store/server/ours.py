"""What of a server's database is ours, and what the graph there says of itself.

A server's database may hold other people's data, so that ours has to be told apart, and yet the same Cypher has to give
the same rows as on the embedded store. Therefore nothing that counts is added to the graph:

- **Each node of ours has the label `CuiBono`** beside its own. Its `id` is unique among them; a State of other people's
  may have the same. A relationship is ours where both of its ends are ours and a build has written relationships of its
  type: a colleague may tie our nodes to each other or to theirs by types of their own.
- **One node of ours also has the label `CuiBonoGraph`** and, as JSON in the property `cuibono`, what the graph says of
  itself: no further node, so that `MATCH (n) RETURN count(n)` counts the graph. (Only an empty graph has one for it.)
- **A node `CuiBonoBuild` is there while a build changes the graph**, and stays where the build was cut short. It comes
  and goes in transactions of its own, before the first and after the last change. So a reader who finds no such node
  before and after its question, and the same `CuiBonoGraph`, has read one graph, whole.
- **A node `CuiBonoFormer` was ours** and is held by other people's relationships only, so that it can't be deleted. It
  has lost our labels, and gets them back when a later build has a node of its id.
- `CuiBonoLock` keeps two builds from writing at once. Its node is never committed: it is gone with the one who made it.

The labels and the property are hidden from whoever reads: `HIDDEN_LABELS`, `HIDDEN_PROPERTY`.
"""

import json
from dataclasses import asdict, dataclass

from graph.model import Label
from graph.model.relations import DIRECT_TYPES, EVIDENCE_TYPES
from graph.store.protocol import GraphInfo

OURS = "CuiBono"
GRAPH = "CuiBonoGraph"
BUILD = "CuiBonoBuild"
FORMER = "CuiBonoFormer"
LOCK = "CuiBonoLock"
HIDDEN_LABELS = frozenset({OURS, GRAPH, BUILD, FORMER, LOCK})
HIDDEN_PROPERTY = "cuibono"
FORMAT = 1

READ_MARKERS = f"""
OPTIONAL MATCH (graph:{GRAPH})
WITH head(collect(graph.{HIDDEN_PROPERTY})) AS graph
OPTIONAL MATCH (build:{BUILD})
WITH graph, count(build) > 0 AS building, head(collect(build.target)) AS target,
     head(collect(build.in_one)) AS in_one, sum(build.done) AS done, sum(build.total) AS total
RETURN graph, CASE WHEN building THEN {{target: target, in_one: in_one, done: done, total: total}} END AS build
"""
"""One row: `graph` as `Marker.read` takes it, or null; `build` with the name of the graph that is being built, how many
changes are done of how many, and whether they come in one transaction (then it is over in a moment: wait), or null."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """The labels and the types of relationships that builds write: what of them is in the database may be ours."""

    labels: frozenset[str] = frozenset(map(str, Label))
    types: frozenset[str] = DIRECT_TYPES | EVIDENCE_TYPES

    def __or__(self, other: "Kinds") -> "Kinds":
        """Give the kinds of both."""
        return Kinds(self.labels | other.labels, self.types | other.types)


@dataclass(frozen=True, slots=True)
class Marker:
    """What the graph on a server says of itself; `build` differs from build to build, even of the same graph."""

    info: GraphInfo
    build: str
    kinds: Kinds = Kinds()

    def write(self) -> str:
        """Write the marker as the JSON that stands in the database."""
        kinds = {"labels": sorted(self.kinds.labels), "types": sorted(self.kinds.types)}
        said = {"format": FORMAT, "build": self.build, "graph": asdict(self.info), **kinds}
        return json.dumps(said, ensure_ascii=False, sort_keys=True)

    @classmethod
    def read(cls, text: str) -> "Marker":
        """Read a marker. Raises ValueError where it is none, or one of a later version's."""
        try:
            said = json.loads(text)
            if said["format"] != FORMAT:
                raise ValueError(f"format {said['format']}, expected {FORMAT}")
            info = GraphInfo(**{**said["graph"], "datasets": tuple(said["graph"]["datasets"])})
            return cls(info, str(said["build"]), Kinds(frozenset(said["labels"]), frozenset(said["types"])))
        except (TypeError, KeyError) as error:
            raise ValueError("not what a build writes") from error
