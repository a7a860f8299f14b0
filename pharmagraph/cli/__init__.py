"""The command line: each command parses, calls the library once, and prints. One file a command.

A new command is a file here with a function of its name, and a line in `COMMANDS`. Commands are imported
when they are run, so that help and errors come at once.
"""

from __future__ import annotations

import os
import sys
from difflib import get_close_matches
from importlib import import_module
from typing import NoReturn

import click

from pharmagraph import __version__
from pharmagraph.cli.lines import one_line
from pharmagraph.cli.waiting import still_working
from pharmagraph.errors import PharmagraphError

# In the order of the help: what one does first stands first.
COMMANDS = {
    "build": "Read documents and write the graph of what they claim.",
    "claims": "List the claims of a graph.",
    "mentions": "List the places where documents name an entity.",
    "query": "Ask a graph with SPARQL, or with a stored query by its name.",
    "serve": "Answer SPARQL over HTTP, with a query page and the graph page.",
    "view": "Draw a graph as one HTML page that works offline.",
    "report": "Tell what the documents claim about one drug, with quotes.",
    "agreement": "List what is said, with who supports, disputes and hedges it.",
    "conflicts": "List claims that contradict or diverge, side by side, with the reasons.",
    "diff": "List what changed between two graphs, and what did it.",
    "export": "Write a graph in another format.",
    "merge": "Take other graphs in beside the claims, and join identities.",
    "infer": "Draw the conclusions that broader and narrower terms allow, marked as such.",
    "explain": "Say why a claim was made, or why two entities of a sentence make none.",
    "evaluate": "Score a graph against a gold file of your own.",
    "validate": "Check a graph against the shapes of the ontology.",
}
INTERRUPTED = 130
STORING = {"build", "merge", "infer"}  # what they have stored when they are interrupted stays


class _Commands(click.Group):
    """A group that imports a command only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"pharmagraph.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise click.UsageError(f"{error.message}{hint}", ctx) from error

    def invoke(self, ctx: click.Context) -> object:
        try:
            result: object = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _say_no_more()  # whoever read the output, such as `head`, has read enough
            return None
        return result

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Try: pharmagraph build examples/documents --output graph && pharmagraph claims graph",
)
@click.version_option(__version__, "-V", "--version", prog_name="pharmagraph")
def pharmagraph() -> None:
    """What documents claim about drugs, as a graph.

    Every claim quotes its source exactly, and a hedge never turns into a fact.
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit status."""
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # whatever the locale
    try:
        # Commands return nothing; where one ends with `context.exit(status)`, that comes back here.
        left = pharmagraph.main(arguments, prog_name="pharmagraph", standalone_mode=False)
        status = left if isinstance(left, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        status = error.exit_code
    except click.ClickException as error:
        command = (
            getattr(error.ctx, "command_path", "") if isinstance(error, click.UsageError) else ""
        )
        click.echo(f"pharmagraph: {one_line(error.format_message())}", err=True)
        if command:
            click.echo(f"try: {command} --help", err=True)
        status = error.exit_code
    except PharmagraphError as error:
        click.echo(f"pharmagraph: {one_line(str(error))}", err=True)
        status = error.exit_status
    except OSError as error:
        if error.errno is None:
            raise
        _say_no_more()
        where = error.filename or "standard output"
        click.echo(
            f"pharmagraph: {one_line(str(where))}: {error.strerror}; check the place, and its disk",
            err=True,
        )
        status = PharmagraphError.exit_status
    except (KeyboardInterrupt, click.Abort):
        stored = "; what was stored so far is whole" if _command(arguments) in STORING else ""
        click.echo(f"pharmagraph: interrupted{stored}", err=True)
        status = INTERRUPTED
    _leave(status)


def _command(arguments: list[str] | None) -> str:
    """The name of the command that runs: only `--help` and `--version` could stand before it."""
    return next(iter(sys.argv[1:] if arguments is None else arguments), "")


def _leave(status: int) -> NoReturn:
    if still_working():  # the end of Python would wait for what the engine holds, or break on it
        sys.stderr.flush()
        os._exit(status)
    sys.exit(status)


def _open_closed_streams() -> None:
    """Let standard streams that were closed (`>&-`) go nowhere, so that no file that is opened takes their place."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
    # They last as long as we.
    sys.stdin = sys.stdin or open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


def _say_no_more() -> None:
    """Let standard output go nowhere, so that what waits to be written does not fail once more at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
