"""What a place means."""

import subprocess
import sys

import pytest

from graph.errors import StoreError
from graph.store import open_store


@pytest.mark.parametrize("where", ["bolt://localhost:7687", "neo4j://db", "neo4j+s://db", "NEO4J+SSC://db"])
def test_a_server_is_told_apart_and_refused_for_now(where: str) -> None:
    with pytest.raises(StoreError, match="is a Neo4j server"):
        open_store(where)


def test_another_address_is_refused() -> None:
    with pytest.raises(StoreError, match="“http://” is unknown"):
        open_store("http://example.org/graph")


@pytest.mark.parametrize("where", ["", "  "])
def test_an_empty_place_is_refused(where: str) -> None:
    with pytest.raises(StoreError, match="empty"):
        open_store(where)


def test_opening_costs_no_engine() -> None:
    code = (
        "import sys; from graph.store import open_store; open_store('x.db').close(); print('arcadedb' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
