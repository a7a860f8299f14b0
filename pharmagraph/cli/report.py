"""`pharmagraph report`: what is claimed of one drug, as a monograph."""

from __future__ import annotations

from pathlib import Path

import click

from pharmagraph.cli.options import graph_argument


@click.command(epilog="Example: pharmagraph report graph losartan --output losartan.html")
@graph_argument
@click.argument("drug")
@click.option(
    "--output", "-o", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="HTML where its name ends in .html, else Markdown. Default: Markdown to standard output.",
)  # fmt: skip
def report(graph: Path, drug: str, output: Path | None) -> None:
    """Tell what the documents claim about one DRUG, each line with its quotes."""
    from pharmagraph.pipeline import report_on

    if output is None:
        click.echo(report_on(graph, drug), nl=False)
    else:
        report_on(graph, drug, output)
        click.echo(f"report: {output}", err=True)
