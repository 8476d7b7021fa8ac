"""YAML as rows of text: every scalar stays as it was written, and each key knows its line.

The parser's events are read directly: building its nodes would take five times as long, and an alias can be refused
before anything is expanded.
"""

from collections.abc import Iterator
from typing import Any

from loaders.files import HIDDEN_CHARACTER
from loaders.rows import FIELD_LIMIT, Place, Raw, Report, Row, Unreadable, quoted

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


def read_rows(text: str, file: str, expected: str, report: Report, *, single: bool = False) -> Iterator[Row]:
    """Read the rows of a YAML file: a list of blocks, or one block where `single`.

    `expected` says for messages what the file holds, as "a list of claims". What is wrong within a row goes to the
    report.

    Raises Unreadable where the file can't be read on.
    """
    return _Reader(text, file, expected, report).rows(single)


class _Reader:
    """Walks the events of one file."""

    def __init__(self, text: str, file: str, expected: str, report: Report) -> None:
        import yaml

        self.yaml = yaml
        self.text = text
        self.file = file
        self.expected = expected
        self.report = report
        # The C parser where PyYAML has it: ten times as fast, the same events.
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        try:
            self.parser = loader(text)
        except yaml.YAMLError as error:
            raise Unreadable(1, str(error)) from error
        self.layouts: dict[tuple[tuple[str, int], ...], dict[str, int]] = {}

    def next(self) -> Any:
        """Give the next event, or stop where the text is not YAML."""
        try:
            event = self.parser.get_event()
        except self.yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            raise Unreadable(mark.line + 1 if mark else 1, self.explained(error)) from error
        except self.yaml.YAMLError as error:
            raise Unreadable(1, f"this is not YAML: {error}") from error
        return event

    def explained(self, error: Any) -> str:
        """Say in plain words what the parser stumbled over."""
        mark = error.problem_mark or error.context_mark
        lines = self.text.split("\n")
        line = lines[mark.line] if mark and mark.line < len(lines) else ""
        if "\t" in line[: len(line) - len(line.lstrip())]:
            return "a tab indents this line; YAML is indented by spaces"
        hint = ""
        if "mapping values are not allowed" in (error.problem or ""):
            hint = "; text that holds “: ” stands in quotation marks"
        parts = [part for part in (error.context, error.problem) if part]
        return f"this is not YAML: {', '.join(parts)}{hint}"

    def rows(self, single: bool) -> Iterator[Row]:
        yaml = self.yaml
        self.next()  # the start of the stream
        event = self.next()
        if isinstance(event, yaml.StreamEndEvent):
            raise Unreadable(1, f"this file is empty; {self.expected} is expected")
        event = self.next()
        if isinstance(event, yaml.MappingStartEvent) and single:
            yield self.row(event)
        elif isinstance(event, yaml.SequenceStartEvent) and not single:
            self.plain(event)
            yield from self.items()
        elif isinstance(event, yaml.ScalarEvent) and event.value in _NULLS:
            raise Unreadable(event.start_mark.line + 1, f"this file is empty; {self.expected} is expected")
        else:
            raise Unreadable(event.start_mark.line + 1, f"{self.expected} is expected, not {self.kind(event)}")
        self.next()  # the end of the document
        event = self.next()
        if not isinstance(event, yaml.StreamEndEvent):
            raise Unreadable(event.start_mark.line + 1, "a second document begins here; one is expected")

    def items(self) -> Iterator[Row]:
        yaml = self.yaml
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            if isinstance(event, yaml.MappingStartEvent):
                yield self.row(event)
            else:
                self.plain(event)
                line = event.start_mark.line + 1
                self.report.lose(self.file, line, f"a block of “key: value” lines is expected, not {self.kind(event)}")
                self.skip(event)

    def row(self, start: Any) -> Row:
        """Read one block of keys and values, the start of which was read."""
        yaml = self.yaml
        self.plain(start)
        first = start.start_mark.line
        values: dict[str, Raw] = {}
        layout: list[tuple[str, int]] = []
        while (event := self.next()).__class__ is not yaml.MappingEndEvent:
            key = self.key(event)
            line = event.start_mark.line
            if any(key == known for known, _ in layout):
                self.report.add(self.file, line + 1, f"the key {quoted(key)} stands twice in this block")
            layout.append((key, line - first))
            value = self.value(key, self.next())
            if value is not None:
                values[key] = value
        shape = tuple(layout)
        offsets = self.layouts.get(shape)
        if offsets is None:
            offsets = self.layouts[shape] = dict(layout)
        return Row(values, Place(self.file, first + 1, offsets))

    def key(self, event: Any) -> str:
        if event.__class__ is not self.yaml.ScalarEvent:
            raise Unreadable(event.start_mark.line + 1, f"a key is expected, not {self.kind(event)}")
        self.plain(event)
        key: str = event.value
        return key

    def value(self, key: str, event: Any) -> Raw | None:
        """Read the value of a key; None where it is absent."""
        if event.__class__ is self.yaml.ScalarEvent:
            return self.scalar(key, event)
        self.plain(event)
        if event.__class__ is self.yaml.SequenceStartEvent:
            return self.texts(key)
        return self.block(key)

    def scalar(self, key: str, event: Any) -> str | None:
        value: str = event.value
        if event.anchor is not None or event.tag is not None:
            self.plain(event)
        if len(value) > FIELD_LIMIT:
            message = f"{quoted(key)} has {len(value):,} characters; at most {FIELD_LIMIT:,} are expected"
            self.report.add(self.file, event.start_mark.line + 1, message)
            return None
        if event.implicit[0] and value in _NULLS:
            return None
        if event.style == '"' and (hidden := HIDDEN_CHARACTER.search(value)):  # only here an escape can make one
            message = f"{quoted(key)} holds the control character U+{ord(hidden.group()):04X}; text is expected"
            self.report.add(self.file, event.start_mark.line + 1, message)
            return None
        return value.strip() or None

    def texts(self, key: str) -> tuple[str, ...]:
        yaml = self.yaml
        found: list[str] = []
        while (event := self.next()).__class__ is not yaml.SequenceEndEvent:
            line = event.start_mark.line + 1
            if event.__class__ is not yaml.ScalarEvent:
                message = f"{quoted(key)} is a list of texts; {self.kind(event)} stands in it"
                self.report.add(self.file, line, message)
                self.skip(event)
                continue
            text = self.scalar(key, event)
            if text is None:
                self.report.add(self.file, line, f"the list {quoted(key)} has an empty item")
            else:
                found.append(text)
        return tuple(found)

    def block(self, key: str) -> dict[str, str]:
        yaml = self.yaml
        found: dict[str, str] = {}
        while (event := self.next()).__class__ is not yaml.MappingEndEvent:
            part = self.key(event)
            line = event.start_mark.line + 1
            if part in found:
                self.report.add(self.file, line, f"the key {quoted(part)} stands twice in {quoted(key)}")
            event = self.next()
            if event.__class__ is not yaml.ScalarEvent:
                self.report.add(self.file, line, f"{quoted(part)} in {quoted(key)} is a text, not {self.kind(event)}")
                self.skip(event)
                continue
            text = self.scalar(part, event)
            if text is not None:
                found[part] = text
        return found

    def plain(self, event: Any) -> None:
        """Refuse what the files have no use for, and what could make a small file huge."""
        if isinstance(event, self.yaml.AliasEvent) or event.anchor is not None:
            sign = "*" if isinstance(event, self.yaml.AliasEvent) else "&"
            message = f"{sign}{event.anchor}: anchors and aliases are not read; write the value out"
            raise Unreadable(event.start_mark.line + 1, f"{message} (or put it in quotation marks)")
        if event.tag is not None:
            raise Unreadable(event.start_mark.line + 1, f"the tag {quoted(event.tag)} is not read; every value is text")

    def skip(self, event: Any) -> None:
        """Read to the end of a list or block that does not belong where it stands."""
        yaml = self.yaml
        self.plain(event)
        depth = 0
        while True:
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth == 0:
                return
            event = self.next()
            if isinstance(event, yaml.NodeEvent):
                self.plain(event)

    def kind(self, event: Any) -> str:
        if isinstance(event, self.yaml.SequenceStartEvent):
            return "a list"
        if isinstance(event, self.yaml.MappingStartEvent):
            return "a block of keys"
        if isinstance(event, self.yaml.ScalarEvent):
            return f"the text {quoted(event.value)}" if event.value else "nothing"
        return "an alias"
