"""From a received file to a folder of evidence: read, name, draft, write, and check before it is put in its place."""

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from graph.collector import collector_paused
from graph.errors import CuiBonoError, EvidenceError, Problem, QuestionError
from graph.model.records import Claim, Entity, Source
from graph.model.vocabulary import Reliability, SourceKind
from graph.nearest import did_you_mean
from loaders.files import shown
from loaders.incoming import ids
from loaders.incoming.drafting import Drafts, expectations
from loaders.incoming.naming import Known, name_all
from loaders.incoming.parts import Left, Link, Place, Received
from loaders.incoming.usable import usable
from loaders.incoming.writing import write_folder
from loaders.loading import load
from loaders.rows import listed

if TYPE_CHECKING:
    from graph.store.protocol import Progress

Read = Callable[[Path, str | None], Received]


def _csv(path: Path, encoding: str | None) -> Received:
    from loaders.incoming.table import read_table

    return read_table(path, encoding)


def _graphml(path: Path, encoding: str | None) -> Received:
    from loaders.incoming.graphml import read_graphml

    return read_graphml(path, encoding)


def _ftm(path: Path, encoding: str | None) -> Received:
    from loaders.incoming.ftm import read_ftm

    return read_ftm(path, encoding)


KINDS: dict[str, Read] = {"csv": _csv, "graphml": _graphml, "ftm": _ftm}
"""How each kind of file is read."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made: 12 claims of edges.csv in a folder, 9 of them with a relation; and what it left over."""

    folder: Path
    dataset: str
    files: tuple[str, ...]
    claims: int
    with_relation: int
    entities: int
    left: tuple[Left, ...]
    """What no claim holds, in the order of the file; `leftover.csv` has the same."""
    notes: tuple[str, ...]
    """What was taken for granted in reading."""
    carried: dict[str, int]
    """What was not taken over because a build makes it anew, and how much of it."""

    def reasons(self) -> list[tuple[str, int]]:
        """Say what was left over, by what it is and why, the most frequent first."""
        counted = Counter(f"{one.what}: {one.reason}" for one in self.left)
        return counted.most_common()


def import_file(
    path: Path,
    kind: str,
    folder: Path,
    *,
    known: Iterable[Entity] = (),
    encoding: str | None = None,
    progress: "Progress | None" = None,
) -> Imported:
    """Turn a file that was received into a folder of evidence to be reviewed.

    `import_file(Path("edges.csv"), "csv", Path("inbox/anna"))`. `known` are the entities of the datasets beside which
    it will stand: what the file calls "Moscow" is then RUS. Nothing is written unless all of it is valid evidence.

    Raises QuestionError (no such kind or encoding, the folder is not empty), EvidenceError (the file can't be read, or
    no claim can be made of it), or another CuiBonoError where the folder can't be written.
    """
    read = KINDS.get(kind)
    if read is None:
        raise QuestionError(
            f"“{kind}” is no kind of file{did_you_mean(kind, KINDS) or f'; expected is {listed([*KINDS])}'}"
        )
    with collector_paused():
        return _import(path, read, _new(folder), Known(known), encoding, progress or (lambda what, done, total: None))


def _import(path: Path, read: Read, folder: Path, known: Known, encoding: str | None, tell: "Progress") -> Imported:
    dataset = ids.from_name(folder.name)
    tell(f"reading {path.name}", 0, 0)
    received = read(path, encoding)
    tell("making claims", 0, 0)
    claims, entities, sources = _evidence(received, dataset, known)
    if not claims:
        raise EvidenceError([Problem(shown(path), None, f"no claim can be made of this file{_why(received)}")])
    tell("writing claims", 0, 0)
    title = f"Imported from {', '.join(source.title for source in sources)}, to be reviewed"
    about = {"name": dataset, "title": title}
    _put(folder, lambda place: write_folder(place, about, sources, entities, claims, received.left))
    return Imported(
        folder,
        dataset,
        tuple(file.name for file in received.files),
        len(claims),
        sum(claim.relation is not None for claim in claims),
        len(entities),
        tuple(received.left),
        tuple(received.notes),
        dict(received.carried),
    )


def _evidence(received: Received, dataset: str, known: Known) -> tuple[list[Claim], list[Entity], list[Source]]:
    sources = _sources(received, dataset)
    received.links = list(_told_apart(received.links))
    expected = expectations(received)
    names = name_all(received, expected, known, [source.id for source in sources.values()])
    taken = {*names.entities, *(source.id for source in sources.values())}
    identities: list[str] = []
    of_the_file: dict[str, str] = {}
    for number, link in enumerate(received.links, 1):
        refs = (link.id, link.place.ref.removeprefix("row ").replace(" ", "-"))
        wanted = (f"{dataset}-{ref}" for ref in refs if ref)
        identity = ids.free(next(filter(ids.is_id, wanted), f"{dataset}-{number}"), taken)
        taken.add(identity)
        identities.append(identity)
        if link.id is not None:
            of_the_file.setdefault(link.id, identity)
    drafts = Drafts(received, names, {name: source.id for name, source in sources.items()}, of_the_file)
    claims = [drafts.claim(link, identity) for link, identity in zip(received.links, identities, strict=True)]
    return claims, sorted(names.entities.values(), key=lambda entity: (entity.label, entity.id)), [*sources.values()]


def _told_apart(links: Iterable[Link]) -> Iterator[Link]:
    """Give each link a place of its own, where a file gives one id to several."""
    seen: Counter[Place] = Counter()
    for link in links:
        seen[link.place] += 1
        number = seen[link.place]
        yield link if number == 1 else replace(link, place=link.place._replace(ref=f"{link.place.ref} ({number})"))


def _sources(received: Received, dataset: str) -> dict[str, Source]:
    """Make a source of each file, which is graded F until somebody knows better."""
    found: dict[str, Source] = {}
    for file in received.files:
        own = file.name if ids.is_own_id(file.name) else ids.from_name(file.name)
        identity = own if own.startswith(dataset) else f"{dataset}-{own}"
        found[file.name] = Source(
            id=identity,
            title=usable(file.name) or identity,
            kind=str(SourceKind.DATASET),
            reliability=str(Reliability.CANNOT_BE_JUDGED),
            because="Received and not reviewed; what it rests on is not known.",
            sha256=file.sha256,
        )
    return found


def _why(received: Received) -> str:
    reasons = Counter(one.reason for one in received.left).most_common(3)
    return ": " + "; ".join(f"{reason} ({count:,} times)" for reason, count in reasons) if reasons else ""


def _new(folder: Path) -> Path:
    """Give the folder that will be made, resolved. Raises QuestionError where something stands there."""
    target = Path(os.path.realpath(folder.expanduser()))
    if target.is_dir() and any(target.iterdir()):
        raise QuestionError(f"“{folder}” is not empty; an import makes a folder of its own and overwrites nothing")
    if target.exists() and not target.is_dir():
        raise QuestionError(f"“{folder}” is a file; a folder that is new or empty is expected")
    if not target.parent.is_dir():
        raise QuestionError(f"there is no folder {folder.parent}; make it first")
    return target


def _put(target: Path, write: Callable[[Path], None]) -> None:
    """Write a folder beside the target, check it as evidence, and put it in its place whole."""
    try:
        scratch = Path(tempfile.mkdtemp(prefix=".cuibono-", suffix=".tmp", dir=target.parent))
    except OSError as error:
        raise CuiBonoError(f"can't write {target}: {error.strerror or error}") from error
    try:
        scratch.chmod(0o777 & ~_umask())
        write(scratch)
        _check(scratch, target)
        if target.is_dir():
            target.rmdir()
        scratch.rename(target)
    except OSError as error:
        raise CuiBonoError(f"can't write {target}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _check(scratch: Path, target: Path) -> None:
    """Load what was written, as a build will. Raises EvidenceError, which names the place where it would have stood."""
    try:
        load([scratch])
    except EvidenceError as error:
        here, there = shown(scratch), shown(target)
        raise EvidenceError(
            [
                Problem(one.file.replace(here, there), one.line, one.message.replace(here, there))
                for one in error.problems
            ]
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
