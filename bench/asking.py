"""Questions against the engine's floor: a cold process, a warm saved query, every saved query on a large graph."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import cuibono
from bench.report import Figure

QUESTION = "who-uses-it-for-what"
COLD_RUNS, WARM_RUNS = 15, 200

# What a process must do that imports the engine, opens the same graph read-only, asks the same once, and closes.
FLOOR = """
import os, sys
os.environ["ARCADEDB_LOG_CONSOLE"] = "0"
import arcadedb
database = arcadedb.open_database(sys.argv[1], read_only=True)
statement = open(sys.argv[2], encoding="utf-8").read()
print(database.query("opencypher", statement, {"organisation": "SCO"}).to_list())
database.close()
"""


def engine_folder(graph: Path) -> Path:
    """Find the engine's own folder inside the folder of a graph, whatever the layout around it."""
    [schema] = sorted(graph.rglob("schema.json"))[-1:]
    return schema.parent


def cold(graph: Path, statement: Path) -> Figure:
    """Measure a whole `cuibono ask` against a whole bare process, in turn, so that the machine's mood hits both."""
    ours = [sys.executable, "-m", "cuibono", "ask", QUESTION, "--format", "json", "--database", str(graph)]
    floor = [sys.executable, "-c", FLOOR, str(engine_folder(graph)), str(statement)]
    for command in (ours, floor):
        _run(command)
    pairs = [(_seconds(lambda: _run(ours)), _seconds(lambda: _run(floor))) for _ in range(COLD_RUNS)]
    return Figure.of_pairs("cold `ask`", pairs, "import the engine, open read-only, one query, close", 2.0)


def warm(graph: Path, statement: Path) -> Figure:
    """Measure a saved query in an open graph against the engine's bare query with the same text and parameters."""
    import arcadedb

    text = statement.read_text("utf-8")
    with cuibono.open(graph) as opened:
        database = arcadedb.open_database(str(engine_folder(graph)), read_only=True)

        def ours() -> object:
            return opened.ask(QUESTION, organisation="SCO")

        def floor() -> object:
            return database.query("opencypher", text, {"organisation": "SCO"}).to_list()

        for _ in range(20):
            ours(), floor()
        pairs = [(_seconds(ours), _seconds(floor)) for _ in range(WARM_RUNS)]
        database.close()
    return Figure.of_pairs("warm saved query", pairs, "the bare engine, same statement", 1.2)


def every_query(graph: Path, parameters: dict[str, dict[str, object]]) -> list[tuple[str, float, int]]:
    """Time every saved query on a graph: its name, the median of three in seconds, and its rows."""
    timed = []
    with cuibono.open(graph) as opened:
        for name in opened.catalogue:
            given = parameters.get(name, {})
            rows = len(opened.ask(name, timeout=120, **given).rows)
            seconds = statistics.median(
                _seconds(lambda name=name, given=given: opened.ask(name, timeout=120, **given)) for _ in range(3)
            )
            timed.append((name, seconds, rows))
    return timed


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
