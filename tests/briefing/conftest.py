"""Fixtures that hold a small graph and write its briefing."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.store import open_store
from outputs.briefing import write_brief
from queries import Catalogue
from tests.briefing.world import AnsweringGraph, make_evidence


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnsweringGraph]:
    """An empty graph; a test says what it holds."""
    where: Path = tmp_path_factory.mktemp("briefing") / "db"
    with closing(open_store(str(where))) as store:
        yield AnsweringGraph(store, Catalogue.load(None))


@pytest.fixture(scope="session")
def league(graph: AnsweringGraph) -> str:
    """The briefing on the League."""
    return write_brief(graph.hold(make_evidence()), "LEAGUE").text
