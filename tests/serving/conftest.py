"""The shipped graph, served once for the tests that only read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import cuibono
from tests.serving.serving import Serving


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of everything that ships."""
    folder = tmp_path_factory.mktemp("shipped") / "graph"
    cuibono.build(into=folder)
    return folder


@pytest.fixture(scope="session")
def served(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """That graph, served on a free port."""
    with Serving(database, tmp_path_factory.mktemp("cache")) as serving:
        yield serving
