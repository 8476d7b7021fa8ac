"""Every command does on a server what it does on a folder."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import cuibono
from cuibono.cli import main
from tests.server.neo4j_server import NeoServer
from tests.server.world import environment

pytestmark = pytest.mark.neo4j


@pytest.fixture(scope="module")
def on_server(server: NeoServer, shipped: cuibono.Graph) -> dict[str, str]:
    """The variables by which a command finds the shipped graph on a server."""
    assert shipped.info().nodes > 0
    return server.environment() | {"CUIBONO_DATABASE": server.uri.replace("bolt", "neo4j")}


def run(where: dict[str, str], *arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments, env=where, prog_name="cuibono")
    assert (result.exit_code, result.stderr) == (0, ""), result.output
    return result


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", "blocked-initiatives"),
        ("ask", "members", "-p", "on=2017-06-09", "--format", "json"),
        ("ask", "evidence", "-p", "id=sco-038-03", "--format", "md"),
        ("ask", "compare", "-p", "organisations=SCO,QUAD", "--format", "csv"),
        ("cypher", "MATCH (s:State)-[r:BLOCKED]->(i) RETURN s, r, i ORDER BY i.id, r.claims[0]", "--format", "jsonl"),
        ("cypher", "MATCH (n) RETURN labels(n) AS l, count(*) AS n ORDER BY l", "--format", "json"),
        ("cypher", "MATCH (n:Nothing) RETURN n.id AS id", "--format", "table"),
    ],
)
def test_an_answer_is_written_alike(arguments: tuple[str, ...], on_server: dict[str, str], folder: Path) -> None:
    assert run(on_server, *arguments).stdout == run({"CUIBONO_DATABASE": str(folder)}, *arguments).stdout


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("who.svg", ("draw", "who-uses-it-for-what", "-o")),
        ("own.dot", ("draw", "--cypher", "MATCH p = (:State)-[:BLOCKED]->() RETURN p", "-o")),
        ("sco.md", ("brief", "SCO", "-o")),
        ("graph.graphml", ("export", "--as", "graphml", "-o")),
        ("graph.jsonld", ("export", "--as", "jsonld", "-o")),
    ],
)
def test_a_file_is_written_alike(
    name: str, arguments: tuple[str, ...], on_server: dict[str, str], folder: Path, tmp_path: Path
) -> None:
    here, there = tmp_path / "here" / name, tmp_path / "there" / name
    for file, where in ((here, {"CUIBONO_DATABASE": str(folder)}), (there, on_server)):
        file.parent.mkdir()
        run(where, *arguments, str(file))
    assert there.read_bytes() == here.read_bytes()


def test_a_build_says_what_it_made(on_server: dict[str, str]) -> None:
    first = run(on_server, "build").stdout
    assert "claims became" in first
    assert run(on_server, "build").stdout == first


def test_python_opens_a_server_too(on_server: dict[str, str], embedded: cuibono.Graph) -> None:
    with environment(on_server), cuibono.open() as graph:
        assert graph.info() == embedded.info()
        here, there = embedded.to_networkx(), graph.to_networkx()
        assert sorted(there.nodes(data="name")) == sorted(here.nodes(data="name"))
        assert there.number_of_edges() == here.number_of_edges()
        assert (
            json.loads(json.dumps(graph.ask("motives-of", state="CHN").rows))
            == embedded.ask("motives-of", state="CHN").rows
        )
