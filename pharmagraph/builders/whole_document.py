"""What a document as a whole says of its drugs and conditions, where its sentences alone say too little or too much."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pharmagraph.builders.findings import Finding
from pharmagraph.builders.rules.ruleset import pattern_free_rule
from pharmagraph.builders.scorer import DocumentVerdict, Scorer
from pharmagraph.builders.scorer_document import Place
from pharmagraph.builders.sentences import Sentence
from pharmagraph.graph.claim import Claim, Mention
from pharmagraph.ontology.predicates import Predicate

_HARDLY = 0.1  # a document that bears a claim out less than this does not bear it out
_APART = 5  # sentences that a quote may span


class _Seen(NamedTuple):
    sentence: Sentence
    mentions: Sequence[Mention]


class WholeDocument:
    """Gathers the sentences of one document, then says what they add up to."""

    def __init__(self, scorer: Scorer, text: str) -> None:
        self._text = text
        self._document = scorer.whole_document()
        self._seen: list[_Seen] = []
        self._verdicts: dict[tuple[str, str], DocumentVerdict] | None = None

    def see(self, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        """The next sentence, also one that names nothing."""
        start = sentence.start
        here = () if sentence.kind == "furniture" else mentions
        self._seen.append(_Seen(sentence, here))
        self._document.see(
            self._text[start : sentence.end],
            [(each.start - start, each.end - start, each.entity.kind) for each in here],
            [each.entity.id for each in here],
        )

    def borne_out(self, claims: Iterable[Claim]) -> list[Claim]:
        """The claims without those on causes that the rest of the document leaves hardly likely."""
        verdicts = self._known()
        if not verdicts:
            return list(claims)
        return [
            claim
            for claim in claims
            if claim.predicate is not Predicate.CAUSES
            or (pair := (claim.subject.entity.id, claim.object.entity.id)) not in verdicts
            or verdicts[pair].probability >= _HARDLY
        ]

    def findings(
        self, claims: Iterable[Claim], at_least: float
    ) -> Iterator[tuple[Sentence, Finding]]:
        """What no claim says yet but the document as a whole does, with the stretch to quote."""
        said = {(claim.subject.entity.id, claim.object.entity.id) for claim in claims}
        for pair, verdict in self._known().items():
            first, last = sorted((verdict.subject.sentence, verdict.object.sentence))
            if pair in said or verdict.probability < at_least or last - first >= _APART:
                continue
            object_sentence = self._seen[verdict.object.sentence].sentence
            offset, cue = object_sentence.start, verdict.cue()
            quoted = object_sentence._replace(
                start=self._seen[first].sentence.start, end=self._seen[last].sentence.end
            )
            yield (
                quoted,
                Finding(
                    pattern_free_rule(verdict.rule),
                    self._mention(verdict.subject),
                    verdict.predicate,
                    self._mention(verdict.object),
                    (cue[0] + offset, cue[1] + offset),
                    verdict.probability,
                ),
            )

    def _known(self) -> dict[tuple[str, str], DocumentVerdict]:
        if self._verdicts is None:
            found = self._document.causes(at_least=0.0)
            self._verdicts = {(each.subject_id, each.object_id): each for each in found}
        return self._verdicts

    def _mention(self, place: Place) -> Mention:
        return self._seen[place.sentence].mentions[place.mention]
