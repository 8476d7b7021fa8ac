"""A small graph in each kind of store; a further store joins by one more entry in OPENERS."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.store import Store
from tests.store.world import OPENERS, info_about, small_graph


@pytest.fixture(params=sorted(OPENERS))
def empty_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store in which nothing has been built."""
    with closing(OPENERS[request.param](tmp_path)) as store:
        yield store


@pytest.fixture(scope="module", params=sorted(OPENERS))
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with the small graph; the tests only read it."""
    with closing(OPENERS[request.param](tmp_path_factory.mktemp("store"))) as opened:
        opened.replace(small_graph(), info_about(small_graph()))
        yield opened
