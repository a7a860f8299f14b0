"""What a drug does to a protein, one of them in the title, where the scorer is not sure enough to say it of any two.

A title says of what the document speaks. What the scorer holds for possible of a pair that the document is about, in
a sentence that states a finding and with a word between the two that relates them, is oftener right than it thinks:
then it is said what the drug does, or, where the scorer is less sure, that the two have to do with each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.findings.told.repeated import INHIBITED
from pharmagraph.builders.findings.told.topical import (
    NO_FINDING,
    OF_DRUGS,
    between,
    is_gene,
    pairs_of,
)
from pharmagraph.builders.rules.ruleset import pattern_free_rule
from pharmagraph.builders.scoring.scorer import Scorer
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import INTERVENTIONS, Kind
from pharmagraph.ontology.predicates import SIGNATURES, Predicate

RULE = pattern_free_rule(OF_DRUGS)
_LEAST = 0.1
_SURE = 0.3  # from which probability on it is said what the drug does
_Cue = tuple[int, int]


def drugs_and_proteins(
    scorer: Scorer,
    topics: frozenset[str],
    row: Sequence[Mention],
    found: Iterable[Finding],
    text: str,
    start: int,
    end: int,
) -> Iterator[Finding]:
    """What the sentence ``text[start:end]`` says of a drug and a gene, one a topic, beside what was `found` in it."""
    drugs = [number for number, m in enumerate(row) if m.entity.kind is Kind.DRUG]
    genes = [number for number, m in enumerate(row) if is_gene(m)]
    if not drugs or not genes:
        return
    said = pairs_of(found)
    cues: dict[tuple[int, int], _Cue] = {}
    for drug in drugs:
        for gene in genes:
            pair = frozenset((row[drug].entity.id, row[gene].entity.id))
            if pair not in said and not topics.isdisjoint(pair):
                cue = _cue(row, row[drug], row[gene], text)
                if cue is not None:
                    cues[drug, gene] = cue
    if not cues or NO_FINDING.search(text, start, end):
        return
    marked = [(m.start - start, m.end - start, m.entity.kind) for m in row]
    verdicts = scorer.score(text[start:end], marked, at_least=_LEAST)
    for verdict in sorted(verdicts, key=lambda each: -each.probability):
        drug_, gene_ = row[verdict.subject], row[verdict.object]
        pair = frozenset((drug_.entity.id, gene_.entity.id))
        if (verdict.subject, verdict.object) not in cues or pair in said:
            continue
        said.add(pair)
        sure = (
            verdict.probability >= _SURE
            and gene_.entity.kind in SIGNATURES[verdict.predicate].range
        )
        predicate = verdict.predicate if sure else Predicate.ASSOCIATED_WITH
        cue = cues[verdict.subject, verdict.object]
        yield Finding(RULE, drug_, predicate, gene_, cue, verdict.probability)


def _cue(row: Sequence[Mention], drug: Mention, gene: Mention, text: str) -> _Cue | None:
    """The word between a drug and a gene that relates them, if no other drug stands there, which is likelier meant.

    None for a gene and its own product, and in "ACE inhibition ... nifedipine".
    """
    left, right = (drug, gene) if drug.start < gene.start else (gene, drug)
    if drug.text == gene.text or INHIBITED.match(text, gene.end):
        return None
    if any(m.entity.kind in INTERVENTIONS and left.end <= m.start < right.start for m in row):
        return None
    return between(text, left, right)
