"""A received file as text, in the encoding that is certain or that is told, never in one that is guessed."""

from pathlib import Path

from graph.errors import EvidenceError, Problem, QuestionError
from graph.nearest import did_you_mean
from loaders.files import read_bytes, read_source_text, shown
from loaders.rows import Unreadable

_COMMON = ("utf-8", "utf-16", "windows-1252", "windows-1251", "windows-1250", "iso-8859-1", "iso-8859-15", "koi8-r")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def received_text(path: Path, encoding: str | None) -> str:
    r"""Read a file: UTF-8, or UTF-16 where it says so in its first bytes, or as `encoding` tells; line ends as `\n`.

    Raises EvidenceError where the file can't be read so, QuestionError where there is no such encoding.
    """
    try:
        return _text(path, encoding)
    except Unreadable as error:
        raise EvidenceError([Problem(shown(path), error.line, str(error))]) from error


def _text(path: Path, encoding: str | None) -> str:
    if encoding is None and not read_bytes(path).startswith(_UTF_16):
        try:
            return read_source_text(path)
        except Unreadable as error:
            told = ", or name its encoding: --encoding windows-1252" if error.line is not None else ""
            raise Unreadable(error.line, f"{error}{told}") from error
    try:
        text = read_bytes(path).decode(encoding or "utf-16")
    except LookupError as error:
        hint = did_you_mean(str(encoding), _COMMON) or f"; common ones are {', '.join(_COMMON)}"
        raise QuestionError(f"“{encoding}” is no encoding of text{hint}") from error
    except UnicodeError as error:
        raise Unreadable(None, f"this file is not {encoding or 'utf-16'}: {error}") from error
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
