"""`cuibono ask`: the saved questions, and their answers with sources."""

from typing import TYPE_CHECKING

import click

from cuibono.cli.given import refuse_strays, split_given
from cuibono.cli.notes import note_on
from cuibono.cli.options import STRAYS, answer_options, question_argument
from cuibono.cli.screen import console, is_terminal, say, show, write_answer, write_rows
from cuibono.cli.settings import Settings
from graph.errors import QuestionError
from outputs.formats import Format

if TYPE_CHECKING:
    from cuibono.opened import Graph
    from queries.answer import Answer


@click.command(short_help="List the questions, or answer one.", add_help_option=False, context_settings=STRAYS)
@question_argument
@answer_options
@click.option("-h", "--help", "wants_help", is_flag=True, help="Show this, or what a question means: ask NAME --help.")
@click.pass_context
def ask(
    context: click.Context,
    name: str | None,
    given: tuple[str, ...],
    form: Format,
    rows: int | None,
    timeout: float,
    wants_help: bool,
) -> None:
    """Answer a saved question; without NAME, list them all.

    \b
    cuibono ask who-uses-it-for-what
    cuibono ask motives-of -p state=CHN
    cuibono ask compare -p organisations=SCO,QUAD --format csv
    """
    settings = context.ensure_object(Settings)
    if name is None:
        _list_or_help(context, settings, form, given, wants_help)
        return
    with settings.open() as graph:
        if wants_help:
            from cuibono.cli.questions import write_question

            write_question(graph.catalogue[name])
            return
        query = graph.catalogue[name]
        refuse_strays(context.args, query)
        answer = graph.ask(name, split_given(given, query), timeout=timeout)
        if form is Format.TABLE and is_terminal():
            _show(graph, answer, rows)
        else:
            write_answer(form, answer, rows)
            if form is Format.TABLE and not answer.rows and (note := note_on(graph, answer)):
                click.echo(note)


def _list_or_help(
    context: click.Context, settings: Settings, form: Format, given: tuple[str, ...], wants_help: bool
) -> None:
    if wants_help:
        click.echo(context.get_help())
        return
    if given:
        raise QuestionError("-p needs the name of a question before it; cuibono ask lists them")
    from cuibono.cli.questions import write_questions

    with settings.open() as graph:
        write_questions(graph.catalogue, form)


def _show(graph: "Graph", answer: "Answer", rows: int | None) -> None:
    """Show an answer to a reader: what it comes to, the rows, and where they stand."""
    from outputs.table import wrapped

    screen = console()
    show(screen, wrapped(screen, answer.finding, "bold"))
    if note := note_on(graph, answer):
        show(screen, wrapped(screen, note))
    if not answer.rows:
        return
    screen.print()
    columns = [column for column in answer.columns if column != "sources"]
    write_rows(Format.TABLE, columns, answer.rows, rows)
    claims = _claims_of(answer)
    if not claims:
        return
    from cuibono.cli.sources import source_lines

    if answer.name == "evidence":
        from cuibono.cli.grades import grade_lines

        screen.print()
        show(screen, grade_lines(graph, claims, screen))
    screen.print()
    show(screen, source_lines(graph, claims, screen))
    if answer.name != "evidence":
        say(f"\nThe chain behind a claim: cuibono ask evidence -p id={claims[0]}")


def _claims_of(answer: "Answer") -> list[str]:
    """The claims that the rows name, in their order, once each."""
    named = ([row["claim"]] if "claim" in row else row.get("claims") or [] for row in answer.rows)
    return list(dict.fromkeys(claim for claims in named for claim in claims if claim))
