"""Neo4j's own import tool, from the registry that the servers come from, run by the script that an export brings."""

import os
import shlex
import subprocess
from pathlib import Path

from tests.server.maven import jars
from tests.server.neo4j_server import Version, find_java


def run_script(script: Path, version: Version, home: Path, *options: str) -> str:
    """Run `import.sh` into the home of a server that does not run, and give what the tool says.

    Raises MissingError where Java or Maven is missing.
    """
    java = find_java(version.oldest_java)
    admin = home / "neo4j-admin"
    (home / "conf").mkdir(parents=True, exist_ok=True)
    opened = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in ("java.nio", "sun.nio.ch", "java.lang")]
    command = [
        str(java),
        "-Xmx512m",
        *opened,
        "-cp",
        f"{jars('neo4j-import-tool', version)}/*",
        "org.neo4j.cli.AdminTool",
    ]
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
