"""A graph in a folder, served over Bolt to Neo4j's own clients, on this machine only.

The engine's server opens what it serves for writing, so it is given a copy, and its user may only read. Copies stand in
the user's cache, each with a lock beside it that ends with its process:

    serving/
    ├── 8f3a…/           one copy: the server's root, with databases/neo4j and config/
    └── 8f3a….lock       held while it is served; a copy whose lock nobody holds was left by a crash
"""

import base64
import hashlib
import json
import os
import secrets
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import StoreError
from graph.store.embedded import EmbeddedStore, engine
from graph.store.folder.generations import plain_failures
from graph.store.limits import time_limit
from graph.store.opening import open_store
from graph.store.protocol import GraphInfo

HOST = "127.0.0.1"
BOLT_PORT = 7687  # where Neo4j's clients look if they are told nothing
USER = "neo4j"  # likewise, and so is the database's name
DATABASE = "neo4j"
_ITERATIONS = 65536  # the engine's own number for its passwords
_ALL = ("createRecord", "readRecord", "updateRecord", "deleteRecord")
_MAY_READ = ("readRecord",)


@dataclass(frozen=True, slots=True)
class Served:
    """A graph that is served: where, which one, and the password that was made for it."""

    port: int
    password: str
    info: GraphInfo
    user: str = USER

    @property
    def address(self) -> str:
        """Where clients find it: `bolt://127.0.0.1:7687`."""
        return f"bolt://{HOST}:{self.port}"


@contextmanager
def serve(
    where: str, port: int = BOLT_PORT, *, timeout: float | None = None, copies: Path | None = None
) -> Iterator[Served]:
    """Serve the graph at a place until the end of `with`: `with serve("my.db") as served: print(served.address)`.

    Port 0 is one that is free. A statement may run `timeout` seconds (30 where none is given). `copies` is the folder
    for the copy, the user's cache where none is given. What is built meanwhile is not served: a copy is one graph.

    Raises StoreError where the place is a server itself, the port is taken, or there is no room for the copy.
    """
    store = open_store(where)
    if not isinstance(store, EmbeddedStore):
        raise StoreError(f"“{where}” is a server already, and clients can go there; a graph in a folder can be served")
    limit, bolt_port = time_limit(timeout), _usable(port)
    with _root(copies or _cache()) as root:
        info = store.copy(root / "databases" / DATABASE, limit)
        password = secrets.token_urlsafe(12)
        with plain_failures(root):
            _write_users(root / "config", password)
        with _server(root, bolt_port):
            yield Served(bolt_port, password, info)


@contextmanager
def _server(root: Path, port: int) -> Iterator[None]:
    arcadedb = engine()
    config = {
        "host": HOST,
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "bolt_host": HOST,
        "bolt_port": port,
        "http_port": "0",  # it can't be left out: any free port, on this machine only as well, for the same user
    }
    server = arcadedb.create_server(root_path=str(root), config=config)
    try:
        server.start()
    except arcadedb.ArcadeDBError as error:
        raise StoreError(f"the graph can't be served on port {port}: {error}") from error
    try:
        yield
    finally:
        server.stop()


@contextmanager
def _root(copies: Path) -> Iterator[Path]:
    """Make a folder for a copy, for this user's eyes only, and remove it at the end; clear what crashes left."""
    from filelock import FileLock

    with plain_failures(copies):
        copies.mkdir(parents=True, exist_ok=True)
        _clear(copies)
        root = copies / secrets.token_hex(8)
        lock = FileLock(_lock_of(root))
        lock.acquire()
        root.mkdir(mode=0o700)
    try:
        yield root
    finally:
        _remove(root)
        lock.release()


def _clear(copies: Path) -> None:
    from filelock import FileLock, Timeout

    for left in [entry for entry in copies.iterdir() if entry.is_dir()]:
        lock = FileLock(_lock_of(left))
        try:
            lock.acquire(timeout=0)
        except Timeout:
            continue  # it is being served
        _remove(left)
        lock.release()


def _remove(root: Path) -> None:
    shutil.rmtree(root, ignore_errors=True)
    _lock_of(root).unlink(missing_ok=True)


def _lock_of(root: Path) -> Path:
    return root.with_name(f"{root.name}.lock")


def _cache() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("cuibono", appauthor=False) / "serving"


def _usable(port: int) -> int:
    """Give the port, or a free one for 0. Raises StoreError where it can't be used."""
    with socket.socket() as probe:
        if os.name == "posix":  # there it is no sign of a listener that a connection was closed a moment ago
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            raise StoreError(f"you may not use port {port}; choose one above 1023: --port {BOLT_PORT}") from None
        except OSError:
            raise StoreError(
                f"port {port} is taken by another program; choose another, or any that is free: --port 0"
            ) from None
        free: int = probe.getsockname()[1]
        return free


def _write_users(config: Path, password: str) -> None:
    """Write who may do what: one user who reads, and the server's own, whose password nobody knows."""
    config.mkdir()
    users = ((USER, {DATABASE: ["reader"]}, password), ("root", {"*": ["admin"]}, secrets.token_urlsafe(32)))
    lines = [{"name": name, "databases": may, "password": _hashed(word)} for name, may, word in users]
    (config / "server-users.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    changes = ("updateSecurity", "updateSchema", "updateDatabaseSettings")
    groups = {"admin": _group(changes, _ALL), "reader": _group((), _MAY_READ), "*": _group((), ())}
    described = {"databases": {"*": {"groups": groups}}, "version": 2}
    (config / "server-groups.json").write_text(json.dumps(described), "utf-8")


def _group(changes: tuple[str, ...], records: tuple[str, ...]) -> dict[str, Any]:
    return {"resultSetLimit": -1, "readTimeout": -1, "access": changes, "types": {"*": {"access": records}}}


def _hashed(password: str) -> str:
    """Hash a password as the engine does; its salt is the text, not the bytes that the text stands for."""
    salt = base64.b64encode(secrets.token_bytes(32))
    hashed = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, _ITERATIONS, 32)
    return f"PBKDF2WithHmacSHA256${_ITERATIONS}${salt.decode()}${base64.b64encode(hashed).decode()}"
