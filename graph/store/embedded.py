"""The graph in a folder, with the engine inside the process: no server, no Java."""

import json
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from pathlib import Path
from time import monotonic
from typing import Any

from graph.cypher import returned_columns
from graph.errors import QueryTimeoutError, StatementError, StoreError
from graph.property_graph import PropertyGraph
from graph.store.folder.generations import Generation, Generations, damaged, plain_failures, unwritable
from graph.store.folder.loading import load
from graph.store.folder.values import Records, plain_rows, reading_of
from graph.store.limits import time_limit, too_long
from graph.store.protocol import DEFAULT_TIMEOUT, GraphInfo, Progress, Result
from graph.store.refusals import checked, explained
from graph.store.sending import sent
from graph.store.worker import Task, Worker, WorkerLeftError

_GRACE = 0.05
"""The engine ends most statements itself: we wait this share of the limit longer, and twice this in seconds."""
_TRIES = 5  # to open a graph while others are being built: each takes longer to build than this takes to open
_LOOKUPS_AT_ONCE = 1_000
_ROWS_AT_ONCE = 2_000  # of a stream: two such pieces are held, a few megabytes of whole claims
_RECORDS = "SELECT *, @rid AS `@rid`, @type AS `@type`, @out.id AS `@start`, @in.id AS `@end`"
_MOST_MEMORY = 2 * 1024**3  # bytes: 300,000 claims were built in less than half of it
_LONGEST_RANGE = 1_000_000  # elements: more than any graph here has states, and what comes of it fits into memory
_WAITED = "It waited all that time for other statements that were sent to the same opened graph."
_LEFT = "The engine has not ended it: what it can't end goes on, behind all other work, until this process ends."
_CONFIGURATION = "configuration.json"
_SETTINGS = {
    "opencypher.loadCsv.allowFileUrls": False,
    "opencypher.loadCsv.allowRemoteUrls": False,
    "queryMaxRangeSize": _LONGEST_RANGE,
}
"""Settings of the engine: a statement reads no file and no address, and makes no list without bounds."""


