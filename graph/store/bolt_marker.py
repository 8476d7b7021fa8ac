"""Looks which graph is on a server, and whether it is whole."""

import time
from typing import Any

from graph.errors import NoGraphError, StoreError
from graph.store.bolt_failures import Server
from graph.store.ours import READ_MARKERS, Marker

_OVER_IN_A_MOMENT = 4.0  # seconds: what goes in one transaction is done within them
_LOOK_AGAIN = 0.05  # seconds


def look(session: Any, server: Server) -> tuple[Marker, str]:
    """Read the marker of the graph that is there, and the name of the database, as the server calls it.

    A build that goes in one transaction is waited for. Raises NoGraphError where there is no graph, and StoreError
    where it is half built or a later version's, or where the server is too old.
    """
    waiting_since = time.monotonic()
    while True:
        result = session.run(READ_MARKERS)
        found, summary = result.single(), result.consume()
        server.check_version(str(summary.server.agent))
        build = found["build"]
        if build is None:
            return _marker(found["graph"], server), str(summary.database or "")
        if not build["in_one"] or time.monotonic() - waiting_since > _OVER_IN_A_MOMENT:
            raise StoreError(_half_built(build, server))
        time.sleep(_LOOK_AGAIN)


def _marker(text: str | None, server: Server) -> Marker:
    if text is None:
        raise NoGraphError(f"there is no graph in {server.place} yet; make one: cuibono build")
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
