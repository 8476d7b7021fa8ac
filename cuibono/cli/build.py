"""`cuibono build`: evidence becomes a graph."""

import click

from cuibono.cli.completion import complete_dataset
from cuibono.cli.group import Refusal
from cuibono.cli.options import database_option
from cuibono.cli.screen import progress_line, say
from cuibono.cli.settings import Settings
from graph.errors import EvidenceError


@click.command(short_help="Make the graph from evidence.")
@click.argument("folders", metavar="[DATASET or FOLDER]…", nargs=-1, shell_complete=complete_dataset)
@database_option
@click.pass_context
def build(context: click.Context, folders: tuple[str, ...]) -> None:
    """Make the graph from evidence; readers see the old graph until the new one is whole.

    DATASET is the name of one that ships (sco, background), FOLDER the path of your own. Without either, everything
    that ships is built. Where the evidence has problems, all of them are listed and the old graph stays.
    """
    from cuibono.building import build as build_graph

    into = context.ensure_object(Settings).database
    try:
        with progress_line() as progress:
            built = build_graph(*folders, into=into, progress=progress)
    except EvidenceError as error:
        raise Refusal(error, "nothing was built, the graph that was there stays") from error
    info = built.info
    click.echo(
        f"{' + '.join(info.datasets)}: {built.claims:,} claims became {info.nodes:,} nodes and {info.edges:,} edges; "
        f"graph {info.name[:12]}"
    )
    say(f"The graph is in {built.where}. Next: cuibono ask")
