"""`pharmagraph serve`: the graph over HTTP, for other programs and for a browser."""

from __future__ import annotations

from pathlib import Path

import click

from pharmagraph.cli.options import graph_argument, time_limit

_MEGABYTE = 1 << 20


@click.command(
    epilog="Example: pharmagraph serve graph --port 8765, then open http://127.0.0.1:8765/"
)
@graph_argument
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 for every network.")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65_535))
@time_limit(30.0, "A query that runs longer is ended.")
@click.option(
    "--row-limit", default=100_000, show_default=True, type=click.IntRange(1),
    help="An answer with more rows or triples is cut off, and says so.",
)  # fmt: skip
@click.option(
    "--memory-limit", default=2048, show_default=True, type=click.IntRange(16), metavar="MB",
    help="A query that takes more is ended.",
)  # fmt: skip
@click.option(
    "--processes", type=click.IntRange(1, 256),
    help="How many queries run at once; default: one a core, at least four.",
)  # fmt: skip
@click.option(
    "--allow-service", "services", multiple=True, metavar="URL",
    help="An endpoint that queries may ask with SERVICE; none by default.",
)  # fmt: skip
@click.option(
    "--cors", "origins", multiple=True, default=["*"], show_default=True, metavar="ORIGIN",
    help="Whose pages may ask from a browser; 'none' for no others.",
)  # fmt: skip
@click.option(
    "--allow-host", "hosts", multiple=True, metavar="NAME",
    help="A name by which others call this server, such as behind a proxy; '*' for any.",
)  # fmt: skip
@click.option(
    "--as-it-is", is_flag=True,
    help="Go on with the graph as it was at the start, whatever builds make of it.",
)  # fmt: skip
def serve(
    graph: Path,
    host: str,
    port: int,
    time_limit: float,
    row_limit: int,
    memory_limit: int,
    processes: int | None,
    services: tuple[str, ...],
    origins: tuple[str, ...],
    hosts: tuple[str, ...],
    as_it_is: bool,
) -> None:
    """Serve a graph: SPARQL 1.1 Protocol at /sparql, a query page at /, the graph at /graph.

    Nothing can be changed through it. Builds may go on beside it: when one has ended, the graph is served as it
    is then, and queries that run finish over what they began with.
    """
    from pharmagraph.server import Limits
    from pharmagraph.server.serve import serve as serve_graph

    defaults = Limits()
    serve_graph(
        graph,
        host=host,
        port=port,
        limits=Limits(
            seconds=time_limit,
            rows=row_limit,
            memory=memory_limit * _MEGABYTE,
            processes=processes or defaults.processes,
        ),
        services=services,
        origins=[origin for origin in origins if origin != "none"],
        hosts=hosts,
        ready=lambda address: click.echo(
            f"Serving {graph} at {address} with SPARQL at {address}sparql (end with Ctrl-C)"
        ),
        changed=None
        if as_it_is
        else lambda: click.echo(f"{graph} has changed: served as it is now"),
    )
