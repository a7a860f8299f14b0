"""`pharmagraph merge`: other graphs beside the claims, and identities joined over them."""

from __future__ import annotations

from pathlib import Path

import click

from pharmagraph.cli.lines import one_line
from pharmagraph.cli.options import graph_argument
from pharmagraph.graph.counted import counted


@click.command(epilog="Example: pharmagraph merge graph examples/graphs/drugs.sssom.tsv --join")
@graph_argument
@click.argument(
    "sources", nargs=-1, required=True, metavar="SOURCE...",
    type=click.Path(exists=True, path_type=Path),
)  # fmt: skip
@click.option(
    "--name", help="Name of the graph that one source is kept in; default: its file's name."
)
@click.option(
    "--join", "joined", is_flag=True,
    help="Join identities that the graphs say are one (skos:exactMatch, owl:sameAs, SSSOM).",
)  # fmt: skip
def merge(graph: Path, sources: tuple[Path, ...], name: str | None, joined: bool) -> None:
    """Take other graphs in, each in a named graph of its own.

    SOURCE: another graph of claims, whose documents join those of GRAPH, or any RDF file or SSSOM table.
    Merging the same source again puts it in the place of what it was.
    """
    from pharmagraph.graph.curating.merge import merge_all
    from pharmagraph.ontology.namespaces import curie_of

    if name and len(sources) > 1:
        raise click.UsageError("--name is for one source; merge them one by one")
    merges, identities = merge_all(graph, sources, name=name, joined=joined)
    for source, merged in zip(sources, merges, strict=True):
        click.echo(f"{source}: {counted(merged.triples, 'triple')} in <{merged.graph}>", err=True)
        if merged.documents or merged.known or merged.differing:
            new, known, other = merged.documents, merged.known, len(merged.differing)
            counts = f"{counted(new, 'new document')}, {known} known, {other} known in another form"
            click.echo(f"{source}: {counts}", err=True)
        if merged.inferred:
            click.echo(
                f"{source}: what it infers stays there; pharmagraph infer {graph} infers from all documents",
                err=True,
            )
        for document in merged.differing:
            click.echo(f"{source}: {document} differs from ours, which stays", err=True)
    if identities is not None:
        entities, links = identities.entities, identities.links
        click.echo(
            f"{counted(entities, 'entity', 'entities')} joined by {counted(links, 'link')}",
            err=True,
        )
        for members in identities.fused:
            told = (f"{label} ({curie_of(iri)})".lstrip() for iri, label in members)
            click.echo(one_line(f"said to be one: {', '.join(told)}"), err=True)
