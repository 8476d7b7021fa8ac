"""The servers of these tests: real ones, of the two versions, with a password."""

import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import AuthError

from tests.server.neo4j_server import NeoServer

pytestmark = pytest.mark.neo4j


def test_a_server_is_the_community_edition_of_its_version(server: NeoServer) -> None:
    with GraphDatabase.driver(server.uri, auth=server.auth) as driver:
        found = driver.execute_query("CALL dbms.components() YIELD name, versions, edition RETURN *").records
    kernel = next(row for row in found if row["name"] == "Neo4j Kernel")
    assert (kernel["versions"], kernel["edition"]) == ([server.version.number], "community")


def test_a_server_asks_for_the_password(server: NeoServer) -> None:
    with GraphDatabase.driver(server.uri, auth=("neo4j", "not it")) as driver, pytest.raises(AuthError):
        driver.verify_connectivity()
