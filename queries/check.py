"""What can be wrong with a saved query, told by its file alone: the header against the statement."""

from graph.errors import Problem
from queries.finding import faults
from queries.header import Header


def problems_of(header: Header, stem: str, text: str) -> list[Problem]:
    """Give everything that is wrong with a saved query, by line."""
    _check_name(header, stem)
    _check_sentences(header)
    _check_statement(header, text)
    return sorted(header.problems, key=lambda problem: (problem.line or 0, problem.message))


def _check_name(header: Header, stem: str) -> None:
    name = header.fields.get("name")
    if name and name != stem:
        header.fault(header.lines["name"], f"the name “{name}” is not the file's; expected “{stem}”")


def _check_sentences(header: Header) -> None:
    parameters = [parameter.name for parameter in header.parameters]
    columns = [column.name for column in header.columns]
    for name in ("finding", "empty"):
        for fault in faults(header.fields.get(name, ""), parameters, columns):
            header.fault(header.lines[name], fault)


def _check_statement(header: Header, text: str) -> None:
    """Compare the statement with what the header says of it."""
