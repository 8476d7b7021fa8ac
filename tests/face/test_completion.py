"""What the shell completes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from cuibono.cli import main
from cuibono.cli.shells import Zsh
from tests.face.terminal import environment


@pytest.fixture
def complete(database: Path, monkeypatch: pytest.MonkeyPatch) -> ShellComplete:
    monkeypatch.setenv("CUIBONO_DATABASE", str(database))
    return ShellComplete(main, {}, "cuibono", "_CUIBONO_COMPLETE")


def values(complete: ShellComplete, words: list[str], beginning: str) -> list[str]:
    return [item.value for item in complete.get_completions(words, beginning)]


def test_questions(complete: ShellComplete) -> None:
    assert values(complete, ["ask"], "who-") == ["who-uses-it-for-what"]
    assert values(complete, ["draw"], "block") == ["blocked-initiatives"]


def test_parameters_of_the_question_and_the_ids_they_take(complete: ShellComplete) -> None:
    assert values(complete, ["ask", "motives-of", "-p"], "") == ["state="]
    assert values(complete, ["ask", "motives-of", "-p"], "state=RU") == ["state=RUS"]
    assert values(complete, ["ask", "compare", "-p"], "organisations=SCO,QU") == ["organisations=SCO,QUAD"]
    assert values(complete, ["ask", "no-such-question", "-p"], "s") == []
    assert values(complete, ["ask", "motives-of", "-p"], "stat=RU") == []


def test_formats_datasets_and_organisations(complete: ShellComplete) -> None:
    assert values(complete, ["ask", "members", "--format"], "j") == ["json", "jsonl"]
    assert values(complete, ["build"], "bac")[1:] == ["background"]
    assert values(complete, ["brief"], "QU") == ["QUAD"]


def test_where_no_graph_is_there_are_no_ids_and_no_error(
    complete: ShellComplete, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUIBONO_DATABASE", str(tmp_path / "none"))
    assert values(complete, ["ask", "motives-of", "-p"], "state=RU") == []
    assert values(complete, ["brief"], "SC") == []


def test_ones_own_questions(complete: ShellComplete, tmp_path: Path) -> None:
    (tmp_path / "who-am-i.cypher").touch()
    assert values(complete, ["--queries", str(tmp_path), "ask"], "who-") == ["who-am-i", "who-uses-it-for-what"]


BASH = """
eval "$(_CUIBONO_COMPLETE=bash_source cuibono)"
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_cuibono_completion cuibono 2>/dev/null
echo "${COMPREPLY[@]}"
"""


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("words", "completed"),
    [
        (["ask", "motives-"], "motives-of"),
        (["ask", "motives-of", "-p", "st"], "state="),
        # Bash parts words at "=", and puts what is given back in the place of the last part alone.
        (["ask", "motives-of", "-p", "state", "=", "RU"], "RUS"),
        (["ask", "compare", "-p", "organisations", "=", "SCO,QU"], "SCO,QUAD"),
        (["ask", "path", "-p", "from", "=", "RUS", "-p", "t"], "to="),
        (["ask", "path", "-p", "from", "=", "RUS", "-p", ""], "from= to="),
        (["ask", "bodies", "--format", "=", "jsonl"], "jsonl"),
        (["build", "bac"], "background"),
    ],
)
def test_bash_completes_what_it_has_parted(database: Path, tmp_path: Path, words: list[str], completed: str) -> None:
    command = tmp_path / "cuibono"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cuibono "$@"\n', "utf-8")
    command.chmod(0o755)
    settings = environment(database, PATH=f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    done = subprocess.run(
        ["bash", "--norc", "-c", BASH, "bash", "cuibono", *words],
        capture_output=True, text=True, check=True, env=settings, timeout=120,
    )  # fmt: skip
    assert done.stdout.strip() == completed


def test_zsh_gets_an_option_with_its_value_and_no_space_behind_an_equals_sign(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUIBONO_DATABASE", str(database))
    shell = Zsh(main, {}, "cuibono", "_CUIBONO_COMPLETE")
    for words, at, completed in (
        ("cuibono ask members --format=cs", "3", "--format=csv"),
        ("cuibono ask motives-of -p state=RU", "4", "state=RUS"),
    ):
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", at)
        assert shell.complete().splitlines()[1] == completed
    assert 'if [[ "$key" == *= ]]; then\n                compadd -U -S ""' in shell.source()
