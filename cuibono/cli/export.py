"""`cuibono export`: the whole graph for other people's tools."""

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from cuibono.cli.options import database_option
from cuibono.cli.screen import progress_line, say
from cuibono.cli.settings import Settings
from outputs.exports import KINDS, kind_named

_WIDTH = max(map(len, KINDS))
_LISTED = "\n".join(f"{kind.name.ljust(_WIDTH)}  {kind.says}" for kind in KINDS.values())
_HELP = f"""Write the whole graph for other people's tools, with claims and confidence on its edges.

\b
cuibono export --as graphml -o sco.graphml
cuibono export --as neo4j-admin -o for-neo4j

\b
{_LISTED}
"""


def _complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(kind.name, help=kind.says) for kind in KINDS.values() if kind.name.startswith(incomplete)]


@click.command(short_help="Write the whole graph for Gephi, Neo4j, Excel, STIX.", help=_HELP)
@click.option(
    "--as", "kind", metavar="KIND", required=True, shell_complete=_complete, help="The kind, as listed above."
)
@click.option(
    "-o",
    "out",
    metavar="FILE",
    required=True,
    type=click.Path(path_type=Path),
    help="The file to write; csv and neo4j-admin write a folder.",
)
@database_option
@click.pass_context
def export(context: click.Context, kind: str, out: Path) -> None:  # noqa: D103 - its help is written above
    kind_named(kind)
    with context.ensure_object(Settings).open() as graph, progress_line() as progress:
        graph.export(kind, out, progress=progress)
    say(f"The graph is in {out}")
