"""Claims heard again when the next two sentences are known, which may dispute them, or answer what was asked.

A claim that the next sentence disputes, or the one after it by name ("the finding"), is no fact of its document.
It stays a claim, of certainty `unknown`, and its quote goes on to the end of the sentence that disputes it. A
sentence that speaks of another drug or illness disputes nothing: "This was not seen with X". What a question asks is a
fact when the next sentence says yes, and denied when it says no; the quote holds both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pharmagraph.builders.context.answers import answer, asks_leave
from pharmagraph.builders.context.misgivings import misgiven, misgives
from pharmagraph.builders.context.verdicts import (
    DISPUTABLE,
    disputed,
    disputed_within,
    disputes_itself,
)
from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.reading import Reading
from pharmagraph.builders.text.lettercase import lowered
from pharmagraph.graph.claim import Claim, Mention
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.predicates import WARNS

_LONGEST = 400  # characters of a sentence that only judges another
_OPEN = frozenset({Certainty.ASSERTED, Certainty.PROBABLE, Certainty.POSSIBLE})
_ASKS = ("?", "?**", "?__", "?*", "?_")
_NAMES = frozenset({Kind.DRUG, Kind.CONDITION, Kind.EFFECT})


def with_verdicts(readings: Iterable[Reading], text: str) -> Iterator[Reading]:
    """The readings of a document, `text`, where a claim that a sentence behind it disputes is in doubt."""
    before: Reading | None = None  # it has claims, and `last` has none
    last: Reading | None = None
    for reading in readings:
        if before is not None and last is not None:
            yield _judged(before, reading, text, last)
            before = None
        if last is not None:
            last = _judged(_answered(last, reading, text), reading, text) if last.claims else last
            if last.claims and not reading.claims:
                before = last
            else:
                yield last
        last = _heard_out(reading, text) if reading.claims else reading
    yield from (each for each in (before, last) if each is not None)


def _answered(reading: Reading, following: Reading, text: str) -> Reading:
    """The reading, what it asks settled by the sentence behind it if that says yes or no."""
    asked, reply = reading.sentence, following.sentence
    if (
        not text[asked.start : asked.end].endswith(_ASKS)
        or reply.kind in {"heading", "furniture"}
        or reply.end - reply.start > _LONGEST
    ):
        return reading
    said = answer(lowered(text[asked.start : asked.end]), lowered(text[reply.start : reply.end]))
    if said is None:
        return reading
    leave = asks_leave(lowered(text[asked.start : asked.end]))
    claims = [
        replace(
            claim,
            negated=said.negated != (leave and claim.predicate in WARNS),
            certainty=said.certainty,
            quote=text[claim.start : reply.end],
            end=reply.end,
        )
        if claim.certainty is Certainty.HYPOTHETICAL
        and not claim.negated
        and not (leave and claim.predicate in WARNS and said.certainty.hedged)
        else claim
        for claim in reading.claims
    ]
    return reading._replace(claims=claims)


def _heard_out(reading: Reading, text: str) -> Reading:
    """The reading, its claims in doubt as far as the end of their own sentence disputes them."""
    start = reading.sentence.start
    sentence = lowered(text[start : reading.sentence.end])
    about, behind = disputes_itself(sentence), misgiven(sentence)
    disputed_at, taken_back = disputed_within(sentence)
    if not about and behind < 0 and disputed_at < 0:
        return reading
    claims = [
        replace(claim, certainty=Certainty.UNKNOWN)
        if (
            claim.predicate in about
            or (
                claim.predicate in taken_back
                and max(claim.subject.end, claim.object.end) <= start + disputed_at
            )
            or (
                claim.predicate in DISPUTABLE
                and max(claim.subject.end, claim.object.end) <= start + behind
            )
        )
        and _is_open(claim, finding, ())
        else claim
        for claim, finding in zip(reading.claims, reading.kept, strict=True)
    ]
    return reading._replace(claims=claims)


def _judged(
    reading: Reading, following: Reading, text: str, between: Reading | None = None
) -> Reading:
    """The reading, its claims in doubt as far as the sentence behind it disputes them, or the one behind `between`."""
    end, start, stop = reading.sentence.end, following.sentence.start, following.sentence.end
    if (
        stop - start > _LONGEST
        or following.sentence.kind in {"heading", "furniture"}
        or following.sentence.section != reading.sentence.section
        or "\n\n" in text[end:start]
    ):
        return reading
    sentence = lowered(text[start:stop])
    about = disputed(sentence, by_name=between is not None)
    if not about and between is None and misgives(sentence):
        about = DISPUTABLE
    if not about:
        return reading
    mentions = [*following.mentions, *(between.mentions if between else ())]
    named = [mention for mention in mentions if mention.entity.kind in _NAMES]
    claims = [
        replace(claim, certainty=Certainty.UNKNOWN, quote=text[claim.start : stop], end=stop)
        if claim.predicate in about and _is_open(claim, finding, named)
        else claim
        for claim, finding in zip(reading.claims, reading.kept, strict=True)
    ]
    return reading._replace(claims=claims)


def _is_open(claim: Claim, finding: Finding, named: Sequence[Mention]) -> bool:
    """Whether a claim can be disputed by a sentence with these names: it says something, and of nothing else."""
    own = {claim.subject.entity.id, claim.object.entity.id}
    return (
        not claim.negated
        and claim.certainty in _OPEN
        and not finding.rule.presupposed
        and all(mention.entity.id in own for mention in named)
    )
