"""The header of a saved query: the comments at the top of its file, read line by line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.errors import Problem
from graph.model import Label
from graph.nearest import did_you_mean
from queries.question import Column, Kind, Parameter, ParameterType

FIELDS = ("name", "title", "question", "finding", "empty")
"""Fields of one sentence or word each; all must be there."""
ORDER = "order"
"""The field that may be there: columns by which `ask` sorts rows that are too many for the engine's own ORDER BY."""
SECTIONS = ("parameters", "columns")

_FIELD = re.compile(r"([a-z]+):(?:\s+(.*))?")
_PARAMETER = re.compile(r"([A-Za-z_]\w*):\s*([^=#]+?)\s*(?:=\s*([^#]*?)\s*)?(?:#\s*(.*))?")
_COLUMN = re.compile(r"([A-Za-z_]\w*):\s+(\S.*)")
_KINDS = {str(kind): kind for kind in Kind}
_LABELS = {str(label): label for label in Label}


@dataclass(slots=True)
class Header:
    """What a header says, and at which line; `problems` is what is wrong with it."""

    file: str
    fields: dict[str, str] = field(default_factory=dict)
    parameters: list[Parameter] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    """The line of each field, of each parameter as "$name" and of each column as ".name"."""
    body_line: int = 1
    """The line at which the statement begins."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def order(self) -> tuple[str, ...]:
        """The columns by which the rows are to be sorted."""
        return tuple(name.strip() for name in self.fields.get(ORDER, "").split(",") if name.strip())

    def line_of(self, words: str, text: str) -> int:
        """Find the line of the statement in which words stand first, or the statement's first line."""
        for number, line in enumerate(text.splitlines(), 1):
            if number >= self.body_line and words in line:
                return number
        return self.body_line

    def fault(self, line: int | None, message: str) -> None:
        """Note something wrong."""
        self.problems.append(Problem(self.file, line, message))


def read_header(file: str, text: str) -> Header:
    """Read the comments at the top of the file; the first line that is none, be it blank, ends the header.

    `// name: members` is a field. An indented comment under it goes on with it, and under `// parameters:` and
    `// columns:` is one of these: `//   organisation: Organisation = SCO  # whose members`.
    """
    header = Header(file)
    current = None
    for number, comment, indented in _comments(header, text):
        if not indented:
            current = _open_field(header, number, comment)
        elif current == "parameters":
            _add_parameter(header, number, comment)
        elif current == "columns":
            _add_column(header, number, comment)
        elif current is not None:
            header.fields[current] = f"{header.fields[current]} {comment}".strip()
        else:
            header.fault(number, "an indented line belongs to no field; expected “// name: …” first")
    for name in (*FIELDS, "columns"):
        if name not in header.lines or (name in FIELDS and not header.fields[name]):
            header.fault(header.lines.get(name), f"the header has no “{name}:”")
    return header


def _comments(header: Header, text: str) -> Iterator[tuple[int, str, bool]]:
    number = 0
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line.startswith("//"):
            header.body_line = number
            return
        comment = line[2:]
        if comment.strip():
            yield number, comment.strip(), comment.startswith(("  ", "\t", " \t"))
    header.body_line = number + 1


def _open_field(header: Header, number: int, comment: str) -> str | None:
    match = _FIELD.fullmatch(comment)
    known = (*FIELDS, ORDER, *SECTIONS)
    if match is None:
        header.fault(number, f"expected “field: text”, where the field is one of {', '.join(known)}")
        return None
    name, value = match.group(1), (match.group(2) or "").strip()
    if name not in known:
        header.fault(number, f"unknown field “{name}”{did_you_mean(name, known)}")
        return None
    if name in header.lines:
        header.fault(number, f"“{name}:” stands twice; the first is in line {header.lines[name]}")
    if name in SECTIONS and value:
        header.fault(number, f"“{name}:” stands alone in its line, and each of them in an indented line under it")
    header.lines[name] = number
    header.fields[name] = value
    return name


def _add_parameter(header: Header, number: int, comment: str) -> None:
    match = _PARAMETER.fullmatch(comment)
    if match is None:
        header.fault(number, "a parameter is written “name: type = default  # meaning”, the default where it has one")
        return
    name, written, default, meaning = match.groups()
    kind = _read_type(header, number, written)
    if f"${name}" in header.lines:
        header.fault(number, f"parameter “{name}” stands twice; the first is in line {header.lines[f'${name}']}")
        return
    header.lines[f"${name}"] = number
    value: str | list[str] | None = None if default in (None, "", "null") else default
    if kind.is_list and isinstance(value, str):
        value = [item.strip() for item in value.split(",")]
    header.parameters.append(Parameter(name, kind, default is None, value, meaning or ""))


def _read_type(header: Header, number: int, written: str) -> ParameterType:
    text = " ".join(written.split())
    is_list = text.startswith("list of ")
    kinds, labels = set(), []
    for word in text.removeprefix("list of ").split("|"):
        name = word.strip()
        if name in _LABELS:
            kinds.add(Kind.NODE)
            labels.append(_LABELS[name])
        elif name in _KINDS:
            kinds.add(_KINDS[name])
            labels.extend(Label if name == Kind.NODE else ())
        else:
            known = [*_LABELS, *_KINDS]
            hint = did_you_mean(name, known) or f"; a type is a label or one of {', '.join(_KINDS)}"
            header.fault(number, f"unknown type “{name}”{hint}")
    return ParameterType(frozenset(kinds), tuple(labels), is_list, text)


def _add_column(header: Header, number: int, comment: str) -> None:
    match = _COLUMN.fullmatch(comment)
    if match is None:
        header.fault(number, "a column is written “name: its meaning in half a line”")
        return
    name, meaning = match.groups()
    if f".{name}" in header.lines:
        header.fault(number, f"column “{name}” stands twice; the first is in line {header.lines[f'.{name}']}")
        return
    header.lines[f".{name}"] = number
    header.columns.append(Column(name, meaning))
