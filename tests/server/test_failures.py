"""Where a server can't be used there is one message that says what to do, nothing else is written; the code is 2."""

import shutil
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import cuibono
from cuibono.cli import main
from graph.errors import StoreError
from graph.store import open_store
from graph.store.server.failures import Server, version_of
from graph.store.server.ours import BUILD
from tests.server.listeners import Answer, Wire, encrypted, listening, saying, silent
from tests.server.neo4j_server import NeoServer
from tests.server.world import by_driver, environment

pytestmark = pytest.mark.neo4j

Run = Callable[..., Result]
_QUESTION = ("ask", "stated-goals")


def run(*arguments: str, **variables: str) -> Result:
    return CliRunner().invoke(main, arguments, env=variables, prog_name="cuibono")


def refused(result: Result) -> str:
    """Check that a command said one thing, on standard error, and ended with 2; give what it said."""
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: ")
    assert len(result.stderr.splitlines()) == 1
    assert not any(noise in result.stderr for noise in ("Traceback", "Neo.", "ResolvedIPv4", "Errno"))
    return result.stderr


@pytest.mark.parametrize("command", [_QUESTION, ("cypher", "RETURN 1"), ("build", "background")])
@pytest.mark.parametrize(
    ("variables", "words"),
    [
        (
            {"NEO4J_PASSWORD": "not it"},
            "doesn't let “neo4j” in with this password; set NEO4J_USERNAME and NEO4J_PASSWORD",
        ),
        ({"NEO4J_PASSWORD": ""}, "doesn't let “neo4j” in without a password"),
        ({"NEO4J_DATABASE": "nosuch"}, "there is no database “nosuch” on the server at bolt://127.0.0.1:"),
        ({"NEO4J_DATABASE": "system"}, "“system” is the server's own"),
    ],
)
def test_what_the_server_refuses(
    neo4j_5: NeoServer, command: tuple[str, ...], variables: dict[str, str], words: str
) -> None:
    assert words in refused(run(*command, **neo4j_5.environment() | variables))


def test_a_wrong_password_is_not_repeated_and_routing_says_the_same(neo4j_5: NeoServer) -> None:
    routed = {"CUIBONO_DATABASE": neo4j_5.uri.replace("bolt", "neo4j"), "NEO4J_PASSWORD": "tell-nobody"}
    said = refused(run(*_QUESTION, **neo4j_5.environment() | routed))
    assert "with this password" in said
    assert "tell-nobody" not in said


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+ssc"])
def test_a_server_without_tls(neo4j_5: NeoServer, scheme: str) -> None:
    address = neo4j_5.uri.replace("bolt", scheme)
    said = refused(run(*_QUESTION, **neo4j_5.environment() | {"CUIBONO_DATABASE": address}))
    assert f"{address} doesn't speak TLS; use {scheme.partition('+')[0]}://" in said


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (saying(b"\0\0\0\0"), "doesn't answer as a Neo4j of 5.23 or newer does; if it takes encrypted"),
        (saying(b"\x15\x03\x03\0\x02\x02\x46"), "if it takes encrypted connections only, use {scheme}+s://"),
        (saying(b""), "doesn't answer as a Neo4j of 5.23 or newer does"),
        (saying(b"HTTP/1.1 400 Bad Request\r\n\r\n"), "is a web server; give the Bolt port, 7687 by default"),
    ],
)
def test_what_is_no_neo4j(answer: Answer, scheme: str, words: str) -> None:
    with listening(answer) as port:
        said = refused(run(*_QUESTION, CUIBONO_DATABASE=f"{scheme}://127.0.0.1:{port}", NEO4J_PASSWORD="x"))
    assert words.format(scheme=scheme) in said


