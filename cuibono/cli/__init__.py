"""The command line: `cuibono`."""

import click
from click.shell_completion import add_completion_class

from cuibono.cli.ask import ask
from cuibono.cli.brief import brief
from cuibono.cli.build import build
from cuibono.cli.check import check
from cuibono.cli.cypher import cypher
from cuibono.cli.draw import draw
from cuibono.cli.export import export
from cuibono.cli.group import Face
from cuibono.cli.import_ import import_
from cuibono.cli.locate import locate
from cuibono.cli.options import CONTEXT, database_option, queries_option
from cuibono.cli.serve import serve
from cuibono.cli.shells import Bash, Zsh


@click.group(cls=Face, context_settings=CONTEXT)
@database_option
@queries_option
@click.version_option(package_name="cuibono", message="%(prog)s %(version)s")
def main() -> None:
    """Who uses an international organisation for what, and how we know."""


for _command in (build, ask, cypher, draw, brief, export, import_, check, locate, serve):
    main.add_command(_command)

for _shell in (Bash, Zsh):
    add_completion_class(_shell)
