"""What goes to the terminal, and what goes to a pipe."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from outputs.formats import Format, written

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from graph.store.protocol import Progress
    from queries.answer import Answer

Row = Mapping[str, Any]

ROWS_ON_A_TERMINAL = 200  # some eight screens: more scrolls the beginning out of sight


def is_terminal() -> bool:
    """Tell whether a reader sees standard output, or a program does."""
    return sys.stdout.isatty()


def console() -> "Console":
    """The terminal as rich draws on it; `NO_COLOR` and a dumb terminal get neither colour nor bold."""
    from rich.console import Console

    plain = bool(os.environ.get("NO_COLOR"))
    return Console(markup=False, highlight=False, emoji=False, no_color=plain, color_system=None if plain else "auto")


def show(screen: "Console", lines: "Iterable[Text]") -> None:
    """Write lines that fit the terminal already."""
    for line in lines:
        screen.print(line, soft_wrap=True)


def say(message: str) -> None:
    """Give a hint on standard error, where a person reads it; a program gets none."""
    if sys.stderr.isatty():
        click.echo(message, err=True)


def write_answer(form: Format, answer: "Answer", limit: int | None = None) -> None:
    """Write an answer as `write_rows` does; a table without rows is the sentence that says so."""
    if answer.rows or form is not Format.TABLE:
        write_rows(form, answer.columns, answer.rows, limit)
    else:
        click.echo(answer.empty)


def write_rows(form: Format, columns: Sequence[str], rows: Sequence[Row], limit: int | None = None) -> None:
    """Write an answer to standard output: in a terminal a table that fits it, else the format as programs read it."""
    if form is Format.TABLE:
        _write_table(columns, rows, limit)
    else:
        write_pieces(form, columns, rows)


def write_pieces(form: Format, columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Write an answer without any layout."""
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    lossless = form not in {Format.JSON, Format.JSONL} or encoding.startswith("utf")
    for piece in written(form, columns, rows):
        click.echo(piece if lossless else _ascii_json(piece), nl=False)


def _write_table(columns: Sequence[str], rows: Sequence[Row], limit: int | None) -> None:
    terminal = is_terminal()
    if limit is None:
        limit = ROWS_ON_A_TERMINAL if terminal else 0
    shown = rows[:limit] if limit else rows
    if terminal:
        from outputs.table import table

        screen = console()
        show(screen, table(screen, columns, shown))
    else:
        write_pieces(Format.TABLE, columns, shown)
    if len(shown) < len(rows):
        click.echo(f"… {len(rows) - len(shown):,} more rows are left out; --rows 0 shows all {len(rows):,}.")


def _ascii_json(text: str) -> str:
    """Write what a stream can't hold in JSON's own escapes, so that nothing is lost."""
    import json

    return "".join(character if character.isascii() else json.dumps(character)[1:-1] for character in text)


@contextmanager
def progress_line() -> "Iterator[Progress | None]":
    """Show what a long build is doing in one line of standard error, and take the line away at the end."""
    if not sys.stderr.isatty():
        yield None
        return

    def show(what: str, done: int, total: int) -> None:
        counted = f"{what} {done:,} of {total:,}" if total else f"{what} …"
        click.echo(f"\r\x1b[2K{counted}", nl=False, err=True)

    try:
        yield show
    finally:
        click.echo("\r\x1b[2K", nl=False, err=True)
