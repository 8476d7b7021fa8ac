"""Which store a place means: a path is the embedded one, an address a Neo4j server's."""

import os
import re
from urllib.parse import urlsplit

from graph.errors import StoreError
from graph.nearest import did_you_mean
from graph.store.protocol import Store

_SERVER_SCHEMES = frozenset({"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")


def open_store(where: str) -> Store:
    """Open the store at a place: `open_store("my.db")` is the embedded store in the folder `my.db`.

    `open_store("neo4j://localhost")` is a Neo4j server, with the user, the password and the database that
    NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE name. Nothing is read or made yet, so that a place where no graph
    has been built can be opened to build one. Raises StoreError for what is neither a path nor a server's address.
    """
    address = _SCHEME.match(where)
    if address is not None:
        return _server(where, address.group(1).lower())
    if not where.strip():
        raise StoreError("the place of the graph is empty; expected the path of a folder, for example “my.db”")
    from pathlib import Path

    from graph.store.embedded import EmbeddedStore

    return EmbeddedStore(Path(where).expanduser())


def _server(where: str, scheme: str) -> Store:
    if scheme not in _SERVER_SCHEMES:
        known = did_you_mean(scheme, _SERVER_SCHEMES) or "; give the path of a folder, or neo4j://HOST for a server"
        raise StoreError(f"“{where}” is not a place for a graph: “{scheme}://” is unknown{known}")
    try:
        parts = urlsplit(where)
        has_port = parts.port is None or parts.port > 0
    except ValueError:
        has_port = False
    if not has_port:
        raise StoreError(f"“{where}” has no port that can be one; expected for example {scheme}://localhost:7687")
    if parts.username is not None or parts.password is not None:
        # Not repeated: there is a password in it.
        raise StoreError(
            "the user and the password of a server go into NEO4J_USERNAME and NEO4J_PASSWORD, not its address"
        )
    if not parts.hostname:
        raise StoreError(f"“{where}” names no host; expected for example {scheme}://localhost:7687")
    if parts.path.strip("/"):
        raise StoreError(f"“{where}” has a path; the database of a server is named by NEO4J_DATABASE")
    from graph.store.bolt import BoltStore, Login

    named = {key: os.environ.get(f"NEO4J_{key}") or None for key in ("USERNAME", "PASSWORD", "DATABASE")}
    if (named["DATABASE"] or "").lower() == "system":
        raise StoreError("NEO4J_DATABASE names “system”, and “system” is the server's own; name one that holds data")
    return BoltStore(where, Login(named["USERNAME"], named["PASSWORD"], named["DATABASE"]))
