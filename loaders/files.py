"""Files as text: UTF-8 without control characters, or a message that says what else it is."""

import re
import stat
from pathlib import Path

from loaders.rows import Unreadable

# Bytes that no text holds: the control characters of ASCII, tab and line ends aside.
_CONTROL_BYTES = bytes(byte for byte in range(0x20) if byte not in b"\t\n\r") + b"\x7f"
# U+0080 to U+009F are control characters too; U+2028 and U+2029 end lines where no editor shows one.
_HIDDEN = re.compile(rb"\xc2[\x80-\x9f]|\xe2\x80[\xa8\xa9]")
HIDDEN_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
_UTF_16_32 = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def shown(path: Path) -> str:
    """Give a path as text that any terminal can print, even where its name is not UTF-8."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def read_text(path: Path) -> str:
    r"""Read a file of evidence as text, with line ends as `\n` and without a byte order mark.

    Raises Unreadable where it is no file that can be read, its bytes are not UTF-8, or it has control characters.
    """
    data = read_bytes(path)
    text = _decoded(data)
    if len(data) != len(data.translate(None, _CONTROL_BYTES)) or _HIDDEN.search(data):
        raise _control_character(text)
    return _with_unix_lines(text)


def read_source_text(path: Path) -> str:
    r"""Read the text of a source, which may have control characters: line ends as `\n`, no byte order mark.

    Raises Unreadable where it is no file that can be read, or its bytes are not UTF-8.
    """
    return _with_unix_lines(_decoded(read_bytes(path)))


def _with_unix_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_bytes(path: Path) -> bytes:
    """Read a file's bytes. Raises Unreadable where it is no file that can be read."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise Unreadable(None, "this is a folder; a file is expected")
        if not stat.S_ISREG(mode):  # a pipe or a device could be read for ever
            raise Unreadable(None, "this is a pipe, socket or device; a file is expected")
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(None, f"this file can't be read: {error.strerror or error}") from error


def _decoded(data: bytes) -> str:
    if data.startswith(_UTF_16_32):
        raise Unreadable(None, "this file is UTF-16 or UTF-32; save it as UTF-8")
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = f"0x{data[error.start]:02x}"
        message = f"byte {byte} is not UTF-8 (is this Latin-1 or Windows-1252?); save the file as UTF-8"
        raise Unreadable(line, message) from error


def _control_character(text: str) -> Unreadable:
    found = HIDDEN_CHARACTER.search(text)
    assert found is not None  # noqa: S101 (the bytes held one)
    line = text.count("\n", 0, found.start()) + 1
    return Unreadable(line, f"this line holds the control character U+{ord(found.group()):04X}; text is expected")
