"""The options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from cuibono.cli.completion import complete_parameter, complete_question
from cuibono.cli.settings import Settings
from graph.store.protocol import DEFAULT_TIMEOUT
from outputs.formats import Format

STRAYS = {"allow_extra_args": True}
"""Lets a command tell by itself what a value that stands alone was meant for."""

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class _Seconds(click.FloatRange):
    name = "number of seconds"  # as click names it in a message


class _Rows(click.IntRange):
    name = "number of rows"


class _Out(click.Path):
    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str:
        return "It names the file to write, and the file's ending says how."


def _remember(context: click.Context, option: click.Parameter, value: Any) -> None:
    if value is not None and option.name:
        setattr(context.ensure_object(Settings), option.name, value)


database_option = click.option(
    "--database",
    metavar="WHERE",
    expose_value=False,
    callback=_remember,
    help="Where the graph is (or CUIBONO_DATABASE).",
)
queries_option = click.option(
    "--queries",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    expose_value=False,
    callback=_remember,
    help="A folder of your own saved queries (or CUIBONO_QUERIES).",
)
timeout_option = click.option(
    "--timeout",
    metavar="SECONDS",
    type=_Seconds(min=0, min_open=True),
    default=DEFAULT_TIMEOUT,
    show_default="30",
    help="How long a query may run.",
)
parameter_option = click.option(
    "-p",
    "given",
    metavar="KEY=VALUE",
    multiple=True,
    shell_complete=complete_parameter,
    help="A parameter; a list is written a,b and no value null. May be repeated.",
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(list(Format), case_sensitive=False),
    default=Format.TABLE,
    help="How the answer is written; a table where nothing is said.",
)
rows_option = click.option(
    "--rows",
    metavar="N",
    type=_Rows(min=0),
    help="Show at most N rows of a table (0: all; in a terminal 200). Other formats always have all.",
)
out_option = click.option(
    "-o",
    "out",
    metavar="FILE",
    required=True,
    type=_Out(dir_okay=False, path_type=Path),
    help="The file to write; its ending says the format.",
)
question_argument = click.argument("name", required=False, shell_complete=complete_question)


def answer_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add what `ask` and `cypher` share: parameters, format, rows, time limit, and where the graph is."""
    for option in (queries_option, database_option, timeout_option, rows_option, format_option, parameter_option):
        command = option(command)
    return command
