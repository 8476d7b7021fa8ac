"""Files for `neo4j-admin`: as they are written, and imported by the real tool into real servers, then queried."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from neo4j import Driver, GraphDatabase

from graph.model import Label
from graph.property_graph import EdgeTable, PropertyGraph
from graph.store import Store, open_store
from graph.store.server.ours import GRAPH, HIDDEN_PROPERTY, OURS, Marker
from graph.whole import WholeGraph
from outputs.exports import export, neo4j_admin
from tests.outputs.exports.import_tool import run_script
from tests.outputs.exports.world import NASTY, MadeUp, expected_edges, sort_edges
from tests.server.neo4j_server import CALENDAR, FIVE, MissingError, NeoServer, Version
from tests.server.world import environment, typed

EDGE: Any = {"against": [], "claims": ["c1", "c2"], "confidence": "low", "premises": [], "sources": ["a:1"]}


def made_up(aliases: list[str], text: str = "one") -> MadeUp:
    nodes: Any = {
        "State": [{"id": "XAA", "name": "Aland", "aliases": aliases}, {"id": "XAB", "name": "Bland"}],
        "Organisation": [{"id": "LEAGUE", "name": text}],
        "Initiative": [{"id": "bank", "name": "bank", "year": 2010}, {"id": "zone", "name": "zone", "year": 2**40}],
        "Claim": [
            {"id": "c1", "name": "first", "founder": True, "value": 60, "line": 3},
            {"id": "c2", "name": "second", "founder": False, "value": 1.5},
        ],
    }
    table = EdgeTable(["XAA", "XAA"], ["bank", "LEAGUE"], [EDGE, EDGE | {"via": "LEAGUE"}])
    about = EdgeTable(["c1", "c1", "c2"], ["XAA", "LEAGUE", "bank"])
    return MadeUp(PropertyGraph(nodes, {"ABOUT": about, "TURNED_TO": table}))


def lines(path: Path) -> list[str]:
    return path.read_bytes().decode().split("\r\n")[:-1]


def test_the_files_as_they_are_written(tmp_path: Path) -> None:
    neo4j_admin.write(made_up(["Ahvenanmaa", 'the "isles"']), tmp_path)
    assert lines(tmp_path / "State.csv") == [
        "id:ID(State),:LABEL,name:string,aliases:string[]",
        '"XAA","State","Aland","Ahvenanmaa;the ""isles"""',
        '"XAB","State","Bland",',
    ]
    assert lines(tmp_path / "Initiative.csv")[0] == "id:ID(Initiative),:LABEL,name:string,year:long"
    assert lines(tmp_path / "Claim.csv") == [
        "id:ID(Claim),:LABEL,name:string,founder:boolean,line:int,value:double",
        '"c2","Claim","second","false",,"1.5"',
    ]
    assert lines(tmp_path / "Claim-whole-value.csv") == [
        "id:ID(Claim),:LABEL,name:string,founder:boolean,line:int,value:long",
        '"c1","Claim","first","true","3","60"',
    ]
    assert lines(tmp_path / "State-TURNED_TO-Organisation.csv") == [
        ":START_ID(State),:END_ID(Organisation),:TYPE,against:string[],claims:string[],confidence:string,"
        "premises:string[],sources:string[],via:string",
        '"XAA","LEAGUE","TURNED_TO","","c1;c2","low","","a:1","LEAGUE"',
    ]
    assert sorted(path.name for path in tmp_path.glob("*-*-*.csv")) == [
        "Claim-ABOUT-Initiative.csv",
        "Claim-ABOUT-Organisation.csv",
        "Claim-ABOUT-State.csv",
        "Claim-whole-value.csv",
        "State-TURNED_TO-Initiative.csv",
        "State-TURNED_TO-Organisation.csv",
    ]


def test_the_script_names_every_file_and_asks_only_for_what_the_texts_need(tmp_path: Path) -> None:
    neo4j_admin.write(made_up(["plain"]), tmp_path)
    script = (tmp_path / "import.sh").read_text("utf-8")
    for path in tmp_path.glob("*.csv"):
        what = "nodes" if path.stem in {*Label, "Claim-whole-value"} else "relationships"
        assert f"  --{what}=./{path.name}" in script
    assert "--array-delimiter=';'" in script
    assert "multiline" not in script
    neo4j_admin.write(made_up(["one; two"], "two\nlines"), tmp_path)
    script = (tmp_path / "import.sh").read_text("utf-8")
    assert "--array-delimiter='U+001F'" in script
    assert "--multiline-fields=true" in script


