"""Evidence from folders: find, read, check, and give either all of it or every problem."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from pathlib import Path

from graph.collector import collector_paused
from graph.model.labels import Label
from graph.model.records import Dataset, Entity, Evidence, Source
from loaders import crosschecks, unions
from loaders.claims import COLUMNS as CLAIM_COLUMNS
from loaders.claims import ClaimReader
from loaders.folders import find_datasets, part_file, part_files, refuse_strays
from loaders.names import Names
from loaders.placed import Contents, Part, Placed, T, read_part
from loaders.rows import Report
from loaders.shapes import (
    DATASET,
    DATASET_COLUMNS,
    ENTITY,
    ENTITY_COLUMNS,
    PASSAGE,
    PASSAGE_COLUMNS,
    SOURCE,
    SOURCE_COLUMNS,
    Shape,
    make_passage,
)

_DATASET = Part("a block with name and title", DATASET_COLUMNS, key="name", single=True)
_SOURCES = Part("a list of sources", SOURCE_COLUMNS)
_ENTITIES = Part("a list of entities", ENTITY_COLUMNS)
_CLAIMS = Part("a list of claims", CLAIM_COLUMNS)
_PASSAGES = Part("a list of passages", PASSAGE_COLUMNS)


def load(folders: Sequence[Path]) -> Evidence:
    """Load datasets, check them against the model, and give all of their evidence, sorted by id.

    Each folder is a dataset (`evidence/sco`) or holds datasets (`evidence`). The order of folders, files and rows
    makes no difference.

    Raises EvidenceError with every problem of every file.
    """
    with collector_paused():
        return _load(folders)


def _load(given: Sequence[Path]) -> Evidence:
    report = Report()
    paths = find_datasets(given, report)
    folders = [_read_names(path, report) for path in paths]
    everything = Contents(
        datasets=unions.distinct([folder.datasets for folder in folders], "name", report),
        sources=unions.equal_sources([folder.sources for folder in folders], report),
        entities=unions.agreeing_entities([folder.entities for folder in folders], report),
    )
    for path, folder in zip(paths, folders, strict=True):
        _read_claims(path, folder, everything, report)
        crosschecks.check_folder(folder, report)
    everything.claims = unions.distinct([folder.claims for folder in folders], "id", report)
    everything.passages = unions.distinct([folder.passages for folder in folders], "id", report)
    crosschecks.check_everything(everything, report)
    report.finish()
    return _evidence(everything)


def _read_names(path: Path, report: Report) -> Contents:
    """Read a folder's dataset, sources and entities: what claims refer to."""

    def read(name: str, part: Part, shape: Shape, make: Callable[..., T]) -> Placed[T]:
        file = part_file(path, name, report)
        placed = read_part([file] if file else [], part, shape.reader(make, report), report)
        placed.complete = placed.complete and file is not None
        return placed

    return Contents(
        datasets=read("dataset", _DATASET, DATASET, Dataset),
        sources=read("sources", _SOURCES, SOURCE, Source),
        entities=read("entities", _ENTITIES, ENTITY, Entity),
    )


def _read_claims(path: Path, folder: Contents, everything: Contents, report: Report) -> None:
    """Read a folder's claims and passages, now that the names they may use are known."""
    names = Names(
        labels=_labels(folder.entities),
        elsewhere=everything.entities.places,
        sources=_held(everything.sources),
        report=report,
        entities_complete=folder.entities.complete,
        sources_complete=everything.sources.complete,
    )
    for part in ("claims", "passages"):
        refuse_strays(path, part, report)
    folder.claims = read_part(part_files(path, "claims", report), _CLAIMS, ClaimReader(names, report).read, report)
    if (path / "passages").exists():
        files = part_files(path, "passages", report)
        folder.passages = read_part(files, _PASSAGES, PASSAGE.reader(make_passage, report), report)


def _labels(entities: Placed[Entity]) -> dict[str, Label | None]:
    """Give the label of each entity, None where its record is wrong in itself."""
    records = entities.records
    return {name: Label(records[name].label) if name in records else None for name in entities.places}


def _held(sources: Placed[Source]) -> dict[str, bool]:
    """Tell of which sources we hold the text; of one whose record is wrong in itself it can't be said."""
    records = sources.records
    return {name: name not in records or records[name].sha256 is not None for name in sources.places}


def _evidence(everything: Contents) -> Evidence:
    by_id = attrgetter("id")
    return Evidence(
        datasets=tuple(sorted(everything.datasets.records.values(), key=attrgetter("name"))),
        sources=tuple(sorted(everything.sources.records.values(), key=by_id)),
        entities=tuple(sorted(everything.entities.records.values(), key=by_id)),
        claims=tuple(sorted(everything.claims.records.values(), key=by_id)),
        passages=tuple(sorted(everything.passages.records.values(), key=by_id)),
    )
