"""Where the graph is kept."""

import os


def place(given: str | os.PathLike[str] | None = None) -> str:
    """Say where the graph is: what is given, else `CUIBONO_DATABASE`, else a folder in the user's data directory.

    `place("my.db")` is `my.db`; `place()` on Linux is `~/.local/share/cuibono/graph` where the variable is not set.
    """
    if given:
        return os.fspath(given)
    if named := os.environ.get("CUIBONO_DATABASE"):
        return named
    from platformdirs import user_data_path

    return str(user_data_path("cuibono", appauthor=False) / "graph")
