"""`pharmagraph view`: the graph as one HTML page."""

from __future__ import annotations

from pathlib import Path

import click

from pharmagraph.cli.options import graph_argument


@click.command(
    epilog="Example: pharmagraph view graph --around losartan --hops 2 --output losartan.html"
)
@graph_argument
@click.option(
    "--output", "-o", required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="The page to write.",
)  # fmt: skip
@click.option("--around", metavar="NAME", help="Open on what lies around this entity.")
@click.option(
    "--hops", default=2, show_default=True, type=click.IntRange(0, 10), help="How far around it."
)
@click.option("--title", default="What the documents claim", show_default=True)
def view(graph: Path, output: Path, around: str | None, hops: int, title: str) -> None:
    """Draw a graph as one HTML page that works offline."""
    from pharmagraph.pipeline import draw_page

    draw_page(graph, output, title=title, around=around, hops=hops)
    click.echo(f"page: {output}", err=True)
