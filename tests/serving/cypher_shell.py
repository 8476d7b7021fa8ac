"""Neo4j's own cypher-shell, from the registry that the servers come from."""

import subprocess

from tests.server.maven import jars
from tests.server.neo4j_server import FIVE, find_java


def cypher_shell(address: str, user: str, password: str, statement: str) -> "subprocess.CompletedProcess[str]":
    """Have cypher-shell answer a statement. Raises MissingError where Java or Maven is missing."""
    java = find_java(FIVE.oldest_java)
    shell = [str(java), "-Xmx256m", "-cp", f"{jars('cypher-shell', FIVE)}/*", "org.neo4j.shell.Main"]
    return subprocess.run(
        [*shell, "-a", address, "-u", user, "-p", password, "--format", "plain", "--non-interactive", statement],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
