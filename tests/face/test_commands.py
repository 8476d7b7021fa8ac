"""What each command answers, and what it says when it can't."""

import csv
import io
import json
from pathlib import Path

import pytest

from cuibono.cli import main
from cuibono.opened import Graph
from tests.face.conftest import Run
from tests.face.evidence import write_league

WHO_COLUMNS = ["state", "motive", "layer", "outcome", "via", "confidence", "claims", "against", "sources"]


def test_every_command_that_is_listed_has_a_help_of_its_own(run: Run) -> None:
    listed = run("--help").output.split("Commands:")[1].split()
    assert [name for name in main.commands if name in listed] == list(main.commands)
    for name in main.commands:
        shown = run(name, "--help")
        assert shown.exit_code == 0
        assert f"Usage: cuibono {name}" in shown.output


# build


def test_a_build_says_in_one_line_what_was_built_and_again_the_same(tmp_path: Path, run: Run) -> None:
    folder, where = write_league(tmp_path / "league"), str(tmp_path / "db")
    first = run("build", str(folder), "--database", where)
    assert first.exit_code == 0
    assert first.stdout.startswith("league: 2 claims became ")
    assert len(first.stdout.splitlines()) == 1
    assert first.stderr == ""
    assert run("build", str(folder), "--database", where).stdout == first.stdout


@pytest.mark.parametrize(
    "command", [["build", "LONG"], ["check", "LONG"], ["import", "LONG", "--as", "csv", "--into", "x"]]
)
def test_a_name_that_is_too_long_is_told(run: Run, command: list[str]) -> None:
    long = "x" * 300
    told = run(*(long if word == "LONG" else word for word in command))
    assert (told.exit_code, told.stderr) == (2, f"Error: “{long}”: File name too long\n")


def test_a_dataset_that_ships_is_built_by_its_name(tmp_path: Path, run: Run) -> None:
    done = run("build", "background", "--database", str(tmp_path / "db"))
    assert done.exit_code == 0
    assert done.stdout.startswith("background: ")


def test_a_name_that_is_no_dataset_and_no_folder(run: Run) -> None:
    done = run("build", "backgrond")
    assert done.exit_code == 2
    assert done.stderr == "Error: “backgrond” is no dataset and no folder; did you mean “background”?\n"


def test_all_problems_are_listed_and_the_old_graph_stays(tmp_path: Path, run: Run) -> None:
    where = str(tmp_path / "db")
    good = write_league(tmp_path / "good")
    assert run("build", str(good), "--database", where).exit_code == 0
    bad = write_league(tmp_path / "bad", relation="BLOKED")
    (bad / "sources.yaml").write_text((bad / "sources.yaml").read_text().replace("reliability: C", "reliability: Q"))
    done = run("build", str(bad), "--database", where)
    assert done.exit_code == 2
    assert done.stdout == ""
    *problems, last = done.stderr.splitlines()
    assert any("all.yaml:" in line and "BLOKED" in line and "BLOCKED" in line for line in problems)
    assert any("sources.yaml:" in line and "reliability" in line for line in problems)
    assert last == f"{len(problems)} problems found; nothing was built, the graph that was there stays"
    counted = run("cypher", "MATCH (c:Claim) RETURN count(*) AS n", "--format", "jsonl", "--database", where)
    assert json.loads(counted.stdout) == {"n": 2}


# ask


def test_json_has_exactly_the_columns_of_the_question(run: Run) -> None:
    rows = json.loads(run("ask", "who-uses-it-for-what", "--format", "json").stdout)
    assert all(list(row) == WHO_COLUMNS for row in rows)
    china = [row for row in rows if row["state"] == "China" and "umarov-2025:38" in row["sources"]]
    assert any("discursive" in row["motive"] for row in china)


def test_csv_has_a_head_and_the_same_rows(run: Run) -> None:
    rows = json.loads(run("ask", "members", "--format", "json").stdout)
    head, *records = csv.reader(io.StringIO(run("ask", "members", "--format", "csv").stdout))
    assert head[0] == "state"
    assert [record[0] for record in records] == [row["state"] for row in rows]


