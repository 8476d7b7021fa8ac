"""A store for small graphs, and one that holds the shipped evidence."""

from collections.abc import Callable, Iterator

import pytest

import loaders
from graph.derive import derive
from graph.store import GraphInfo, open_store
from queries import Catalogue, ask
from tests.queries.world import World


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    made = World(tmp_path_factory.mktemp("queries"))
    yield made
    made.store.close()


@pytest.fixture
def hold(world: World) -> Callable[..., object]:
    return world.hold


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., object]]:
    """Ask of the evidence that ships."""
    store = open_store(str(tmp_path_factory.mktemp("shipped") / "db"))
    graph = derive(loaders.load(loaders.shipped()))
    store.replace(graph, GraphInfo("x", None, *graph.size))
    catalogue = Catalogue.load()
    yield lambda name, **given: ask(store, catalogue[name], {key.removesuffix("_"): v for key, v in given.items()})
    store.close()
