"""`cuibono brief`: a briefing about an organisation."""

from pathlib import Path

import click

from cuibono.cli.completion import complete_organisation
from cuibono.cli.options import database_option, out_option
from cuibono.cli.screen import say
from cuibono.cli.settings import Settings
from graph.wording import counted, joined


@click.command(short_help="Write a briefing about an organisation: .md.")
@click.argument("organisation", shell_complete=complete_organisation)
@out_option
@database_option
@click.pass_context
def brief(context: click.Context, organisation: str, out: Path) -> None:
    """Write a briefing in which every sentence that rests on a claim cites it; ORGANISATION is an id.

    \b
    cuibono brief SCO -o sco.md
    """
    from outputs.briefing import check_ending

    check_ending(out)
    with context.ensure_object(Settings).open() as graph:
        briefing = graph.brief(organisation)
    briefing.save(out)
    say(f"The briefing is in {out}; it rests on {counted(briefing.claims, 'claim')}.")
    if briefing.unanswered:
        say(f"Nothing is on file of {joined(briefing.unanswered, 'or')}.")
