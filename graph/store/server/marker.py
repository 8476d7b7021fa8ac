"""Looks which graph is in a server's database, whether it is whole, and whether it is alone there."""

import time
from dataclasses import dataclass
from typing import Any

from graph.errors import NoGraphError, StoreError
from graph.store.server.failures import Server
from graph.store.server.ours import READ_MARKERS, Marker

_LOOK = f"{READ_MARKERS.rstrip()}, COUNT {{ () }} AS nodes, COUNT {{ ()-->() }} AS edges"
_OVER_IN_A_MOMENT = 4.0  # seconds: what goes in one transaction is done within them
_LOOK_AGAIN = 0.05  # seconds


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look at a database finds: the graph's marker, the database's own name, whether there is more in it."""

    marker: Marker
    database: str
    is_alone: bool


def look(session: Any, server: Server) -> Seen:
    """Look which graph is in a database.

    A build that goes in one transaction is waited for. Raises NoGraphError where there is no graph, and StoreError
    where it is half built or a later version's, or where the server is too old.
    """
    waiting_since = time.monotonic()
    while True:
        result = session.run(_LOOK)
        found, summary = result.single(), result.consume()
        server.check_version(str(summary.server.agent))
        build = found["build"]
        if build is None:
            marker = _marker(found["graph"], server)
            is_alone = (found["nodes"], found["edges"]) == (marker.info.nodes, marker.info.edges)
            return Seen(marker, str(summary.database or ""), is_alone)
        if not build["in_one"] or time.monotonic() - waiting_since > _OVER_IN_A_MOMENT:
            raise StoreError(_half_built(build, server))
        time.sleep(_LOOK_AGAIN)


def _marker(text: str | None, server: Server) -> Marker:
    if text is None:
        raise NoGraphError(f"no graph has been built in {server.place}; build one first: cuibono build")
    try:
        return Marker.read(text)
    except ValueError as error:
        raise StoreError(
            f"what the graph in {server.place} says of itself can't be read ({error}); it may be a later version's: "
            "install that, or build anew: cuibono build"
        ) from None


def _half_built(build: dict[str, Any], server: Server) -> str:
    return (
        f"a graph is being built in {server.place}, or was when a build was cut short: {build['done']:,} of "
        f"{build['total']:,} changes are done. Wait for it, or complete it: cuibono build"
    )
