"""Building on a server: what is written, what is left alone, and what stands after a build that was cut short."""

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from neo4j import GraphDatabase

from graph.derive import derive
from graph.dump import info_of, name_of
from graph.errors import StoreError
from graph.property_graph import EdgeTable, PropertyGraph
from graph.store.bolt import BoltStore, Login
from graph.store.server import schema, steps, writing
from graph.store.server.writing import write
from graph.whole import WholeGraph
from loaders import load, shipped
from tests.server.neo4j_server import FIVE, NeoServer
from tests.server.reading_back import WatchedDriver, empty, graph_there, in_order, others_there
from tests.store.world import in_process, info_about, numbered_graph, small_graph, whole_version

pytestmark = pytest.mark.neo4j


@pytest.fixture
def driver(server: NeoServer) -> Iterator[Any]:
    """A driver on an empty database."""
    with GraphDatabase.driver(server.uri, auth=server.auth, notifications_min_severity="OFF") as opened:
        empty(opened)
        yield opened
        empty(opened)


@pytest.fixture
def in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every build is too large for one transaction, and batches are small."""
    monkeypatch.setattr(writing, "MOST_IN_ONE", 0)
    monkeypatch.setattr(steps, "ROWS_A_STEP", 20)


def build(driver: Any, graph: PropertyGraph) -> None:
    write(driver, None, graph, info_about(graph, name_of(graph)))


def store_on(server: NeoServer) -> BoltStore:
    return BoltStore(server.uri, Login(*server.auth))


def check_same(driver: Any, graph: PropertyGraph) -> None:
    """Check that the server has this graph, and nothing left of a build."""
    assert name_of(graph_there(driver)) == name_of(in_order(graph))
    assert driver.execute_query("MATCH (b:CuiBonoBuild) RETURN b").records == []


def test_each_build_leaves_the_graph_that_was_derived(server: NeoServer, driver: Any) -> None:
    both = shipped()
    for folders in (both, both[:1], both[1:], both):
        evidence = load(folders)
        graph = derive(evidence)
        write(driver, None, graph, info_of(graph, evidence))
        check_same(driver, graph)
        with closing(store_on(server)) as store:
            assert store.info() == info_of(graph, evidence)
            whole = WholeGraph(store)
            assert (sum(1 for _ in whole.nodes()), sum(1 for _ in whole.edges())) == graph.size


def test_each_build_in_batches_leaves_the_graph_that_was_derived(driver: Any, in_batches: None) -> None:
    for folders in (shipped(), shipped()[:1], shipped()):
        graph = derive(load(folders))
        build(driver, graph)
        check_same(driver, graph)


def test_nothing_that_counts_is_added_to_the_graph(driver: Any) -> None:
    build(driver, small_graph())
    assert driver.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"] == 4
    found = driver.execute_query("MATCH (n) RETURN n.id AS id, labels(n)[0] AS label ORDER BY id").records
    assert [row.values() for row in found] == [
        ["CHN", "State"], ["RUS", "State"], ["SCO", "Organisation"], ["bank", "Initiative"],
    ]  # fmt: skip


def test_ids_are_indexed_by_label_and_unique_among_our_nodes(driver: Any) -> None:
    build(driver, small_graph())
    found = driver.execute_query("SHOW INDEXES YIELD labelsOrTypes, properties, owningConstraint").records
    indexed = {
        (*row["labelsOrTypes"], *row["properties"]): row["owningConstraint"] for row in found if row["properties"]
    }
    assert {("State", "id"), ("Organisation", "id"), ("Initiative", "id"), ("CuiBono", "id")} <= set(indexed)
    assert indexed["CuiBono", "id"] is not None
    assert indexed["State", "id"] is None


def test_the_same_evidence_again_writes_nothing(driver: Any) -> None:
    graph = derive(load(shipped()))
    build(driver, graph)
    watched = WatchedDriver(driver)
    marker = driver.execute_query("MATCH (g:CuiBonoGraph) RETURN g.cuibono").records
    build(watched, derive(load(shipped())))
    assert not +watched.written
    assert driver.execute_query("MATCH (g:CuiBonoGraph) RETURN g.cuibono").records == marker


def test_a_change_writes_only_what_it_must(driver: Any) -> None:
    build(driver, small_graph())
    kept = "MATCH ()-[r:BLOCKED]->() RETURN elementId(r) AS r ORDER BY r"
    before = driver.execute_query(kept).records
    more = small_graph()
    more.nodes["State"].insert(1, {"id": "KAZ", "name": "Kazakhstan"})
    more.edges["SOUGHT"].add("KAZ", "bank")
    more.edges["SOUGHT"].properties.append({"layer": "declared", "claims": ["c4"]})
    more.edges["BLOCKED"].properties[1] = {"layer": "hidden", "claims": ["c1", "c3", "c5"]}
    watched = WatchedDriver(driver)
    build(watched, more)
    assert +watched.written == {"nodes_created": 1, "relationships_created": 1}
    check_same(driver, more)
    assert driver.execute_query(kept).records == before

    watched = WatchedDriver(driver)
    build(watched, small_graph())
    assert +watched.written == {"nodes_deleted": 1, "relationships_deleted": 1}
    check_same(driver, small_graph())


def test_a_node_that_changes_its_label_keeps_its_edges(driver: Any) -> None:
    build(driver, small_graph())
    graph = small_graph()
    graph.nodes["Group"] = [graph.nodes["State"].pop(0)]
    watched = WatchedDriver(driver)
    build(watched, graph)
    assert not +watched.written
    assert driver.execute_query("MATCH (n {id: 'CHN'}) RETURN n:Group AND NOT n:State AS is").records[0]["is"]
    check_same(driver, graph)


def test_what_a_colleague_changed_in_our_nodes_is_set_right(driver: Any) -> None:
    build(driver, small_graph())
    driver.execute_query("MATCH (n:State {id: 'RUS'}) SET n.name = 'Росія', n.note = 'mine'")
    driver.execute_query("MATCH (:State)-[r:BLOCKED {layer: 'actual'}]->() DELETE r")
    build(driver, small_graph())
    check_same(driver, small_graph())


def test_one_true_and_one_point_nought_are_three_values(driver: Any) -> None:
    for value in (1, True, 1.0, "1"):
        graph = PropertyGraph({"State": [{"id": "RUS", "name": "Russia", "value": value}]}, {})
        build(driver, graph)
        check_same(driver, graph)


FOREIGN = """
CREATE (theirs:State {id: 'RUS', name: 'their Russia'}), (bank:Initiative {id: 'bank'}), (film:Film {id: 'f1'}),
       (theirs)-[:BLOCKED {why: 'film plot'}]->(bank), (theirs)<-[:SHOWS]-(film)
