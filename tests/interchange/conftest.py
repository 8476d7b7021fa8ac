"""The League's graph in a store, read from end to end."""

from collections.abc import Iterator

import pytest

from graph.model import Evidence
from graph.whole import WholeGraph
from tests.interchange.world import evidence_of, stored


@pytest.fixture(scope="session")
def league(tmp_path_factory: pytest.TempPathFactory) -> Evidence:
    return evidence_of(tmp_path_factory.mktemp("league") / "evidence")


@pytest.fixture(scope="session")
def graph(league: Evidence, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WholeGraph]:
    store = stored(league, tmp_path_factory.mktemp("league") / "db")
    yield WholeGraph(store)
    store.close()
