"""What every command does alike: its exit code, its last words, and a help that a newcomer can start from."""

import errno
import os
import sys
from shlex import quote
from typing import IO, Any

import click

from cuibono.cli.settings import Settings
from graph.errors import CuiBonoError, EvidenceError, NoGraphError

INTERRUPTED = 130  # 128 and the number of SIGINT, as shells have it

_START = (
    ("cuibono build", "make the graph from what ships with it"),
    ("cuibono ask", "list the questions that it answers"),
    ("cuibono ask who-uses-it-for-what", "answer one: every row names its claims"),
)


class Refusal(click.ClickException):
    """Input that can't be used: the message goes to standard error, the exit code is 2."""

    exit_code = 2

    def __init__(self, error: CuiBonoError, consequence: str = "") -> None:
        """Take over the text of one of our own errors; `consequence` is said after a list of problems."""
        super().__init__(_message(error, consequence))

    def show(self, file: IO[Any] | None = None) -> None:
        """Write the message as it is: what is wrong in evidence begins with `file:line:`, so that editors find it."""
        click.echo(self.message, file=file or sys.stderr)


class Face(click.Group):
    """The command `cuibono`: the one place where errors become messages and exit codes."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command; a terminal that lacks a character shows its code instead of failing."""
        _open_streams()
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a subcommand: 0 done, 1 something found wrong, 2 wrong input, 130 interrupted."""
        settings = ctx.ensure_object(Settings)
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except NoGraphError as error:
            where = f" --database {quote(settings.database)}" if settings.database else ""
            raise Refusal(CuiBonoError(f"{error}{where}")) from error
        except CuiBonoError as error:
            raise Refusal(error) from error
        except BrokenPipeError:
            _forget_output()
            ctx.exit(0)  # the reader has what it wanted, as `| head` does
        except OSError as error:
            if error.errno == errno.ENAMETOOLONG:
                raise Refusal(CuiBonoError(f"“{error.filename}”: {error.strerror}")) from error
            if error.errno != errno.ENOSPC:
                raise
            _forget_output()
            raise Refusal(CuiBonoError(f"the answer can't be written: {error.strerror}")) from error
        except KeyboardInterrupt:
            click.echo("interrupted", err=True)
            ctx.exit(INTERRUPTED)
        return result

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order in which they are used."""
        return list(self.commands)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help: what it is, the three commands to start with, which show how it is used, then all of them."""
        self.format_help_text(ctx, formatter)
        with formatter.section("Start with"):
            formatter.write_dl(_START, col_max=34)
        self.format_options(ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and the commands; the two options that only show something share a line."""
        shown = {"--version", "--help"}
        records = [param.get_help_record(ctx) for param in self.get_params(ctx) if shown.isdisjoint(param.opts)]
        with formatter.section("Options"):
            showing = ("--version, -h", "Show the version, or this message, and exit.")
            formatter.write_dl([*filter(None, records), showing])
        self.format_commands(ctx, formatter)


def _open_streams() -> None:
    """Give the program the standard streams that it was started without, as by `>&-`: they lead nowhere."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 (open until the end)


def _message(error: CuiBonoError, consequence: str) -> str:
    if not isinstance(error, EvidenceError):
        return f"Error: {error}"
    count = len(error.problems)
    found = f"{count:,} problem{'s' if count != 1 else ''} found"
    return f"{error}\n{found}; {consequence}" if consequence else f"{error}\n{found}"


def _forget_output() -> None:
    """Send what is still to be written nowhere, so that the end of the program doesn't fail on it again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
