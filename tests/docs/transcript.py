"""The README's transcript, run again: `python -m tests.docs.transcript` writes the README and its picture anew.

Each `$ cuibono …` in a `console` block runs in a terminal of 80 columns without colour, in a folder of its own, and
what it writes to standard output stands below it.
"""

import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.face.terminal import Shown, run_in_terminal

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
PICTURE = ROOT / "docs" / "who-uses-it-for-what.svg"
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)
_COMMAND = re.compile(r"^(\$ (.*)\n)((?:(?!\$ ).*\n)*)", re.M)

Run = Callable[[list[str]], Shown]


def renewed(text: str, run: Run) -> str:
    """Give a page with the output of its commands as they write it now."""

    def command(match: re.Match[str]) -> str:
        words = shlex.split(match[2])
        if words[0] != "cuibono":
            return match[0]
        shown = run(words[1:])
        if shown.code != 0:
            raise AssertionError(f"{match[2]} ends with {shown.code}:\n{shown.err}")
        return match[1] + shown.out

    return _BLOCK.sub(lambda block: block[0].replace(block[1], _COMMAND.sub(command, block[1])), text)


def runner(folder: Path) -> Run:
    """Run commands one after another in a folder, with a graph of their own."""
    return lambda words: run_in_terminal(words, folder / "graph", folder=folder, NO_COLOR="1")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        README.write_text(renewed(README.read_text("utf-8"), runner(folder)), "utf-8")
        shutil.copyfile(folder / PICTURE.name, PICTURE)
    sys.stdout.write(f"{README.name} and {PICTURE.name} show what the commands give now\n")


if __name__ == "__main__":
    main()
