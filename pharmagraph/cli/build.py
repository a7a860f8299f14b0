"""`pharmagraph build`: documents in, a claims graph out, and a summary of what happened."""

from __future__ import annotations

import sys
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pharmagraph.cli.lines import one_line
from pharmagraph.errors import (
    EnormousDocumentWarning,
    NothingReadableError,
    UnreadableDocumentError,
)
from pharmagraph.garbage import unsearched
from pharmagraph.graph.counted import counted

if TYPE_CHECKING:
    from pharmagraph.pipeline import Progress, Summary

_MAX_SHOWN = 20  # lines of a kind, on a terminal
_MAX_ENDINGS = 6
# what became of sentences with two entities or more, by the keys of `Extraction.counts`
_FATES = {
    "with_claims": "with claims",
    "no_rule_matched": "matched by no rule",
    "without_cue": "without a word that calls for a rule",
    "nothing_acts": "without a name that can act",
    "dropped_by_scorer": "dropped by the scorer",
    "dropped_as_contrast": "only to set something off from another",
    "in_furniture": "of page furniture",
}
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(
    epilog="Example: pharmagraph build examples/documents/losartan.txt 'examples/documents/*.jsonl' "
    "--output graph"
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--output", "-o", required=True, type=click.Path(path_type=Path), metavar="GRAPH",
    help="A folder (a store on disk), or a file: .ttl .trig .nq .nt .jsonld .rdf",
)  # fmt: skip
@click.option(
    "--lexicon", multiple=True, type=_FILE, help="Names of your own (TSV, OBO, SKOS); they win."
)
@click.option("--rules", multiple=True, type=_FILE, help="Rules of your own (TOML).")
@click.option(
    "--mentions", type=click.Choice(["given", "found"]), default="given", show_default=True,
    help="Take the mentions that come with documents, or ignore them.",
)  # fmt: skip
@click.option(
    "--decisions", type=_FILE, help="A curator's decisions (JSON Lines); else those of the graph."
)
@click.option("--strict", is_flag=True, help="Fail at the first document that cannot be read.")
@click.option("--prune", is_flag=True, help="Take out documents that are not among the inputs.")
@click.option("--jobs", "-j", type=click.IntRange(1, 256), help="Processes; default: one a core.")
@click.option("--quiet", "-q", is_flag=True, help="No progress and no summary.")
def build(
    inputs: tuple[str, ...],
    output: Path,
    lexicon: tuple[Path, ...],
    rules: tuple[Path, ...],
    mentions: str,
    decisions: Path | None,
    strict: bool,
    prune: bool,
    jobs: int | None,
    quiet: bool,
) -> None:
    """Read documents and write the graph of what they claim.

    INPUT: files, folders, globs, or - for standard input; text, Markdown, HTML, PDF, mail, captions, JSON Lines,
    PubTator, BioC, PubMed (XML, .nbib), RIS, JATS and drug labels (SPL). Run it again over the same graph with more or
    changed documents: it adds and replaces only what changed.

    A document can have 100 MB. One of more than 25 takes much memory: put its parts on lines of a .jsonl file.
    """
    from pharmagraph.ontology.lexicon import loading

    loading.begin()  # first of all: what is imported next takes a while
    with unsearched():
        from pharmagraph import pipeline

    try:
        with _warnings_in_a_line(), _progress(shown=not quiet and sys.stderr.isatty()) as progress:
            summary = pipeline.build(
                inputs,
                output,
                lexicon=lexicon,
                rules=rules,
                given=mentions == "given",
                strict=strict,
                prune=prune,
                decisions=decisions,
                jobs=jobs,
                progress=progress,
            )
    except NothingReadableError as error:
        _report_skipped(error.skipped[1:])  # the error itself names the first
        raise
    _report_skipped(summary.skipped)
    if not quiet:
        click.echo("\n".join(_lines(summary, output)), err=True)


