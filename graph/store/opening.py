"""Which store a place means: a path is the embedded one."""

import re

from graph.errors import StoreError
from graph.store.protocol import Store

_SERVER_SCHEMES = frozenset({"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")


def open_store(where: str) -> Store:
    """Open the store at a place: `open_store("my.db")` is the embedded store in the folder `my.db`.

    Nothing is read or made yet, so that a place where no graph has been built can be opened to build one.
    Raises StoreError for an address: only paths are stores today.
    """
    address = _SCHEME.match(where)
    if address is not None:
        raise StoreError(_no_such_store(where, address.group(1).lower()))
    if not where.strip():
        raise StoreError("the place of the graph is empty; expected the path of a folder, for example “my.db”")
    from pathlib import Path

    from graph.store.embedded import EmbeddedStore

    return EmbeddedStore(Path(where).expanduser())


def _no_such_store(where: str, scheme: str) -> str:
    if scheme in _SERVER_SCHEMES:
        return f"“{where}” is a Neo4j server, and this version keeps its graph in a folder only; give a path"
    return f"“{where}” is not a place for a graph: “{scheme}://” is unknown; give the path of a folder"
