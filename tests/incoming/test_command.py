"""The command and the function, as a user meets them."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import cuibono
from cuibono.cli import main

EDGES = "subject;relation;object;weight\nRussia;BLOCKED;SCO development bank;1\nRussia;likes;China;2\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    Path("edges.csv").write_text(EDGES, "utf-8")

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments, prog_name="cuibono")

    return run


def test_the_answer_is_one_line_and_what_is_left_over_is_never_silent(run):
    done = run("import", "edges.csv", "--as", "csv", "--into", "anna")
    assert done.exit_code == 0
    assert done.stdout == "edges.csv: 2 claims to review in anna, 1 with a relation; 3 entities\n"
    assert done.stderr == (
        "“;” separates the columns of edges.csv\n"
        "3 things do not fit, listed in anna/leftover.csv:\n"
        "      2  weight: no claim has a key for it\n"
        "      1  relation: it is none of the relations of the model\n"
    )
    assert run("check", "anna").stdout == "anna: 2 claims of 1 source, valid\n"
    assert run("check", "anna", "--source", "anna-edges.csv=edges.csv").exit_code == 0


def test_it_is_built_beside_the_evidence_that_ships(run):
    assert run("import", "edges.csv", "--as", "csv", "--into", "anna").exit_code == 0
    assert run("build", "sco", "background", "anna", "--database", "db").exit_code == 0
    with cuibono.open("db") as graph:
        [row] = graph.cypher(
            "MATCH (:State {id: 'RUS'})-[b:BLOCKED]->(:Initiative {id: 'sco-development-bank'}) "
            "WHERE 'anna-2' IN b.claims RETURN b.confidence AS confidence, b.sources AS sources"
        )
    assert row == {"confidence": "low", "sources": ["anna-edges.csv:row 2"]}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("edges.csv", "--as", "csw", "--into", "a"), "Error: “csw” is no kind of file; did you mean “csv”?\n"),
        (("none.csv", "--as", "csv", "--into", "a"), "none.csv: this file can't be read: No such file or directory\n"),
        (("edges.csv", "--as", "csv", "--into", "."), "Error: “.” is not empty; an import makes a folder of its own"),
        (("edges.csv", "--as", "csv", "--into", "edges.csv"), "Error: “edges.csv” is a file; a folder that is new"),
        (("edges.csv", "--as", "csv", "--into", "no/where"), "Error: there is no folder no; make it first\n"),
        (("edges.csv", "--as", "csv", "--into", "a", "--beside", "scoo"), "Error: “scoo” is no dataset and no folder"),
        ((".", "--as", "csv", "--into", "a"), ".: nodes.csv and edges.csv is missing; a folder of tables has"),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(run, arguments, message):
    if arguments[0] == ".":
        Path("edges.csv").unlink()
    done = run("import", *arguments)
    assert done.exit_code == 2
    assert done.stderr.startswith(message)
    assert done.stdout == ""
    assert not Path("a").exists()


def test_a_long_name_of_a_folder_and_a_short_one(run):
    for folder in ("ab", "a-folder-whose-name-is-long-and-goes-on-for-more-than-sixty-letters-or-so"):
        imported = cuibono.import_file("edges.csv", "csv", into=folder)
        assert run("check", folder).stdout == f"{imported.dataset}: 2 claims of 1 source, valid\n"
    assert "- id: ab-2\n" in Path("ab/claims/ab.yaml").read_text("utf-8")


def test_from_python_the_same(run):
    imported = cuibono.import_file("edges.csv", "csv", into="anna", beside=["background"])
    assert (imported.claims, imported.with_relation, len(imported.left)) == (2, 1, 3)
    assert imported.reasons()[0] == ("weight: no claim has a key for it", 2)
    with pytest.raises(cuibono.QuestionError):
        cuibono.import_file("edges.csv", "csv", into="anna")
