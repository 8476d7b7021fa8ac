"""Edges in one order, whatever order a store gives them in, and however many they are.

A store gives the edges of a type in an order of its own. The same graph is to give the same bytes from any store, so
they are sorted here, and not by the store: a server that sorts millions of rows needs the memory for all of them.
"""

import json
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import islice
from typing import IO, NamedTuple

from graph.property_graph import Edge, Properties

_EDGES_A_RUN = 10_000  # some ten megabytes while they are sorted
_RUNS_AT_ONCE = 64  # merged at once; more are merged in several rounds, so that memory has a bound
_BLOCK = 16_384  # bytes of each run that are held while the runs are merged

_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


class Joined(NamedTuple):
    """An edge, and the labels of the nodes that it joins: State and Initiative for RUS BLOCKED the bank."""

    edge: Edge
    start_label: str
    end_label: str


class _Line(NamedTuple):
    """An edge as texts, in the order in which they count."""

    start: str
    end: str
    properties: str
    start_label: str
    end_label: str


class _Run(NamedTuple):
    """Lines in order, and where in their file they begin and end."""

    begins: int
    ends: int


def in_order(kind: str, edges: Iterable[Joined]) -> Iterator[Joined]:
    """Give edges of one type in the order of their ends, parallel ones in the order of what they say as JSON.

    Some thousands are sorted in memory; more go through a temporary file, so that a million takes no more memory.
    """
    lines = (
        _Line(edge.start, edge.end, _ENCODER.encode(edge.properties), start_label, end_label)
        for edge, start_label, end_label in edges
    )
    run = sorted(islice(lines, _EDGES_A_RUN))
    if len(run) < _EDGES_A_RUN:
        yield from (_joined(kind, line) for line in run)
        return
    with ExitStack() as files:
        file, runs = files.enter_context(_temporary()), []
        while run:
            runs.append(_write(file, run))
            run = sorted(islice(lines, _EDGES_A_RUN))
        while len(runs) > _RUNS_AT_ONCE:
            file, runs = _in_longer_runs(file, runs, files.enter_context(_temporary()))
        yield from (_joined(kind, line) for line in _merged(file, runs))


def _temporary() -> IO[bytes]:
    return tempfile.TemporaryFile(prefix="cuibono-")


def _in_longer_runs(file: IO[bytes], runs: list[_Run], into: IO[bytes]) -> tuple[IO[bytes], list[_Run]]:
    groups = (runs[first : first + _RUNS_AT_ONCE] for first in range(0, len(runs), _RUNS_AT_ONCE))
    longer = [_write(into, _merged(file, group)) for group in groups]
    file.close()
    return into, longer


def _merged(file: IO[bytes], runs: list[_Run]) -> Iterator[_Line]:
    return merge(*(_read(file, run) for run in runs))


def _write(file: IO[bytes], lines: Iterable[_Line]) -> _Run:
    begins = file.tell()
    file.writelines(("\0".join(line) + "\n").encode("utf-8", "surrogatepass") for line in lines)
    return _Run(begins, file.tell())


def _joined(kind: str, line: _Line) -> Joined:
    properties: Properties = json.loads(line.properties)
    return Joined(Edge(kind, line.start, line.end, properties), line.start_label, line.end_label)


def _read(file: IO[bytes], run: _Run) -> Iterator[_Line]:
    """Read the lines of one run, a block at a time: all runs stand in one file, which has one handle."""
    place, rest = run.begins, b""
    while place < run.ends:
        file.seek(place)
        block = file.read(min(_BLOCK, run.ends - place))
        place += len(block)
        *lines, rest = (rest + block).split(b"\n")
        for line in lines:
            yield _Line(*line.decode("utf-8", "surrogatepass").split("\0"))
