"""`cuibono draw`: an answer as a picture."""

from pathlib import Path

import click

from cuibono.cli.cypher import read_statement, values_for
from cuibono.cli.given import refuse_strays, split_given
from cuibono.cli.options import (
    STRAYS,
    database_option,
    out_option,
    parameter_option,
    queries_option,
    question_argument,
    timeout_option,
)
from cuibono.cli.screen import say
from cuibono.cli.settings import Settings
from graph.errors import QuestionError


@click.command(short_help="Draw an answer: .svg, .png or .dot.", context_settings=STRAYS)
@question_argument
@click.option(
    "--cypher", "statement", metavar="STATEMENT", help="Draw what your own Cypher returns (- reads standard input)."
)
@parameter_option
@out_option
@click.option("--title", metavar="TEXT", help="The picture's title, in the place of the answer's finding.")
@timeout_option
@database_option
@queries_option
@click.pass_context
def draw(
    context: click.Context,
    name: str | None,
    statement: str | None,
    given: tuple[str, ...],
    out: Path,
    title: str | None,
    timeout: float,
) -> None:
    """Draw the answer to a saved question, or the nodes and relationships of your own Cypher.

    \b
    cuibono draw blocked-initiatives -o blocked.svg
    cuibono draw --cypher 'MATCH p = (:State)-[:BLOCKED]->() RETURN p' -o blocks.png --title 'Who blocks'
    """
    from outputs.picture import ending

    ending(out)
    if (name is None) == (statement is None):
        raise QuestionError("name one thing to draw: a saved question, or --cypher 'MATCH … RETURN …'")
    with context.ensure_object(Settings).open() as graph:
        if statement is not None:
            text = read_statement(statement, None)
            values = values_for(text, given)
            picture = graph.draw(None, values, cypher=text, title=title, timeout=timeout)
        else:
            query = graph.catalogue[str(name)]
            refuse_strays(context.args, query)
            picture = graph.draw(name, split_given(given, query), title=title, timeout=timeout)
        picture.save(out)
        for warning in picture.warnings:
            say(warning)
    say(f"The picture is in {out}")