def test_a_server_that_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.store.bolt.ANSWERING", 2.0)
    with listening(silent) as port:
        assert "no answer from bolt://" in refused(run(*_QUESTION, CUIBONO_DATABASE=f"bolt://127.0.0.1:{port}"))


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_nothing_listens(scheme: str) -> None:
    with listening(silent) as port:
        pass
    said = refused(run(*_QUESTION, CUIBONO_DATABASE=f"{scheme}://127.0.0.1:{port}"))
    assert f"nothing listens at {scheme}://127.0.0.1:{port}; is the server running" in said


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "neo4j+s"])
def test_an_unknown_host(scheme: str) -> None:
    said = refused(run(*_QUESTION, CUIBONO_DATABASE=f"{scheme}://no-such-host.invalid"))
    assert "the host of" in said
    assert "is unknown; is it spelt right" in said


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate that its owner has signed, and its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl to make a certificate with")
    folder = tmp_path_factory.mktemp("certificate")
    made, key = folder / "public.crt", folder / "private.key"
    subprocess.run(
        f"{openssl} req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost".split()
        + f"-keyout {key} -out {made}".split(),
        check=True,
        capture_output=True,
    )
    return made, key


def test_a_certificate_that_is_not_trusted(certificate: tuple[Path, Path]) -> None:
    with listening(encrypted(*certificate)) as port:
        said = refused(run(*_QUESTION, CUIBONO_DATABASE=f"neo4j+s://127.0.0.1:{port}"))
    assert "isn't trusted: self-signed certificate" in said
    assert "use neo4j+ssc://" in said


def test_an_encrypted_server_called_without_tls(certificate: tuple[Path, Path]) -> None:
    with listening(encrypted(*certificate)) as port:
        said = refused(run(*_QUESTION, CUIBONO_DATABASE=f"bolt://127.0.0.1:{port}"))
    assert "if it takes encrypted connections only, use bolt+s://" in said


@pytest.mark.parametrize(
    ("agent", "version"),
    [
        ("Neo4j/5.26.0", (5, 26)),
        ("Neo4j/2026.01.3", (2026, 1)),
        ("Neo4j/5.27-aura", (5, 27)),
        ("Neo4j/dev", None),
        ("TuGraph/4.0", None),
    ],
)
def test_a_servers_version_is_read(agent: str, version: tuple[int, int] | None) -> None:
    assert version_of(agent) == version


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Neo4j/4.4.42", "is Neo4j 4.4.42, which is too old: 5.23 or newer is needed"),
        ("Neo4j/5.22.0", "is Neo4j 5.22.0, which is too old"),
        ("TuGraph/4.0", "is no Neo4j: it calls itself “TuGraph/4.0”"),
    ],
)
def test_a_server_that_is_too_old(agent: str, words: str) -> None:
    with pytest.raises(StoreError, match=words):
        Server("bolt://db", "neo4j", True, None).check_version(agent)


class _SaidByServerError(Exception):
    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


@pytest.mark.parametrize(
    ("code", "message", "words"),
    [
        ("Neo.TransientError.General.DatabaseUnavailable", "x", "is not running; start it"),
        ("Neo.ClientError.Security.AuthenticationRateLimit", "x", "too many wrong passwords for “ann”"),
        ("Neo.ClientError.Security.CredentialsExpired", "x", "has to be changed before it can be used"),
        ("Neo.ClientError.Security.Forbidden", "Write not allowed.", "may not do this on the server"),
        (
            "Neo.DatabaseError.Transaction.TransactionStartFailed",
            "No space left on device",
            "disk of the server .* is full",
        ),
        ("Neo.DatabaseError.General.UnknownError", "java.io.IOException: No space left on device", "build again"),
        (
            "Neo.DatabaseError.Transaction.TransactionCommitFailed",
            "Could not append transaction: Transaction #158 {started 2026}",
            "most often because its disk is full; its logs/debug.log says why",
        ),
        (
            "Neo.DatabaseError.Transaction.TransactionStartFailed",
            "The database has encountered a critical error, and needs to be restarted. Please see database logs.",
            "Make room, restart it, and build again",
        ),
        ("Neo.TransientError.General.MemoryPoolOutOfMemoryError", "The pool is empty.", "too little memory"),
        ("Neo.ClientError.General.WriteOnReadOnlyAccessDatabase", "No.", "can only be read"),
        ("Neo.DatabaseError.General.UnknownError", "Something odd.", "refused this: Something odd."),
    ],
)
def test_what_a_server_says_is_told_in_plain_words(code: str, message: str, words: str) -> None:
    said = Server("neo4j://db", "ann", True, None).failed(_SaidByServerError(code, message))
    with pytest.raises(StoreError, match=words):
        raise said


