"""An opened graph: questions in, answers, pictures and briefings out."""

import os
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from cuibono.place import place
from graph.errors import QuestionError
from graph.store import open_store

if TYPE_CHECKING:
    import networkx

    from graph.store.protocol import GraphInfo, Progress
    from outputs.briefing import Briefing
    from outputs.picture import Picture
    from queries.answer import Answer
    from queries.catalogue import Catalogue


class Graph:
    """A graph that was built, opened for reading; a context manager.

    >>> with cuibono.open("my.db") as graph:
    ...     graph.ask("who-uses-it-for-what", organisation="SCO").rows
    """

    def __init__(
        self, where: str | os.PathLike[str] | None = None, *, queries: str | os.PathLike[str] | None = None
    ) -> None:
        """Open the graph at a place (else `CUIBONO_DATABASE`, else the user's own), with a folder of own queries."""
        self._store = open_store(place(where))
        folder = queries or os.environ.get("CUIBONO_QUERIES")
        self._queries = Path(folder).expanduser() if folder else None
        self._catalogue: Catalogue | None = None

    @property
    def catalogue(self) -> "Catalogue":
        """The saved questions: those that ship, and those of one's own folder.

        Raises QuestionError where the folder can't be used.
        """
        if self._catalogue is None:
            from queries.catalogue import Catalogue

            self._catalogue = Catalogue.load(self._queries)
        return self._catalogue

    def info(self) -> "GraphInfo":
        """Say which graph this is: its name (a SHA-256), its newest source date, its size.

        Raises NoGraphError where none has been built.
        """
        return self._store.info()

    def ask(
        self, name: str, given: Mapping[str, Any] | None = None, /, *, timeout: float | None = None, **parameters: Any
    ) -> "Answer":
        """Answer a saved question: `ask("motives-of", state="CHN")`.

        Parameters are also taken as a mapping, for names that Python keeps for itself: `ask("path", {"from": "RUS",
        "to": "SCO"})`; an underscore does as well: `from_="RUS"`.

        Raises QuestionError (unknown question, parameter or value), NoGraphError, or QueryTimeoutError after `timeout`
        seconds (30).
        """
        from queries.asking import ask

        asked = {**(given or {}), **{key.removesuffix("_"): value for key, value in parameters.items()}}
        return ask(self._store, self.catalogue[name], asked, timeout=timeout)

    def cypher(
        self, statement: str, parameters: Mapping[str, Any] | None = None, *, timeout: float | None = None
    ) -> "Answer":
        """Answer one Cypher statement, read only: `cypher("MATCH (s:State {id: $id}) RETURN s", {"id": "RUS"})`.

        Dates come as ISO strings; nodes, relationships and paths as dicts with ids, labels, types and properties.

        Raises StatementError (wrong, writing, or known to give wrong rows), NoGraphError, or QueryTimeoutError after
        `timeout` seconds (30).
        """
        from queries.answer import Answer

        given = dict(parameters or {})
        result = self._store.run(statement, given, timeout=timeout)
        return Answer(
            name=None,
            title="",
            question=statement,
            parameters=given,
            columns=tuple(result.columns),
            rows=result.rows,
            say=lambda: "" if result.rows else _nothing(statement),
        )

    def draw(
        self,
        name: str | None = None,
        given: Mapping[str, Any] | None = None,
        /,
        *,
        cypher: str | None = None,
        title: str | None = None,
        timeout: float | None = None,
        **parameters: Any,
    ) -> "Picture":
        """Draw the answer to a saved question, or what one's own Cypher returns.

        `draw("blocked-initiatives").save("blocked.svg")`; `draw(cypher="MATCH p = (:State {id: $id})--() RETURN p",
        id="RUS", title="Russia")`. `title` stands in the place of the answer's finding; parameters are given as in
        `ask`.

        Raises QuestionError where neither or both are given, and PictureError where there is nothing to draw.
        """
        from cuibono.drawing import draw

        if (name is None) == (cypher is None):
            raise QuestionError("name one thing to draw: a saved question, or Cypher that returns nodes or paths")
        if cypher is not None:
            answer = self.cypher(cypher, {**(given or {}), **parameters}, timeout=timeout)
        else:
            answer = self.ask(str(name), given, timeout=timeout, **parameters)
        return draw(self._store, answer, title)

    def brief(self, organisation: str) -> "Briefing":
        """Write a briefing about an organisation: `brief("SCO").save("sco.md")`.

        Raises QuestionError where the graph has no such organisation.
        """
        from outputs.briefing import write_brief

        return write_brief(self, organisation)

    def export(self, kind: str, path: str | os.PathLike[str], *, progress: "Progress | None" = None) -> Path:
        """Write the whole graph for other people's tools: `export("graphml", "sco.graphml")`. Returns the path.

        The kinds are those of `cuibono export --help`; csv and neo4j-admin write a folder.

        Raises ExportError (no such kind, or a package that it needs is missing), NoGraphError, or WritingError.
        """
        from outputs.exports import export

        return export(self._store, kind, path, progress)

    def to_networkx(self) -> "networkx.MultiDiGraph[str]":
        """Give the whole graph as a networkx MultiDiGraph: nodes by id, edges with claims and confidence."""
        from graph.networkx_view import to_networkx

        return to_networkx(self._store)

    def close(self) -> None:
        """Let go of the graph; a second call does nothing."""
        self._store.close()

    def __enter__(self) -> Self:
        """Give the graph itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the graph."""
        self.close()


def _nothing(statement: str) -> str:
    """Say that nothing was found, and what in the statement no graph can match."""
    from graph.cypher import strangers

    unknown = strangers(statement)
    return f"Nothing in the graph matches{': ' + '; '.join(unknown) if unknown else '.'}"
