"""What the tests of the server store share: the shipped graph on each store, and what is said of values."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from neo4j import GraphDatabase

from tests.server.neo4j_server import NeoServer

_EVERYTHING = """
MATCH (n) WITH n ORDER BY elementId(n)
RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS properties,
       COLLECT { MATCH (n)-[r]->(m) RETURN [elementId(r), type(r), elementId(m), properties(r)] ORDER BY elementId(r) }
       AS relationships
"""


@contextmanager
def environment(variables: dict[str, str]) -> Iterator[None]:
    """Set variables of the environment for a while."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def by_driver(server: NeoServer, statement: str, **parameters: object) -> list[dict[str, Any]]:
    """Run a statement as any other program would, and give its rows."""
    with GraphDatabase.driver(server.uri, auth=server.auth) as driver, driver.session() as session:
        return session.run(statement, parameters).data()  # type: ignore[arg-type]


def everything(server: NeoServer) -> list[dict[str, Any]]:
    """All that is in the database, ours and other people's: two equal answers mean that nothing was changed."""
    return by_driver(server, _EVERYTHING)


def emptied(server: NeoServer) -> None:
    """Take everything out of the database."""
    by_driver(server, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS")


def typed(value: object) -> object:
    """Give a value with its types: in Python 1 is True and 1.0, in an answer it is not."""
    if isinstance(value, dict):
        return {name: typed(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [typed(inner) for inner in value]
    return type(value).__name__, value
