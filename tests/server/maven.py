"""Neo4j's own tools, by name and version from the registry that the servers come from; kept for the next run."""

import os
import subprocess
from pathlib import Path

import platformdirs
from filelock import FileLock

from tests.server.neo4j_server import MissingError, Version

_POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion><groupId>tests</groupId><artifactId>{artifact}</artifactId><version>1</version>
<dependencies><dependency><groupId>org.neo4j</groupId><artifactId>{artifact}</artifactId>
<version>{version}</version></dependency></dependencies></project>
"""


def jars(artifact: str, version: Version) -> Path:
    """Give the folder with the jars of `org.neo4j:<artifact>`. Raises MissingError where Maven can't bring them."""
    cache = Path(os.environ.get("CUIBONO_TEST_CACHE") or platformdirs.user_cache_path("cuibono-tests"))
    folder = cache / f"{artifact}-{version.number}"
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / "lock"):
        if not (folder / "whole").exists():
            (folder / "pom.xml").write_text(_POM.format(artifact=artifact, version=version.number), "utf-8")
            command = ["mvn", "-q", "-B", "dependency:copy-dependencies", f"-DoutputDirectory={folder / 'lib'}"]
            try:
                subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=600)
            except FileNotFoundError:
                raise MissingError(f"no Maven (mvn) to bring {artifact} with") from None
            except subprocess.CalledProcessError as error:
                raise MissingError(f"Maven can't bring {artifact}: {error.stdout!r}") from error
            (folder / "whole").touch()
    return folder / "lib"
