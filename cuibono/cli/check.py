"""`cuibono check`: is the evidence valid, and does each locator hold?"""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

from cuibono.cli.completion import complete_dataset
from cuibono.cli.screen import say
from cuibono.cli.texts import read_texts, source_option
from graph.errors import EvidenceError, QuestionError

if TYPE_CHECKING:
    from graph.model import Evidence
    from loaders import Checked

SOMETHING_IS_WRONG = 1


@click.command(short_help="Is the evidence valid, are its locators true to the text?")
@click.argument("folders", metavar="[DATASET or FOLDER]…", nargs=-1, shell_complete=complete_dataset)
@source_option
@click.option("--show", is_flag=True, help="Show each passage beside the claims that stand in it.")
@click.pass_context
def check(context: click.Context, folders: tuple[str, ...], texts: tuple[str, ...], show: bool) -> None:
    """Check evidence against the model, and locators against the texts that they point into.

    Without a DATASET or FOLDER everything that ships is checked. Exit code 1: something is wrong.

    \b
    cuibono check sco --source umarov-2025=article.txt --show
    """
    from cuibono.building import evidence_folders
    from loaders import load

    if show and not texts:
        raise QuestionError("--show needs the text: --source ID=FILE")
    places = evidence_folders(folders)
    try:
        evidence = load(places)
    except EvidenceError as error:
        click.echo(str(error))
        context.exit(SOMETHING_IS_WRONG)
    names = " + ".join(dataset.name for dataset in evidence.datasets)
    click.echo(
        f"{names}: {_counted(len(evidence.claims), 'claim')} of {_counted(len(evidence.sources), 'source')}, valid"
    )
    if not texts:
        say("The locators were not checked; give the texts for that: --source ID=FILE")
    elif not _check_locators(evidence, read_texts(texts, [source.id for source in evidence.sources]), show):
        context.exit(SOMETHING_IS_WRONG)


def _check_locators(evidence: "Evidence", texts: dict[str, str], show: bool) -> bool:
    from loaders import verify

    results = verify(evidence, texts)
    if show:
        _show(evidence, results)
    for source, found in groupby(results, key=lambda one: one.source):
        checked = list(found)
        for one in checked:
            if not one.holds:
                click.echo(f"{one.kind} {one.id}{_place(one)}: {one.problem}")
        located = [one for one in checked if one.at is not None]
        held = sum(one.holds for one in located)
        click.echo(f"{source}: {held:,} of {_counted(len(located), 'locator')} true to the text")
    return all(one.holds for one in results)


def _show(evidence: "Evidence", results: Sequence["Checked"]) -> None:
    """Write each passage that claims stand in, and under it what they state."""
    statements = {claim.id: claim.statement for claim in evidence.claims}
    claims = [one for one in results if one.kind == "claim"]
    for (source, at, words), standing in groupby(claims, key=lambda one: (one.source, one.at, one.words)):
        place = f"{source}, line {at.line}, {at.start} to {at.end}" if at else source
        click.echo(f"{place}\n  “{words}”" if words is not None else f"{place}\n  (the text has no such place)")
        for one in standing:
            click.echo(f"  {one.id}{'' if one.holds else ' (does not hold)'}: {statements[one.id]}")
        click.echo()


def _place(checked: "Checked") -> str:
    return f" ({checked.source}, line {checked.at.line})" if checked.at else ""


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
