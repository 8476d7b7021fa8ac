"""Files are written whole: the one that was there stays until the new one is complete."""

import os
import tempfile
from pathlib import Path

from graph.errors import CuiBonoError


class WritingError(CuiBonoError):
    """A file that can't be written; the text says which one and why."""


def write_whole(path: Path | str, content: bytes | str) -> None:
    """Write a file through a temporary one beside it and a rename; text is written as UTF-8.

    `write_whole("sco.md", briefing)` leaves the old `sco.md` as it was if the disk is full. A pipe or a device
    (`/dev/stdout`) is written straight through.

    Raises WritingError where the folder is missing, the path is a folder, or the system refuses.
    """
    data = content.encode() if isinstance(content, str) else content
    given = Path(path)
    if given.is_dir():
        raise WritingError(f"can't write {path}: that is a folder, a file was expected")
    if not given.parent.is_dir():
        raise WritingError(f"can't write {path}: there is no folder {given.parent}; make it first")
    try:
        if given.exists() and not given.is_file():
            given.write_bytes(data)
        else:
            _replace(Path(os.path.realpath(given)), data)  # a link keeps pointing to its file
    except BrokenPipeError:
        raise
    except OSError as error:
        raise WritingError(f"can't write {path}: {error.strerror or error}") from error


def _replace(target: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".cuibono-", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, _mode(target))
        os.replace(name, target)
    except BaseException:  # an interrupt too must leave nothing behind
        os.unlink(name)
        raise


def _mode(target: Path) -> int:
    """The mode of the file that was there, else the one that a new file gets."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
