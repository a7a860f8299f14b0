"""Options that several commands share: the graph, the filters, the format of the output."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from pharmagraph.errors import InputError
from pharmagraph.graph.selection import Selection
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.predicates import Predicate

Command = TypeVar("Command", bound=Callable[..., Any])


def existing(_context: click.Context, _parameter: click.Parameter, path: Path) -> Path:
    """The path of a graph that is there."""
    if not path.exists():
        raise InputError(
            f"{path}: no such graph; make one with: pharmagraph build INPUT --output {path}"
        )
    return path


graph_argument = click.argument("graph", type=click.Path(path_type=Path), callback=existing)


def _several(name: str, help_text: str) -> Callable[[Command], Command]:
    return click.option(name, multiple=True, metavar=name[2:].upper(), help=help_text)


class _Choice(click.Choice[str]):
    """One of the listed names; or of the predicates that a user's own rules add, which cannot be listed."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        own = Predicate.TREATS.value in self.choices and value.startswith("x_")
        return value if own else super().convert(value, param, ctx)


def _one_of(name: str, help_text: str, values: Iterable[StrEnum]) -> Callable[[Command], Command]:
    choice = _Choice([value.value for value in values])
    help_text = f"{help_text}: {', '.join(choice.choices)}."
    return click.option(name, multiple=True, type=choice, metavar=name[2:].upper(), help=help_text)


_NEGATED = click.option(
    "--negated/--affirmed", default=None, help="Only what is denied, or only what is affirmed."
)
_CERTAINTY = _one_of("--certainty", "How surely it is said", Certainty)
_DOCUMENT = _several("--document", "Id of a document; * for any characters.")
_NAME = "a label, words of the text or a CURIE; * for any characters."
CLAIM_FILTERS = (
    _several("--subject", f"Name of the subject: {_NAME}"),
    _one_of("--predicate", "What is claimed", Predicate),
    _several("--object", f"Name of the object: {_NAME}"),
    _one_of("--kind", "Kind of the subject or the object", Kind),
    _DOCUMENT,
    _CERTAINTY,
    _NEGATED,
    click.option(
        "--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Only the surer ones."
    ),
)
MENTION_FILTERS = (
    _several("--subject", f"Name of the entity: {_NAME}"),
    _one_of("--kind", "Kind of the entity", Kind),
    _DOCUMENT,
    _CERTAINTY,
    _NEGATED,
)


def filters(options: Sequence[Callable[[Any], Any]]) -> Callable[[Command], Command]:
    """Give a command filters, and itself one `selection` in their place."""

    def decorate(command: Command) -> Command:
        @wraps(command)
        def selecting(**values: Any) -> Any:
            chosen = {name: values.pop(name) for name in Selection.__slots__ if name in values}
            return command(selection=Selection(**chosen), **values)

        for option in reversed(options):
            option(selecting)
        return cast("Command", selecting)

    return decorate


def output_format(*names: str) -> Callable[[Command], Command]:
    """The format of what is printed: a table for people, the first other one for programs."""
    return click.option(
        "--format",
        "-f",
        "form",
        type=click.Choice(names),
        help=f"Default: table on a terminal, else {next(n for n in names if n != 'table')}.",
    )


def pairs(option: str, settings: Sequence[str]) -> dict[str, str]:
    """The values of an option that takes NAME=VALUE, by their names."""
    parts = [setting.partition("=") for setting in settings]
    for name, sign, _ in parts:
        if not name or not sign:
            raise click.UsageError(f"{option} takes NAME=VALUE, not {name!r}")
    return {name: value for name, _, value in parts}


def time_limit(default: float | None, help_text: str) -> Callable[[Command], Command]:
    """How long a query may take, in seconds; `--timeout` is the same."""
    return click.option(
        "--time-limit",
        "--timeout",
        type=click.FloatRange(0, 86_400, min_open=True),
        default=default,
        show_default=default is not None,
        metavar="SECONDS",
        help=help_text,
    )
