"""The catalogue of saved queries: a folder of `.cypher` files, read and checked one by one as they are asked for."""

from collections.abc import Iterator
from pathlib import Path

from graph.errors import Problem, QuestionError
from graph.nearest import did_you_mean
from queries.check import problems_of
from queries.header import Header, read_header
from queries.question import Query

_SHIPPED = Path(__file__).parent


class Catalogue:
    """The saved queries by name, the shipped ones and a user's own: `Catalogue.load()["members"]`.

    Only the names are read at first, so that one question costs one file; `check` reads them all.
    """

    def __init__(self, files: dict[str, Path]) -> None:
        """Keep the files by the names of their queries."""
        self._files = dict(sorted(files.items()))
        self._read: dict[str, Query] = {}

    @classmethod
    def load(cls, extra_folder: Path | None = None) -> "Catalogue":
        """List the shipped queries, and those of a folder of the user's own.

        Raises QuestionError where the folder is none, or has a query whose name is taken.
        """
        files = _files(_SHIPPED)
        if extra_folder is not None:
            if not extra_folder.is_dir():
                raise QuestionError(f"“{extra_folder}” is not a folder; expected one with .cypher files")
            own = _files(extra_folder)
            taken = [
                f"{own[name]}: a query of the name “{name}” ships; give yours another" for name in own if name in files
            ]
            if taken:
                raise QuestionError("\n".join(taken))
            files |= own
        return cls(files)

    def __getitem__(self, name: str) -> Query:
        """Give the query of this name, checked.

        Raises QuestionError where there is none, or where its file is wrong: every fault as file:line.
        """
        if name not in self._files:
            hint = did_you_mean(name, self._files) or "; cuibono ask lists all that there are"
            raise QuestionError(f"no saved query “{name}”{hint}")
        if name not in self._read:
            self._read[name] = read_query(self._files[name])
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        """Give the names, in the order of the alphabet."""
        return iter(self._files)

    def __contains__(self, name: object) -> bool:
        """Tell whether there is a query of this name."""
        return name in self._files

    def __len__(self) -> int:
        """Count the queries."""
        return len(self._files)

    def check(self) -> tuple[Query, ...]:
        """Read and check every query, and give them in the order of their names.

        Raises QuestionError with the faults of all files at once.
        """
        found, wrong = [], []
        for name in self._files:
            try:
                found.append(self[name])
            except QuestionError as error:
                wrong.append(str(error))
        if wrong:
            raise QuestionError("\n".join(wrong))
        return tuple(found)


def read_query(file: Path) -> Query:
    """Read one file as a saved query. Raises QuestionError with every fault, as file:line."""
    try:
        text = file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QuestionError(f"{file}: is not text in UTF-8 ({error.reason} at byte {error.start})") from None
    except OSError as error:
        raise QuestionError(f"{file}: can't be read ({error.strerror})") from None
    header = read_header(str(file), text)
    problems: list[Problem] = problems_of(header, file.stem, text)
    if problems:
        raise QuestionError("\n".join(map(str, problems)))
    return _query(header, text, file)


def _query(header: Header, text: str, file: Path) -> Query:
    fields = header.fields
    return Query(
        name=fields["name"],
        title=fields["title"],
        question=fields["question"],
        finding=fields["finding"],
        empty=fields["empty"],
        parameters=tuple(header.parameters),
        columns=tuple(header.columns),
        statement=text,
        file=file,
        order=header.order,
    )


def _files(folder: Path) -> dict[str, Path]:
    return {file.stem: file for file in folder.glob("*.cypher") if file.is_file()}
