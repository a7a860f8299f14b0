"""`pharmagraph infer`: what follows from plain claims by what is broader than what."""

from __future__ import annotations

from pathlib import Path

import click

from pharmagraph.cli.options import graph_argument


@click.command(
    epilog="Example: pharmagraph infer graph && pharmagraph query graph treats-broadly "
    "--set condition='depressive disorder', after pharmagraph merge graph disorders.ttl"
)
@graph_argument
def infer(graph: Path) -> None:
    """Draw the conclusions that skos:broader and rdfs:subClassOf of merged graphs allow.

    A drug that treats a condition treats the broader one. Conclusions stand in a named graph of their own, each
    with the claim it rests on; nothing follows from hedged or denied claims. Run again, they are drawn anew.
    """
    from pharmagraph.graph.inference import infer as conclusions_of
    from pharmagraph.graph.store import open_store

    with open_store(graph, write=True) as store:
        found = conclusions_of(store)
    click.echo(f"{found.conclusions:,} conclusions from {found.claims:,} claims", err=True)
