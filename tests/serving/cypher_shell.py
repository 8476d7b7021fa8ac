"""Neo4j's own cypher-shell, from the registry that the servers come from."""

import os
import subprocess
from pathlib import Path

import platformdirs
from filelock import FileLock

from tests.server.neo4j_server import FIVE, MissingError, find_java

_POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion><groupId>tests</groupId><artifactId>cypher-shell</artifactId><version>1</version>
<dependencies><dependency><groupId>org.neo4j</groupId><artifactId>cypher-shell</artifactId>
<version>{version}</version></dependency></dependencies></project>
"""


def cypher_shell(address: str, user: str, password: str, statement: str) -> "subprocess.CompletedProcess[str]":
    """Have cypher-shell answer a statement. Raises MissingError where Java or Maven is missing."""
    java = find_java(FIVE.oldest_java)
    shell = [str(java), "-Xmx256m", "-cp", f"{_jars()}/*", "org.neo4j.shell.Main"]
    return subprocess.run(
        [*shell, "-a", address, "-u", user, "-p", password, "--format", "plain", "--non-interactive", statement],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def _jars() -> Path:
    cache = Path(os.environ.get("CUIBONO_TEST_CACHE") or platformdirs.user_cache_path("cuibono-tests"))
    folder = cache / f"cypher-shell-{FIVE.number}"
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / "lock"):
        if not (folder / "whole").exists():
            (folder / "pom.xml").write_text(_POM.format(version=FIVE.number), "utf-8")
            command = ["mvn", "-q", "-B", "dependency:copy-dependencies", f"-DoutputDirectory={folder / 'lib'}"]
            try:
                subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=600)
            except FileNotFoundError:
                raise MissingError("no Maven (mvn) to bring cypher-shell with") from None
            except subprocess.CalledProcessError as error:
                raise MissingError(f"Maven can't bring cypher-shell: {error.stdout!r}") from error
            (folder / "whole").touch()
    return folder / "lib"
