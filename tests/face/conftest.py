"""The real evidence as a graph, and the ways to meet it: in process, as a process, in a terminal."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import cuibono
from cuibono.cli import main

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


@dataclass(frozen=True, slots=True)
class Shown:
    """What a terminal showed: standard output, and standard error on a screen of its own."""

    code: int
    out: str
    err: str


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "cuibono", *arguments]


def environment(database: Path, **more: str) -> dict[str, str]:
    """The environment of a process without this one's terminal, colours and encodings."""
    left_out = {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "PYTHONIOENCODING", "CUIBONO_QUERIES"}
    kept = {key: value for key, value in os.environ.items() if key not in left_out}
    return {**kept, "CUIBONO_DATABASE": str(database), "TERM": "xterm-256color", "PYTHONUTF8": "1", **more}


@pytest.fixture
def terminal(database: Path) -> Callable[..., Shown]:
    """Run a command as a process whose output is a terminal of 80 × 24, or as wide as asked."""

    def run(*arguments: str, width: int = 80, **env: str) -> Shown:
        out, err = _screen(width), _screen(width)
        process = subprocess.Popen(
            command(*arguments),
            stdin=subprocess.DEVNULL,
            stdout=out[1],
            stderr=err[1],
            env=environment(database, **env),
        )
        os.close(out[1])
        os.close(err[1])
        shown = _read(out[0]), _read(err[0])
        return Shown(process.wait(), *shown)

    return run


def _screen(width: int) -> tuple[int, int]:
    reader, writer = pty.openpty()
    fcntl.ioctl(writer, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    return reader, writer


def _read(reader: int) -> str:
    read = bytearray()
    with open(reader, "rb", buffering=0) as stream:
        try:
            while piece := stream.read(65536):
                read += piece
        except OSError:  # how Linux says that the other side of a terminal is closed
            pass
    return read.decode().replace("\r\n", "\n")
