"""What the shell completes: questions, datasets, parameters and the ids of the graph."""

from collections.abc import Iterable

import click
from click.shell_completion import CompletionItem

from cuibono.cli.settings import Settings
from graph.errors import CuiBonoError

_IDS = """
MATCH (n) WHERE n.id STARTS WITH $beginning AND labels(n)[0] IN $labels
RETURN n.id AS id, n.name AS name ORDER BY id LIMIT 200
"""
_SECONDS = 2.0  # a shell that hangs on Tab is worse than one that completes nothing


def complete_question(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Complete the names of saved questions; no file is read, only the folders' lists."""
    try:
        with context.ensure_object(Settings).open() as graph:
            return [CompletionItem(name) for name in graph.catalogue if name.startswith(incomplete)]
    except CuiBonoError:
        return []


def complete_dataset(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Complete the datasets that ship, and folders; bash forgets what comes before these."""
    from loaders import shipped

    names = [folder.name for folder in shipped() if folder.name.startswith(incomplete)]
    return [CompletionItem(incomplete, type="dir"), *map(CompletionItem, names)]


def complete_organisation(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Complete the ids of organisations."""
    return _ids(context, incomplete, ["Organisation"])


def complete_parameter(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Complete `-p organisation=SCO`: first the parameters of the question, then the ids that one may have."""
    # While an option still lacks its value, click leaves the arguments before it unread.
    name = context.params.get("name") or next(iter(context.args), None)
    if name is None:
        return []
    try:
        with context.ensure_object(Settings).open() as graph:
            parameters = {one.name: one for one in graph.catalogue[name].parameters}
    except CuiBonoError:
        return []
    key, equals, value = incomplete.partition("=")
    if not equals:
        return [CompletionItem(f"{one}=", help=parameters[one].meaning) for one in parameters if one.startswith(key)]
    if key not in parameters:
        return []
    before, _, last = value.rpartition(",")
    prefix = f"{key}={before}," if before else f"{key}="
    return _ids(context, last, parameters[key].type.labels, prefix)


def _ids(context: click.Context, beginning: str, labels: Iterable[str], prefix: str = "") -> list[CompletionItem]:
    asked = {"beginning": beginning, "labels": [str(label) for label in labels]}
    try:
        with context.ensure_object(Settings).open() as graph:
            rows = graph.cypher(_IDS, asked, timeout=_SECONDS).rows
    except CuiBonoError:
        return []
    return [CompletionItem(prefix + row["id"], help=row["name"]) for row in rows]
