"""The list of questions, and one question's own page."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import click

from cuibono.cli.screen import console, is_terminal, write_rows
from outputs.formats import Format

if TYPE_CHECKING:
    from queries.catalogue import Catalogue
    from queries.question import Parameter, Query

# Where a newcomer looks first; what stands in no group (a user's own questions) comes last.
_GROUPS: dict[str, tuple[str, ...]] = {
    "What an organisation is for": (
        "who-uses-it-for-what",
        "stated-goals",
        "actual-functions",
        "declared-versus-actual",
        "outlook",
    ),
    "What states do with it": (
        "motives-of",
        "shared-motives",
        "profiles",
        "blocked-initiatives",
        "bids",
        "substitutes",
        "frictions",
        "why-join",
        "silences",
    ),
    "What it is": ("members", "bodies", "timeline", "measures", "compare", "overlap"),
    "How it is spoken of": ("terms", "characterisations"),
    "How we know": (
        "evidence",
        "claims",
        "contested",
        "weakly-sourced",
        "fragility",
        "coverage",
        "path",
    ),
}
_OWN = "Your own"


def write_questions(catalogue: "Catalogue", form: Format) -> None:
    """Write what can be asked: grouped in plain words for a reader, rows for a program."""
    queries = catalogue.check()
    if form is Format.TABLE and is_terminal():
        _show_questions(queries)
        return
    rows = [_row(group, query) for group, inside in grouped(queries).items() for query in inside]
    columns = ["name", "question"] if form is Format.TABLE else list(rows[0])
    write_rows(form, columns, rows)


def grouped(queries: Iterable["Query"]) -> dict[str, list["Query"]]:
    """Put the questions into groups, in the order in which a newcomer meets them."""
    left = {query.name: query for query in queries}
    groups = {group: [left.pop(name) for name in names if name in left] for group, names in _GROUPS.items()}
    groups[_OWN] = list(left.values())
    return {group: inside for group, inside in groups.items() if inside}


def write_question(query: "Query") -> None:
    """Write a question's page: what it answers, its parameters, its columns, an example."""
    formatter = click.HelpFormatter(max_width=100)
    formatter.write(f"{query.title}\n\n")
    formatter.write_text(query.question)
    with formatter.section("Parameters"):
        formatter.write_dl([(f"-p {_signature(one)}", one.meaning) for one in query.parameters] or [("none", "")])
    with formatter.section("Columns"):
        formatter.write_dl([(column.name, column.meaning) for column in query.columns])
    with formatter.section("Example"):
        formatter.write_text(
            f"cuibono ask {query.name}" + "".join(f" -p {p.name}=…" for p in query.parameters if p.required)
        )
    with formatter.section("Its Cypher"):
        formatter.write_text(str(query.file))
    click.echo(formatter.getvalue(), nl=False)


def _row(group: str, query: "Query") -> Mapping[str, Any]:
    return {
        "name": query.name,
        "question": query.question,
        "group": group,
        "parameters": [_signature(parameter) for parameter in query.parameters],
        "columns": [column.name for column in query.columns],
    }


def _signature(parameter: "Parameter") -> str:
    """Write a parameter as it is given: `organisation=SCO` with its default, `state=STATE` with its type."""
    if parameter.required:
        kind = parameter.type.text.removeprefix("list of ").replace(" | ", "|").upper()
        return f"{parameter.name}={kind},…" if parameter.type.is_list else f"{parameter.name}={kind}"
    default = parameter.default
    written = "null" if default is None else ",".join(default) if isinstance(default, list) else default
    return f"{parameter.name}={written}"


def _show_questions(queries: Iterable["Query"]) -> None:
    from rich.text import Text

    screen = console()
    groups = grouped(queries)
    names = max(len(query.name) for inside in groups.values() for query in inside)
    for group, inside in groups.items():
        screen.print(Text(group, "bold"))
        for query in inside:
            needed = " ".join(f"-p {_signature(one)}" for one in query.parameters if one.required)
            for number, line in enumerate(
                Text(f"{query.question} {needed}").wrap(screen, max(screen.width - names - 4, 20))
            ):
                line.rstrip()
                screen.print(Text(f"  {'' if number else query.name:<{names}}  ") + line, soft_wrap=True)
        screen.print()
    screen.print("Ask one: cuibono ask NAME. What it takes and gives: cuibono ask NAME --help")
