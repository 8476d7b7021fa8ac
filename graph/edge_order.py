"""Edges in one order, whatever order a store gives them in, and however many they are.

A store gives the edges of a type in an order of its own. The same graph is to give the same bytes from any store, so
they are sorted here, and not by the store: a server that sorts millions of rows needs the memory for all of them.
"""

import json
import tempfile
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import islice
from typing import IO, NamedTuple

from graph.property_graph import Edge, Properties

_EDGES_A_RUN = 10_000  # some ten megabytes while they are sorted
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
    with tempfile.TemporaryFile(prefix="cuibono-") as file:
        runs = []
        while run:
            begins = file.tell()
            file.writelines(("\0".join(line) + "\n").encode("utf-8", "surrogatepass") for line in run)
            runs.append((begins, file.tell()))
            run = sorted(islice(lines, _EDGES_A_RUN))
        yield from (_joined(kind, line) for line in merge(*(_read(file, *place) for place in runs)))


def _joined(kind: str, line: _Line) -> Joined:
    properties: Properties = json.loads(line.properties)
    return Joined(Edge(kind, line.start, line.end, properties), line.start_label, line.end_label)


def _read(file: IO[bytes], begins: int, ends: int) -> Iterator[_Line]:
    """Read one run of lines, a block at a time: all runs stand in one file, which has one handle."""
    rest = b""
    while begins < ends:
        file.seek(begins)
        block = file.read(min(_BLOCK, ends - begins))
        begins += len(block)
        *lines, rest = (rest + block).split(b"\n")
        for line in lines:
            yield _Line(*line.decode("utf-8", "surrogatepass").split("\0"))
