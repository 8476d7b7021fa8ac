"""`cuibono serve` as a process, and what it says."""

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from neo4j import Driver, GraphDatabase


@dataclass(slots=True)
class Serving:
    """One `cuibono serve`: `with Serving(database, copies) as serving: serving.rows("RETURN 1 AS one")`."""

    database: Path
    cache: Path
    options: tuple[str, ...] = ()
    process: "subprocess.Popen[str] | None" = None
    lines: tuple[str, ...] = ()

    @property
    def said(self) -> dict[str, str]:
        """What it printed: graph, address, user, password."""
        return {line.split()[0]: line.split(None, 1)[1] for line in self.lines}

    @property
    def copies(self) -> list[Path]:
        """The copies that are there, its own and others', with their locks."""
        return sorted((self.cache / "cuibono" / "serving").glob("*"))

    @property
    def driver(self) -> Driver:
        """The official driver, with the password that was shown."""
        return GraphDatabase.driver(self.said["address"], auth=(self.said["user"], self.said["password"]))

    def rows(self, statement: str, **parameters: Any) -> list[dict[str, Any]]:
        """What the official driver gives for a statement."""
        with self.driver as driver:
            return [record.data() for record in driver.execute_query(statement, parameters).records]

    def start(self) -> "Serving":
        """Start it, and wait until it has said all."""
        command = [sys.executable, "-m", "cuibono", "serve", "--database", str(self.database), "--port", "0"]
        environment = {**os.environ, "XDG_CACHE_HOME": str(self.cache)}
        self.process = subprocess.Popen(
            [*command, *self.options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
        )
        assert self.process.stdout is not None
        self.lines = tuple(self.process.stdout.readline().rstrip() for _ in range(4))
        return self

    def end(self, by: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        """End it by a signal; gives its exit code and what it said on standard error."""
        assert self.process is not None
        self.process.send_signal(by)
        _, errors = self.process.communicate(timeout=60)
        return self.process.returncode, errors

    def __enter__(self) -> "Serving":
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process is not None and self.process.poll() is None:
            self.end()
