"""The graph in a Neo4j server's database, over Bolt by Neo4j's own driver."""

import contextlib
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, TypeVar

from graph.cypher import returned_columns
from graph.errors import StatementError, StoreError
from graph.property_graph import PropertyGraph
from graph.store.limits import time_limit, too_long
from graph.store.protocol import DEFAULT_TIMEOUT, GraphInfo, Progress, Result
from graph.store.refusals import one_statement
from graph.store.sending import sent
from graph.store.server.failures import ANSWERING, CONNECTING, Server
from graph.store.server.hiding import hiding
from graph.store.server.marker import Seen, look
from graph.store.server.plan import CALLABLE, Plan, check_reads_only, is_harmless
from graph.store.server.refusals import SHOWS_A_PLAN, explained
from graph.store.server.scope import beside_others, scoped
from graph.store.server.values import plain_rows
from graph.store.worker import Worker

_GRACE = 2.0  # seconds: the server ends a statement when it comes to look at the clock, and we wait so much longer
_IDLE = 10.0  # seconds: a connection that wasn't used for so long is tried before it is used again
_TRIES = 5  # to read one graph while others are being built
_STATEMENTS_REMEMBERED = 256  # some times the saved queries; what a statement does is asked once
_ROWS_AT_ONCE = 5_000  # that the server sends, and that are on their way at a time
_LONGEST_READING = 3600.0  # seconds: for a whole graph
_IDS = "UNWIND $elements AS element MATCH (n) WHERE elementId(n) = element RETURN element, n.id"

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Login:
    """Who we are on the server, and which of its databases we mean; None for its default."""

    user: str | None = None
    password: str | None = field(default=None, repr=False)
    database: str | None = None


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A statement that was found to read and nothing else, as it is sent, and its columns' names if those differ."""

    text: str
    columns: tuple[str, ...] | None


