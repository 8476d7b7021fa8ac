"""What can be wrong with a saved query, told by its file alone: the header against the statement."""

from graph.cypher import (
    StatementSyntaxError,
    parameters_of,
    returned_columns,
    silent_forms,
    single_statement,
    tokens,
)
from graph.errors import Problem
from graph.nearest import did_you_mean
from queries.finding import faults
from queries.header import ORDER, Header


def problems_of(header: Header, stem: str, text: str) -> list[Problem]:
    """Give everything that is wrong with a saved query, by line."""
    _check_name(header, stem)
    _check_sentences(header)
    try:
        single_statement(text)
        _check_parameters(header, text)
        _check_columns(header, text)
        for finding in silent_forms(text):
            header.fault(finding.line, f"{finding.excerpt}: {finding.why} Write instead: {finding.rewrite}")
    except StatementSyntaxError as error:
        header.fault(error.line, error.reason)
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
    for column in header.order:
        if column not in columns:
            header.fault(header.lines[ORDER], f"“{column}” is no column of the query{did_you_mean(column, columns)}")


def _check_parameters(header: Header, text: str) -> None:
    declared = {parameter.name for parameter in header.parameters}
    used = parameters_of(text)
    for name in sorted(used - declared):
        line = header.line_of(f"${name}", text)
        header.fault(line, f"${name} is not declared under “parameters:”{did_you_mean(name, declared)}")
    for name in sorted(declared - used):
        header.fault(header.lines[f"${name}"], f"parameter “{name}” is not used in the statement")


def _check_columns(header: Header, text: str) -> None:
    declared = [column.name for column in header.columns]
    returned = returned_columns(text)
    if returned is None:
        header.fault(_line_of_return(text), "the columns can't be told from the text; name each with AS")
        return
    for name in declared:
        if name not in returned:
            header.fault(header.lines[f".{name}"], f"column “{name}” is not returned{did_you_mean(name, returned)}")
    for name in returned:
        if name not in declared:
            hint = did_you_mean(name, declared)
            header.fault(_line_of_return(text), f"“{name}” is returned, but is not under “columns:”{hint}")
    if sorted(declared) == sorted(returned) and declared != returned:
        header.fault(header.lines["columns"], f"the columns are returned in another order: {', '.join(returned)}")


def _line_of_return(text: str) -> int:
    words = [token.line for token in tokens(text) if token.text.upper() == "RETURN"]
    return words[-1] if words else 1
