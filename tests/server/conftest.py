"""Real servers, started once for all tests; where one is missing, the tests are skipped and say what is missing.

With CUIBONO_REQUIRE_NEO4J=1 a missing server is a failure, as it is in continuous integration.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import cuibono
from tests.server.neo4j_server import CALENDAR, FIVE, MissingError, NeoServer, Version
from tests.server.world import emptied, environment


def _running(version: Version, factory: pytest.TempPathFactory) -> Iterator[NeoServer]:
    server = NeoServer(version, factory.mktemp(f"neo4j-{version.number}-"))
    try:
        server.start()
    except MissingError as missing:
        said = f"Neo4j {version.number} can't be started: {missing}"
        if os.environ.get("CUIBONO_REQUIRE_NEO4J"):
            pytest.fail(said)
        pytest.skip(said)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def neo4j_5(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NeoServer]:
    """A Neo4j 5.26."""
    yield from _running(FIVE, tmp_path_factory)


@pytest.fixture(scope="session")
def neo4j_2026(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NeoServer]:
    """A Neo4j 2026.01."""
    yield from _running(CALENDAR, tmp_path_factory)


@pytest.fixture(scope="session", params=["neo4j_5", "neo4j_2026"])
def server(request: pytest.FixtureRequest) -> NeoServer:
    """Each of the servers in turn."""
    running: NeoServer = request.getfixturevalue(request.param)
    return running


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The embedded store of everything that ships."""
    place = tmp_path_factory.mktemp("shipped") / "graph"
    cuibono.build(into=place)
    return place


@pytest.fixture(scope="session")
def embedded(folder: Path) -> Iterator[cuibono.Graph]:
    """The shipped graph in a folder."""
    with cuibono.open(folder) as graph:
        yield graph


@pytest.fixture(scope="module")
def shipped(server: NeoServer) -> Iterator[cuibono.Graph]:
    """The shipped graph on each of the servers, and nothing else there."""
    emptied(server)
    with environment(server.environment()):
        cuibono.build()
        with cuibono.open() as graph:
            yield graph
