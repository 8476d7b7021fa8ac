"""Who uses an international organisation for what, and how we know.

>>> import cuibono
>>> graph = cuibono.open()
>>> graph.ask("who-uses-it-for-what", organisation="SCO").rows

Importing this costs nothing: the engine, pandas and networkx are imported when they are used.
"""

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cuibono.building import Built, build
    from cuibono.importing import import_file
    from cuibono.opened import Graph
    from graph.errors import (
        CuiBonoError,
        EvidenceError,
        NoGraphError,
        QueryTimeoutError,
        QuestionError,
        StatementError,
        StoreError,
    )
    from loaders.incoming import Imported
    from queries.answer import Answer

__all__ = [
    "Answer",
    "Built",
    "CuiBonoError",
    "EvidenceError",
    "Graph",
    "Imported",
    "NoGraphError",
    "QueryTimeoutError",
    "QuestionError",
    "StatementError",
    "StoreError",
    "build",
    "import_file",
    "open",
]

_HOMES = {
    "Answer": "queries.answer",
    "Built": "cuibono.building",
    "build": "cuibono.building",
    "Graph": "cuibono.opened",
    "Imported": "loaders.incoming",
    "import_file": "cuibono.importing",
}


def open(  # noqa: A001 - as in gzip.open: `cuibono.open` is how it is read
    where: str | os.PathLike[str] | None = None, *, queries: str | os.PathLike[str] | None = None
) -> "Graph":
    """Open a graph for questions: `cuibono.open("my.db")`, or the one that `cuibono build` made.

    `where` is a path, else `CUIBONO_DATABASE`, else a folder in the user's data directory; `queries` a folder of saved
    questions of one's own, else `CUIBONO_QUERIES`. The graph is a context manager.

    Raises NoGraphError at the first question where no graph has been built, StoreError where it can't be read.
    """
    from cuibono.opened import Graph

    return Graph(where, queries=queries)


def __getattr__(name: str) -> Any:
    """Import what is public when it is first used."""
    if name not in __all__:
        raise AttributeError(f"module 'cuibono' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES.get(name, "graph.errors")), name)


def __dir__() -> list[str]:
    return __all__
