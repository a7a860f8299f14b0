"""`pharmagraph validate`: is a graph well-formed, and does every claim quote its document exactly?"""

from __future__ import annotations

from pathlib import Path

import click

from pharmagraph.cli.options import graph_argument

_FOUND = 1  # the exit status when something is wrong


@click.command(epilog="Example: pharmagraph validate graph")
@graph_argument
@click.pass_context
def validate(context: click.Context, graph: Path) -> None:
    """Check a graph against the shapes of the ontology, and its quotes against the texts.

    Prints a line for each problem, and ends with exit status 1 if there is one.
    """
    from pharmagraph.graph.store import open_store
    from pharmagraph.graph.validate import validate as problems_of

    with open_store(graph) as store:
        problems = problems_of(store)
    for problem in problems:
        click.echo(f"{problem.node} {problem.path}: {problem.message}")
    if problems:
        click.echo(f"pharmagraph: {graph}: {len(problems):,} problems", err=True)
        context.exit(_FOUND)
    click.echo(f"{graph} conforms", err=True)
