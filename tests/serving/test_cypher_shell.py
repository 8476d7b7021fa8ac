"""The graph, as Neo4j's own cypher-shell sees it."""

import os
import subprocess

import pytest

from tests.server.neo4j_server import MissingError
from tests.serving.cypher_shell import cypher_shell
from tests.serving.serving import Serving

pytestmark = pytest.mark.neo4j


def asked(served: Serving, statement: str, password: str | None = None) -> "subprocess.CompletedProcess[str]":
    said = served.said
    try:
        return cypher_shell(said["address"], said["user"], password or said["password"], statement)
    except MissingError as missing:
        if os.environ.get("CUIBONO_REQUIRE_NEO4J"):
            pytest.fail(str(missing))
        pytest.skip(str(missing))


def test_cypher_shell_is_answered(served: Serving) -> None:
    done = asked(
        served,
        "MATCH (s:State)-[r:BLOCKED]->(i:Initiative {id: 'sco-development-bank'}) "
        "RETURN s.name AS state, i.name AS initiative, r.claims AS claims;",
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "state, initiative, claims",
        '"Russia", "SCO development bank", ["sco-038-03"]',
    ]


def test_cypher_shell_shows_paths(served: Serving) -> None:
    done = asked(served, "MATCH p = (:State {id: 'RUS'})-[:BLOCKED]->({id: 'sco-development-bank'}) RETURN p;")
    assert done.returncode == 0, done.stderr
    assert 'name: "Russia"' in done.stdout
    assert "-[:BLOCKED {" in done.stdout


def test_cypher_shell_writes_nothing(served: Serving) -> None:
    done = asked(served, "MATCH (n:State) SET n.name = 'x';")
    assert done.returncode != 0
    names = asked(served, "MATCH (s:State {id: 'RUS'}) RETURN s.name AS name;").stdout
    assert names.splitlines() == ["name", '"Russia"']


def test_cypher_shell_needs_the_password(served: Serving) -> None:
    done = asked(served, "RETURN 1;", password="neo4j neo4j")
    assert done.returncode != 0
    assert "uthenti" in done.stderr
