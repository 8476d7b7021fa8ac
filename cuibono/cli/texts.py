"""The texts of sources, as `--source ID=FILE` names them."""

from collections.abc import Iterable
from pathlib import Path

import click

from graph.errors import QuestionError
from graph.nearest import did_you_mean

source_option = click.option(
    "--source",
    "texts",
    metavar="ID=FILE",
    multiple=True,
    help="The text of a source, UTF-8. May be repeated.",
)


def read_texts(given: Iterable[str], known: Iterable[str]) -> dict[str, str]:
    """Read the texts that are given for sources of these ids: `umarov-2025=article.txt`.

    Raises QuestionError where an id is unknown or given twice, EvidenceError where a file can't be read.
    """
    from loaders.locators import read_source

    names = list(known)
    texts: dict[str, str] = {}
    for one in given:
        name, equals, file = one.partition("=")
        if not equals or not name or not file:
            raise QuestionError(f"a text is given as --source ID=FILE; got “{one}”")
        if name not in names:
            raise QuestionError(f"“{name}” is no source{did_you_mean(name, names) or '; expected ' + ', '.join(names)}")
        if name in texts:
            raise QuestionError(f"the text of “{name}” is given twice")
        texts[name] = read_source(Path(file).expanduser())
    return texts
