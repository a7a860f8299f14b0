"""`pharmagraph infer`: what follows from plain claims by what is broader than what."""

from __future__ import annotations

from pathlib import Path

import click

from pharmagraph.cli.options import graph_argument
from pharmagraph.graph.counted import counted


@click.command(
    epilog="Example: pharmagraph infer graph && pharmagraph query graph treats-broadly "
    "--set condition='depressive disorder'"
)
@graph_argument
@click.option(
    "--only-merged", is_flag=True,
    help="Only by what merged graphs say: without the hierarchy that comes with pharmagraph.",
)  # fmt: skip
def infer(graph: Path, only_merged: bool) -> None:
    """Draw the conclusions that broader terms allow.

    A drug that treats a condition treats the broader one. What is broader comes from a hierarchy of conditions,
    effects, drug classes and proteins (MONDO, MeSH, HPO, FamPlex), and from skos:broader and rdfs:subClassOf of
    merged graphs.
    Conclusions stand in a named graph of their own, each with the claim it rests on; nothing follows from hedged or
    denied claims. Run again, they are drawn anew.
    """
    from pharmagraph.graph.inferring.inference import infer as conclusions_of
    from pharmagraph.graph.store import open_store

    with open_store(graph, write=True) as store:
        found = conclusions_of(store, shipped=not only_merged)
    claims = counted(found.claims, "claim")
    click.echo(f"{counted(found.conclusions, 'conclusion')} from {claims}", err=True)
    if found.cut:
        cut = counted(found.cut, "entity", "entities")
        told = "more stands above than in any vocabulary, and only what is nearest counts"
        click.echo(f"{cut}: {told}", err=True)