class BoltStore:
    """A graph on a server: `BoltStore("neo4j://localhost", Login("neo4j", "secret"))`.

    A server changes its graph in place, so that an open store can't keep the one that it began with: a question that
    finds another one than the question before is refused, and what is asked next is asked of the new one.
    """

    def __init__(self, address: str, login: Login) -> None:
        """Remember the address; nothing is connected yet."""
        self._address = address
        self._login = login
        self._server = Server(address, login.user, login.password is not None, login.database)
        self._driver: Any = None
        self._seen: Seen | None = None  # when it was last looked
        self._prepared: dict[tuple[str, bool], _Prepared] = {}
        self._may_be_called: dict[str, bool] | None = None

    def replace(self, graph: PropertyGraph, info: GraphInfo, progress: Progress | None = None) -> None:
        """Make the graph on the server this one; only what differs is written."""
        from graph.store.server.writing import write

        with self._told():
            self._seen = None
            self._within(ANSWERING, lambda session: self._server.check_version(_greeting(session)))
            write(self._driver, self._login.database, graph, info, progress)

    def info(self) -> GraphInfo:
        """Say which graph is stored."""
        with self._told():
            return self._current().marker.info

    def run(
        self, statement: str, parameters: Mapping[str, Any] | None = None, *, timeout: float | None = None
    ) -> Result:
        """Answer one read-only statement within `timeout` seconds (30 where none is given)."""
        seconds, single, given = time_limit(timeout), one_statement(statement), sent(parameters)
        with self._told(single, seconds):
            for _ in range(_TRIES):
                is_first, seen = self._seen is None, self._current()
                result = self._answer(seen, single, given, seconds)
                after = self._seen = self._look()
                if not _is_same(seen, after):
                    if not is_first:
                        break
                elif after.is_alone or not seen.is_alone:
                    return result
        raise self._changed()

    def stream(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Iterator[dict[str, Any]]:
        """Give the rows of one read-only statement one by one."""
        single, given = one_statement(statement), sent(parameters)
        with self._told(single, _LONGEST_READING):
            seen = self._current()
            prepared = self._in_time(
                DEFAULT_TIMEOUT, lambda session: self._prepare(session, seen, single, given, DEFAULT_TIMEOUT)
            )
        with self._told(single, _LONGEST_READING), self._session() as session:
            result = session.run(_timed(prepared.text, _LONGEST_READING), given)
            columns = prepared.columns or tuple(result.keys())
            while records := result.fetch(_ROWS_AT_ONCE):
                yield from self._plain(columns, records)
        with self._told():
            after = self._seen = self._look()
            if not _is_same(seen, after):
                raise self._changed()

    def close(self) -> None:
        """Let go of the server."""
        driver, self._driver, self._seen = self._driver, None, None
        if driver is not None:
            driver.close()

    def _current(self) -> Seen:
        """Say which graph is there: the one that was seen last, or else what the server says."""
        if self._seen is None:
            self._seen = self._look()
        return self._seen

    def _look(self) -> Seen:
        return self._within(ANSWERING, lambda session: look(session, self._server))

    def _changed(self) -> StoreError:
        return StoreError(f"another graph was built at {self._address} meanwhile; ask again")

    def _answer(self, seen: Seen, statement: str, given: dict[str, Any], seconds: float) -> Result:
        until = monotonic() + seconds + _GRACE

        def work(session: Any) -> Result:
            prepared = self._prepare(session, seen, statement, given, seconds)
            result = session.run(_timed(prepared.text, seconds), given)
            columns = prepared.columns or tuple(result.keys())
            rows: list[dict[str, Any]] = []
            while records := result.fetch(_ROWS_AT_ONCE):
                rows += self._plain(columns, records)
                if monotonic() > until:
                    raise TimeoutError
            if result.consume().plan is not None:
                raise StatementError(SHOWS_A_PLAN)
            return Result(columns, rows)

        return self._in_time(seconds, work)

    def _prepare(self, session: Any, seen: Seen, statement: str, given: dict[str, Any], seconds: float) -> _Prepared:
        """Find out what a statement does before it is sent; once, as long as this store is open."""
        key = statement, seen.is_alone
        known = self._prepared.get(key)
        if known is not None:
            return known
        self._judge(session, seen, statement, given, seconds)
        text = hiding(statement if seen.is_alone else scoped(statement, seen.marker.kinds.types))
        if text != statement:
            try:
                self._judge(session, seen, text, given, seconds)
            except StatementError as error:
                if not seen.is_alone:
                    raise beside_others(str(error).splitlines()[0]) from None
                text = statement
        made = _Prepared(text, None if text == statement else tuple(returned_columns(statement) or ()) or None)
        if len(self._prepared) >= _STATEMENTS_REMEMBERED:
            self._prepared.clear()
        self._prepared[key] = made
        return made

    def _judge(self, session: Any, seen: Seen, statement: str, given: dict[str, Any], seconds: float) -> None:
        # On a line of its own, so that the server counts the columns as the user does.
        with self._told(statement, seconds, lines_before=1):
            summary = session.run(_timed(f"EXPLAIN\n{statement}", seconds), given).consume()
        plan = Plan.read(summary.query_type, summary.plan)
        check_reads_only(statement, plan, seen.database, lambda: self._callable(session))

    def _callable(self, session: Any) -> dict[str, bool]:
        """Ask the server what can be called on it, once."""
        if self._may_be_called is None:
            found: dict[str, bool] = {}
            for statement in CALLABLE:
                for name, reads, built_in in session.run(_timed(statement, ANSWERING)).values():
                    harmless = is_harmless(name, reads=reads, built_in=built_in)
                    found[name.lower()] = found.get(name.lower(), True) and harmless
            self._may_be_called = found
        return self._may_be_called

    def _plain(self, columns: tuple[str, ...], records: list[Any]) -> list[dict[str, Any]]:
        rows = plain_rows([record.values() for record in records], self._ids)
        return [dict(zip(columns, row, strict=True)) for row in rows]

    def _ids(self, elements: Iterable[str]) -> dict[str, str]:
        with self._session() as session:
            return dict(session.run(_timed(_IDS, ANSWERING), elements=list(elements)).values())

    def _in_time(self, seconds: float, work: Callable[[Any], Found]) -> Found:
        try:
            return self._within(seconds + _GRACE, work)
        except TimeoutError:
            raise too_long(seconds) from None

    def _within(self, seconds: float, work: Callable[[Any], Found]) -> Found:
        """Work with a session in a thread of its own, so that a server that is silent is given up.

        Raises TimeoutError after the time that a statement has, and StoreError after that in which a server answers.
        """
        if self._driver is None:
            self._driver = self._connect()
        worker = Worker(self._session, _close)
        try:
            found = worker.ask(work).result(seconds)
        except TimeoutError:
            if seconds == ANSWERING:
                raise self._server.too_slow() from None
            raise
        finally:
            worker.leave()
        return found

    def _session(self) -> Any:
        return self._driver.session(database=self._login.database, default_access_mode="READ", fetch_size=_ROWS_AT_ONCE)

    def _connect(self) -> Any:
        """Make the driver; it connects when it is asked something."""
        import neo4j

        # Whatever it has to say we say ourselves; without a handler Python would write it to standard error.
        logging.getLogger("neo4j").addHandler(logging.NullHandler())
        login = self._login
        return neo4j.GraphDatabase.driver(
            self._address,
            auth=None if login.password is None else (login.user or "neo4j", login.password),
            connection_timeout=CONNECTING,
            connection_acquisition_timeout=ANSWERING - 1,  # so that the driver's own words come first
            liveness_check_timeout=_IDLE,
            notifications_min_severity="OFF",
            telemetry_disabled=True,
        )

    @contextlib.contextmanager
    def _told(self, statement: str = "", seconds: float = ANSWERING, lines_before: int = 0) -> Iterator[None]:
        """Turn the driver's errors into ours."""
        import neo4j.exceptions

        try:
            yield
        except (neo4j.exceptions.Neo4jError, neo4j.exceptions.DriverError) as error:
            known = explained(statement, error, seconds, lines_before) if statement else None
            raise known or self._server.failed(error) from None


def _is_same(before: Seen, after: Seen) -> bool:
    return after.marker.build == before.marker.build or after.marker.info == before.marker.info


def _close(session: Any) -> None:
    import neo4j.exceptions

    # A session that was given up in the middle of a statement can't say goodbye.
    with contextlib.suppress(neo4j.exceptions.Neo4jError, neo4j.exceptions.DriverError, OSError):
        session.close()


def _timed(statement: str, seconds: float) -> Any:
    import neo4j

    return neo4j.Query(statement, timeout=seconds)


def _greeting(session: Any) -> str:
    return str(session.run(_timed("RETURN 1", ANSWERING)).consume().server.agent)
