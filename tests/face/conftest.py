"""The real evidence as a graph, and the ways to meet it: in this process and in a terminal."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import cuibono
from cuibono.cli import main
from tests.face.terminal import Shown, run_in_terminal

Run = Callable[..., Result]


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of everything that ships, built once."""
    folder = tmp_path_factory.mktemp("shipped") / "graph"
    cuibono.build(into=folder)
    return folder


@pytest.fixture
def run(database: Path) -> Run:
    """Run a command in this process on the shipped graph."""

    def run(*arguments: str, stdin: str | None = None, env: Mapping[str, str | None] | None = None) -> Result:
        settings = {"CUIBONO_DATABASE": str(database), "CUIBONO_QUERIES": None, **(env or {})}
        return CliRunner().invoke(main, arguments, input=stdin, env=settings, prog_name="cuibono")

    return run


@pytest.fixture
def terminal(database: Path) -> Callable[..., Shown]:
    """Run a command as a process whose output is a terminal of 80 × 24, or as wide as asked."""

    def run(*arguments: str, width: int = 80, **env: str) -> Shown:
        return run_in_terminal(list(arguments), database, width=width, **env)

    return run