WITH film
MATCH (rus:CuiBono {id: 'RUS'}), (chn:CuiBono {id: 'CHN'})
CREATE (film)-[:SHOWS {minute: 3}]->(rus), (chn)-[:NOTED {by: 'me'}]->(rus)
"""


@pytest.mark.parametrize("way", ["in one transaction", "in batches"])
def test_other_peoples_data_is_left_alone(driver: Any, way: str, request: pytest.FixtureRequest) -> None:
    if way == "in batches":
        request.getfixturevalue("in_batches")
    build(driver, small_graph())
    driver.execute_query(FOREIGN)
    theirs = others_there(driver)
    assert len(theirs) == 7
    without_russia = PropertyGraph({"State": [{"id": "CHN", "name": "China"}]}, {})
    for graph in (numbered_graph(1), without_russia, small_graph(), numbered_graph(2), small_graph()):
        build(driver, graph)
        check_same_but_noted(driver, graph)
        assert others_there(driver) == theirs


def check_same_but_noted(driver: Any, graph: PropertyGraph) -> None:
    there = graph_there(driver)
    there.edges.pop("NOTED", None)
    assert name_of(there) == name_of(in_order(graph))


def test_a_node_of_ours_that_others_hold_is_theirs_until_it_comes_back(driver: Any) -> None:
    build(driver, small_graph())
    driver.execute_query(FOREIGN)
    build(driver, PropertyGraph({}, {}))
    held = "MATCH (f:Film)-[:SHOWS {minute: 3}]->(n) RETURN n.id AS id, n:State AS is_ours"
    assert driver.execute_query(held).records[0].values() == ["RUS", False]
    build(driver, small_graph())
    assert driver.execute_query(held).records[0].values() == ["RUS", True]


def test_a_graph_that_is_none_writes_nothing(driver: Any) -> None:
    build(driver, small_graph())
    twice = PropertyGraph({"State": [{"id": "RUS", "name": "Russia"}, {"id": "RUS", "name": "Rus"}]}, {})
    loose = PropertyGraph({"State": [{"id": "RUS", "name": "Russia"}]}, {"BLOCKED": EdgeTable(["RUS"], ["nothing"])})
    for graph, said in ((twice, "two nodes have one id, “RUS”"), (loose, "BLOCKED begins or ends at “nothing”")):
        with pytest.raises(StoreError, match=said):
            build(driver, graph)
    check_same(driver, small_graph())


@pytest.mark.parametrize("most", [0, 20_000])
def test_what_the_driver_tries_again_after_a_commit_is_not_written_twice(
    driver: Any, in_batches: None, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(writing, "MOST_IN_ONE", most)
    build(WatchedDriver(driver, twice=True), numbered_graph(1))
    check_same(driver, numbered_graph(1))


def test_progress_reaches_the_end_of_each_step(driver: Any, in_batches: None) -> None:
    told: dict[str, tuple[int, int]] = {}
    graph = numbered_graph(1)
    write(driver, None, graph, info_about(graph), lambda what, done, total: told.update({what: (done, total)}))
    assert told["nodes"] == told["edges"] == (300, 300)


def test_readers_see_whole_graphs_while_builds_run(server: NeoServer, driver: Any) -> None:
    def build_version(version: int) -> None:
        graph = numbered_graph(version)
        write(driver, None, graph, info_about(graph, f"{version:064}"))

    build_version(1)
    ended = threading.Event()

    def build_all() -> None:
        try:
            for version in range(2, 12):
                build_version(version)
        finally:
            ended.set()

    builder = threading.Thread(target=build_all)
    builder.start()
    seen: list[int] = []
    while not ended.is_set():
        with closing(store_on(server)) as store:
            try:
                seen.append(whole_version(store))
            except StoreError as error:
                assert "meanwhile" in str(error)  # noqa: PT017 - the other errors are none that a reader may meet
    builder.join()
    assert seen == sorted(seen)
    with closing(store_on(server)) as store:
        assert whole_version(store) == 11


BUILDS = """
import sys
from neo4j import GraphDatabase
from graph.store.server import steps, writing
from tests.store.world import info_about, numbered_graph
uri, password, version, size = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
writing.MOST_IN_ONE, steps.ROWS_A_STEP = 0, 50
graph = numbered_graph(version, size)
with GraphDatabase.driver(uri, auth=("neo4j", password), notifications_min_severity="OFF") as driver:
    writing.write(driver, None, graph, info_about(graph, f"{version:064}"), lambda *told: print(*told, flush=True))
