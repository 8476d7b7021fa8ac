"""The evidence that ships, as a stored graph."""

from collections.abc import Iterator
from contextlib import closing

import pytest

import cuibono
from graph.store import Store, open_store


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A graph of everything that ships; the tests only read it."""
    where = str(tmp_path_factory.mktemp("shipped") / "graph")
    cuibono.build(into=where)
    with closing(open_store(where)) as store:
        yield store
