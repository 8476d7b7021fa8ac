"""Work in a thread of its own, so that the caller can stop waiting: at a time limit, or at Ctrl-C."""

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Iterator
from queue import Empty, SimpleQueue
from typing import Any, Generic, TypeVar

Thing = TypeVar("Thing")
Answer = TypeVar("Answer")

_LOWEST_PRIORITY = 19


class WorkerLeftError(Exception):
    """The worker was left before it came to this work: another one can do it."""


class Task(Generic[Answer]):
    """A piece of work that a worker was given; `result` waits for what comes of it."""

    __slots__ = ("_answer", "_error", "_is_done", "_was_given_up", "_work", "was_begun", "worker")

    def __init__(self, worker: "Worker[Thing]", work: Callable[[Thing], Answer]) -> None:
        """Remember the work; the worker does it."""
        self.worker, self._work = worker, work
        self._answer: Answer | None = None
        self._error: BaseException | None = None
        self._was_given_up = False
        self.was_begun = False
        # A bare lock, held until the work is done: an Event costs a warm question several times as much.
        self._is_done = threading.Lock()
        self._is_done.acquire()

    def result(self, seconds: float | None = None) -> Answer:
        """Wait for the answer, once. Raises the error that the work raised, or TimeoutError after `seconds`.

        Whoever gives up on work that has begun leaves its worker behind, which then takes no more.
        """
        try:
            is_done = self._is_done.acquire(timeout=-1 if seconds is None else max(0.0, seconds))
        except BaseException:
            self._give_up()
            raise
        if not is_done:
            self._give_up()
            raise TimeoutError
        if self._error is not None:
            raise self._error
        return self._answer  # type: ignore[return-value]

    def do(self, thing: object) -> None:
        """Do the work: the worker's part."""
        self.was_begun = True  # before the look at what the caller says, as the caller says it before it looks at this
        if not self._was_given_up:
            try:
                self._answer = self._work(thing)  # type: ignore[arg-type]
            except BaseException as error:  # noqa: BLE001 - handed to the caller, who raises it
                self._error = error
        self._is_done.release()

    def fail(self, error: BaseException) -> None:
        """Have the waiting caller meet an error."""
        self._error = error
        self._is_done.release()

    def _give_up(self) -> None:
        self._was_given_up = True
        if self.was_begun:
            self.worker.leave_behind()


class Worker(Generic[Thing]):
    """A thread that opens one thing, works with it when asked, and closes it.

    The thing is a database whose calls can't be interrupted. A caller that gives up leaves the worker behind: it ends
    the call it is in, closes its thing and is gone, and it keeps no process from ending.
    """

    def __init__(self, open_thing: Callable[[], Thing], close_thing: Callable[[Thing], None]) -> None:
        """Start the thread; an error of `open_thing` is raised here."""
        self._tasks: SimpleQueue[Task[Any] | None] = SimpleQueue()
        self._alive = True
        # Entered again by its own thread where the garbage collector closes an unread stream in the middle of `ask`.
        self._gate = threading.RLock()
        opened: Task[None] = Task(self, lambda _: None)
        served = (open_thing, close_thing, self._tasks, opened)
        self._thread = threading.Thread(target=_serve, args=served, name="graph-engine", daemon=True)
        self._thread.start()
        try:
            opened.result()
        except BaseException:
            self.leave()
            raise

    def ask(self, work: Callable[[Thing], Answer]) -> Task[Answer]:
        """Give the worker something to do with the thing, behind what it was asked before."""
        task = Task(self, work)
        with self._gate:
            if self._alive:
                self._tasks.put(task)
                return task
        task.fail(WorkerLeftError())
        return task

    @property
    def usable(self) -> bool:
        """Whether the worker still takes work."""
        return self._alive

    @property
    def is_running(self) -> bool:
        """Whether its thread is still there."""
        return self._thread.is_alive()

    def leave(self) -> None:
        """Let the worker go without waiting for it: it does what it was asked before, and closes the thing."""
        with self._gate:
            if self._alive:
                self._alive = False
                self._tasks.put(None)

    def leave_behind(self) -> None:
        """Let the worker go in the middle of what it does; what waits behind that is for another worker.

        Its thread goes on until that is done, at the lowest priority where the system has one for a thread.
        """
        with self._gate:
            waiting = list(self._waiting())
            self.leave()
        for task in waiting:
            task.fail(WorkerLeftError())
        if sys.platform == "linux" and self._thread.native_id is not None:
            with contextlib.suppress(OSError):  # it has ended meanwhile
                os.setpriority(os.PRIO_PROCESS, self._thread.native_id, _LOWEST_PRIORITY)

    def close(self) -> None:
        """Close the thing and wait until it is closed."""
        if self._alive:
            self.leave()
            self._thread.join()

    def _waiting(self) -> Iterator[Task[Any]]:
        try:
            while (task := self._tasks.get_nowait()) is not None:
                yield task
        except Empty:
            return


def _serve(
    open_thing: Callable[[], Thing],
    close_thing: Callable[[Thing], None],
    tasks: "SimpleQueue[Task[Any] | None]",
    opened: Task[None],
) -> None:
    try:
        thing = open_thing()
    except BaseException as error:  # noqa: BLE001 - handed to the caller, who raises it
        opened.fail(error)
        return
    opened.do(thing)
    while (task := tasks.get()) is not None:
        task.do(thing)
        del task  # what it answered is the caller's alone, and may be large
    close_thing(thing)