"""
SIZE = 4_000


def building(server: NeoServer, version: int) -> Any:
    return in_process(BUILDS, server.uri, server.password, version, SIZE)


def until(builder: Any, what: str) -> None:
    """Read what a build tells until it is about halfway through this."""
    for line in builder.stdout:
        if line.startswith(what) and int(line.split()[1]) >= SIZE // 2:
            return
    pytest.fail(builder.stderr.read())


@pytest.mark.parametrize("step", ["nodes", "edges"])
def test_a_build_that_is_killed_is_told_to_readers_and_completed_by_the_next(
    server: NeoServer, driver: Any, step: str
) -> None:
    with building(server, 1) as builder:
        until(builder, step)
        builder.kill()
    with closing(store_on(server)) as store:
        for question in (store.info, lambda: store.run("MATCH (n) RETURN count(n)")):
            with pytest.raises(StoreError, match="build"):
                question()
    with building(server, 2) as builder:
        complaints = builder.communicate()[1]
        assert builder.returncode == 0, complaints
    with closing(store_on(server)) as store:
        assert whole_version(store, SIZE) == 2
    check_same(driver, numbered_graph(2, SIZE))


def test_a_build_that_is_killed_may_be_completed_by_one_of_a_small_graph(server: NeoServer, driver: Any) -> None:
    with building(server, 1) as builder:
        until(builder, "edges")
        builder.kill()
    build(driver, small_graph())
    check_same(driver, small_graph())


def test_two_builds_at_once_both_end_and_one_graph_stands(server: NeoServer, driver: Any) -> None:
    builders = [building(server, version) for version in (1, 2)]
    complaints = {}
    for builder in builders:
        with builder:
            said = builder.communicate()[1]
            complaints[builder.returncode] = said
    assert set(complaints) == {0}, complaints
    with closing(store_on(server)) as store:
        assert whole_version(store, SIZE) in {1, 2}


def test_a_build_that_waits_too_long_for_another_says_so(driver: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "WAIT_FOR_OTHER_BUILD", 0.0)
    told: list[str] = []

    def build_meanwhile(what: str, _done: int, _total: int) -> None:
        if what == "edges" and not told:
            with pytest.raises(StoreError, match="another build"):
                write(driver, None, small_graph(), info_about(small_graph()), lambda step, _d, _t: told.append(step))

    graph = numbered_graph(2)
    write(driver, None, graph, info_about(graph), build_meanwhile)
    assert told == ["waiting for another build"]
    check_same(driver, graph)


def test_a_server_that_is_killed_in_the_middle_has_the_graph_after_the_next_build(tmp_path: Path, neo4j_5: Any) -> None:
    with NeoServer(FIVE, tmp_path / "home") as server:
        with building(server, 1) as builder:
            until(builder, "edges")
            server.kill()
            server.start()
            said = builder.communicate()[1]
            # Half a minute long the driver tries again, so that a build goes on where the server is back by then.
            assert builder.returncode == 0 or "neo4j.exceptions." in said, said
        with building(server, 2) as builder:
            complaints = builder.communicate()[1]
            assert builder.returncode == 0, complaints
        with GraphDatabase.driver(server.uri, auth=server.auth) as driver:
            check_same(driver, numbered_graph(2, SIZE))
