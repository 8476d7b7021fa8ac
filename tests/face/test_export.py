"""`cuibono export` and `graph.export`."""

from pathlib import Path

import networkx
import pytest
from click.shell_completion import ShellComplete

import cuibono
from cuibono.cli import main
from outputs.exports import KINDS
from tests.face.conftest import Run


def test_a_graph_is_written_where_it_is_wanted(run: Run, tmp_path: Path) -> None:
    done = run("export", "--as", "graphml", "-o", str(tmp_path / "sco.graphml"))
    assert (done.exit_code, done.output) == (0, "")
    read = networkx.read_graphml(tmp_path / "sco.graphml")
    ((key, block),) = read["RUS"]["sco-development-bank"].items()
    assert key == "RUS BLOCKED sco-development-bank sco-038-03"
    assert (block["claims"], block["confidence"]) == ('["sco-038-03"]', "moderate")
    assert (block["sources"], block["against"]) == ('["umarov-2025:38"]', "[]")


def test_python_writes_the_same_file(database: Path, run: Run, tmp_path: Path) -> None:
    with cuibono.open(database) as graph:
        assert graph.export("graphml", tmp_path / "python.graphml") == tmp_path / "python.graphml"
    run("export", "--as", "graphml", "-o", str(tmp_path / "line.graphml"))
    assert (tmp_path / "python.graphml").read_bytes() == (tmp_path / "line.graphml").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--as", "grapml", "-o", "x"], "“grapml” is no kind of export; did you mean “graphml”?"),
        (["--as", "graphml"], "Missing option '-o'"),
        (["-o", "x"], "Missing option '--as'"),
        (["--as", "graphml", "-o", "absent/x"], "there is no folder absent; make it first"),
        (["--as", "csv", "-o", "."], "that folder has files that were not written by an export (mine.txt)"),
        (["--as", "graphml", "-o", "x", "--database", "none"], "cuibono build"),
    ],
)
def test_what_cannot_be_exported_is_explained_and_nothing_is_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.txt").touch()
    done = run("export", *arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_the_help_lists_every_kind_and_the_shell_completes_them(run: Run) -> None:
    shown = run("export", "--help").output
    assert [line for kind in KINDS.values() for line in shown.splitlines() if line.endswith(kind.says)] != []
    assert all(f"{kind.name} " in shown for kind in KINDS.values())
    assert max(map(len, shown.splitlines())) <= 80
    complete = ShellComplete(main, {}, "cuibono", "_CUIBONO_COMPLETE")
    assert [item.value for item in complete.get_completions(["export", "--as"], "g")] == ["graphml", "gexf"]
