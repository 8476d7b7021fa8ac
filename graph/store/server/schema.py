"""What a server's database needs besides data: indexes, a constraint, and a lock that one build holds at a time."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from graph.errors import StoreError
from graph.store.server.ours import LOCK, OURS
from graph.store.server.there import quoted

WAIT_FOR_OTHER_BUILD = 600.0
"""Seconds: as long as a build into a folder waits."""
_LONGEST_INDEXING = 3600  # seconds; an index of two million nodes takes three
_ONE_OF_EACH_ID = "cuibono_id"
_ONE_BUILD = "cuibono_one_build"
_TIMED_OUT = ("TransactionTimedOut", "LockClientStopped", "Transaction.Terminated")
"""What servers call it, by version, when a transaction with a time limit waited too long for a lock."""


def make_labels(session: Any, labels: Iterable[str]) -> None:
    """Make labels known before `CuiBono` is: a node's labels come in that order, so that `labels(n)[0]` is its own.

    Where indexes are made before there are nodes, those of the labels come before the constraint and do the same.
    """
    _try(session, "UNWIND $labels AS label CALL db.createLabel(label)", labels=[*sorted(labels), OURS])


def missing_schema(session: Any, labels: Iterable[str]) -> dict[str, str]:
    """Find which indexes and constraints are missing: their names, and the statements that make them."""
    there = _names(session, "INDEXES")
    wanted = {
        f"cuibono_{label}_id": f"CREATE RANGE INDEX `{{name}}` IF NOT EXISTS FOR (n:`{quoted(label)}`) ON (n.id)"
        for label in sorted(labels)
    }
    wanted[_ONE_OF_EACH_ID] = f"CREATE CONSTRAINT `{{name}}` IF NOT EXISTS FOR (n:{OURS}) REQUIRE n.id IS UNIQUE"
    return {name: text.format(name=quoted(name)) for name, text in wanted.items() if name not in there}


def make_schema(session: Any, statements: dict[str, str], tell: Callable[[str, int, int], None]) -> None:
    """Make what is missing, and wait until it can be used."""
    if not statements:
        return
    tell("indexes", 0, len(statements))
    for statement in statements.values():
        _try(session, statement)
    _try(session, "CALL db.awaitIndexes($seconds)", seconds=_LONGEST_INDEXING)
    tell("indexes", len(statements), len(statements))


@contextmanager
def only_build(session: Any, tell: Callable[[str, int, int], None]) -> Iterator[None]:
    """Be the one that builds, as long as this lasts; another build is waited for.

    The lock is a node in a transaction that is never committed: a second one with the same id has to wait for it. The
    server lets go of it as soon as the connection is gone, so that a build that was killed locks nobody out.
    """
    if not _names(session, "CONSTRAINTS") & {_ONE_BUILD}:
        _try(session, f"CREATE CONSTRAINT {_ONE_BUILD} IF NOT EXISTS FOR (n:{LOCK}) REQUIRE n.id IS UNIQUE")
    began = time.monotonic()
    seconds = 1.0
    while not _is_free(session, seconds):
        seconds = min(2 * seconds, 16.0)  # a server with much to do may take longer than a second for anything
        tell("waiting for another build", 0, 0)
        if time.monotonic() - began > WAIT_FOR_OTHER_BUILD:
            raise StoreError(f"another build has been writing this database for {WAIT_FOR_OTHER_BUILD:g} s; try later")
    transaction = session.begin_transaction(timeout=0)
    try:
        transaction.run(f"CREATE (:{LOCK} {{id: 0}})").consume()
        yield
    finally:
        transaction.close()


def _is_free(session: Any, seconds: float) -> bool:
    """Try so long whether the lock can be had; a transaction with a time limit can't hold it for a whole build."""
    transaction = session.begin_transaction(timeout=seconds)
    try:
        transaction.run(f"CREATE (:{LOCK} {{id: 0}})").consume()
        return True
    except Exception as error:
        # Only bolt.py knows the driver's classes. Its errors carry the server's code.
        code = str(getattr(error, "code", ""))
        if not any(called in code for called in _TIMED_OUT):
            raise
        return False
    finally:
        transaction.close()


def _names(session: Any, what: str) -> set[str]:
    return set(session.execute_write(lambda transaction: transaction.run(f"SHOW {what} YIELD name").value()))


def _try(session: Any, statement: str, **given: Any) -> None:
    """Run a statement as often as the driver finds it worth trying: two builds may meet where both make an index."""
    session.execute_write(lambda transaction: transaction.run(statement, given).consume())
