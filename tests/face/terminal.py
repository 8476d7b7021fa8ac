"""A command as a process of its own, in a terminal or not."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from dataclasses import dataclass
from pathlib import Path


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
    checkout = str(Path(__file__).parents[2])
    return {
        **kept,
        "PYTHONPATH": checkout,
        "CUIBONO_DATABASE": str(database),
        "TERM": "xterm-256color",
        "PYTHONUTF8": "1",
        **more,
    }


def run_in_terminal(
    arguments: list[str], database: Path, *, width: int = 80, folder: Path | None = None, **env: str
) -> Shown:
    """Run a command whose standard output and standard error are terminals of 24 lines."""
    out, err = _screen(width), _screen(width)
    process = subprocess.Popen(
        command(*arguments),
        stdin=subprocess.DEVNULL,
        stdout=out[1],
        stderr=err[1],
        cwd=folder,
        env=environment(database, **env),
    )
    os.close(out[1])
    os.close(err[1])
    shown = _read(out[0]), _read(err[0])
    return Shown(process.wait(), *shown)


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
