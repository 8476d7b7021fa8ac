"""Measure, and print the page of figures: `python -m bench`, or with sizes of one's own: `python -m bench 10000`."""

import os
import sys
import tempfile
from pathlib import Path

import cuibono
import queries
from bench.asking import QUESTION, cold, every_query, warm
from bench.building import BUILDS, against_the_engine, build, reading_yaml
from bench.report import RATIOS, machine

SIZES = (10_000, 100_000, 1_000_000)
QUERIED = 100_000
PARAMETERS: dict[str, dict[str, object]] = {
    "motives-of": {"state": "XAA"},
    "compare": {"organisations": ["organisation-0", "organisation-1"]},
    "overlap": {"organisations": ["organisation-0", "organisation-1"]},
    "evidence": {"id": "c00000001"},
    "fragility": {"source": "source-1"},
    "coverage": {"source": "source-1"},
    "path": {"from": "XAA", "to": "initiative-1"},
}


def main(sizes: tuple[int, ...]) -> None:
    """Take every figure and print the page."""
    os.environ["ARCADEDB_LOG_CONSOLE"] = "0"  # before the engine is first imported, as the store has it
    with tempfile.TemporaryDirectory() as scratch:
        real, large = Path(scratch) / "real", Path(scratch) / "large"
        print(f"# Benchmarks\n\nTaken by `make bench`: {machine()}.\n\n## Against the engine's own floor\n")
        cuibono.build(into=real)
        statement = Path(queries.__file__).parent / f"{QUESTION}.cypher"
        print(RATIOS)
        for figure in (cold(real, statement), warm(real, statement), reading_yaml(), against_the_engine()):
            print(figure.row(), flush=True)
        print(f"\n## Builds from CSV\n\n{BUILDS}")
        for size in sizes:
            print(build(size, large if size == QUERIED else Path(scratch) / "other").row(), flush=True)
        if QUERIED in sizes:
            _print_queries(large)


def _print_queries(large: Path) -> None:
    print(f"\n## Every saved query on {QUERIED:,} claims\n\n| query | rows | median of 3 |\n|---|---|---|")
    organisation = {"organisation": "organisation-0"}
    with cuibono.open(large) as graph:
        given = {
            name: PARAMETERS.get(name, {})
            | (organisation if "organisation" in {p.name for p in graph.catalogue[name].parameters} else {})
            for name in graph.catalogue
        }
    for name, seconds, rows in every_query(large, given):
        print(f"| {name} | {rows:,} | {seconds * 1000:.0f} ms |", flush=True)


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