def test_parameters_are_dates_lists_and_null(run: Run) -> None:
    then = json.loads(run("ask", "members", "-p", "on=2010-06-15", "--format", "json").stdout)
    now = json.loads(run("ask", "members", "-p", "on=null", "--format", "json").stdout)
    assert "India" not in {row["state"] for row in then if row["status"] == "member"}
    assert "India" in {row["state"] for row in now if row["status"] == "member"}
    compared = json.loads(run("ask", "compare", "-p", "organisations=SCO,QUAD", "--format", "json").stdout)
    assert {row["organisation"] for row in compared} == {"SCO", "QUAD"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ask", "who-uses-it-for-wat"], "did you mean “who-uses-it-for-what”"),
        (["ask", "members", "-p", "organisation=SC0"], "did you mean “SCO”"),
        (["ask", "members", "-p", "organization=SCO"], "did you mean “organisation”"),
        (["ask", "motives-of", "CHN"], "“CHN” can't stand alone; a value is given as -p state=CHN"),
        (["ask", "compare", "SCO", "QUAD"], "can't stand alone; a value is given as -p organisations=SCO,QUAD"),
        (["ask", "path", "RUS", "SCO"], "“RUS” and “SCO” can't stand alone; a value is given as -p from=RUS -p to=SCO"),
        (["cypher", "RETURN 1", "CHN"], "“CHN” stands outside the statement; put the whole statement in quotes"),
        (["ask", "contested", "SCO"], "“contested” has no parameters, but “SCO” was given"),
        (["ask", "members", "-p", "SCO"], "a parameter is written -p organisation=SCO; got “SCO”"),
        (["ask", "members", "-p", "=SCO"], "a parameter is written -p organisation=SCO; got “=SCO”"),
        (["ask", "members", "--timeout", "x"], "'x' is not a valid number of seconds"),
        (["ask", "members", "--rows", "x"], "'x' is not a valid number of rows"),
        (["cypher", "RETURN $a, $b", "-p", "a=1"], "the statement has $b, which is given as -p b=…"),
        (["cypher", "RETURN $idd AS n", "-p", "id=1"], "no $id, but -p id was given; did you mean “idd”?"),
        (["cypher", "RETURN 1", "-p", "SCO"], "a parameter is written -p key=value; got “SCO”"),
        (["cypher", " "], "the statement is empty"),
        (["ask", "members", "-p", "on=x", "-p", "on=y"], "parameter on is given twice"),
        (["ask", "motives-of"], "parameter “state” (State) is missing; give it as -p state=A"),
        (["ask", "members", "-p", "on=2010-6-15"], "as 2010-06-15, or null; did you mean 2010-06-15?"),
        (["ask", "anything-else"], "no saved query “anything-else”; cuibono ask lists all that there are"),
        (["ask", "members", "-p", "on=2010-02-30"], "is not a day of the calendar"),
        (["ask", "members", "--format", "xml"], "'xml' is not one of"),
        (["ask", "-p", "on=null"], "-p needs the name of a question before it"),
        (["ask", "members", "--queries", "/absent"], "does not exist"),
    ],
)
def test_a_question_that_is_wrong_is_explained(run: Run, arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stdout == ""


def test_where_nothing_is_built_the_way_out_is_said(tmp_path: Path, run: Run) -> None:
    for arguments in (["ask", "members"], ["cypher", "RETURN 1"], ["brief", "SCO", "-o", str(tmp_path / "sco.md")]):
        done = run(*arguments, "--database", str(tmp_path / "none"))
        assert done.exit_code == 2
        assert done.stderr.endswith(f"build one first: cuibono build --database {tmp_path / 'none'}\n")
    assert run("ask", "members", env={"CUIBONO_DATABASE": str(tmp_path / "none")}).stderr.endswith(": cuibono build\n")
    assert list(tmp_path.iterdir()) == []


def test_a_graph_of_another_organisation_says_which_it_has_and_how_to_ask_for_it(tmp_path: Path, run: Run) -> None:
    where = str(tmp_path / "db")
    run("build", str(write_league(tmp_path / "league")), "--database", where)
    assert run("ask", "members", "--database", where).stderr == (
        "Error: organisation: “SCO” names no organisation in the graph; it has “LEAGUE” (League); "
        "give one, as -p organisation=LEAGUE\n"
    )


def test_an_empty_answer_says_so_in_words_and_json_is_an_empty_list(tmp_path: Path, run: Run) -> None:
    where = str(tmp_path / "db")
    run("build", str(write_league(tmp_path / "league")), "--database", where)
    asked = ("ask", "stated-goals", "-p", "organisation=LEAGUE", "--database", where)
    words = run(*asked)
    assert words.exit_code == 0
    assert "League" in words.stdout
    assert "goal" in words.stdout
    assert json.loads(run(*asked, "--format", "json").stdout) == []


def test_where_no_membership_is_on_file_an_answer_about_members_says_so(tmp_path: Path, run: Run) -> None:
    where = str(tmp_path / "db")
    run("build", str(write_league(tmp_path / "league")), "--database", where)
    for asked in (["overlap", "-p", "organisations=LEAGUE"], ["silences", "-p", "organisation=LEAGUE"]):
        assert run("ask", *asked, "--database", where).stdout.splitlines()[1:] == [
            "No membership of League is on file, so that this says nothing of its members."
        ]
        assert json.loads(run("ask", *asked, "--database", where, "--format", "json").stdout) == []
    assert "on file" not in run("ask", "overlap", "-p", "organisations=QUAD").stdout


def test_a_question_explains_itself(run: Run) -> None:
    page = run("ask", "members", "--help")
    assert page.exit_code == 0
    assert "-p organisation=SCO" in page.stdout
    assert "-p on=null" in page.stdout
    assert "Usage" not in page.stdout


def test_the_questions_as_data(run: Run) -> None:
    rows = {row["name"]: row for row in json.loads(run("ask", "--format", "json").stdout)}
    assert len(rows) == 29
    assert rows["who-uses-it-for-what"]["columns"] == WHO_COLUMNS
    assert rows["members"]["parameters"] == ["organisation=SCO", "on=null"]
    assert rows["path"]["parameters"] == ["from=NODE", "to=NODE"]
    assert all(row["group"] != "Your own" for row in rows.values())


def test_a_folder_of_ones_own_questions_joins_in(tmp_path: Path, run: Run) -> None:
    shipped = Path(__file__).parents[2] / "queries" / "stated-goals.cypher"
    own = shipped.read_text("utf-8").replace("name: stated-goals", "name: my-goals")
    (tmp_path / "my-goals.cypher").write_text(own, "utf-8")
    for before, after, env in (
        ([], ["--queries", str(tmp_path)], {}),
        (["--queries", str(tmp_path)], [], {}),
        ([], [], {"CUIBONO_QUERIES": str(tmp_path)}),
        (["--queries", str(tmp_path)], [], {"CUIBONO_QUERIES": "/absent"}),
    ):
        asked = run(*before, "ask", "my-goals", "--format", "json", *after, env=env)
        assert asked.stdout == run("ask", "stated-goals", "--format", "json").stdout
    listed = json.loads(run("ask", "--queries", str(tmp_path), "--format", "json").stdout)
    assert [row["name"] for row in listed if row["group"] == "Your own"] == ["my-goals"]


# cypher


def test_nodes_and_relationships_are_compact_in_a_table_and_whole_in_json(run: Run) -> None:
    statement = "MATCH (s:State {id: 'RUS'})-[r:BLOCKED]->(i {id: 'sco-development-bank'}) RETURN s, r, i"
    line = run("cypher", statement).stdout.splitlines()[1]
    assert line.split("  ") == [
        "(RUS:State)",
        "(RUS)-[BLOCKED]->(sco-development-bank)",
        "(sco-development-bank:Initiative)",
    ]
    (row,) = json.loads(run("cypher", statement, "--format", "json").stdout)
    assert row["s"]["labels"] == ["State"]
    assert row["s"]["properties"]["name"] == "Russia"
    assert (row["r"]["type"], row["r"]["start"], row["r"]["end"]) == ("BLOCKED", "RUS", "sco-development-bank")
    assert row["r"]["properties"]["sources"] == ["umarov-2025:38"]


def test_a_statement_comes_from_the_line_from_standard_input_or_from_a_file(tmp_path: Path, run: Run) -> None:
    (tmp_path / "q.cypher").write_text("\ufeffRETURN 1 AS n;\n", "utf-8")
    expected = "n\n1\n"
    assert run("cypher", "RETURN 1 AS n").stdout == expected
    assert run("cypher", "RETURN 1 AS n ;").stdout == expected
    assert run("cypher", "-", stdin="RETURN 1 AS n\n").stdout == expected
    assert run("cypher", "-f", str(tmp_path / "q.cypher")).stdout == expected
    assert run("cypher").exit_code == 2
    assert run("cypher", "RETURN 1", "-f", str(tmp_path / "q.cypher")).exit_code == 2
    assert run("cypher", "-f", str(tmp_path / "absent.cypher")).exit_code == 2


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3),
        ("0.5", 0.5),
        ("true", True),
        ("null", None),
        ('"3"', "3"),
        ("RUS", "RUS"),
        ("2010-06-15", "2010-06-15"),
        ("SCO,QUAD", ["SCO", "QUAD"]),
        ('["a, b", "c"]', ["a, b", "c"]),
        ('"a, b"', "a, b"),
        ("NaN", "NaN"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_a_parameter_of_ones_own_cypher_is_what_it_looks_like(run: Run, text: str, value: object) -> None:
    done = run("cypher", "RETURN $x AS x", "-p", f"x={text}", "--format", "jsonl")
    assert json.loads(done.stdout) == {"x": value}


def test_a_syntax_error_marks_its_place(run: Run) -> None:
    done = run("cypher", "MATCH (s:State RETURN s")
    assert done.exit_code == 2
    assert "MATCH (s:State RETURN s" in done.stderr
    assert "^" in done.stderr
    assert "Exception" not in done.stderr


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE (n:State {id: 'XXX'})",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n) SET n.name = 'x' RETURN n",
        "RETURN 1; RETURN 2",
    ],
)
def test_nothing_is_ever_written(run: Run, statement: str) -> None:
    before = run("cypher", "MATCH (n) RETURN count(*) AS n").stdout
    done = run("cypher", statement)
    assert done.exit_code == 2
    assert done.stderr.startswith("Error: ")
    assert run("cypher", "MATCH (n) RETURN count(*) AS n").stdout == before


