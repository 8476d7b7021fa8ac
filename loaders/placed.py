"""Records beside the places where they stand, as they are read from the files of one part of a dataset."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from graph.model.records import Claim, Dataset, Entity, Passage, Source
from loaders import csv_rows, yaml_rows
from loaders.csv_rows import Columns
from loaders.files import read_text, shown
from loaders.folders import is_csv
from loaders.rows import Place, Report, Row, Unreadable, quoted

T = TypeVar("T")


@dataclass(slots=True)
class Placed(Generic[T]):
    """Records by id, and the place of every id that was seen, those of records that are wrong included."""

    records: dict[str, T] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    complete: bool = True
    """False where a file could not be read to its end: then an id that is missing is no news."""

    def add(self, row: Row, record: T | None, key: str, report: Report) -> None:
        """Take a record in, unless its id was taken in before."""
        name = row.values.get(key)
        if name.__class__ is not str:
            return
        first = self.places.setdefault(name, row.place)
        if first is not row.place:
            report.at(row.place, key, f"the id {quoted(str(name))} is taken; it stands in {first} too")
        elif record is not None:
            self.records[name] = record


@dataclass(slots=True)
class Contents:
    """What was read of one dataset, or of several that were united: each part, with the place of every record."""

    datasets: Placed[Dataset] = field(default_factory=Placed)
    sources: Placed[Source] = field(default_factory=Placed)
    entities: Placed[Entity] = field(default_factory=Placed)
    claims: Placed[Claim] = field(default_factory=Placed)
    passages: Placed[Passage] = field(default_factory=Placed)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a dataset: how its files are called in messages, and what their columns are."""

    expected: str
    columns: Columns
    key: str = "id"
    single: bool = False


def read_part(files: Iterable[Path], part: Part, read: Callable[[Row], T | None], report: Report) -> Placed[T]:
    """Read the records of some files; what is wrong goes to the report and is left out."""
    placed: Placed[T] = Placed()
    for file in files:
        count = 0
        for row in _rows(file, part, report):
            placed.add(row, read(row), part.key, report)
            count += 1
        placed.complete = placed.complete and shown(file) not in report.lossy
        if part.single and placed.complete and count != 1:
            report.add(shown(file), None, f"this file has {count} rows; one is expected")
    return placed


def _rows(file: Path, part: Part, report: Report) -> Iterator[Row]:
    name = shown(file)
    try:
        text = read_text(file)
        if is_csv(file):
            yield from csv_rows.read_rows(text, name, part.columns, report)
        else:
            yield from yaml_rows.read_rows(text, name, part.expected, report, single=part.single)
    except Unreadable as error:
        report.lose(name, error.line, str(error))
