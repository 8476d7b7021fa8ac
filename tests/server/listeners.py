"""Things that listen on a port of this machine and are no Neo4j, or stand between us and one."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

Answer = Callable[[socket.socket], None]


@contextmanager
def listening(answer: Answer) -> Iterator[int]:
    """Listen, and give whoever connects this answer; gives the port."""
    ended = threading.Event()

    def serve() -> None:
        while not ended.is_set():
            with contextlib.suppress(OSError):  # the caller has gone, or the listener was closed
                caller, _ = listener.accept()
                with caller:
                    answer(caller)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield int(listener.getsockname()[1])
        ended.set()
        listener.shutdown(socket.SHUT_RDWR)
        thread.join()


def saying(words: bytes) -> Answer:
    """Answer with these bytes, and hang up."""

    def answer(caller: socket.socket) -> None:
        caller.recv(1024)
        caller.sendall(words)

    return answer


def silent(caller: socket.socket) -> None:
    """Take the call, and say nothing until the caller hangs up."""
    while caller.recv(1024):
        pass


def encrypted(certificate: Path, key: Path) -> Answer:
    """Speak TLS, with a certificate that nobody else has signed."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    def answer(caller: socket.socket) -> None:
        with contextlib.suppress(ssl.SSLError), context.wrap_socket(caller, server_side=True) as secure:
            secure.recv(1024)

    return answer


class Wire:
    """A wire to a server, which can be cut: with Wire(port) as wire: … wire.port … wire.cut()."""

    def __init__(self, port: int) -> None:
        """Remember the server's port."""
        self._target = port
        self._ends: list[socket.socket] = []

    def __enter__(self) -> "Wire":
        """Listen."""
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        """Cut the wire for good."""
        self.cut()

    def cut(self) -> None:
        """Hang up on everybody, and take no more calls."""
        for end in (self._listener, *self._ends):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                caller, _ = self._listener.accept()
                server = socket.create_connection(("127.0.0.1", self._target))
                self._ends += [caller, server]
                for source, sink in ((caller, server), (server, caller)):
                    threading.Thread(target=_forward, args=(source, sink), daemon=True).start()


def _forward(source: socket.socket, sink: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while words := source.recv(65536):
            sink.sendall(words)
        sink.shutdown(socket.SHUT_WR)
