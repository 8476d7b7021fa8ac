"""The Python face."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import cuibono
from tests.face.evidence import write_league

HEAVY = {"arcadedb", "click", "edtf", "networkx", "neo4j", "numpy", "pandas", "pygraphviz", "rich", "yaml"}


@pytest.fixture(scope="module")
def graph(database: Path) -> Iterator[cuibono.Graph]:
    with cuibono.open(database) as opened:
        yield opened


def imported_by(program: str) -> set[str]:
    program += "\nimport sys\nprint(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_costs_nothing() -> None:
    assert not HEAVY & imported_by("import cuibono")
    assert not HEAVY & imported_by("import cuibono\ngraph = cuibono.open('nowhere')")
    assert not HEAVY - {"click"} & imported_by("import cuibono.cli")


def test_a_question_for_a_pipe_needs_the_engine_and_nothing_heavy(database: Path) -> None:
    program = f"""
import contextlib, io
from cuibono.cli import main
with contextlib.redirect_stdout(io.StringIO()):
    main(["ask", "members", "--database", {str(database)!r}, "--format", "json"], standalone_mode=False)
"""
    # numpy comes with the engine.
    assert (HEAVY - {"arcadedb", "click", "numpy"}) & imported_by(program) == set()


def test_all_that_is_public_is_there() -> None:
    for name in cuibono.__all__:
        assert getattr(cuibono, name).__doc__
        assert name in dir(cuibono)
    with pytest.raises(AttributeError, match="has no attribute 'opne'"):
        cuibono.opne  # noqa: B018


def test_an_answer_has_rows_columns_and_a_finding(graph: cuibono.Graph) -> None:
    answer = graph.ask("blocked-initiatives", organisation="SCO")
    assert answer.columns[:4] == ("initiative", "sought_by", "blocked_by", "consequence")
    assert [row["blocked_by"] for row in answer] == [["Russia"], ["Russia"]]
    assert len(answer) == 2
    assert "Russia" in answer.finding
    assert answer.name == "blocked-initiatives"


def test_parameters_are_python_values(graph: cuibono.Graph) -> None:
    from datetime import date

    compared = graph.ask("compare", organisations=["SCO", "QUAD"])
    assert {row["organisation"] for row in compared} == {"SCO", "QUAD"}
    then = graph.ask("members", on=date(2010, 6, 15))
    assert then.rows == graph.ask("members", on="2010-06-15").rows
    by_keyword = graph.ask("path", from_="RUS", to="sco-development-bank")
    by_mapping = graph.ask("path", {"from": "RUS", "to": "sco-development-bank"})
    assert by_keyword.rows == by_mapping.rows != []


def test_ones_own_cypher(graph: cuibono.Graph) -> None:
    answer = graph.cypher("MATCH (s:State {id: $id}) RETURN s.name AS name, s", {"id": "RUS"})
    assert answer.columns == ("name", "s")
    assert answer.rows[0]["name"] == "Russia"
    assert answer.rows[0]["s"]["labels"] == ["State"]
    assert answer.name is None
    with pytest.raises(cuibono.StatementError):
        graph.cypher("CREATE (n:State)")


def test_an_answer_becomes_a_frame_and_a_table_in_a_notebook(graph: cuibono.Graph) -> None:
    answer = graph.ask("members")
    frame = answer.to_pandas()
    assert list(frame.columns) == list(answer.columns)
    assert len(frame) == len(answer.rows)
    assert "<table" in answer._repr_html_()
    empty = graph.cypher("MATCH (s:State {id: 'nobody'}) RETURN s.name AS name")
    assert len(empty.to_pandas()) == 0


def test_the_graph_as_networkx(graph: cuibono.Graph) -> None:
    view = graph.to_networkx()
    assert (view.number_of_nodes(), view.number_of_edges()) == (graph.info().nodes, graph.info().edges)
    assert view.nodes["RUS"]["label"] == "State"
    assert view.nodes["RUS"]["name"] == "Russia"
    (edge,) = view["RUS"]["sco-development-bank"].values()
    assert (edge["type"], edge["confidence"], edge["sources"]) == ("BLOCKED", "moderate", ["umarov-2025:38"])
    (key,) = view["RUS"]["sco-development-bank"]
    assert key == " ".join(["BLOCKED", *edge["claims"]])
    assert list(view.edges(keys=True)) == list(graph.to_networkx().edges(keys=True))


def test_networkx_writes_and_reads_the_graph_once_its_lists_are_text(graph: cuibono.Graph, tmp_path: Path) -> None:
    import networkx

    view = graph.to_networkx()
    assert view.name == graph.info().name
    for *_, said in view.edges(data=True):
        said.update({key: ";".join(value) for key, value in said.items() if isinstance(value, list)})
    for _, said in view.nodes(data=True):
        said.update({key: ";".join(value) for key, value in said.items() if isinstance(value, list)})
    networkx.write_graphml(view, tmp_path / "view.graphml")
    again = networkx.read_graphml(tmp_path / "view.graphml", force_multigraph=True)
    assert set(again.edges(keys=True)) == set(view.edges(keys=True))
    assert again["RUS"]["sco-development-bank"]["BLOCKED sco-038-03"]["confidence"] == "moderate"


def test_a_picture_and_a_briefing(graph: cuibono.Graph, tmp_path: Path) -> None:
    graph.draw("blocked-initiatives").save(tmp_path / "blocked.svg")
    assert (tmp_path / "blocked.svg").read_text("utf-8").lstrip().startswith("<")
    russia = graph.draw(cypher="MATCH p = (:State {id: $id})-[:BLOCKED]->() RETURN p", id="RUS", title="Russia blocks")
    assert "Russia blocks" in russia.svg
    graph.brief("SCO").save(tmp_path / "sco.md")
    assert (tmp_path / "sco.md").read_text("utf-8").startswith("# ")
    with pytest.raises(cuibono.QuestionError):
        graph.draw()
    with pytest.raises(cuibono.CuiBonoError):
        graph.draw("terms")


def test_build_from_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    built = cuibono.build(
        write_league(tmp_path / "league"), into=tmp_path / "db", progress=lambda what, done, total: told.append(what)
    )
    assert (built.claims, built.info.datasets) == (2, ("league",))
    assert told[:2] == ["reading the evidence", "deriving the graph"]
    monkeypatch.setenv("CUIBONO_DATABASE", str(tmp_path / "db"))
    with cuibono.open() as graph:
        assert graph.info() == built.info
        (row,) = graph.ask("who-uses-it-for-what", organisation="LEAGUE").rows
    assert (row["state"], row["motive"], row["sources"]) == ("Aland", "prestige", ["report-2020:page 3"])


def test_what_is_wrong_is_an_error_of_our_own(tmp_path: Path) -> None:
    with pytest.raises(cuibono.NoGraphError):
        cuibono.open(tmp_path / "none").ask("members")
    with pytest.raises(cuibono.EvidenceError) as raised:
        cuibono.build(write_league(tmp_path / "bad", relation="BLOKED"), into=tmp_path / "db")
    assert raised.value.problems[0].line
    with pytest.raises(cuibono.QuestionError):
        cuibono.build("nowhere", into=tmp_path / "db")
    assert not (tmp_path / "db").exists()