class EmbeddedStore:
    """A graph in a folder: `EmbeddedStore(Path("my.db"))`; threads may share it.

    Nothing is ever written through `run` and `stream`: the engine has the database open for reading, and opens it so
    from a folder of links. Each time limit is a setting of an opened database, so that another limit opens it anew,
    which takes milliseconds. A statement that the engine doesn't end at its limit is left behind in its thread, which
    ends with the process.
    """

    def __init__(self, folder: Path) -> None:
        """Remember the folder; nothing is read or made."""
        self._generations = Generations(folder)
        self._generation: Generation | None = None
        self._info: GraphInfo | None = None
        self._answering: Worker[Any] | None = None
        self._limit = DEFAULT_TIMEOUT  # seconds: that of the worker that answers
        self._streaming: Worker[Any] | None = None
        self._left: list[Worker[Any]] = []
        self._lock = threading.Lock()  # held while something is opened or let go of, not while a statement runs

    def replace(self, graph: PropertyGraph, info: GraphInfo, progress: Progress | None = None) -> None:
        """Put the graph in the place of the one that is there, whole or not at all."""
        self.close()
        arcadedb = engine()
        with self._generations.new(progress) as made:
            try:
                # The engine resolves a relative path by the folder in which the process began.
                with arcadedb.create_database(os.path.abspath(made.engine)) as database:
                    load(database, graph, progress)
                    for setting, value in _SETTINGS.items():
                        database.command("sql", f"ALTER DATABASE `arcadedb.{setting}` {json.dumps(value)}")
            except arcadedb.ArcadeDBError as error:
                raise unwritable(self._generations.folder, explained("", str(error), _LONGEST_RANGE)) from error
            made.seal(info)

    def info(self) -> GraphInfo:
        """Say which graph is stored; the engine is not needed for it."""
        with self._lock:
            for _ in range(_TRIES):
                if self._info is not None:
                    return self._info
                generation = self._generations.current()
                try:
                    self._generation, self._info = generation, generation.info()
                except StoreError:
                    if generation.folder.is_dir():
                        raise
        raise self._restless()

    def run(
        self, statement: str, parameters: Mapping[str, Any] | None = None, *, timeout: float | None = None
    ) -> Result:
        """Answer one read-only statement within `timeout` seconds (30 where none is given)."""
        seconds, single, given = time_limit(timeout), checked(statement), sent(parameters)
        until = monotonic() + seconds * (1 + _GRACE) + 2 * _GRACE
        while True:
            task, opening = self._ask(seconds, until, lambda database: _answer(database, single, given))
            until += opening
            try:
                rows = task.result(until - monotonic())
            except WorkerLeftError:  # another caller gave up on the statement before this one
                if monotonic() >= until:
                    raise too_long(seconds, _WAITED) from None
                continue
            except TimeoutError:
                raise self._gave_up(seconds, task) from None
            except engine().ArcadeDBError as error:
                raise _refused(single, error, seconds) from None
            return Result(_columns(single, rows), rows)

    def stream(self, statement: str, parameters: Mapping[str, Any] | None = None) -> Iterator[dict[str, Any]]:
        """Give the rows of one read-only statement one by one; some thousands are held at a time.

        While one piece is used, the engine makes the next. The rows that are not asked for are not made.
        """
        return self._rows(checked(statement), sent(parameters))

    def copy(self, into: Path, limit: float) -> GraphInfo:
        """Copy the graph to a new folder that the engine's own server can open, with this time limit in seconds."""
        for _ in range(_TRIES):
            generation = self._generations.current()
            try:
                info = generation.info()
                generation.check()
                with plain_failures(into):
                    generation.copy_engine(into)
                    _write_settings(into, limit)
            except StoreError:
                if generation.folder.is_dir():
                    raise
            if generation.folder.is_dir():
                return info
            shutil.rmtree(into, ignore_errors=True)
        raise self._restless()

    def close(self) -> None:
        """Let go of the graph."""
        with self._lock:
            workers = [worker for worker in (self._answering, self._streaming) if worker is not None]
            self._answering = self._streaming = self._generation = self._info = None
            for worker in workers:
                worker.close()

    def _rows(self, statement: str, parameters: dict[str, Any]) -> Iterator[dict[str, Any]]:
        with self._lock:
            if self._streaming is None or not self._streaming.usable:
                self._streaming = self._open(None)
            worker = self._streaming
        try:
            pieces = worker.ask(lambda database: _pieces(database, statement, parameters)).result()
        except WorkerLeftError:
            raise self._closed() from None
        try:
            coming = worker.ask(lambda _: next(pieces, None))
            while (piece := coming.result()) is not None:
                coming = worker.ask(lambda _: next(pieces, None))
                yield from piece
        except WorkerLeftError:
            raise self._closed() from None
        except engine().ArcadeDBError as error:
            raise _refused(statement, error, 0) from None
        finally:
            worker.ask(lambda _: pieces.close())

    def _ask(
        self, seconds: float, until: float, work: Callable[[Any], list[dict[str, Any]]]
    ) -> tuple[Task[Any], float]:
        """Give work to a worker whose database has this limit; says also how many seconds were spent on opening it."""
        opening = 0.0
        if not self._lock.acquire(timeout=max(0, until - monotonic())):
            raise too_long(seconds, _WAITED)
        try:
            if self._answering is None or not self._answering.usable or self._limit != seconds:
                if self._answering is not None:
                    self._answering.leave()  # what others have asked it, it still does
                    self._answering = None
                began = monotonic()
                self._answering, self._limit = self._open(seconds), seconds
                opening = monotonic() - began
            return self._answering.ask(work), opening
        finally:
            self._lock.release()

    def _gave_up(self, seconds: float, task: Task[Any]) -> QueryTimeoutError:
        """Make the error for a statement that the engine did not end itself."""
        if not task.was_begun:
            return too_long(seconds, _WAITED)
        self._left = [worker for worker in (*self._left, task.worker) if worker.is_running]
        more = f" {len(self._left) - 1} before it still run." if len(self._left) > 1 else ""
        return too_long(seconds, _LEFT + more)

    def _open(self, seconds: float | None) -> Worker[Any]:
        for _ in range(_TRIES):
            generation = self._generation or self._generations.current()
            opened = self._try(generation, seconds)
            if opened is not None:
                worker, self._info = opened
                self._generation = generation
                return worker
            self._generation = self._info = None
        raise self._restless()

    def _try(self, generation: Generation, seconds: float | None) -> tuple[Worker[Any], GraphInfo] | None:
        """Open a generation; None where it was discarded meanwhile, so that it may not have been whole."""
        try:
            info = generation.info()
            generation.check()
            worker = Worker(lambda: _open_database(generation, seconds), _close_database)
        except (OSError, StoreError, engine().ArcadeDBError) as error:
            if not generation.folder.is_dir():
                return None
            if isinstance(error, StoreError):
                raise
            raise damaged(self._generations.folder, "the engine can't open it") from error
        if generation.folder.is_dir():
            return worker, info
        worker.close()
        return None

    def _closed(self) -> StoreError:
        return StoreError(f"the graph in “{self._generations.folder}” was closed while it was read")

    def _restless(self) -> StoreError:
        return StoreError(f"the graph in “{self._generations.folder}” is built again and again; try once more")


