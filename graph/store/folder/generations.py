"""The folder of an embedded store: whole graphs side by side, and a pointer to the one that counts.

    my.db/
    ├── CURRENT              {"store": "cuibono", "format": 1, "generation": 3}
    ├── build.lock           held by the process that builds
    └── generations/
        ├── 2/               the graph before, kept until the next build for readers that are still on it
        └── 3/
            ├── graph.json   what the graph says of itself, and the engine's files
            └── engine/      the engine's own files

A build makes a new generation, and only when that is whole and on the disk does one rename move the pointer. So a build
that is killed at any moment leaves the old graph or the new one, and what it left lying is cleared by the next.
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import NoGraphError, StoreError
from graph.store.protocol import GraphInfo, Progress

if TYPE_CHECKING:
    from filelock import FileLock

FORMAT = 1
_POINTER = "CURRENT"
_NEW_POINTER = "CURRENT.new"
_LOCK = "build.lock"
_GENERATIONS = "generations"
_DESCRIPTION = "graph.json"
_OURS = frozenset({_POINTER, _NEW_POINTER, _LOCK, _GENERATIONS})
_DISCARDED = "discarded-"
WAIT_FOR_OTHER_BUILD = 600.0
"""Seconds: a million claims build in about two minutes, so a build that waits longer than this is better told."""


@dataclass(frozen=True, slots=True)
class Generation:
    """One whole graph on the disk: the folder my.db/generations/3."""

    folder: Path

    @property
    def engine(self) -> Path:
        """The folder that the engine reads."""
        return self.folder / "engine"

    def info(self) -> GraphInfo:
        """Read what the graph says of itself. Raises StoreError where the file is damaged."""
        try:
            said = json.loads((self.folder / _DESCRIPTION).read_text("utf-8"))["graph"]
            return GraphInfo(**{**said, "datasets": tuple(said["datasets"])})
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise damaged(self.folder.parent.parent, "what it says of itself can't be read") from error

    def seal(self, info: GraphInfo) -> None:
        """Write graph.json, the last file of a generation: what the graph is, and the size of each engine file."""
        description = {"graph": asdict(info), "files": self._files()}
        _write_durably(self.folder / _DESCRIPTION, json.dumps(description, ensure_ascii=False, indent=1))

    def check(self) -> None:
        """Raise StoreError where a file is missing or cut short: the engine opens such a graph without a word."""
        try:
            expected = json.loads((self.folder / _DESCRIPTION).read_text("utf-8"))["files"]
            is_whole = expected == self._files()
        except (OSError, ValueError, TypeError, KeyError):
            is_whole = False
        if not is_whole:
            raise damaged(self.folder.parent.parent, "its files are not what was built")

    def copy_engine(self, into: Path) -> None:
        """Copy the folder that the engine reads to a new place, where it may be written to."""
        into.mkdir(parents=True)
        for entry in os.scandir(self.engine):
            shutil.copyfile(entry.path, into / entry.name)  # without its permissions: a graph may be for reading only

    def _files(self) -> dict[str, int]:
        return {entry.name: entry.stat().st_size for entry in os.scandir(self.engine)}


class Generations:
    """The folder of one embedded store: Generations(Path("my.db"))."""

    def __init__(self, folder: Path) -> None:
        """Remember the folder; nothing is read or made."""
        self.folder = folder
        self._all = folder / _GENERATIONS

    def current(self) -> Generation:
        """Give the generation that counts.

        Raises NoGraphError where none has been built, StoreError where it is damaged.
        """
        generation = self._pointed_to()
        if generation is None:
            self._refuse_what_is_not_ours()
            raise NoGraphError(f"no graph has been built in “{self.folder}”; build one first: cuibono build")
        if not generation.folder.is_dir():
            raise damaged(self.folder, "the graph that it points to is not there")
        return generation

    @contextmanager
    def new(self, progress: Progress | None) -> Iterator[Generation]:
        """Make a generation: what is written into it inside `with` counts once that ends without an error.

        One build at a time: a second one waits for the first. Raises StoreError where the place can't be written.
        """
        from filelock import FileLock, Timeout

        self._refuse_what_is_not_ours()
        with plain_failures(self.folder):
            self._all.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.folder / _LOCK)
            try:
                lock.acquire(timeout=0)
            except Timeout:
                self._wait(lock, progress)
        try:
            with plain_failures(self.folder):
                yield from self._build()
        finally:
            lock.release()

    def _build(self) -> Iterator[Generation]:
        before = self._before()
        self._discard_all_but(before)
        made = Generation(self._all / str(self._next_number()))
        made.folder.mkdir()
        try:
            yield made
            _sync_tree(made.folder)
        except BaseException:
            _discard(made.folder)
            raise
        pointer = {"store": "cuibono", "format": FORMAT, "generation": int(made.folder.name)}
        _write_durably(self.folder / _NEW_POINTER, json.dumps(pointer))
        os.replace(self.folder / _NEW_POINTER, self.folder / _POINTER)
        _sync(self.folder)

    def _wait(self, lock: "FileLock", progress: Progress | None) -> None:
        from filelock import Timeout

        if progress is not None:
            progress("waiting for another build", 0, 0)
        try:
            lock.acquire(timeout=WAIT_FOR_OTHER_BUILD)
        except Timeout:
            raise StoreError(
                f"another build has been writing “{self.folder}” for {WAIT_FOR_OTHER_BUILD:.0f} s; "
                "try again when it has ended"
            ) from None

    def _pointed_to(self) -> Generation | None:
        try:
            pointer = json.loads((self.folder / _POINTER).read_text("utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValueError) as error:
            raise damaged(self.folder, "its file CURRENT can't be read") from error
        if not isinstance(pointer, dict) or not isinstance(pointer.get("generation"), int):
            raise damaged(self.folder, "its file CURRENT can't be read")
        if pointer.get("format") != FORMAT:
            raise StoreError(f"the graph in “{self.folder}” comes from another version of this program; build it again")
        return Generation(self._all / str(pointer["generation"]))

    def _before(self) -> Generation | None:
        try:
            return self._pointed_to()
        except StoreError:
            return None  # damaged: this build puts it right

    def _discard_all_but(self, kept: Generation | None) -> None:
        for entry in list(self._all.iterdir()):
            if kept is None or entry != kept.folder:
                _discard(entry)

    def _next_number(self) -> int:
        numbers = [int(entry.name) for entry in self._all.iterdir() if entry.name.isdigit()]
        return max(numbers, default=0) + 1

    def _refuse_what_is_not_ours(self) -> None:
        try:
            names = {entry.name for entry in self.folder.iterdir()}
        except FileNotFoundError:
            return
        except NotADirectoryError:
            raise StoreError(f"“{self.folder}” is a file; expected the folder of a graph, or a new name") from None
        except OSError as error:
            raise _in_words(self.folder, error) from error
        if names and not ({_POINTER, _GENERATIONS} <= names or names <= _OURS):
            raise StoreError(
                f"“{self.folder}” is a folder with other things in it, and nothing in it was touched; "
                "expected the folder of a graph, or a new name"
            )


@contextmanager
def plain_failures(folder: Path) -> Iterator[None]:
    """Turn what the operating system refuses into a StoreError in plain words."""
    try:
        yield
    except OSError as error:
        raise _in_words(folder, error) from error


def damaged(folder: Path, what: str) -> StoreError:
    """Make the error for a graph that can't be read."""
    return StoreError(f"the graph in “{folder}” is damaged ({what}); build it again: cuibono build")


