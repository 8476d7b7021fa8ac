"""What each kind of record consists of: its keys, how each is read, which must be there, and the rules between them."""

import re
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from graph.model.labels import ENTITY_LABELS, Label
from graph.model.records import Passage
from graph.model.states import is_state_code
from graph.model.vocabulary import Reliability, SourceKind
from loaders import values
from loaders.csv_rows import Columns
from loaders.rows import AT_KEYS, Invalid, Report, Row, article, quoted

T = TypeVar("T")
Found = dict[str, Any]
"""The values of one record, read and typed, by key."""
Broken = Iterator[tuple[str, str]]
"""The key and the message of each rule that a record breaks."""
Rules = Callable[[Found, Container[str]], Broken]
"""Give the rules that a record breaks, from the values that could be read and the keys that stand there."""


def _no_hint(key: str, kind: str) -> str | None:
    return None


def _no_rules(found: Found, given: Container[str]) -> Broken:
    yield from ()


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys of one kind of record: a source has `id`, `title`, … of which `id`, `title`, `kind` are required."""

    kind: str
    reads: Mapping[str, values.Read]
    required: tuple[str, ...]
    rules: Rules = _no_rules
    hint: Callable[[str, str], str | None] = _no_hint
    """Says more of a key that the record can't have, given the key and the kind of record."""
    own: tuple[str, ...] = ()
    """Those of a claim's keys that are its relation's own."""

    def read(self, row: Row, report: Report) -> Found | None:
        """Read every key of a row; None where any is wrong, unknown or missing, each with its message."""
        found: Found = {}
        reads = self.reads
        before = len(report.problems)
        for key, raw in row.values.items():
            read = reads.get(key)
            if read is None:
                report.at(row.place, key, self._unknown(key, report))
                continue
            try:
                found[key] = read(raw)
            except Invalid as error:
                report.at(row.place, key, f"{key}: {error}")
        for key in self.required:
            if key not in row.values:
                report.at(row.place, key, f"{quoted(key)} is missing; {article(self.kind)} must have it")
        for key, message in self.rules(found, row.values):
            report.at(row.place, key, message)
        return found if len(report.problems) == before else None

    def reader(self, make: Callable[..., T], report: Report) -> Callable[[Row], T | None]:
        """Give the reading of a row as a record."""

        def read(row: Row) -> T | None:
            found = self.read(row, report)
            return None if found is None else make(**found)

        return read

    def _unknown(self, key: str, report: Report) -> str:
        """Say what is wrong with a key that the record can't have."""
        hint = self.hint(key, self.kind)
        near = report.near(key, self.reads) or f"; expected are {', '.join(self.reads)}"
        return hint or f"unknown key {quoted(key)} of {article(self.kind)}{near}"


def _entity_rules(found: Found, given: Container[str]) -> Broken:
    if found.get("label") == Label.STATE and "id" in found and not is_state_code(found["id"]):
        code = "an ISO 3166-1 alpha-3 code is expected, or one that ISO leaves to users (XAA to XZZ, QMA to QZZ)"
        yield "id", f"the State {quoted(found['id'])} has no code of a state; {code}"


def _source_rules(found: Found, given: Container[str]) -> Broken:
    if found.get("id") in found.get("based_on", ()):
        yield "based_on", f"{quoted(found['id'])} can't be based on itself"


_PASSAGE_ID = re.compile(r"(?P<source>[^#]+)#(?P<line>[1-9]\d*)\.(?P<number>[1-9]\d*)", re.ASCII).fullmatch


def _passage_rules(found: Found, given: Container[str]) -> Broken:
    if "id" in found and "at" in found:
        named = _PASSAGE_ID(found["id"])
        if not named:
            yield "id", f"{quoted(found['id'])} is no passage's id; expected is source#line.number, as umarov-2025#18.3"
        elif int(named["line"]) != found["at"].line:
            yield "id", f"{quoted(found['id'])} names line {named['line']}, and “line” is {found['at'].line}"


def make_passage(**found: Any) -> Passage:
    """Make a passage; the source is named by its id: `umarov-2025#18.3` is the third of line 18 of umarov-2025."""
    return Passage(source=found["id"].partition("#")[0], **{"section": None, **found})


DATASET = Shape(
    "dataset",
    {"name": values.new_id, **dict.fromkeys(("title", "maintainer", "licence", "language"), values.text)},
    ("name", "title"),
)
SOURCE = Shape(
    "source",
    {
        "id": values.new_id,
        "title": values.text,
        "kind": values.choice(SourceKind),
        "author": values.text,
        "date": values.date,
        "url": values.text,
        "reliability": values.choice(Reliability),
        "because": values.text,
        "based_on": values.texts,
        "sha256": values.sha256,
    },
    ("id", "title", "kind", "reliability"),
    _source_rules,
)
ENTITY = Shape(
    "entity",
    {
        "id": values.new_id,
        "label": values.choice(sorted(ENTITY_LABELS)),
        "name": values.text,
        "aliases": values.texts,
        "kind": values.text,
    },
    ("id", "label", "name"),
    _entity_rules,
)
PASSAGE = Shape(
    "passage",
    {"id": values.text, "section": values.text, "at": values.locator, "because": values.text},
    ("id", "at"),
    _passage_rules,
)

DATASET_COLUMNS = Columns(frozenset(DATASET.reads), required=frozenset(DATASET.required))
SOURCE_COLUMNS = Columns(frozenset(SOURCE.reads), lists=frozenset({"based_on"}), required=frozenset(SOURCE.required))
ENTITY_COLUMNS = Columns(frozenset(ENTITY.reads), lists=frozenset({"aliases"}), required=frozenset(ENTITY.required))
PASSAGE_COLUMNS = Columns(
    (frozenset(PASSAGE.reads) - {"at"}) | frozenset(AT_KEYS), locator=True, required=frozenset({"id", *AT_KEYS})
)
