"""Work in a thread of its own, so that the caller can stop waiting: at a time limit, or at Ctrl-C."""

import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

Thing = TypeVar("Thing")
Answer = TypeVar("Answer")


class Worker(Generic[Thing]):
    """A thread that opens one thing, works with it when asked, and closes it.

    The thing is a database whose calls can't be interrupted. A caller that gives up leaves the worker behind: it ends
    the call it is in, closes its thing and is gone, and it keeps no process from ending.
    """

    def __init__(self, open_thing: Callable[[], Thing], close_thing: Callable[[Thing], None]) -> None:
        """Start the thread; an error of `open_thing` is raised here."""
        self._requests: SimpleQueue[Callable[[Thing], object] | None] = SimpleQueue()
        self._replies: SimpleQueue[tuple[object, BaseException | None]] = SimpleQueue()
        self._alive = True
        served = (open_thing, close_thing, self._requests, self._replies)
        self._thread = threading.Thread(target=_serve, args=served, name="graph-engine", daemon=True)
        self._thread.start()
        try:
            self._reply(None)
        except BaseException:
            self.leave()
            raise

    def call(self, work: Callable[[Thing], Answer], seconds: float | None) -> Answer:
        """Work with the thing. Raises TimeoutError after `seconds`; the worker then takes no more work."""
        self._requests.put(work)
        try:
            return self._reply(seconds)  # type: ignore[return-value]
        except (Empty, KeyboardInterrupt) as error:
            self.leave()
            if isinstance(error, KeyboardInterrupt):
                raise
            raise TimeoutError from None

    @property
    def usable(self) -> bool:
        """Whether the worker still takes work."""
        return self._alive

    def leave(self) -> None:
        """Let the worker go without waiting for it."""
        if self._alive:
            self._alive = False
            self._requests.put(None)

    def close(self) -> None:
        """Close the thing and wait until it is closed."""
        if self._alive:
            self.leave()
            self._thread.join()

    def _reply(self, seconds: float | None) -> object:
        answer, error = self._replies.get(timeout=seconds)
        if error is not None:
            raise error
        return answer


def _serve(
    open_thing: Callable[[], Thing],
    close_thing: Callable[[Thing], None],
    requests: "SimpleQueue[Callable[[Thing], object] | None]",
    replies: "SimpleQueue[tuple[object, BaseException | None]]",
) -> None:
    try:
        thing = open_thing()
    except BaseException as error:  # noqa: BLE001 - handed to the caller, who raises it
        replies.put((None, error))
        return
    replies.put((None, None))
    while (work := requests.get()) is not None:
        try:
            replies.put((work(thing), None))
        except BaseException as error:  # noqa: BLE001 - handed to the caller, who raises it
            replies.put((None, error))
    close_thing(thing)
