"""`cuibono serve`: the graph over Bolt, for Neo4j's own clients."""

import signal
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from cuibono.cli.options import database_option, timeout_option
from cuibono.cli.screen import say
from cuibono.cli.settings import Settings
from cuibono.place import place

if TYPE_CHECKING:
    from graph.store.folder.serving import Served

_DAY = 86_400  # seconds: a sleep ends at a signal anyway


@click.command(short_help="Serve the graph to Neo4j's own clients.")
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65535),
    help="The port, 7687 as Neo4j has it; 0 takes one that is free.",
)
@timeout_option
@database_option
@click.pass_context
def serve(context: click.Context, port: int | None, timeout: float) -> None:
    """Serve the graph to Neo4j's own clients: cypher-shell, its drivers, notebooks. Ctrl-C ends it.

    They find it on this machine only, with a password that is made now and shown once. They read a copy, which is
    removed at the end; the graph itself stays as it is.
    """
    from graph.store.folder.serving import BOLT_PORT
    from graph.store.folder.serving import serve as serve_store

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):  # each ends it cleanly, where a shell had one ignored as well
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    where = place(context.ensure_object(Settings).database)
    bolt_port = BOLT_PORT if port is None else port
    with serve_store(where, bolt_port, timeout=timeout) as served, suppress(KeyboardInterrupt):
        _tell(served)
        while True:
            time.sleep(_DAY)
    say("Served no longer; the copy is removed.")


def _tell(served: "Served") -> None:
    info = served.info
    click.echo(f"graph     {info.name[:12]}: {info.nodes:,} nodes, {info.edges:,} edges")
    click.echo(f"address   {served.address}\nuser      {served.user}\npassword  {served.password}")
    sys.stdout.flush()
    say(f"Try: cypher-shell -a {served.address} -u {served.user}. Ctrl-C ends the serving.")
