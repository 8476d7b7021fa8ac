"""A new graph takes the place of the old one whole or not at all, and what is no graph of ours is not touched."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import NoGraphError, StoreError
from graph.property_graph import EdgeTable, PropertyGraph
from graph.store import Store, open_store
from graph.store.folder import generations
from tests.store.world import build, in_process, info_about, numbered_graph, small_graph, whole_version

STATES = "MATCH (s:State) RETURN s.id AS id ORDER BY id"


def test_where_nothing_was_built_the_error_says_how_to_build(empty_store: Store) -> None:
    for question in (empty_store.info, lambda: empty_store.run("RETURN 1")):
        with pytest.raises(NoGraphError, match="cuibono build"):
            question()


def test_a_graph_says_of_itself_what_it_was_built_with(empty_store: Store) -> None:
    info = replace(info_about(small_graph()), newest_date="2022~", datasets=("background", "sco"))
    empty_store.replace(small_graph(), info)
    assert empty_store.info() == info


def test_a_new_graph_replaces_the_old_one(empty_store: Store) -> None:
    for version in (1, 2, 3, 4):
        build(empty_store, version)
        assert whole_version(empty_store) == version


def test_an_empty_graph_can_be_kept(empty_store: Store) -> None:
    nothing = PropertyGraph({}, {})
    empty_store.replace(nothing, info_about(nothing))
    assert empty_store.run("MATCH (n) RETURN count(n) AS n").rows == [{"n": 0}]
    assert empty_store.info().nodes == 0


def test_every_node_is_found_by_its_id(empty_store: Store) -> None:
    empty_store.replace(small_graph(), info_about(small_graph()))
    rows = empty_store.run("UNWIND ['RUS', 'bank', 'SCO'] AS id MATCH (n {id: id}) RETURN n.name AS name").rows
    assert {row["name"] for row in rows} == {"Russia", "SCO development bank", "Shanghai Cooperation Organisation"}


def test_two_nodes_of_one_id_are_no_graph_and_the_old_one_stands(empty_store: Store) -> None:
    build(empty_store, 1)
    twice = PropertyGraph({"State": [{"id": "RUS", "name": "Russia"}, {"id": "RUS", "name": "Rus"}]}, {})
    with pytest.raises(StoreError):
        empty_store.replace(twice, info_about(twice))
    assert whole_version(empty_store) == 1


def test_an_edge_to_nowhere_is_no_graph_and_the_old_one_stands(empty_store: Store) -> None:
    build(empty_store, 1)
    loose = PropertyGraph({"State": [{"id": "RUS", "name": "Russia"}]}, {"BLOCKED": EdgeTable(["RUS"], ["nothing"])})
    with pytest.raises(StoreError, match="nothing"):
        empty_store.replace(loose, info_about(loose))
    assert whole_version(empty_store) == 1


def test_awkward_texts_are_kept_as_they_are(empty_store: Store) -> None:
    texts = {
        "id": "x",
        "name": "“上海” 'a' \"b\" \\n \n\t {$p} `q` 🙂",
        "empty": "",
        "digits": "007",
        "many": ["", "é"],
    }
    graph = PropertyGraph({"State": [{**texts, "yes": True, "half": 0.5, "big": 2**53}]}, {})
    empty_store.replace(graph, info_about(graph))
    (row,) = empty_store.run("MATCH (s:State) RETURN properties(s) AS kept").rows
    assert row["kept"] == {**texts, "yes": True, "half": 0.5, "big": 2**53}


def test_text_is_never_taken_for_a_number(empty_store: Store) -> None:
    graph = PropertyGraph({"State": [{"id": "1", "name": "one", "digits": "1"}]}, {})
    empty_store.replace(graph, info_about(graph))
    asked = "MATCH (s:State) RETURN s.digits = 1 AS number, s.digits = '1' AS text"
    assert empty_store.run(asked).rows == [{"number": False, "text": True}]


def test_progress_reaches_the_end_of_each_step(empty_store: Store) -> None:
    told: dict[str, tuple[int, int]] = {}
    graph = numbered_graph(1)
    empty_store.replace(graph, info_about(graph), lambda what, done, total: told.update({what: (done, total)}))
    assert told["nodes"] == (300, 300)
    assert told["edges"] == (300, 300)


def test_the_same_graph_gives_the_same_rows_in_the_same_order(empty_store: Store, tmp_path: Path) -> None:
    asked = "MATCH p = (a)-[r]->(b) RETURN a, r, b, p"
    empty_store.replace(small_graph(), info_about(small_graph()))
    first = empty_store.run(asked)
    empty_store.replace(small_graph(), info_about(small_graph()))
    assert empty_store.run(asked) == first


def test_an_open_store_keeps_to_its_graph_while_another_builds(tmp_path: Path) -> None:
    where = str(tmp_path / "my.db")
    with closing(open_store(where)) as reader, closing(open_store(where)) as builder:
        build(builder, 1)
        assert whole_version(reader) == 1
        build(builder, 2)
        build(builder, 3)
        assert whole_version(reader) == 1
        reader.close()
        assert whole_version(reader) == 3


def test_parents_that_are_missing_are_made(tmp_path: Path) -> None:
    with closing(open_store(str(tmp_path / "a" / "b" / "my.db"))) as store:
        build(store, 1)
        assert whole_version(store) == 1


def test_a_file_in_the_place_is_refused_and_kept(tmp_path: Path) -> None:
    place = tmp_path / "notes.txt"
    place.write_text("mine", encoding="utf-8")
    with closing(open_store(str(place))) as store:
        with pytest.raises(StoreError, match="is a file"):
            build(store, 1)
        with pytest.raises(StoreError, match="is a file"):
            store.info()
    assert place.read_text(encoding="utf-8") == "mine"


def test_a_file_above_the_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with closing(open_store(str(tmp_path / "file" / "my.db"))) as store, pytest.raises(StoreError, match="file"):
        build(store, 1)


@pytest.mark.parametrize("name", ["thesis.docx", "CURRENT", ".git"])
def test_a_folder_of_someone_elses_is_refused_and_kept(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    (tmp_path / "more").mkdir()
    with closing(open_store(str(tmp_path))) as store, pytest.raises(StoreError, match=r"nothing in it was touched"):
        build(store, 1)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == sorted([name, "more"])
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"


DAMAGES = {
    "an empty pointer": lambda folder: (folder / "CURRENT").write_text("", encoding="utf-8"),
    "a pointer of something else": lambda folder: (folder / "CURRENT").write_text('["a"]', encoding="utf-8"),
    "a pointer to nothing": lambda folder: (folder / "CURRENT").write_text(
        '{"store": "cuibono", "format": 1, "generation": 99}', encoding="utf-8"
    ),
    "a pointer of a later version": lambda folder: (folder / "CURRENT").write_text(
        '{"store": "cuibono", "format": 2, "generation": 1}', encoding="utf-8"
    ),
    "an empty schema": lambda folder: next(folder.rglob("schema.json")).write_text("", encoding="utf-8"),
    "a missing schema": lambda folder: next(folder.rglob("schema.json")).unlink(),
    "a missing bucket": lambda folder: next(folder.rglob("Node_0.*.bucket")).unlink(),
}


@pytest.mark.parametrize("damage", sorted(DAMAGES))
def test_a_damaged_graph_says_to_build_again_and_can_be(tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "my.db"
    with closing(open_store(str(folder))) as store:
        build(store, 1)
    DAMAGES[damage](folder)
    with closing(open_store(str(folder))) as store:
        with pytest.raises(StoreError, match="build it again"):
            store.run("MATCH (n:Node) RETURN count(n) AS n")
        build(store, 2)
        assert whole_version(store) == 2


def test_a_damaged_description_says_to_build_again(tmp_path: Path) -> None:
    folder = tmp_path / "my.db"
    with closing(open_store(str(folder))) as store:
        build(store, 1)
        store.close()
        next(folder.rglob("graph.json")).write_text("{", encoding="utf-8")
        with pytest.raises(StoreError, match="build it again"):
            store.info()


FULL = """
import resource, sys
from graph.errors import StoreError
from graph.store import open_store
from tests.store.world import build, whole_version
store = open_store(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try:
    build(store, 2, 20_000)
except StoreError as error:
    print(error)
"""


def test_where_the_disk_is_full_the_old_graph_stands(tmp_path: Path) -> None:
    where = tmp_path / "my.db"
    with closing(open_store(str(where))) as store:
        build(store, 1)
    with in_process(FULL, where) as builder:
        said, complaints = builder.communicate()
    assert "can't be written" in said or "can't be read or written" in said, complaints
    with closing(open_store(str(where))) as store:
        assert whole_version(store) == 1
        build(store, 3)
        assert whole_version(store) == 3


def test_a_build_that_waits_too_long_for_another_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generations, "WAIT_FOR_OTHER_BUILD", 0.01)
    where = tmp_path / "my.db"
    told: list[str] = []
    graph = numbered_graph(2)

    def build_meanwhile(what: str, _done: int, _total: int) -> None:
        if what == "edges":
            with closing(open_store(str(where))) as second, pytest.raises(StoreError, match="another build"):
                second.replace(graph, info_about(graph), lambda step, _d, _t: told.append(step))

    with closing(open_store(str(where))) as first:
        first.replace(graph, info_about(graph, f"{2:064}"), build_meanwhile)
        assert whole_version(first) == 2
    assert told == ["waiting for another build"]
