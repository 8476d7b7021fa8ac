"""A real Neo4j on this machine, without a container: its jars from Maven Central, run by a Java that is there.

    with NeoServer(FIVE, Path("home")) as server:
        GraphDatabase.driver(server.uri, auth=server.auth)

The jars are kept in the user's cache (or in `CUIBONO_TEST_CACHE`), so that only the first run brings them.
"""

import os
import re
import secrets
import shutil
import socket
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

import platformdirs
from filelock import FileLock

_HERE = Path(__file__).parent
_OPENED = ("java.nio", "sun.nio.ch", "java.io", "java.lang", "java.util.concurrent")
_SETTINGS = {
    "server.bolt.enabled": "true",
    "dbms.security.auth_enabled": "true",
    "dbms.security.auth_max_failed_attempts": "0",  # tests give wrong passwords, and the next needs no waiting
    "dbms.usage_report.enabled": "false",
}
_ARTIFACTS = ("neo4j", "neo4j-bolt")
_POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion><groupId>tests</groupId><artifactId>neo4j-server</artifactId><version>1</version>
<dependencies>{dependencies}</dependencies></project>
"""
_DEPENDENCY = (
    "<dependency><groupId>org.neo4j</groupId><artifactId>{name}</artifactId><version>{version}</version></dependency>"
)
_HEAP = "-Xmx1g"  # what the project promises that a build needs at most on the server


class MissingError(Exception):
    """What is missing on this machine to start a Neo4j: "no Java 21 or newer, with javac, …"."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version of Neo4j, and the oldest Java that it runs on."""

    number: str
    oldest_java: int


FIVE = Version("5.26.0", 17)
CALENDAR = Version("2026.01.3", 21)


@dataclass(slots=True)
class NeoServer:
    """One server on one folder: it can be stopped or killed, and started on the same folder again.

    `settings` are Neo4j's own, by the names that neo4j.conf has.
    """

    version: Version
    home: Path
    settings: dict[str, str] = field(default_factory=dict)
    password: str = field(default_factory=lambda: secrets.token_urlsafe(12))
    port: int = 0
    process: "subprocess.Popen[str] | None" = None

    @property
    def uri(self) -> str:
        """Where the server is: `bolt://127.0.0.1:42001`."""
        return f"bolt://127.0.0.1:{self.port}"

    @property
    def auth(self) -> tuple[str, str]:
        """The user's name and password."""
        return "neo4j", self.password

    def environment(self) -> dict[str, str]:
        """The variables by which the command line finds the server."""
        return {
            "CUIBONO_DATABASE": self.uri,
            "NEO4J_USERNAME": "neo4j",
            "NEO4J_PASSWORD": self.password,
            "NEO4J_DATABASE": "neo4j",
        }

    def start(self) -> "NeoServer":
        """Start the server and wait until it takes connections.

        Raises MissingError where something that it needs is not on this machine.
        """
        java = find_java(self.version.oldest_java)
        classes = brought(self.version, java)
        self.port = self.port or _free_port()
        self.home.mkdir(parents=True, exist_ok=True)
        address = {"server.bolt.listen_address": f"127.0.0.1:{self.port}"}
        settings = "".join(f"{name}={value}\n" for name, value in (_SETTINGS | address | self.settings).items())
        (self.home / "neo4j.conf").write_text(settings, "utf-8")
        opened = [part for name in _OPENED for part in ("--add-opens", f"java.base/{name}=ALL-UNNAMED")]
        path = os.pathsep.join([f"{classes / 'lib'}/*", str(classes), f"{self.home / 'plugins'}/*"])
        command = [str(java), _HEAP, *opened, "-cp", path, "Launcher", str(self.home), self.password]
        with (self.home / "errors.log").open("a", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True, cwd=self.home
            )
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.strip() == "up":
                return self
        raise RuntimeError(
            f"Neo4j {self.version.number} did not start: {(self.home / 'errors.log').read_text()[-2000:]}"
        )

    def stop(self) -> None:
        """Shut the server down as its operator would, and wait until it is gone."""
        if self.process is not None and self.process.stdin is not None and self.process.stdout is not None:
            self.process.stdin.close()
            self.process.wait(60)
            self.process.stdout.close()
        self.process = None

    def kill(self) -> None:
        """End the server at once, as a power cut would; `start` starts it again on what is on the disk."""
        if self.process is not None:
            self.process.kill()
            self.stop()

    def __enter__(self) -> "NeoServer":
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def find_java(oldest: int) -> Path:
    """Find a JDK of at least this version: by JAVA_HOME, on the PATH, in the folder where Linux keeps them."""
    found = {version: java for java in _javas() if (version := _version_of(java)) >= oldest}
    if not found:
        raise MissingError(f"no Java {oldest} or newer with its compiler (set JAVA_HOME, or install a JDK)")
    # The oldest that will do: Neo4j warns of a Java that is newer than it knows.
    return found[min(found)]


def _javas() -> list[Path]:
    on_path = shutil.which("java")
    homes = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
    homes += [Path(on_path).resolve().parent.parent] if on_path else []
    homes += sorted(Path("/usr/lib/jvm").glob("*"))
    return [home / "bin" / "java" for home in homes if (home / "bin" / "javac").exists()]


def _version_of(java: Path) -> int:
    try:
        said = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=60, check=False).stderr
    except OSError:
        return 0
    version = re.search(r'version "(?:1\.)?(\d+)', said)
    return int(version.group(1)) if version else 0


def brought(version: Version, java: Path) -> Path:
    """Bring the jars of a version and compile the launcher; gives the folder with both. A second call finds them."""
    cache = os.environ.get("CUIBONO_TEST_CACHE") or platformdirs.user_cache_path("cuibono-tests")
    folder = Path(cache) / f"neo4j-{version.number}"
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / "lock"):
        if not (folder / "whole").exists():
            _bring_jars(version, folder)
            (folder / "whole").touch()
        launcher = (_HERE / "Launcher.java").read_text("utf-8")
        if not (folder / "Launcher.java").exists() or (folder / "Launcher.java").read_text("utf-8") != launcher:
            _run([java.with_name("javac"), "-cp", f"{folder / 'lib'}/*", "-d", folder, _HERE / "Launcher.java"], folder)
            (folder / "Launcher.java").write_text(launcher, "utf-8")
    return folder


def _bring_jars(version: Version, folder: Path) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise MissingError("no Maven (mvn) to bring Neo4j's jars with")
    dependencies = "".join(_DEPENDENCY.format(name=name, version=version.number) for name in _ARTIFACTS)
    (folder / "pom.xml").write_text(_POM.format(dependencies=dependencies), "utf-8")
    shutil.rmtree(folder / "lib", ignore_errors=True)
    _run([maven, "-q", "-B", "dependency:copy-dependencies", f"-DoutputDirectory={folder / 'lib'}"], folder)


def _run(command: list[str | Path], folder: Path) -> None:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600, check=False)
    except subprocess.TimeoutExpired:
        raise MissingError(f"{Path(command[0]).name} took longer than ten minutes") from None
    if done.returncode:
        raise MissingError(f"{Path(command[0]).name} failed: {(done.stdout + done.stderr).strip()[-1000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
