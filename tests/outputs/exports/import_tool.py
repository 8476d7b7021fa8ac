"""Neo4j's own import tool, from the registry that the servers come from, run by the script that an export brings."""

import os
import shlex
import subprocess
from pathlib import Path

import platformdirs
from filelock import FileLock

from tests.server.neo4j_server import MissingError, Version, find_java

_POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion><groupId>tests</groupId><artifactId>import-tool</artifactId><version>1</version>
<dependencies><dependency><groupId>org.neo4j</groupId><artifactId>neo4j-import-tool</artifactId>
<version>{version}</version></dependency></dependencies></project>
"""


def run_script(script: Path, version: Version, home: Path, *options: str) -> str:
    """Run `import.sh` into the home of a server that does not run, and give what the tool says.

    Raises MissingError where Java or Maven is missing.
    """
    java = find_java(version.oldest_java)
    admin = home / "neo4j-admin"
    (home / "conf").mkdir(parents=True, exist_ok=True)
    opened = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in ("java.nio", "sun.nio.ch", "java.lang")]
    command = [str(java), "-Xmx512m", *opened, "-cp", f"{_jars(version)}/*", "org.neo4j.cli.AdminTool"]
    admin.write_text(f'#!/bin/sh\nexec {shlex.join(command)} "$@"\n')
    admin.chmod(0o755)
    settings = {"NEO4J_ADMIN": str(admin), "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    done = subprocess.run(
        ["sh", str(script), *options],
        env={**os.environ, **settings, "TMPDIR": str(home)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


def _jars(version: Version) -> Path:
    cache = Path(os.environ.get("CUIBONO_TEST_CACHE") or platformdirs.user_cache_path("cuibono-tests"))
    folder = cache / f"neo4j-import-tool-{version.number}"
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / "lock"):
        if not (folder / "whole").exists():
            (folder / "pom.xml").write_text(_POM.format(version=version.number), "utf-8")
            command = ["mvn", "-q", "-B", "dependency:copy-dependencies", f"-DoutputDirectory={folder / 'lib'}"]
            try:
                subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=600)
            except FileNotFoundError:
                raise MissingError("no Maven (mvn) to bring Neo4j's import tool with") from None
            except subprocess.CalledProcessError as error:
                raise MissingError(f"Maven can't bring Neo4j's import tool: {error.stdout!r}") from error
            (folder / "whole").touch()
    return folder / "lib"