def engine() -> Any:
    """Import the engine, with its log out of the way of ours, and bounds to its memory.

    A statement that would fill the memory then ends with an error, or at its time limit, before the machine suffers.
    """
    if "arcadedb" not in sys.modules:
        os.environ.setdefault("ARCADEDB_LOG_CONSOLE", "0")
        # On smaller machines the engine's own bound holds, half of what there is.
        if _memory_of_the_machine() >= 2 * _MOST_MEMORY:
            os.environ.setdefault("ARCADEDB_NATIVE_ISOLATE_ARGS", f"-Xmx{_MOST_MEMORY}")
    import arcadedb

    return arcadedb


def _memory_of_the_machine() -> int:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 0


def _open_database(generation: Generation, seconds: float | None) -> Any:
    """Open a generation read-only, with this time limit; None is none.

    The engine reads its settings from a file beside its data, so it opens a folder of links to that data, with our own
    settings among them. Once it is open the links aren't needed any more.
    """
    arcadedb = engine()
    view = Path(tempfile.mkdtemp(prefix="cuibono-"))
    try:
        for entry in os.scandir(generation.engine):
            if entry.name != _CONFIGURATION:
                os.symlink(os.path.abspath(entry.path), view / entry.name)
        _write_settings(view, seconds)
        database = arcadedb.open_database(str(view), read_only=True)
    finally:
        shutil.rmtree(view, ignore_errors=True)
    _let_exit_detach(False)
    return database


def _write_settings(folder: Path, seconds: float | None) -> None:
    """Write the file from which the engine takes its settings: ours, and a time limit; None is none."""
    settings = {**_SETTINGS, "command.timeout": 0 if seconds is None else max(1, round(seconds * 1000))}
    (folder / _CONFIGURATION).write_text(json.dumps({"configuration": settings}), "utf-8")


def _close_database(database: Any) -> None:
    database.close()
    _let_exit_detach(True)


def _let_exit_detach(may: bool) -> None:
    """Say whether the engine's bindings may detach this thread from the engine when Python drops the thread's data.

    They may when the thread ends by itself. But where a process ends while a thread is still inside the engine, Python
    drops its data from the main thread, and detaching it from there crashes the process.
    """
    native = sys.modules.get("arcadedb._native.lib")
    attached = getattr(getattr(native, "_local", None), "thread", None)
    if attached is not None:
        attached.owned = may


def _answer(database: Any, statement: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = database.query("opencypher", statement, parameters).to_list()
    return plain_rows(rows, reading_of(statement, parameters), lambda ids: _look_up(database, ids))


def _pieces(database: Any, statement: str, parameters: dict[str, Any]) -> Generator[list[dict[str, Any]], None, None]:
    """Give the rows of a statement in pieces; nothing is asked of the engine before the first is."""
    reading = reading_of(statement, parameters)
    with database.query("opencypher", statement, parameters) as cursor:
        for piece in cursor.iter_chunks(_ROWS_AT_ONCE):
            yield plain_rows(piece, reading, lambda ids: _look_up(database, ids))


def _refused(statement: str, error: Exception, seconds: float) -> QueryTimeoutError | StatementError:
    """Make the error for what the engine refused or ended."""
    if "TimeoutException" in str(error):
        return too_long(seconds)
    return StatementError(explained(statement, str(error), _LONGEST_RANGE))


def _columns(statement: str, rows: list[dict[str, Any]]) -> tuple[str, ...]:
    """Name the columns: as the rows have them, or where there is no row, as the text of the statement has them."""
    return tuple(rows[0] if rows else returned_columns(statement) or ())


def _look_up(database: Any, record_ids: Iterable[str]) -> Records:
    wanted = list(record_ids)
    found: Records = {}
    for first in range(0, len(wanted), _LOOKUPS_AT_ONCE):
        # Only record ids that the engine gave stand in this text.
        records = ",".join(wanted[first : first + _LOOKUPS_AT_ONCE])
        for row in database.query("sql", f"{_RECORDS} FROM [{records}]").to_list():
            if row["@start"] is None:
                del row["@start"], row["@end"]
            found[str(row["@rid"])] = row
    return found
