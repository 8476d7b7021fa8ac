"""Files and folders are written whole: what was there stays until the new one is complete."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from graph.errors import CuiBonoError

CONTENTS = "contents.json"
"""The file that says of a written folder what it is, and which files belong to it."""


class WritingError(CuiBonoError):
    """A file that can't be written; the text says which one and why."""


def write_whole(path: Path | str, content: bytes | str) -> None:
    """Write a file through a temporary one beside it and a rename; text is written as UTF-8.

    `write_whole("sco.md", briefing)` leaves the old `sco.md` as it was if the disk is full. A pipe or a device
    (`/dev/stdout`) is written straight through.

    Raises WritingError where the folder is missing, the path is a folder, or the system refuses.
    """
    with whole_file(path) as file:
        file.write(content.encode() if isinstance(content, str) else content)


@contextmanager
def whole_file(path: Path | str) -> Iterator[BinaryIO]:
    """Open a file that takes its place when all of it is written, and never where anything fails: as `write_whole`.

    `with whole_file("sco.graphml") as file: file.write(b"<graphml/>")`.
    """
    given = Path(path)
    with _explained(given):
        if given.is_dir():
            raise WritingError(f"can't write {path}: that is a folder, a file was expected")
        _parent_of(given)
        if given.exists() and not given.is_file():
            with given.open("wb") as file:
                yield file
        else:
            with _replaced(Path(os.path.realpath(given))) as file:  # a link keeps pointing to its file
                yield file


@contextmanager
def whole_folder(path: Path | str, contents: Mapping[str, object]) -> Iterator[Path]:
    """Give an empty folder to fill, which takes its place when it is full, and never where anything fails.

    `contents` is written into it as JSON, with the names of its files. A folder that is there is replaced where it is
    empty or was written so and has no file besides: nobody's own files are lost.

    Raises WritingError as `write_whole` does, and where the folder that is there has files of other people's.
    """
    given = Path(path)
    target = Path(os.path.realpath(given))
    with _explained(given):
        if target.exists() and not target.is_dir():
            raise WritingError(f"can't write {path}: that is a file, and a folder is to be written")
        _parent_of(given)
        strange = _not_ours(target)
        if strange:
            raise WritingError(
                f"can't write {path}: that folder has files that were not written by an export ({strange}); "
                "name a new folder"
            )
        new = Path(tempfile.mkdtemp(prefix=".cuibono-", suffix=".tmp", dir=target.parent))
        try:
            yield new
            names = sorted(file.name for file in new.iterdir())
            _write_json(new / CONTENTS, {**contents, "files": names})
            for file in new.iterdir():
                _to_disk(file)
            os.chmod(new, _mode(target, 0o777))
            _swap(new, target)
        except BaseException:  # an interrupt too must leave nothing behind
            shutil.rmtree(new, ignore_errors=True)
            raise


def _parent_of(path: Path) -> None:
    if not path.parent.is_dir():
        raise WritingError(f"can't write {path}: there is no folder {path.parent}; make it first")


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn what the system says while something is written into our own error."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise WritingError(f"can't write {path}: {error.strerror or error}") from error


@contextmanager
def _replaced(target: Path) -> Iterator[BinaryIO]:
    handle, name = tempfile.mkstemp(prefix=".cuibono-", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, _mode(target, 0o666))
        os.replace(name, target)
    except BaseException:  # an interrupt too must leave nothing behind
        os.unlink(name)
        raise


def _swap(new: Path, target: Path) -> None:
    """Put the new folder in the place of the old one, which comes back where that fails."""
    if not target.exists():
        os.rename(new, target)
        return
    old = new.with_suffix(".old")
    os.rename(target, old)
    try:
        os.rename(new, target)
    except BaseException:
        os.rename(old, target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _not_ours(folder: Path) -> str:
    """Name a file that no export wrote into a folder; nothing where there is none."""
    if not folder.is_dir():
        return ""
    try:
        known = {CONTENTS, *json.loads((folder / CONTENTS).read_text("utf-8"))["files"]}
    except (FileNotFoundError, ValueError, TypeError, KeyError):
        known = set()
    return min((file.name for file in folder.iterdir() if file.name not in known), default="")


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", "utf-8")


def _to_disk(file: Path) -> None:
    with file.open("rb") as opened:
        os.fsync(opened.fileno())


def _mode(target: Path, new: int) -> int:
    """The mode of what was there, else the one that something new gets."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return new & ~mask
