"""`cuibono import`: what colleagues send becomes claims to be reviewed."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cuibono.cli.completion import complete_dataset
from cuibono.cli.group import Refusal
from cuibono.cli.screen import progress_line, say
from graph.errors import EvidenceError

if TYPE_CHECKING:
    from loaders.incoming import Imported

REASONS_SHOWN = 20  # a screen of them; leftover.csv has all


def _complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    from loaders.incoming import KINDS

    return [kind for kind in KINDS if kind.startswith(incomplete)]


@click.command("import", short_help="Turn a colleague's file into claims to review.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--as",
    "kind",
    metavar="csv|graphml|ftm",
    required=True,
    shell_complete=_complete,
    help="A table of edges, GraphML, or FollowTheMoney entities as JSON lines.",
)
@click.option("--into", metavar="FOLDER", required=True, type=click.Path(path_type=Path), help="A new folder.")
@click.option(
    "--beside",
    metavar="DATASET",
    multiple=True,
    shell_complete=complete_dataset,
    help="A dataset or folder whose entities the file may mean; all that ship where none is named. May be repeated.",
)
@click.option("--encoding", metavar="NAME", help="The encoding of a CSV file that is not UTF-8: windows-1252.")
def import_(file: Path, kind: str, into: Path, beside: tuple[str, ...], encoding: str | None) -> None:
    """Turn FILE into a folder of evidence whose claims name the file and the row, unreviewed and of low confidence.

    What no claim can hold is listed in leftover.csv in the folder, and counted here by its reason.

    \b
    cuibono import edges.csv --as csv --into inbox/anna
    cuibono check inbox/anna
    """
    from cuibono.importing import import_file

    try:
        with progress_line() as progress:
            imported = import_file(file, kind, into, beside=beside, encoding=encoding, progress=progress)
    except EvidenceError as error:
        raise Refusal(error, "nothing was written") from error
    for note in imported.notes:
        click.echo(note, err=True)
    for what, count in sorted(imported.carried.items()):
        click.echo(f"{count:,} {what}: not taken over, a build makes them anew", err=True)
    _tell_left(imported, into)
    click.echo(
        f"{', '.join(imported.files)}: {_counted(imported.claims, 'claim')} to review in {into}, "
        f"{imported.with_relation:,} with a relation; {_counted(imported.entities, 'entity', 'entities')}"
    )
    say(f"Next: cuibono check {into}")


def _tell_left(imported: "Imported", into: Path) -> None:
    """Say what was left over, and why: never in silence, whether a terminal reads it or a program."""
    if not imported.left:
        return
    reasons = imported.reasons()
    what = _counted(len(imported.left), "thing does", "things do")
    click.echo(f"{what} not fit, listed in {into / 'leftover.csv'}:", err=True)
    for reason, count in reasons[:REASONS_SHOWN]:
        click.echo(f"{count:>7,}  {reason}", err=True)
    if len(reasons) > REASONS_SHOWN:
        click.echo(f"         … and {len(reasons) - REASONS_SHOWN:,} more reasons", err=True)


def _counted(number: int, one: str, several: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"
