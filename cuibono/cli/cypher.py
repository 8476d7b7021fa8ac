"""`cuibono cypher`: the reader's own question."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from cuibono.cli.given import as_text, guessed, split_given
from cuibono.cli.options import STRAYS, answer_options
from cuibono.cli.screen import write_answer
from cuibono.cli.settings import Settings
from graph.errors import QuestionError, StatementError
from graph.nearest import did_you_mean
from outputs.formats import Format


@click.command(short_help="Ask in your own Cypher, read only.", context_settings=STRAYS)
@click.argument("statement", metavar="[STATEMENT]", required=False)
@click.option(
    "-f",
    "file",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Read the statement from a file.",
)
@answer_options
@click.pass_context
def cypher(
    context: click.Context,
    statement: str | None,
    file: Path | None,
    given: tuple[str, ...],
    form: Format,
    rows: int | None,
    timeout: float,
) -> None:
    """Answer one Cypher statement; nothing is ever written.

    STATEMENT is Cypher, or - for standard input. A node is shown as (RUS:State), a relationship as
    (RUS)-[BLOCKED]->(sco-development-bank); JSON has their properties.

    \b
    cuibono cypher 'MATCH (s:State)-[:BLOCKED]->(i) RETURN s.name, i.name'
    cuibono cypher 'MATCH (s:State {id: $id})-[r]->(x) RETURN r, x' -p id=RUS
    """
    if context.args:
        stray = as_text(context.args[0])
        raise StatementError(
            f"“{stray}” stands outside the statement; put the whole statement in quotes, and a value in -p key={stray}"
        )
    text = read_statement(statement, file)
    parameters = values_for(text, given)
    with context.ensure_object(Settings).open() as graph:
        answer = graph.cypher(text, parameters, timeout=timeout)
    write_answer(form, answer, rows)


def values_for(statement: str, given: Iterable[str]) -> dict[str, Any]:
    """Read the values of a statement's parameters; each must be there, and no other.

    Raises QuestionError with each that is missing or too much.
    """
    from graph.cypher import StatementSyntaxError, parameters_of

    values = {name: guessed(value) for name, value in split_given(given).items()}
    try:
        wanted = sorted(parameters_of(statement))
    except StatementSyntaxError:
        return values  # the store says what is wrong with it
    problems = [
        f"the statement has ${name}, which is given as -p {name}=…" for name in wanted if name not in values
    ] + [
        f"the statement has no ${name}, but -p {name} was given{did_you_mean(name, wanted)}"
        for name in values
        if name not in wanted
    ]
    if problems:
        raise QuestionError("\n".join(problems))
    return values


def read_statement(statement: str | None, file: Path | None) -> str:
    """Take a statement from the command line, from standard input (`-`) or from a file.

    Raises StatementError where there is none, or both, or the text is not UTF-8.
    """
    if (statement is None) == (file is None):
        raise StatementError("give one statement: cuibono cypher 'MATCH …', or - for standard input, or -f FILE")
    try:
        text = _read(statement, file)
    except UnicodeDecodeError as error:
        raise StatementError(f"the statement is not UTF-8 (byte {error.start})") from error
    except OSError as error:
        raise StatementError(f"can't read {file}: {error.strerror}") from error
    if not text.strip():
        raise StatementError("the statement is empty; Cypher is expected, as in 'MATCH (s:State) RETURN s.name'")
    return text


def _read(statement: str | None, file: Path | None) -> str:
    if file is not None:
        return file.read_text(encoding="utf-8-sig")
    if statement == "-":
        # Python's own stdin reads bytes that are no text as half characters in some locales.
        return sys.stdin.buffer.read().decode("utf-8-sig")
    return as_text(str(statement))
