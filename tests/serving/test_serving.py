"""The graph over Bolt: the official driver reads it, nobody changes it, and nothing of it is left behind."""

import hashlib
import ipaddress
import os
import shutil
import signal
import socket
import sys
from pathlib import Path

import networkx
import pytest
from click.testing import CliRunner
from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, Neo4jError

import cuibono
from cuibono.cli import main
from tests.serving.serving import Serving

QUERIES = Path(cuibono.__file__).parents[1] / "queries"
SAVED = sorted(path.stem for path in QUERIES.glob("*.cypher"))
GIVEN = {
    "compare": {"organisations": ["SCO", "QUAD"]},
    "overlap": {"organisations": ["SCO", "QUAD"]},
    "motives-of": {"state": "CHN"},
    "evidence": {"id": "RUS BLOCKED sco-development-bank"},
    "fragility": {"source": "umarov-2025"},
    "coverage": {"source": "umarov-2025"},
    "path": {"from": "RUS", "to": "sco-development-bank"},
}


def test_it_says_which_graph_where_and_the_password(served: Serving, database: Path) -> None:
    with cuibono.open(database) as graph:
        info = graph.info()
    assert served.said["graph"] == f"{info.name[:12]}: {info.nodes} nodes, {info.edges:,} edges"
    assert served.said["address"].startswith("bolt://127.0.0.1:")
    assert served.said["user"] == "neo4j"
    assert len(served.said["password"]) >= 16


def test_each_time_has_a_password_of_its_own(served: Serving, database: Path, tmp_path: Path) -> None:
    with Serving(database, tmp_path) as another:
        assert another.said["password"] != served.said["password"]


@pytest.mark.parametrize("name", SAVED)
def test_the_official_driver_gets_the_rows_of_each_saved_query(served: Serving, database: Path, name: str) -> None:
    statement = (QUERIES / f"{name}.cypher").read_text("utf-8")
    with cuibono.open(database) as graph:
        answer = graph.ask(name, GIVEN.get(name))
    rows = served.rows(statement, **answer.parameters)
    assert rows
    # The order of the rows is the catalogue's, which sorts where names decide.
    assert sorted(map(repr, rows)) == sorted(map(repr, answer.rows))


def test_nodes_relationships_and_paths_are_the_drivers_own(served: Serving) -> None:
    statement = "MATCH p = (s:State {id: 'RUS'})-[r:BLOCKED]->(i {id: 'sco-development-bank'}) RETURN p, s, r, i"
    with served.driver as driver:
        (record,) = driver.execute_query(statement).records
    assert (record["s"]["name"], set(record["s"].labels)) == ("Russia", {"State"})
    assert (record["r"].type, record["r"]["claims"]) == ("BLOCKED", ["sco-038-03"])
    assert [node["id"] for node in record["p"].nodes] == ["RUS", "sco-development-bank"]
    assert [edge["sources"] for edge in record["p"].relationships] == [["umarov-2025:38"]]


def test_a_driver_that_asks_for_routes_and_one_that_names_the_database_are_served(served: Serving) -> None:
    address = served.said["address"].replace("bolt://", "neo4j://")
    with GraphDatabase.driver(address, auth=(served.said["user"], served.said["password"])) as driver:
        rows = driver.execute_query("MATCH (s:State {id: 'RUS'}) RETURN s.name AS name", database_="neo4j").records
    assert [row.data() for row in rows] == [{"name": "Russia"}]


def test_what_the_driver_reads_becomes_a_networkx_graph(served: Serving) -> None:
    with served.driver as driver:
        graph = driver.execute_query(
            "MATCH (s:State)-[r:BLOCKED]->(i) RETURN s, r, i", result_transformer_=lambda result: result.graph()
        )
    read = networkx.MultiDiGraph()
    for edge in graph.relationships:
        read.add_edge(edge.start_node["id"], edge.end_node["id"], claims=edge["claims"])
    assert read["RUS"]["sco-development-bank"][0]["claims"] == ["sco-038-03"]


WRITES = [
    "CREATE (n:State {id: 'XXX'})",
    "CREATE (n:Foe {id: 'XXX'})",
    "MERGE (n:State {id: 'XXX'}) RETURN n",
    "MATCH (n:State) SET n.name = 'x'",
    "MATCH (n:State) SET n:Foe",
    "MATCH (n:State {id: 'RUS'}) REMOVE n.name",
    "MATCH (n) DETACH DELETE n",
    "MATCH ()-[r]->() DELETE r",
    "MATCH ()-[r:BLOCKED]->() SET r.claims = []",
    "MATCH (a:State {id: 'RUS'}), (b:State {id: 'CHN'}) CREATE (a)-[:BLOCKED]->(b)",
    "MATCH (n:State) FOREACH (x IN [1] | SET n.x = x)",
    "CALL { CREATE (n:State) RETURN n } RETURN n",
    "CREATE INDEX FOR (n:State) ON (n.name)",
    "CREATE CONSTRAINT FOR (n:State) REQUIRE n.name IS UNIQUE",
    "CREATE USER someone SET PASSWORD 'long enough'",
    "ALTER USER neo4j SET PASSWORD 'long enough'",
    "CREATE DATABASE other",
    "DROP DATABASE neo4j",
    "LOAD CSV FROM 'file:///etc/hosts' AS row RETURN row",
    "LOAD CSV FROM 'http://127.0.0.1:9/a.csv' AS row RETURN row",
    "CALL apoc.load.json('file:///etc/hosts') YIELD value RETURN value",
]