def unwritable(folder: Path, reason: str) -> StoreError:
    """Make the error for a place where no graph can be written."""
    if "No space left" in reason:
        reason = "there is no room left on the disk"
    return StoreError(f"the graph in “{folder}” can't be written: {reason}")


def _in_words(folder: Path, error: OSError) -> StoreError:
    import errno

    reasons = {
        errno.ENOSPC: "there is no room left on the disk",
        errno.EDQUOT: "your share of the disk is used up",
        errno.EFBIG: "a file would be larger than is allowed here",
        errno.EACCES: "you may not read or write there",
        errno.EPERM: "you may not read or write there",
        errno.EROFS: "the disk can only be read",
        errno.ENOTDIR: "a part of the path is a file",
        errno.ENAMETOOLONG: "the name is too long",
    }
    reason = reasons.get(error.errno or 0, error.strerror or str(error))
    return StoreError(f"the graph in “{folder}” can't be read or written: {reason}")


def _discard(folder: Path) -> None:
    """Remove a generation: renamed first, in one step, so that no reader ever takes half of it for the whole."""
    if not folder.name.startswith(_DISCARDED):
        away = folder.with_name(f"{_DISCARDED}{folder.name}")
        shutil.rmtree(away, ignore_errors=True)
        os.replace(folder, away)
        folder = away
    shutil.rmtree(folder, ignore_errors=True)


def _write_durably(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _sync(path: Path) -> None:
    if os.name == "nt":
        return  # Windows can't sync a folder, and doesn't need to
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_tree(folder: Path) -> None:
    for path in sorted(folder.rglob("*")):
        _sync(path)
    _sync(folder)
    _sync(folder.parent)