def test_a_query_may_not_run_longer_than_it_is_allowed(run: Run) -> None:
    endless = (
        "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b = -1 RETURN count(*) AS n"
    )
    done = run("cypher", endless, "--timeout", "0.2")
    assert done.exit_code == 2
    assert "0.2 s" in done.stderr
    assert run("cypher", "RETURN 1", "--timeout", "0").exit_code == 2


def test_an_interrupt_ends_with_its_own_code(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Graph, "cypher", interrupted)
    done = run("cypher", "RETURN 1")
    assert done.exit_code == 130
    assert done.stdout == ""


# where the graph is


def test_the_graph_is_where_the_option_says_then_the_variable_then_the_users_data(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    league = str(write_league(tmp_path / "league"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert run("build", league, env={"CUIBONO_DATABASE": None}).exit_code == 0
    assert any((tmp_path / "data" / "cuibono").iterdir())
    assert run("build", league, env={"CUIBONO_DATABASE": str(tmp_path / "variable")}).exit_code == 0
    assert (tmp_path / "variable").is_dir()
    for arguments in (
        ["--database", str(tmp_path / "a"), "build", league],
        ["build", league, "--database", str(tmp_path / "b")],
    ):
        assert run(*arguments, env={"CUIBONO_DATABASE": str(tmp_path / "variable")}).exit_code == 0
    assert (tmp_path / "a").is_dir()
    assert (tmp_path / "b").is_dir()


# draw and brief


def test_a_picture_and_a_briefing_are_written_where_they_are_wanted(tmp_path: Path, run: Run) -> None:
    assert run("draw", "blocked-initiatives", "-o", str(tmp_path / "blocked.svg")).output == ""
    assert "sco-development-bank" in (tmp_path / "blocked.svg").read_text("utf-8")
    paths = "MATCH p = (:State {id: $id})-[:BLOCKED]->() RETURN p"
    drawn = run(
        "draw", "--cypher", paths, "-p", "id=RUS", "--title", "What Russia blocked", "-o", str(tmp_path / "r.svg")
    )
    assert drawn.exit_code == 0
    assert "What Russia blocked" in (tmp_path / "r.svg").read_text("utf-8")
    assert run("brief", "SCO", "-o", str(tmp_path / "sco.md")).output == ""
    assert "[@sco-038-" in (tmp_path / "sco.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["draw", "blocked-initiatives", "-o", "x.jpg"], ".jpg"),
        (["draw", "blocked-initiatives", "-o", "absent/x.svg"], "absent"),
        (["draw", "blocked-initiatives"], "Missing option '-o'. It names the file to write"),
        (["draw", "-o", "x.svg"], "name one thing to draw"),
        (["draw", "terms", "--cypher", "RETURN 1", "-o", "x.svg"], "name one thing to draw"),
        (["draw", "motives-of", "CHN", "-o", "x.svg"], "a value is given as -p state=CHN"),
        (["draw", "terms", "-o", "x.svg"], "there is no picture of “terms”"),
        (["draw", "--cypher", "RETURN 1 AS n", "-o", "x.svg"], "nothing in “n” can be drawn; RETURN nodes"),
        (["draw", "--cypher", "MATCH (n {id: $id}) RETURN n", "-o", "x.svg"], "given as -p id=…"),
        (["draw", "block-initiatives", "-o", "x.svg"], "did you mean “blocked-initiatives”"),
        (["brief", "SC0", "-o", "x.md"], "“SCO”"),
        (["brief", "", "-o", "x.md"], "name one by its id, as SCO"),
        (["brief", "SCO", "-o", "x.rtf"], ".rtf"),
        (["brief", "SCO", "-o", "absent/x.md"], "there is no folder absent; make it first"),
    ],
)
def test_a_picture_or_briefing_that_cannot_be_is_explained_and_nothing_is_written(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []
