"""Evidence becomes a graph in a store."""

import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from cuibono.place import place
from graph.errors import QuestionError
from graph.nearest import did_you_mean
from graph.store.protocol import GraphInfo, Progress


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: 219 claims, and the graph that they became."""

    claims: int
    info: GraphInfo
    where: str


def build(
    *folders: str | os.PathLike[str],
    into: str | os.PathLike[str] | None = None,
    progress: Progress | None = None,
) -> Built:
    """Build the graph from folders of evidence and put it in the place of the one that is there.

    `build("sco", "~/evidence/quad", into="my.db")` takes a shipped dataset by its name and a folder by its path;
    without folders, everything that ships is built. Readers see the old graph or the new one, whole.

    Raises EvidenceError (with every problem; nothing is built then), QuestionError where a name is neither a
    dataset nor a folder, and StoreError where the graph can't be written.
    """
    from graph.collector import collector_paused
    from graph.derive import derive
    from graph.dump import info_of
    from graph.store import open_store
    from loaders import load

    tell = progress or (lambda what, done, total: None)
    with collector_paused():
        tell("reading the evidence", 0, 0)
        evidence = load(evidence_folders(folders))
        tell("deriving the graph", 0, 0)
        graph = derive(evidence)
        info = info_of(graph, evidence)
        where = place(into)
        with closing(open_store(where)) as store:
            store.replace(graph, info, progress)
    return Built(len(evidence.claims), info, where)


def evidence_folders(given: tuple[str | os.PathLike[str], ...]) -> list[Path]:
    """Find the folders that are meant: a shipped dataset by its name (`sco`), any other by its path (`./sco`).

    Raises QuestionError where there is no such dataset and no such folder.
    """
    from loaders import shipped

    by_name = {folder.name: folder for folder in shipped()}
    if not given:
        return list(by_name.values())
    return [by_name.get(os.fspath(one)) or _folder(one, by_name) for one in given]


def _folder(given: str | os.PathLike[str], by_name: dict[str, Path]) -> Path:
    folder = Path(given).expanduser()
    if folder.is_dir():
        return folder
    name = os.fspath(given)
    what = "is a file, a folder was expected" if folder.exists() else "is no dataset and no folder"
    names = ", ".join(sorted(by_name))
    raise QuestionError(f"“{name}” {what}{did_you_mean(name, by_name) or f'; the datasets that ship: {names}'}")
