"""Claims of sentences that only say that it is so of another, too, or not: "The same goes for X.", "X does not.".

Such a claim has the name that the short sentence brings in the place of the one of its kind in what was said before.
Its quote holds both sentences, and it is as sure as what it repeats.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pharmagraph.builders.context.echoes import BETWEEN, LONGEST, Echo, echo, last_joint, may_echo
from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.findings.told.likewise import SHARED, listed
from pharmagraph.builders.reading import Reading
from pharmagraph.builders.text.lettercase import lowered
from pharmagraph.graph.claim import Claim, Mention
from pharmagraph.ontology.kinds import ILLS, INTERVENTIONS, PROTEINS, Certainty
from pharmagraph.ontology.predicates import ACTS_ON_ILLS, HELPS, SIGNATURES, WARNS, Predicate

_SURENESS = 0.85  # which name is meant may be wrong
_SEVERAL = 3  # sentences that speak of a drug make it what the text is about
_ALIKE = (INTERVENTIONS, ILLS, PROTEINS)
_Said = tuple[Finding, Claim]
_LEANING = "leaning."
_MOVES = re.compile(r"moves|moved|push|raises|clears|exposure")
_CONTRARY = {
    Predicate.INCREASES: Predicate.DECREASES,
    Predicate.DECREASES: Predicate.INCREASES,
    Predicate.ACTIVATES: Predicate.INHIBITS,
    Predicate.INHIBITS: Predicate.ACTIVATES,
    Predicate.INTERACTS_WITH: Predicate.INTERACTS_WITH,
}
_ACTS = frozenset(_CONTRARY) - {Predicate.INTERACTS_WITH}
_BOTH_WAYS = frozenset({Predicate.INTERACTS_WITH})  # what lowers a level has to do with it, too
_WARNING = WARNS | _BOTH_WAYS
_OPEN = frozenset({Certainty.ASSERTED, Certainty.PROBABLE, Certainty.POSSIBLE})


def with_echoes(readings: Iterable[Reading], text: str) -> Iterator[Reading]:
    """The readings of a document, `text`, with what short sentences and clauses say of others by pointing back."""
    last: Reading | None = None
    spoken_of = Counter[str]()  # ids
    for reading in readings:
        said = reading
        if reading.spoken_of is not None:
            spoken_of[reading.spoken_of.id] += 1
        if reading.mentions and (last is not None or reading.claims):
            said = _echoed(last, reading, spoken_of, text) if last is not None else reading
            said = _with_last_clause(said, spoken_of, text) if said.claims else said
        yield said
        last = said if said.claims and said.sentence.kind != "heading" else None


def _topic(spoken_of: Counter[str]) -> str:
    """The id of what most sentences so far spoke of, if these are several."""
    drug, times = max(spoken_of.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return drug if times >= _SEVERAL else ""


def _echoed(last: Reading, reading: Reading, spoken_of: Counter[str], text: str) -> Reading:
    """The reading, with what it says of its names by pointing back to the `last`."""
    sentence = reading.sentence
    if sentence.kind != last.sentence.kind or sentence.section != last.sentence.section:
        return reading
    small = lowered(text[sentence.start : sentence.end])
    if not may_echo(small):
        return reading
    pairs = zip(last.kept, last.claims, strict=True)
    made = _of(small, sentence.start, reading, pairs, spoken_of, text)
    own = [
        (each, claim)
        for each, claim in zip(reading.kept, reading.claims, strict=True)
        if not claim.rule.startswith(_LEANING)
    ]
    return _with(reading, own, made) if made else reading


def _with_last_clause(reading: Reading, spoken_of: Counter[str], text: str) -> Reading:
    """The reading, with what the last clause says by pointing back to those before: "..., but Y doesn't"."""
    start, end = reading.sentence.start, reading.sentence.end
    small = lowered(text[max(start, end - LONGEST) : end])
    joint = last_joint(small)
    if not joint or not may_echo(small[joint:]):
        return reading
    at = end - len(small) + joint
    own = list(zip(reading.kept, reading.claims, strict=True))
    before = [
        (each, claim) for each, claim in own if max(claim.subject.end, claim.object.end) <= at
    ]
    if not before:
        return reading
    made = _of(small[joint:], at, reading, before, spoken_of, text)
    return _with(reading, own, made) if made else reading


def _of(
    small: str,
    start: int,
    reading: Reading,
    pairs: Iterable[_Said],
    spoken_of: Counter[str],
    text: str,
) -> list[_Said]:
    """What a sentence or its last clause, `small` from `start` on, says by pointing back to these findings."""
    names = _names([each for each in reading.mentions if each.start >= start], text)
    if not names:
        return []
    said = echo(small[: names[0].start - start], small[names[-1].end - start :])
    if said is None:
        return []
    first = start - reading.sentence.start
    doubts = [
        each.certainty for each in reading.scopes if each.certainty and each.cue_start >= first
    ]
    made = _repeated(pairs, names, said, _topic(spoken_of), text, start + len(small))
    return [
        (finding, replace(claim, certainty=Certainty.least_sure(claim.certainty, *doubts)))
        for finding, claim in made
    ]


def _with(reading: Reading, own: list[_Said], made: Iterable[_Said]) -> Reading:
    """The reading with its own claims and what was made of others, where it is new."""
    known = {_statement(claim) for _, claim in own}
    own = own + [(each, claim) for each, claim in made if _statement(claim) not in known]
    return reading._replace(kept=[each for each, _ in own], claims=[claim for _, claim in own])


def _sides(claim: Claim) -> tuple[str, str]:
    return claim.subject.entity.id, claim.object.entity.id


def _may_be_said(subject: Mention, predicate: Predicate, object_: Mention) -> bool:
    signature = SIGNATURES[predicate]
    return subject.entity.kind in signature.domain and object_.entity.kind in signature.range


def _statement(claim: Claim) -> tuple[str, Predicate, str]:
    return claim.subject.entity.id, claim.predicate, claim.object.entity.id


def _names(mentions: Sequence[Mention], text: str) -> Sequence[Mention]:
    """The names of a sentence, if they are one list of names of a kind, and all that it names of it."""
    for kinds in _ALIKE:
        named = [each for each in mentions if each.entity.kind in kinds]
        if named:
            found = listed(named, text, BETWEEN, kinds)
            return found if len(found) == len(named) else ()
    return ()


def _repeated(
    pairs: Iterable[_Said],
    names: Sequence[Mention],
    said: Echo,
    topic: str,
    text: str,
    end: int,
) -> Iterator[_Said]:
    """What these findings say, with each of the names in the place of the one of its kind."""
    kinds = next(kinds for kinds in _ALIKE if names[0].entity.kind in kinds)
    open_ = [
        (finding, claim)
        for finding, claim in pairs
        if claim.predicate in SHARED and claim.certainty in _OPEN and not finding.rule.presupposed
    ]
    if any(claim.predicate in _WARNING for _, claim in open_):  # "those with angina must not ..."
        open_ = [each for each in open_ if each[1].predicate not in HELPS]
    acted_on = {claim.object.entity.id for _, claim in open_ if claim.predicate in _ACTS}
    open_ = [
        each  # "X blocks E, which breaks down Y. Z does so, too."
        for each in open_
        if each[1].predicate is not Predicate.METABOLIZED_BY
        or each[1].object.entity.id not in acted_on
    ]
    last = max((claim.subject.start for _, claim in open_), default=0)
    for finding, claim in open_:
        predicate, negated = _turned(claim, said)
        of_subject = _stands_for_subject(claim, kinds, topic)
        if predicate is None or of_subject is None or (of_subject and claim.subject.start < last):
            continue
        for name in names:
            subject, object_ = (name, claim.object) if of_subject else (claim.subject, name)
            if name.entity.id in _sides(claim) or not _may_be_said(subject, predicate, object_):
                continue
            yield (
                finding._replace(subject=subject, object=object_, predicate=predicate),
                replace(
                    claim,
                    subject=subject,
                    predicate=predicate,
                    object=object_,
                    negated=negated,
                    quote=text[claim.start : end],
                    end=end,
                    qualifiers={},
                    confidence=claim.confidence * _SURENESS,
                ),
            )


def _turned(claim: Claim, said: Echo) -> tuple[Predicate | None, bool]:
    """The predicate and polarity of what a claim becomes; no predicate where nothing can be said."""
    predicate: Predicate | None = claim.predicate
    if said.contrary:
        if claim.negated or (claim.predicate in _BOTH_WAYS and not _MOVES.search(claim.rule)):
            return None, False
        return _CONTRARY.get(claim.predicate), False
    if said.only_action and claim.predicate in ACTS_ON_ILLS:
        return None, False
    wrong_way = claim.negated != (said.repeats_denial or said.affirms)
    if wrong_way and (said.repeats_denial or said.affirms):
        return None, False  # "nor does X" behind what was not denied
    if said.denies and (claim.negated or claim.certainty is not Certainty.ASSERTED):
        return None, False
    return predicate, said.denies or (claim.negated and not said.affirms)


def _stands_for_subject(claim: Claim, kinds: frozenset[object], topic: str) -> bool | None:
    """Whether names of these kinds stand for the subject of a claim, or for its object; None for neither.

    Of two drugs that meet, for the one that the text does not speak of; else for the one that acts.
    """
    subject, object_ = claim.subject.entity, claim.object.entity
    if claim.predicate in _BOTH_WAYS and subject.kind in kinds and object_.kind in kinds:
        if topic in (subject.id, object_.id):
            return topic != subject.id
        return _MOVES.search(claim.rule) is not None
    if subject.kind in kinds:
        return True
    return False if object_.kind in kinds else None
