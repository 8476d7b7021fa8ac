"""Rows come one by one, as they are asked for, whatever else the store is asked meanwhile."""

import os
import signal
import threading
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from graph.errors import StatementError, StoreError
from graph.store import Store
from tests.store.world import OPENERS, build

ENDLESS = "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN x, y"


def test_a_stream_gives_the_rows_that_run_gives(store: Store) -> None:
    statement = "MATCH p = (a)-[r]->(b) RETURN a, r, p, b.name AS name ORDER BY a.id, type(r), r.layer"
    assert list(store.stream(statement)) == store.run(statement).rows


def test_a_stream_of_many_pieces_leaves_nothing_out(store: Store) -> None:
    rows = store.stream("UNWIND range(1, $last) AS x RETURN x", {"last": 10_001})
    assert [row["x"] for row in rows] == list(range(1, 10_002))


def test_a_stream_of_nothing_ends_at_once(store: Store) -> None:
    assert list(store.stream("MATCH (n:State {id: 'none'}) RETURN n")) == []


def test_only_the_rows_that_are_asked_for_are_made(store: Store) -> None:
    """There are 1,000,000,000,000: whoever made them all would not come back."""
    rows = store.stream(ENDLESS)
    assert list(islice(rows, 3)) == [{"x": 1, "y": 1}, {"x": 1, "y": 2}, {"x": 1, "y": 3}]


def test_a_stream_that_is_not_read_to_its_end_keeps_nobody_waiting(store: Store) -> None:
    for _ in range(5):
        assert next(store.stream(ENDLESS)) == {"x": 1, "y": 1}
    assert list(store.stream("RETURN 1 AS one")) == store.run("RETURN 1 AS one").rows


def test_streams_and_questions_go_on_side_by_side(store: Store) -> None:
    first, second = store.stream(ENDLESS), store.stream(ENDLESS)
    for number in range(1, 6000):
        assert next(first) == next(second) == {"x": 1, "y": number}
        if number % 1000 == 0:  # another limit each time
            assert store.run("RETURN $n AS n", {"n": number}, timeout=number).rows == [{"n": number}]


def test_threads_read_their_own_streams(store: Store) -> None:
    found: dict[int, list[dict[str, Any]]] = {}

    def read(number: int) -> None:
        found[number] = list(store.stream("UNWIND range(1, 3000) AS x RETURN x * $n AS x", {"n": number}))

    threads = [threading.Thread(target=read, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {number: [{"x": x * number} for x in range(1, 3001)] for number in range(8)}


@pytest.mark.parametrize("statement", ["RETURN 1; RETURN 2", "RETURN 'a", "MATCH (n) RETURN {a: n.id, b: count(*)}"])
def test_a_stream_refuses_at_once_what_run_refuses(store: Store, statement: str) -> None:
    with pytest.raises(StatementError):
        store.stream(statement)


@pytest.mark.parametrize(
    "statement", ["MATCH (n) RETRUN n", "CREATE (n:State)", "UNWIND [1, 0] AS x RETURN 1 / x AS y"]
)
def test_what_the_engine_refuses_comes_in_plain_words(store: Store, statement: str) -> None:
    with pytest.raises(StatementError) as caught:
        list(store.stream(statement))
    assert not any(noise in str(caught.value) for noise in ("com.arcadedb", "java.", "Exception"))
    assert list(store.stream("RETURN 1 AS one")) == [{"one": 1}]


@pytest.mark.parametrize("ending", ["close", "replace"])
def test_a_stream_whose_graph_was_let_go_of_says_so(empty_store: Store, ending: str) -> None:
    build(empty_store, 1)
    rows = empty_store.stream("MATCH (n:Node) UNWIND range(1, 100) AS x RETURN n.version AS version, x")
    assert next(rows) == {"version": 1, "x": 1}
    if ending == "close":
        empty_store.close()
    else:
        build(empty_store, 2)
    with pytest.raises(StoreError, match="was closed while it was read"):
        list(rows)
    assert len(list(empty_store.stream("MATCH (n:Node) RETURN n"))) == 300


def test_a_stream_keeps_to_the_graph_that_was_asked_before(tmp_path: Path) -> None:
    reader, builder = OPENERS["embedded"](tmp_path), OPENERS["embedded"](tmp_path)
    build(builder, 1)
    assert reader.info().name == f"{1:064}"
    build(builder, 2)
    assert {row["version"] for row in reader.stream("MATCH (n:Node) RETURN n.version AS version")} == {1}
    reader.close()
    assert {row["version"] for row in reader.stream("MATCH (n:Node) RETURN n.version AS version")} == {2}
    reader.close()


def test_ctrl_c_ends_a_stream_at_once(store: Store) -> None:
    def read(rows: Iterator[dict[str, Any]]) -> None:
        for _ in rows:
            pass

    presser = threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGINT))
    presser.start()
    with pytest.raises(KeyboardInterrupt):
        read(store.stream("RETURN size([x IN range(1, 5000) WHERE any(y IN range(1, 100000) WHERE y = -x)]) AS n"))
    presser.join()
    assert list(store.stream("RETURN 1 AS one")) == [{"one": 1}]