@contextmanager
def _progress(*, shown: bool) -> Iterator[Progress | None]:
    """A line that counts, on a terminal."""
    if not shown:
        yield None
        return
    from rich.console import Console

    with Console(stderr=True).status("reading ...") as status:
        yield lambda documents, characters: status.update(
            f"{counted(documents, 'document')}, {_size(characters)}"
        )


def _size(characters: int) -> str:
    few = characters < 100_000
    return f"{characters:,} characters" if few else f"{characters / 1e6:,.1f} million characters"


@contextmanager
def _warnings_in_a_line() -> Iterator[None]:
    """What the library warns of is said as errors are."""
    with warnings.catch_warnings():
        warnings.simplefilter("always", EnormousDocumentWarning)
        usual = warnings.showwarning

        def show(message: Warning | str, category: type[Warning], *where: Any, **more: Any) -> None:
            if issubclass(category, EnormousDocumentWarning):
                click.echo(f"pharmagraph: {one_line(str(message))}", err=True)
            else:
                usual(message, category, *where, **more)

        warnings.showwarning = show
        yield


def _report_skipped(skipped: list[UnreadableDocumentError]) -> None:
    for line in _shown("skipped", [one_line(str(error)) for error in skipped]):
        click.echo(f"pharmagraph: {line}", err=True)


def _shown(what: str, lines: list[str]) -> Iterator[str]:
    """All lines; on a terminal the first of them, with the way to have them all."""
    shown = _MAX_SHOWN if sys.stderr.isatty() else len(lines)
    yield from (f"{what} {line}" for line in lines[:shown])
    if len(lines) > shown:
        yield f"{what} {len(lines) - shown:,} more (2>FILE writes all of them to a file)"


def _lines(summary: Summary, output: Path) -> Iterator[str]:
    counts = summary.counts
    yield (
        f"{counted(summary.documents, 'document')} ({summary.added:,} new, {summary.replaced:,} changed, "
        f"{summary.unchanged:,} unchanged, {len(summary.skipped):,} skipped)"
    )
    if summary.added or summary.replaced:
        yield (
            f"{counted(counts['sentences'], 'sentence')}, {counted(counts['mentions'], 'mention')}, "
            f"{counted(counts['claims'], 'claim')} "
            f"({counts['hedged']:,} hedged, {counts['negated']:,} negated) in the new and changed ones"
        )
    yield from _receipt(counts)
    if summary.repeated:
        again = counted(summary.repeated, "document")
        yield f"came again, with the same id and text, and read once: {again}"
    if summary.passed:
        yield f"not read: {counted(len(summary.passed), 'file')} of folders with other endings ({_endings(summary)})"
    if summary.kept:
        yield f"kept, though not among the inputs: {counted(summary.kept, 'document')} of the graph (see --prune)"
    if summary.pruned:
        yield f"taken out: {counted(summary.pruned, 'document')}"
    applied, stale = summary.decisions.applied, summary.decisions.stale
    if applied or stale:
        yield f"{counted(applied, 'decision')} of curators applied"
    gone = [f"the claim {each.claim} is not there any more ({each.verdict})" for each in stale]
    yield from _shown("stale:", gone)
    yield f"graph: {output}"


def _endings(summary: Summary) -> str:
    """The endings of files that are not read, the most frequent first."""
    counts = Counter(one_line(suffix) or "none" for suffix in summary.passed.values())
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    more = [f"{len(ranked) - _MAX_ENDINGS:,} more"] if len(ranked) > _MAX_ENDINGS else []
    return ", ".join([f"{ending} {number:,}" for ending, number in ranked[:_MAX_ENDINGS]] + more)


def _receipt(counts: Mapping[str, int]) -> Iterator[str]:
    """What became of every sentence with two entities."""
    if two := counts.get("with_two_entities", 0):
        told = (f"{counts[key]:,} {says}" for key, says in _FATES.items() if counts.get(key))
        yield f"{counted(two, 'sentence')} with two entities or more: {', '.join(told)}"
