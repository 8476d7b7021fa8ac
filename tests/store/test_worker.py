"""A worker does what it is asked, in order, and can be left in the middle of it."""

from threading import Event

import pytest

from graph.store.worker import Worker, WorkerLeftError


def test_a_worker_opens_works_and_closes_in_one_thread() -> None:
    did: list[str] = []
    worker = Worker(lambda: did.append("open") or did, lambda thing: thing.append("close"))
    worker.ask(lambda thing: thing.append("work")).result()
    worker.close()
    assert did == ["open", "work", "close"]
    assert not worker.usable
    assert not worker.is_running


def test_an_error_of_the_work_is_raised_where_it_is_waited_for() -> None:
    worker = Worker(lambda: {"a": 1}, lambda _: None)
    failing = worker.ask(lambda thing: thing["b"])
    assert worker.ask(lambda thing: thing["a"]).result() == 1
    with pytest.raises(KeyError, match="b"):
        failing.result()
    worker.close()


def test_an_error_of_the_opening_is_raised_at_once() -> None:
    def refuse() -> object:
        raise OSError("no such place")

    with pytest.raises(OSError, match="no such place"):
        Worker(refuse, lambda _: None)


def test_whoever_gives_up_leaves_the_worker_and_sends_away_who_waits() -> None:
    begun, end, closed = Event(), Event(), Event()
    worker = Worker(lambda: None, lambda _: closed.set())
    running = worker.ask(lambda _: (begun.set(), end.wait()))
    waiting = worker.ask(lambda _: "too late")
    begun.wait()
    with pytest.raises(TimeoutError):
        running.result(0)
    with pytest.raises(WorkerLeftError):
        waiting.result()
    with pytest.raises(WorkerLeftError):
        worker.ask(lambda _: "too late").result()
    assert worker.is_running
    end.set()
    assert closed.wait(60)  # it ended by itself and let go of its thing


def test_who_gives_up_before_the_work_began_leaves_the_others_alone() -> None:
    begun, end = Event(), Event()
    worker = Worker(list, lambda _: None)
    running = worker.ask(lambda _: (begun.set(), end.wait(), "done")[-1])
    given_up = worker.ask(lambda thing: thing.append("never"))
    last = worker.ask(list)
    begun.wait()
    with pytest.raises(TimeoutError):
        given_up.result(0)
    assert not given_up.was_begun
    assert worker.usable
    end.set()
    assert running.result() == "done"
    assert last.result() == []
    worker.close()
