"""`pharmagraph explain`: why a claim was made, and why two entities of a sentence make none."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pharmagraph.cli.options import existing

if TYPE_CHECKING:
    from pharmagraph.builders.context.context import Scope
    from pharmagraph.builders.explain import Explanation, Made, Opinion, Unsaid
    from pharmagraph.graph.claim import Mention
    from pharmagraph.inquiry import Answer

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def _existing_or_none(
    context: click.Context, parameter: click.Parameter, path: Path | None
) -> Path | None:
    return None if path is None else existing(context, parameter, path)


@click.command(epilog='Example: pharmagraph explain graph --why-not "did not improve survival"')
@click.argument(
    "graph", required=False, type=click.Path(path_type=Path), callback=_existing_or_none
)
@click.argument("claim_id", required=False, metavar="[CLAIM_ID]")
@click.option("--why-not", metavar="WORDS", help="A sentence of the documents, or words of it.")
@click.option("--document", default="", metavar="ID", help="Look for the words in this one only.")
@click.option("--text", metavar="TEXT", help="Explain a text of your own; takes no graph.")
@click.option("--lexicon", multiple=True, type=_FILE, help="Names of your own, as for build.")
@click.option("--rules", multiple=True, type=_FILE, help="Rules of your own, as for build.")
@click.option(
    "--format", "-f", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="For people, or for programs.",
)  # fmt: skip
def explain(
    graph: Path | None,
    claim_id: str | None,
    why_not: str | None,
    document: str,
    text: str | None,
    lexicon: tuple[Path, ...],
    rules: tuple[Path, ...],
    form: str,
) -> None:
    """Say why a claim was made, or why two entities of a sentence make none.

    Give a graph and the id of a claim (or how it begins), or a graph and --why-not, or --text alone. Shown are the
    names in the sentence, its words as the rules see them, what denies or hedges, the rule with its pattern, what
    the learned scorer thinks, and for every other pair of names what kept it from becoming a claim.
    """
    asked = (text is not None, claim_id is not None, why_not is not None)
    if sum(asked) != 1 or (graph is None) != asked[0]:
        raise click.UsageError("give GRAPH CLAIM_ID, or GRAPH --why-not WORDS, or --text TEXT")
    from pharmagraph import inquiry
    from pharmagraph.pipeline import extractor_of

    extractor = extractor_of(lexicon, rules)
    if graph is None:
        found = inquiry.of_text(text or "", extractor)
    elif claim_id is None:
        found = inquiry.why_not(graph, why_not or "", extractor, document)
    else:
        answer = inquiry.why(graph, claim_id, extractor)
        click.echo(_json(_answer_object(answer)) if form == "json" else "\n".join(_answer(answer)))
        return
    if form == "json":
        click.echo(_json([_object(each) for each in found]))
    else:
        click.echo("\n\n".join("\n".join(_lines(each)) for each in found))


# --- for people -----------------------------------------------------------------------------------


def _answer(answer: Answer) -> Iterator[str]:
    claim = answer.claim
    yield f"claim {claim.id}: {claim.subject.entity.label} {claim.predicate} {claim.object.entity.label}"
    if answer.sentence is None or answer.made is None:
        yield f"  made by the rule {claim.rule}, on the word {claim.cue!r}: {claim.quote!r}"
        yield "  The rules and names of now do not make this claim again; build the graph anew."
    if answer.sentence is not None:
        made = () if answer.made is None else (answer.made,)
        yield from _lines(answer.sentence, made)


def _lines(each: Explanation, made: tuple[Made, ...] | None = None) -> Iterator[str]:
    """The whole sentence, or of its claims only those that were asked for, and no other pairs."""
    where = f", under the heading {each.section!r}" if each.section else ""
    yield f"{each.document}, characters {each.start} to {each.end}{where}"
    yield f"  {' '.join(each.quote.split())}"
    yield "  names"
    yield from (
        f"    {_place(mention)}  {mention.entity.label}  {mention.entity.id}"
        for mention in each.mentions
    )
    if each.rows:
        yield "  as the rules see it"
        for row in each.rows:
            yield "    " + " ".join(_token(token.text, token.role) for token in row)
    if each.scopes:
        yield "  what denies or hedges"
        yield from (f"    {_scope(scope, each)}" for scope in each.scopes)
    shown = each.claims if made is None else made
    yield "  claims" if shown else "  claims: none"
    for one in shown:
        yield from (f"    {line}" for line in _made(one, each))
    if made is None and each.unsaid:
        yield "  not claimed"
        for pair in each.unsaid:
            yield f"    {pair.one.text} - {pair.other.text}: {pair.reason}"
            yield f"      {pair.because}{_thinks(pair.scorer)}"


def _made(made: Made, sentence: Explanation) -> Iterator[str]:
    claim = made.claim
    flags = " ".join(["denied"] * claim.negated + [claim.certainty.value])
    yield f"{claim.subject.text} {claim.predicate} {claim.object.text}  ({flags}, confidence {claim.confidence})"
    if claim.subject.entity.label.lower() not in claim.subject.text.lower():
        yield f"  {claim.subject.text!r} is {claim.subject.entity.label}"
    pattern = f": {made.pattern}  [{made.source}]" if made.pattern else ""
    yield f"  rule {claim.rule}{pattern}"
    yield f"  cue {claim.cue!r}"
    for scope in made.scopes:
        yield f"  {_scope(scope, sentence)}"
    if made.before_scorer is not None:
        yield f"  the rule alone: {made.before_scorer}{_thinks(made.scorer)}"
    yield f"  confidence {claim.confidence}: {made.raw}, calibrated (docs/calibration.md)"
    for name, values in sorted(claim.qualifiers.items()):
        yield f"  {name}: {', '.join(values)}"


def _thinks(opinion: Opinion | None) -> str:
    if opinion is None:
        return ""
    return f"; the scorer: {opinion.predicate} with {opinion.probability}"


def _place(mention: Mention) -> str:
    return f"{mention.text} ({mention.entity.kind})"


def _token(text: str, role: str) -> str:
    if role in {"word", "sign"}:
        return text
    if role in {"other word", "adverb", "number"}:
        return f"({text})"
    return f"{{{role}: {text}}}"


def _scope(scope: Scope, sentence: Explanation) -> str:
    does = " and ".join(
        ["denies"] * scope.negated + [f"makes {scope.certainty}" for _ in [0] if scope.certainty]
    )
    return f"{scope.cue!r} {does}: {sentence.quote[scope.start : scope.end].strip()!r}"


# --- for programs ---------------------------------------------------------------------------------


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def _answer_object(answer: Answer) -> dict[str, Any]:
    from pharmagraph.graph.rows import claim_object

    return {
        "claim": claim_object(answer.claim),
        "made": None if answer.made is None else _made_object(answer.made),
        "sentence": None if answer.sentence is None else _object(answer.sentence),
    }


def _object(each: Explanation) -> dict[str, Any]:
    return {
        "document": each.document,
        "quote": each.quote,
        "start": each.start,
        "end": each.end,
        "kind": each.kind,
        "section": each.section,
        "mentions": [_mention_object(mention) for mention in each.mentions],
        "rows": [[token._asdict() for token in row] for row in each.rows],
        "scopes": [scope._asdict() for scope in each.scopes],
        "claims": [_made_object(made) for made in each.claims],
        "not_claimed": [_unsaid_object(pair) for pair in each.unsaid],
    }


def _mention_object(mention: Mention) -> dict[str, Any]:
    entity = mention.entity
    place = {"start": mention.start, "end": mention.end, "text": mention.text}
    return {**place, "kind": entity.kind, "id": entity.id, "label": entity.label}


def _made_object(made: Made) -> dict[str, Any]:
    from pharmagraph.graph.rows import claim_object

    return {
        "claim": claim_object(made.claim),
        "cue": made.claim.cue,
        "pattern": made.pattern,
        "source": made.source,
        "confidence_before_calibration": made.raw,
        "confidence_of_rule": made.before_scorer,
        "scorer": _opinion_object(made.scorer),
        "scopes": [scope._asdict() for scope in made.scopes],
    }


def _unsaid_object(pair: Unsaid) -> dict[str, Any]:
    return {
        "one": _mention_object(pair.one),
        "other": _mention_object(pair.other),
        "reason": pair.reason,
        "because": pair.because,
        "scorer": _opinion_object(pair.scorer),
    }


def _opinion_object(opinion: Opinion | None) -> dict[str, Any] | None:
    return None if opinion is None else opinion._asdict()
