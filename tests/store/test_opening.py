"""What a place means."""

import subprocess
import sys

import pytest

from graph.errors import StoreError
from graph.store import open_store


@pytest.mark.parametrize(
    "where",
    [
        "bolt://db",
        "bolt+s://db:7687",
        "bolt+ssc://[::1]:7687",
        "neo4j://db/",
        "neo4j+s://db?policy=eu",
        "NEO4J+SSC://db",
    ],
)
def test_a_server_is_opened_without_being_reached(where: str) -> None:
    store = open_store(where)
    store.close()
    store.close()


def test_opening_a_server_costs_no_driver() -> None:
    code = (
        "import sys; from graph.store import open_store; open_store('bolt://db').close(); print('neo4j' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("http://example.org/graph", "“http://” is unknown; give the path of a folder, or neo4j://HOST"),
        ("neo4js://db", "“neo4js://” is unknown; did you mean “neo4j"),
        ("bolt://", "names no host"),
        ("bolt://:7687", "names no host"),
        ("bolt://db:port", "has no port that can be one"),
        ("bolt://db:99999", "has no port that can be one"),
        ("bolt://db:0", "has no port that can be one"),
        ("neo4j://db/research", "the database of a server is named by NEO4J_DATABASE"),
    ],
)
def test_what_is_no_address_is_refused(where: str, words: str) -> None:
    with pytest.raises(StoreError, match=words):
        open_store(where)


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(StoreError, match="NEO4J_PASSWORD") as caught:
        open_store("neo4j://neo4j:secret@db")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("where", ["", "  "])
def test_an_empty_place_is_refused(where: str) -> None:
    with pytest.raises(StoreError, match="empty"):
        open_store(where)


def test_opening_costs_no_engine() -> None:
    code = (
        "import sys; from graph.store import open_store; open_store('x.db').close(); print('arcadedb' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
