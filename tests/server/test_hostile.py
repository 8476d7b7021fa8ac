"""No statement that a user sends changes a graph, its server or anything else, whatever its spelling."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import cuibono
from tests.server.neo4j_server import NeoServer
from tests.server.world import by_driver, environment, everything, typed

pytestmark = pytest.mark.neo4j

_STATEMENTS = yaml.safe_load((Path(__file__).parent / "hostile.yaml").read_text(encoding="utf-8"))
_SECRET = "top secret"


@pytest.fixture(scope="module")
def untouched(server: NeoServer, shipped: cuibono.Graph) -> Iterator[cuibono.Graph]:
    """The shipped graph on a server, with somebody else's node beside it; all of it has to be as it was, at the end."""
    by_driver(server, "CREATE (:State {id: 'RUS', name: 'of somebody else'})-[:OWNS]->(:Ledger)")
    before, indexes = everything(server), by_driver(server, "SHOW INDEXES YIELD name")
    yield shipped
    assert everything(server) == before
    assert by_driver(server, "SHOW INDEXES YIELD name") == indexes
    assert by_driver(server, "SHOW USERS YIELD user") == [{"user": "neo4j"}]
    assert by_driver(server, "CALL db.labels() YIELD label WHERE label = 'Foe' RETURN label") == []
    by_driver(server, "MATCH (n) WHERE NOT n:CuiBono DETACH DELETE n")


@pytest.fixture(scope="module")
def listening() -> Iterator[socket.socket]:
    """A port of this machine on which nobody may call."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        yield listener


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that no statement may read."""
    secret = tmp_path / "secret.csv"
    secret.write_text(f"{_SECRET}\n", encoding="utf-8")
    return secret


def test_there_are_more_than_a_hundred_statements() -> None:
    assert len(set(_STATEMENTS["refused"])) == len(_STATEMENTS["refused"]) > 100


@pytest.mark.parametrize("hostile", _STATEMENTS["refused"])
def test_a_hostile_statement_is_refused_everywhere(
    hostile: str, embedded: cuibono.Graph, untouched: cuibono.Graph, listening: socket.socket, file: Path
) -> None:
    place = f"http://127.0.0.1:{listening.getsockname()[1]}/a.csv"
    statement = hostile.format(port=listening.getsockname()[1], file=file)
    given = {"place": place} if "$place" in statement else {}
    for graph in (untouched, embedded):
        with pytest.raises(cuibono.CuiBonoError) as caught:
            graph.cypher(statement, given)
        assert isinstance(caught.value, cuibono.StatementError)
        assert not any(noise in str(caught.value) for noise in ("Exception", "Traceback", "Neo.", "org.neo4j", _SECRET))
    with pytest.raises(BlockingIOError):
        listening.accept()


@pytest.mark.parametrize("statement", _STATEMENTS["harmless"])
def test_what_only_looks_hostile_does_no_harm(
    statement: str, embedded: cuibono.Graph, untouched: cuibono.Graph, listening: socket.socket
) -> None:
    answers = []
    for graph in (untouched, embedded):
        try:
            answers.append(typed(graph.cypher(statement.format(port=listening.getsockname()[1])).rows))
        except cuibono.StatementError:
            continue
    assert len(answers) < 2 or answers[0] == answers[1]
    with pytest.raises(BlockingIOError):
        listening.accept()


def test_a_password_is_still_what_it_was(server: NeoServer, untouched: cuibono.Graph) -> None:
    with environment(server.environment()), cuibono.open() as graph:
        assert graph.info() == untouched.info()
