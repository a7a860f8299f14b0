"""What one protein does to another, by the scorer that learned what drugs do to proteins.

The words are the same: "EPO induced SOCS3", "dexamethasone induced SOCS3". So a protein is shown to the scorer as a
drug would be. Nothing was learned of proteins, and few that a sentence names together act on one another: only what
the title of the document names is asked after, and where the scorer is not sure no more is claimed than that two
proteins are related.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.findings.told.topical import is_gene, pairs_of
from pharmagraph.builders.rules.ruleset import pattern_free_rule
from pharmagraph.builders.scoring.scorer import Scorer, Verdict
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import INTERVENTIONS, Kind
from pharmagraph.ontology.predicates import Predicate

RULE = pattern_free_rule("topical.protein-protein")
_LEAST = 0.18
# from which probability on the direction is claimed, too; a fall is oftener that of the sentence than of the pair
_SURE = {
    Predicate.INCREASES: 0.3,
    Predicate.ACTIVATES: 0.6,
    Predicate.INHIBITS: 0.7,
    Predicate.DECREASES: 0.7,
}


def between_proteins(
    scorer: Scorer,
    topics: frozenset[str],
    row: Sequence[Mention],
    found: Iterable[Finding],
    text: str,
    start: int,
    end: int,
) -> Iterator[Finding]:
    """What the sentence ``text[start:end]`` says that a protein of the title does, or what is done to it."""
    proteins = [m for m in row if is_gene(m)]
    of_title = [m for m in proteins if m.entity.id in topics]
    others = [m for m in proteins if m.entity.id not in topics]
    if not of_title or len({m.entity.id for m in proteins}) < 2:
        return
    if any(m.entity.kind in INTERVENTIONS for m in row):
        return
    best: dict[frozenset[str], tuple[Verdict, Mention, Mention]] = {}
    for actors in (of_title, others):
        for verdict in _verdicts(scorer, row, actors, text[start:end], start):
            subject, object_ = row[verdict.subject], row[verdict.object]
            pair = frozenset((subject.entity.id, object_.entity.id))
            if (
                len(pair) > 1
                and object_ in proteins
                and (pair not in best or best[pair][0].probability < verdict.probability)
            ):
                best[pair] = verdict, subject, object_
    said = pairs_of(found)
    for pair, (verdict, subject, object_) in best.items():
        if pair in said:
            continue
        if _is_listed(subject, object_, text):
            continue
        predicate = verdict.predicate
        if verdict.probability < _SURE.get(predicate, 1.0):
            predicate = Predicate.ASSOCIATED_WITH
        first, last = verdict.cue()
        cue = (first + start, last + start)
        yield Finding(RULE, subject, predicate, object_, cue, verdict.probability)


# "IL-10, TNF, PD-L1 and CTLA-4": names that are only told one after the other
_PLAIN_WORD = re.compile(r"(?<![\w-])(?!(?:and|or)\b)[a-z]{2,}(?![\w-])")


def _is_listed(one: Mention, other: Mention, text: str) -> bool:
    left, right = (one, other) if one.start < other.start else (other, one)
    between = text[left.end : right.start]
    return "," in between and _PLAIN_WORD.search(between) is None


def _verdicts(
    scorer: Scorer, row: Sequence[Mention], actors: Sequence[Mention], sentence: str, start: int
) -> Iterator[Verdict]:
    """What the scorer says that the actors do, each read as if it were a drug."""
    if not actors:
        return
    marked = [
        (m.start - start, m.end - start, Kind.DRUG if m in actors else m.entity.kind) for m in row
    ]
    for verdict in scorer.score(sentence, marked, at_least=_LEAST):
        if row[verdict.subject] in actors and verdict.rule == "scorer.drug-protein":
            yield verdict
