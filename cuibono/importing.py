"""What colleagues send becomes evidence to be reviewed."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.store.protocol import Progress
    from loaders.incoming import Imported


def import_file(
    file: str | os.PathLike[str],
    kind: str,
    into: str | os.PathLike[str],
    *,
    beside: Iterable[str | os.PathLike[str]] = (),
    encoding: str | None = None,
    progress: "Progress | None" = None,
) -> "Imported":
    """Turn a file into a folder of claims: `import_file("edges.csv", "csv", into="inbox/anna")`.

    `kind` is `csv`, `graphml` or `ftm`. The claims name the file and the row, and are of low confidence until somebody
    reviews them; what no claim holds is in `leftover.csv`, and under `left` of what is returned. `beside` names the
    datasets (`sco`) and folders whose entities the file may mean, without it all that ship. `encoding` is needed for a
    file that is neither UTF-8 nor marked as UTF-16.

    Raises QuestionError (no such kind, dataset or encoding, the folder is not empty), or EvidenceError (the file can't
    be read, or no claim can be made of it); nothing is written then.
    """
    from cuibono.building import evidence_folders
    from loaders import load
    from loaders.incoming import import_file as import_received

    known = load(evidence_folders(tuple(beside))).entities
    return import_received(Path(file).expanduser(), kind, Path(into), known=known, encoding=encoding, progress=progress)