def test_a_connection_that_is_lost_between_questions(neo4j_5: NeoServer) -> None:
    with environment(neo4j_5.environment()):
        cuibono.build("background")
        with Wire(neo4j_5.port) as wire, cuibono.open(f"bolt://127.0.0.1:{wire.port}") as graph:
            assert graph.cypher("RETURN 1 AS one").rows == [{"one": 1}]
            wire.cut()
            with pytest.raises(StoreError, match=r"nothing listens at bolt|was lost"):
                graph.cypher("RETURN 1 AS one")


@pytest.mark.parametrize("address", ["bolt", "neo4j"])
def test_no_graph_has_been_built(server: NeoServer, address: str) -> None:
    by_driver(server, "MATCH (n) DETACH DELETE n")
    said = refused(run(*_QUESTION, **server.environment() | {"CUIBONO_DATABASE": server.uri.replace("bolt", address)}))
    assert "no graph has been built in the database “neo4j” at" in said
    assert "cuibono build" in said


def test_a_build_that_was_cut_short_is_told_of_and_completed(server: NeoServer) -> None:
    variables = server.environment()
    assert run("build", "background", **variables).exit_code == 0
    by_driver(server, f"CREATE (:{BUILD} {{build: 'b', part: 0, target: 't', in_one: false, done: 1200, total: 9000}})")
    said = refused(run("cypher", "RETURN 1", **variables))
    assert "1,200 of 9,000 changes are done" in said
    assert "complete it: cuibono build" in said
    assert run("build", "background", **variables).exit_code == 0
    assert run("cypher", "RETURN 1", **variables).exit_code == 0


def test_a_build_that_goes_in_one_transaction_is_waited_for(server: NeoServer, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("build", "background", **server.environment()).exit_code == 0
    by_driver(server, f"CREATE (:{BUILD} {{build: 'b', part: 0, target: 't', in_one: true, done: 0, total: 1}})")
    monkeypatch.setattr("time.sleep", lambda _: by_driver(server, f"MATCH (b:{BUILD}) DELETE b"))
    assert run("cypher", "RETURN 1 AS one", **server.environment()).exit_code == 0


def test_another_graph_that_is_built_meanwhile_is_told_of(server: NeoServer) -> None:
    count = "MATCH (c:Claim) RETURN count(c) AS n"
    with environment(server.environment()), closing(open_store(server.uri)) as reader:
        cuibono.build("background")
        before = reader.run(count).rows
        cuibono.build("background")
        assert reader.run(count).rows == before
        cuibono.build("background", "sco")
        with pytest.raises(StoreError, match="another graph was built"):
            reader.run(count)
        after = reader.run(count).rows
        assert after != before
        cuibono.build("background")
        with pytest.raises(StoreError, match="another graph was built"):
            list(reader.stream(count))


def test_a_statement_that_runs_too_long_is_stopped(server: NeoServer) -> None:
    assert run("build", "background", **server.environment()).exit_code == 0
    endless = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b)"
    result = run("cypher", "--timeout", "0.5", endless, **server.environment())
    assert "ran longer than 0.5 s and was stopped" in refused(result)
    assert (
        by_driver(server, "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'sum(' + 'a' RETURN 1")
        == []
    )
