"""`pharmagraph evaluate`: how well a graph says what a gold file says."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pharmagraph.cli.options import graph_argument, pairs
from pharmagraph.graph.counted import counted

if TYPE_CHECKING:
    from pharmagraph.evaluation import Report


@click.command(
    epilog="Example: pharmagraph evaluate graph examples/gold/two-articles.jsonl --verbose"
)
@graph_argument
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--match", "level", type=click.Choice(["auto", "spans", "ids", "names"]), default="auto", show_default=True,
    help="What tells that a claim and a fact speak of the same: their places, ids or names.",
)  # fmt: skip
@click.option(
    "--map", "mapping", multiple=True, metavar="TYPE=PREDICATE",
    help="What a type of relation in the gold stands for; several predicates between commas; none leaves it out.",
)  # fmt: skip
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Only the surer claims."
)
@click.option("--verbose", "-v", is_flag=True, help="List what was missed and what was made up.")
@click.option(
    "--save",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the report as JSON here too.",
)
@click.option(
    "--format", "-f", "form", type=click.Choice(["table", "json"]),
    help="Default: table on a terminal, else json.",
)  # fmt: skip
def evaluate(
    graph: Path,
    gold: Path,
    level: str,
    mapping: tuple[str, ...],
    min_confidence: float,
    verbose: bool,
    save: Path | None,
    form: str | None,
) -> None:
    """Score a graph against a gold file of your own.

    GOLD: JSON Lines like those of `claims`, PubTator, BioC (XML or JSON), brat (an .ann file, or a folder of them). The
    graph must have been built from the same documents. Precision, recall and F1, with a 95 % interval.
    """
    from pharmagraph.evaluation import evaluate as score
    from pharmagraph.evaluation.matching import Level
    from pharmagraph.graph.files import write_bytes

    report = score(
        graph,
        gold,
        level=Level(level),
        mapping=pairs("--map", mapping),
        min_confidence=min_confidence,
    )
    written = json.dumps(_object(report, verbose=verbose), ensure_ascii=False, indent=1) + "\n"
    if save is not None:
        write_bytes(save, written.encode())
    if (form or ("table" if sys.stdout.isatty() else "json")) == "json":
        click.echo(written, nl=False)
    else:
        click.echo("\n".join(_lines(report, verbose=verbose)))


def _lines(report: Report, *, verbose: bool) -> Iterator[str]:
    yield (
        f"{counted(report.documents, 'document')}, matched by {report.level}; "
        "strict: both sides and the predicate agree, pair: both sides"
    )
    yield f"{'':20} {'precision':>9} {'recall':>7} {'F1':>6}  {'95 % of F1':12} {'right':>6} {'wrong':>6} {'missed':>6}"
    for row in report.rows:
        interval = f"{row.interval[0]:.3f}-{row.interval[1]:.3f}" if row.interval else ""
        figures = f"{row.precision:9.3f} {row.recall:7.3f} {row.f1:6.3f}  {interval:12}"
        yield f"{row.task:20} {figures} {row.right:6,} {row.wrong:6,} {row.missed:6,}"
    for name, (agreed, of) in (("polarity", report.polarity), ("certainty", report.certainty)):
        if of:
            yield f"{name} agrees on {agreed:,} of {counted(of, 'fact')} found ({agreed / of:.3f})"
    for reason, count in report.aside.items():
        if count:
            yield f"left aside: {counted(count, 'claim')} {reason}"
    if report.misplaced[0]:
        wrong, of = report.misplaced
        yield f"warning: {wrong:,} of the gold's {of:,} names do not stand where it says; is the text the same?"
    if verbose:
        for missed in report.missed:
            fact = missed.fact
            yield f"missed    {fact.document}: {fact.subject} | {' or '.join(fact.predicates)} | {fact.object}"
            yield f"          {missed.quote}" if missed.quote else f"          {fact.place}"
        for claim in report.spurious:
            yield (
                f"spurious  {claim.document}: {claim.subject.entity.label} | {claim.predicate} | "
                f"{claim.object.entity.label} ({claim.rule}, {claim.confidence}; {claim.id[:8]})"
            )
            yield f"          {' '.join(claim.quote.split())}"


def _object(report: Report, *, verbose: bool) -> dict[str, Any]:
    from pharmagraph.graph.rows import claim_object

    value: dict[str, Any] = {
        "match": report.level,
        "documents": report.documents,
        "rows": [asdict(row) for row in report.rows],
        "polarity": {"agree": report.polarity[0], "of": report.polarity[1]},
        "certainty": {"agree": report.certainty[0], "of": report.certainty[1]},
        "aside": dict(report.aside),
        "misplaced": {"names": report.misplaced[0], "of": report.misplaced[1]},
    }
    if verbose:
        value["missed"] = [{**asdict(each.fact), "quote": each.quote} for each in report.missed]
        value["spurious"] = [claim_object(claim) for claim in report.spurious]
    return value