def _bytes_of(folder: Path) -> dict[str, str]:
    return {str(file): hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("statement", WRITES)
def test_nobody_changes_anything(served: Serving, database: Path, statement: str) -> None:
    everything = "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN properties(n), labels(n), type(r), properties(r), m.id"
    files, before = _bytes_of(database), sorted(map(repr, served.rows(everything)))
    with pytest.raises(Neo4jError):
        served.rows(statement)
    assert sorted(map(repr, served.rows(everything))) == before
    assert _bytes_of(database) == files


@pytest.mark.parametrize(("user", "password"), [("neo4j", "neo4j"), ("neo4j", ""), ("root", "root"), ("", "")])
def test_without_the_password_nobody_gets_in(served: Serving, user: str, password: str) -> None:
    with GraphDatabase.driver(served.said["address"], auth=(user, password)) as driver, pytest.raises(AuthError):
        driver.verify_connectivity()


@pytest.mark.skipif(sys.platform != "linux", reason="who listens where is read from /proc")
def test_it_listens_on_this_machine_only(served: Serving) -> None:
    assert served.process is not None
    places = _listening(served.process.pid)
    assert int(served.said["address"].rpartition(":")[2]) in {port for _, port in places}
    assert all(address.is_loopback for address, _ in places)


def _listening(process: int) -> list[tuple[ipaddress.IPv4Address | ipaddress.IPv6Address, int]]:
    sockets = {os.readlink(entry.path) for entry in os.scandir(f"/proc/{process}/fd")}
    found: list[tuple[ipaddress.IPv4Address | ipaddress.IPv6Address, int]] = []
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{process}/net/{table}").read_text().splitlines()[1:]:
            _, local, _, state, *_, inode = line.split()[:10]
            if state == "0A" and f"socket:[{inode}]" in sockets:
                address, port = local.split(":")
                words = [bytes.fromhex(address[at : at + 8])[::-1] for at in range(0, len(address), 8)]
                parsed = ipaddress.ip_address(b"".join(words))
                found.append((getattr(parsed, "ipv4_mapped", None) or parsed, int(port, 16)))
    return found


def test_a_runaway_ends_at_the_limit(database: Path, tmp_path: Path) -> None:
    with Serving(database, tmp_path, ("--timeout", "0.5")) as serving:
        with pytest.raises(Neo4jError):
            serving.rows("UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN count(x * y)")
        assert serving.rows("RETURN 1 AS one") == [{"one": 1}]


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_ends_cleanly_and_its_copy_is_gone(database: Path, tmp_path: Path, by: signal.Signals) -> None:
    serving = Serving(database, tmp_path).start()
    assert len(serving.copies) == 2
    assert serving.copies[0].stat().st_mode & 0o077 == 0  # nobody else's to read
    assert serving.end(by) == (0, "")
    assert serving.copies == []
    port = int(serving.said["address"].rpartition(":")[2])
    with socket.create_server(("127.0.0.1", port)):
        pass  # it is free again


def test_what_a_crash_left_is_cleared_and_what_is_served_stays(database: Path, tmp_path: Path) -> None:
    with Serving(database, tmp_path) as first:
        second = Serving(database, tmp_path).start()
        second.end(signal.SIGKILL)
        assert len(second.copies) == 4
        with Serving(database, tmp_path) as third:
            assert len(third.copies) == 4
            assert first.rows("MATCH (s:State {id: 'RUS'}) RETURN s.name AS name") == [{"name": "Russia"}]
        assert len(first.copies) == 2
    assert first.copies == []


def test_what_is_built_meanwhile_is_not_served(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    shutil.copytree(database, folder)
    with Serving(folder, tmp_path / "cache") as serving:
        nodes = serving.rows("MATCH (n) RETURN count(n) AS nodes")
        for _ in range(2):  # the second removes the graph of which there is a copy
            cuibono.build("background", into=folder)
        with cuibono.open(folder) as graph:
            assert graph.cypher("MATCH (n) RETURN count(n) AS nodes").rows != nodes
        assert serving.rows("MATCH (n) RETURN count(n) AS nodes") == nodes


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--database", "none"], "no graph has been built in “none”; build one first: cuibono build --database none"),
        (["--database", "neo4j://localhost"], "“neo4j://localhost” is a server already"),
        (["--port", "65536"], "65536 is not in the range 0<=x<=65535"),
        (["--timeout", "0"], "is not in the range x>0"),
    ],
)
def test_what_cannot_be_served_is_one_clear_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    done = CliRunner().invoke(main, ["serve", *options])
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert list(tmp_path.glob("cache/cuibono/serving/*")) == []


def test_a_port_that_is_taken_is_one_clear_message(database: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        done = CliRunner().invoke(
            main, ["serve", "--database", str(database), "--port", port], env={"XDG_CACHE_HOME": str(tmp_path)}
        )
    assert done.exit_code == 2
    assert (
        done.stderr
        == f"Error: port {port} is taken by another program; choose another, or any that is free: --port 0\n"
    )


def test_a_place_without_room_for_the_copy_is_one_clear_message(database: Path, tmp_path: Path) -> None:
    (tmp_path / "cuibono").touch()
    done = CliRunner().invoke(
        main, ["serve", "--database", str(database), "--port", "0"], env={"XDG_CACHE_HOME": str(tmp_path)}
    )
    assert done.exit_code == 2
    assert done.stderr.startswith("Error: ")
    assert len(done.stderr.splitlines()) == 1