def test_empty_lists_are_put_back_where_none_is_absent(tmp_path: Path) -> None:
    neo4j_admin.write(made_up(["plain"]), tmp_path)
    about, *statements = (tmp_path / "after-import.cypher").read_text("utf-8").splitlines()
    assert about.startswith("// Cui Bono graph ")
    assert [statement for statement in statements if "[]" in statement] == [
        "MATCH ()-[x:TURNED_TO]->() WHERE x.against IS NULL "
        "CALL (x) { SET x.against = [] } IN TRANSACTIONS OF 50000 ROWS;",
        "MATCH ()-[x:TURNED_TO]->() WHERE x.premises IS NULL "
        "CALL (x) { SET x.premises = [] } IN TRANSACTIONS OF 50000 ROWS;",
    ]


def run_statements(driver: Driver, path: Path) -> None:
    """Run the statements of a file one by one, as cypher-shell does."""
    with driver.session() as session:
        for statement in path.read_text("utf-8").split(";\n"):
            if statement:
                session.run(statement).consume()  # type: ignore[arg-type]


# The real tool, and the real servers.

Imported = tuple[WholeGraph, Driver]


@pytest.fixture(scope="module", params=[FIVE, CALENDAR], ids=lambda version: version.number)
def imported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Imported]:
    """A graph of nasty names that the real tool has imported, and a server that runs on what the tool made of it."""
    graph, folder = made_up(NASTY, "\n".join(NASTY)), tmp_path_factory.mktemp("files")
    neo4j_admin.write(graph, folder)
    home = tmp_path_factory.mktemp("server")
    with (
        imported_into(request.param, home, folder) as server,
        GraphDatabase.driver(server.uri, auth=server.auth) as driver,
    ):
        yield graph, driver


@contextmanager
def imported_into(version: Version, home: Path, folder: Path) -> Iterator[NeoServer]:
    """Follow the way in the docs: the script, a server on what it made, and the statements for afterwards."""
    server = NeoServer(version, home)
    try:
        run_script(folder / "import.sh", version, server.home)
        server.start()
    except MissingError as missing:
        if os.environ.get("CUIBONO_REQUIRE_NEO4J"):
            pytest.fail(str(missing))
        pytest.skip(str(missing))
    try:
        with GraphDatabase.driver(server.uri, auth=server.auth) as driver:
            run_statements(driver, folder / "after-import.cypher")
        yield server
    finally:
        server.stop()


@pytest.mark.neo4j
def test_every_node_and_edge_is_there_with_all_that_it_says(imported: Imported) -> None:
    graph, driver = imported
    nodes = driver.execute_query("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties").records
    found = [(row["labels"][0], without_marker(row["properties"])) for row in nodes]
    assert typed(by_id(found)) == typed(by_id([(node.label, node.properties) for node in graph.nodes()]))
    edges = driver.execute_query(
        "MATCH (a)-[r]->(b) RETURN a.id AS start, b.id AS end, type(r) AS type, properties(r) AS properties"
    ).records
    read = ({"from": row["start"], "to": row["end"], "type": row["type"], **row["properties"]} for row in edges)
    assert sort_edges(read) == expected_edges(graph)


def without_marker(properties: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in properties.items() if key != HIDDEN_PROPERTY}


def by_id(nodes: list[tuple[str, dict[str, Any]]]) -> list[list[Any]]:
    return [list(node) for node in sorted(nodes, key=lambda node: str(node[1]["id"]))]


@pytest.mark.neo4j
def test_what_was_imported_is_marked_as_the_server_store_marks_its_own(imported: Imported) -> None:
    graph, driver = imported
    (row,) = driver.execute_query(f"MATCH (n:{OURS}) RETURN count(n) AS nodes").records
    assert row["nodes"] == len(list(graph.nodes()))
    (marked,) = driver.execute_query(f"MATCH (n:{GRAPH}) RETURN n.{HIDDEN_PROPERTY} AS said").records
    assert Marker.read(marked["said"]).info == graph.info


@pytest.mark.neo4j
def test_what_ships_is_read_from_where_it_was_imported_as_from_where_it_was_built(
    shipped: Store, tmp_path: Path
) -> None:
    folder = export(shipped, "neo4j-admin", tmp_path / "files")
    with (
        imported_into(FIVE, tmp_path / "server", folder) as server,
        environment(server.environment()),
        closing(open_store(server.uri)) as store,
    ):
        assert store.info() == shipped.info()
        for kind in ("graphml", "cytoscape", "jsonld"):
            there, here = export(store, kind, tmp_path / "there"), export(shipped, kind, tmp_path / "here")
            assert there.read_bytes() == here.read_bytes()
