"""Builds that are killed, builds at the same time, and readers meanwhile: a whole graph is there at every moment."""

import random
import signal
from contextlib import closing
from pathlib import Path

import pytest

from graph.store import open_store
from tests.store.world import build, in_process, whole_version

BUILDS = """
import sys
from graph.store import open_store
from tests.store.world import build
store = open_store(sys.argv[1])
print("ready", flush=True)
for version in range(int(sys.argv[2]), int(sys.argv[3])):
    build(store, version)
    print(version, flush=True)
"""

READS = """
import sys
from contextlib import closing
from graph.store import open_store
from tests.store.world import whole_version
seen = []
while not seen or seen[-1] < int(sys.argv[2]):
    with closing(open_store(sys.argv[1])) as store:
        seen.append(whole_version(store))
assert seen == sorted(seen)
print(len(set(seen)))
"""


@pytest.mark.parametrize("moment", range(12))
def test_a_build_killed_at_any_moment_leaves_a_whole_graph(tmp_path: Path, moment: int) -> None:
    """The moments are drawn over the time that some builds take; each kill is another one."""
    where = tmp_path / "my.db"
    with closing(open_store(str(where))) as store:
        build(store, 1)
    with in_process(BUILDS, where, 2, 1000) as builder:
        assert builder.stdout is not None
        for _ in range(1 + moment % 3):
            builder.stdout.readline()
        for _ in range(random.Random(moment).randrange(400_000)):
            pass  # a moment of no fixed length, from none to some milliseconds
        builder.send_signal(signal.SIGKILL)
        finished = [1, *map(int, builder.communicate()[0].split())]
    with closing(open_store(str(where))) as store:
        found = whole_version(store)
        assert found in {finished[-1], finished[-1] + 1, moment % 3, moment % 3 + 1, moment % 3 + 2}
        build(store, 5000)
        assert whole_version(store) == 5000
    assert len(list((where / "generations").iterdir())) == 2


def test_readers_see_whole_graphs_while_builds_run(tmp_path: Path) -> None:
    where = tmp_path / "my.db"
    with closing(open_store(str(where))) as store:
        build(store, 1)
    readers = [in_process(READS, where, 15) for _ in range(2)]
    with in_process(BUILDS, where, 2, 16) as builder:
        complaints = builder.communicate()[1]
        assert builder.returncode == 0, complaints
    for reader in readers:
        with reader:
            complaints = reader.communicate()[1]
            assert reader.returncode == 0, complaints


def test_two_builds_at_once_both_end_and_one_graph_stands(tmp_path: Path) -> None:
    where = tmp_path / "my.db"
    builders = [in_process(BUILDS, where, first, first + 6) for first in (1, 101)]
    for builder in builders:
        with builder:
            complaints = builder.communicate()[1]
            assert builder.returncode == 0, complaints
    with closing(open_store(str(where))) as store:
        assert whole_version(store) in {6, 106}
