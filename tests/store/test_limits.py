"""A statement ends at its time limit, or at Ctrl-C, whatever it is doing, and the store goes on."""

import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import QueryTimeoutError
from graph.store import Store, open_store
from tests.store.world import info_about, small_graph

RUNAWAYS = {
    "a product": "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN count(x * y)",
    "a product of rows": "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN x, y",
    "a sort": "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN x, y ORDER BY x * y LIMIT 1",
    "an expression": "RETURN size([x IN range(1, 5000) WHERE any(y IN range(1, 100000) WHERE y = -x)]) AS n",
}


@pytest.mark.parametrize("kind", sorted(RUNAWAYS))
def test_a_runaway_ends_at_its_limit_and_the_store_goes_on(store: Store, kind: str) -> None:
    with pytest.raises(QueryTimeoutError, match=r"longer than 0\.2 s"):
        store.run(RUNAWAYS[kind], timeout=0.2)
    assert store.run("RETURN 1 AS one").rows == [{"one": 1}]


def test_whoever_leaves_a_statement_running_is_told(store: Store) -> None:
    with pytest.raises(QueryTimeoutError, match="goes on, behind all other work, until this process ends"):
        store.run(RUNAWAYS["an expression"], timeout=0.2)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a thread has no priority of its own")
def test_a_statement_that_is_left_running_stands_back(store: Store) -> None:
    before = set(os.listdir("/proc/self/task"))
    with pytest.raises(QueryTimeoutError):
        store.run(RUNAWAYS["an expression"], timeout=0.25)  # a limit of its own: it opens a thread of its own
    left = set(os.listdir("/proc/self/task")) - before
    assert 19 in {os.getpriority(os.PRIO_PROCESS, int(thread)) for thread in left}


def test_who_only_ever_waited_is_told_so(store: Store) -> None:
    def ask(_: int) -> str:
        with pytest.raises(QueryTimeoutError) as caught:
            store.run(RUNAWAYS["a product"], timeout=0.2)
        return str(caught.value)

    with ThreadPoolExecutor(5) as pool:
        said = list(pool.map(ask, range(5)))
    assert any("waited all that time for other statements" in words for words in said)
    assert store.run("RETURN 1 AS one").rows == [{"one": 1}]


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), float("inf")])
def test_what_is_no_limit_is_refused(store: Store, timeout: float) -> None:
    with pytest.raises(QueryTimeoutError, match="expected a number of seconds"):
        store.run("RETURN 1", timeout=timeout)


def test_ctrl_c_ends_a_statement_at_once(store: Store) -> None:
    """The statement is one that the engine itself never interrupts, with a limit far away."""
    store.run("RETURN 1", timeout=600)
    presser = threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGINT))
    presser.start()
    with pytest.raises(KeyboardInterrupt):
        store.run(RUNAWAYS["an expression"], timeout=600)
    presser.join()
    assert store.run("RETURN 1 AS one").rows == [{"one": 1}]


STOPPED = """
import sys
from graph.errors import QueryTimeoutError
from graph.store import open_store
try:
    open_store(sys.argv[1]).run(sys.argv[2], timeout=0.2)
except QueryTimeoutError:
    sys.exit(2)
"""


def test_a_process_ends_by_itself_while_a_statement_still_runs(tmp_path: Path) -> None:

    with closing(open_store(str(tmp_path / "my.db"))) as built:
        built.replace(small_graph(), info_about(small_graph()))
    command = [sys.executable, "-c", STOPPED, str(tmp_path / "my.db"), RUNAWAYS["an expression"]]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", "")


def test_threads_that_share_a_store_get_each_their_own_rows(store: Store) -> None:
    def ask(number: int) -> object:
        return store.run("RETURN $number AS number", {"number": number}).rows

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, range(200))) == [[{"number": number}] for number in range(200)]
