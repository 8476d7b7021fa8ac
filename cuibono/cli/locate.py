"""`cuibono locate`: where words stand in a source, as a claim writes it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cuibono.cli.given import as_text
from cuibono.cli.texts import read_texts, source_option
from graph.errors import QuestionError

if TYPE_CHECKING:
    from graph.model import Locator

_AROUND = 30  # characters of context on each side: enough to tell two places apart
_NOT_FOUND = 1


@click.command(short_help="Where do words stand in a source?")
@click.argument("source")
@click.argument("words", nargs=-1)
@source_option
@click.option("--sentences", is_flag=True, help="Write the passages file of a whole text: a line a sentence.")
@click.option(
    "--language", metavar="CODE", default="en", show_default=True, help="The text's language, for --sentences."
)
@click.option(
    "-o", "out", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Where to write --sentences."
)
@click.pass_context
def locate(
    context: click.Context,
    source: str,
    words: tuple[str, ...],
    texts: tuple[str, ...],
    sentences: bool,
    language: str,
    out: Path | None,
) -> None:
    """Write the `at:` line of a passage; without WORDS, the text's own `sha256:` line for sources.yaml.

    No-break spaces, curly quotes and dashes make no difference to what is found. Exit code 1: the words stand nowhere.

    \b
    cuibono locate umarov-2025 'promote its discursive power' --source umarov-2025=article.txt
    cuibono locate umarov-2025 --sentences --source umarov-2025=article.txt -o passages/umarov-2025.csv
    """
    from loaders.locators import source_digest

    if not texts:
        raise QuestionError(f"the text of {source} is needed: --source {source}=FILE")
    if sentences and words:
        raise QuestionError("--sentences takes the whole text; leave the words out")
    if out and not sentences:
        raise QuestionError("-o says where to write --sentences, which was not asked for")
    text = read_texts(texts, [source])[source]
    if sentences:
        _write_sentences(text, source, language, out)
    elif words:
        if not _write_places(text, source, as_text(" ".join(words))):
            context.exit(_NOT_FOUND)
    else:
        click.echo(f"sha256: {source_digest(text)}")


def _write_sentences(text: str, source: str, language: str, out: Path | None) -> None:
    from loaders.sentences import as_csv, passages_of
    from outputs.writing import write_whole

    written = as_csv(passages_of(text, source, language))
    if out:
        write_whole(out, written)
    else:
        click.echo(written, nl=False)


def _write_places(text: str, source: str, words: str) -> bool:
    from loaders.locators import at_line, find, near_misses

    places = find(text, words)
    if not places:
        click.echo(f"the words stand nowhere in {source}: “{words}”", err=True)
        for near in near_misses(text, words)[:3]:
            click.echo(f"  the longest part of them: line {near.line}: {_context(text, near)}", err=True)
        return False
    if len(places) == 1:
        click.echo(at_line(places[0]))
        return True
    click.echo(f"# {len(places)} places have these words; take the one that is meant")
    for place in places:
        click.echo(f"{at_line(place)}  # {_context(text, place)}")
    return True


def _context(text: str, at: "Locator") -> str:
    line = text.split("\n")[at.line - 1]
    before, after = line[max(0, at.start - _AROUND) : at.start], line[at.end : at.end + _AROUND]
    return f"{'…' if at.start > _AROUND else ''}{before}[{line[at.start : at.end]}]{after}{'…' if after else ''}"
