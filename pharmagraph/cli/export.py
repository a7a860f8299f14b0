"""`pharmagraph export`: the graph in another format, for other graphs and programs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pharmagraph.cli.options import CLAIM_FILTERS, filters, graph_argument
from pharmagraph.cli.query import read_query
from pharmagraph.graph.selection import Selection

_FORMATS = (
    "turtle, trig, nquads, ntriples, jsonld, rdfxml, rdf12, nanopub, kgx-tsv, kgx-jsonl, graphml, gexf, "
    "cytoscape, csv, neo4j; void describes the graph for catalogues."
)


@click.command(
    epilog="Example: pharmagraph export graph --around atorvastatin --format graphml --output near.graphml"
)
@graph_argument
@click.option(
    "--format", "-f", "form", metavar="FORMAT",
    help=f"{_FORMATS} Default: what the ending of the output says, else turtle.",
)  # fmt: skip
@click.option(
    "--output", "-o", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="The file to write; where a format has several, their names begin so. Default: standard output.",
)  # fmt: skip
@click.option(
    "--receipt", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Write what was left out, and the hashes of what was written, as JSON.",
)  # fmt: skip
@click.option(
    "--where", default="", metavar="SPARQL",
    help="Only the claims that a SELECT names ?claim; or what a CONSTRUCT makes. Also a file that ends in .rq.",
)  # fmt: skip
@click.option("--around", default="", metavar="NAME", help="Only what lies around this entity.")
@click.option(
    "--hops", default=1, show_default=True, type=click.IntRange(0, 10), help="How far around it."
)
@click.option(
    "--consensus", metavar="POLICY",
    help="Only what sources agree on, as direct triples. POLICY: 'independent>=2, confidence>=0.8, "
    "certainty=asserted, undisputed'; the last two always hold.",
)  # fmt: skip
@filters(CLAIM_FILTERS)
def export(
    graph: Path,
    selection: Selection,
    form: str | None,
    output: Path | None,
    receipt: Path | None,
    where: str,
    around: str,
    hops: int,
    consensus: str | None,
) -> None:
    """Write a graph, or what is wanted of it, in another format.

    The same graph gives the same bytes. What a format cannot carry is told on standard error.
    """
    from pharmagraph.graph.comparing.consensus import Policy
    from pharmagraph.graph.exchange import export as exported_from
    from pharmagraph.graph.exchange import name_for, receipt_of, write
    from pharmagraph.graph.files import write_all
    from pharmagraph.graph.store import open_store
    from pharmagraph.graph.subset import Wanted

    output = None if output == Path("-") else output
    name = form or (name_for(output) if output else "turtle")
    if name is None:
        raise click.UsageError(f"{output}: the ending names no format; give one with --format")
    where = read_query(Path(where)) if where.endswith(".rq") else where
    wanted = Wanted(selection, where, around, hops)
    policy = None if consensus is None else Policy.parsed(consensus)
    with open_store(graph) as store:
        exported = exported_from(store, name, wanted, policy)
    also = {} if receipt is None else {receipt: receipt_of(exported, name)}
    if output is not None:
        for path in write(exported, output, also):
            click.echo(f"wrote {path}", err=True)
    elif len(exported.files) == 1:
        write_all(also)
        sys.stdout.flush()
        sys.stdout.buffer.write(*exported.files.values())
    else:
        raise click.UsageError(f"{name} has {len(exported.files)} files: give --output FILE")
    for line in exported.receipt:
        click.echo(f"left out: {line}", err=True)
