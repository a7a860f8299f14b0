"""What a document says more than once: what its title names, and what stands beside that in several sentences.

A drug of the title that stands in one sentence with an illness or a gene is often only given to somebody who has it.
Where both come again in a sentence that states a finding, with a word between them that relates them, the document
says that they have to do with each other. That, and no more, is claimed, and only of what nothing else was said. A
gene and an illness, and a substance of the body close by its drug, need not come again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.findings.told.topical import (
    LONG,
    NO_FINDING,
    REPEATED,
    are_near,
    between,
    is_gene,
    is_illness,
    pairs_of,
)
from pharmagraph.builders.rules.ruleset import pattern_free_rule
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import PROTEINS, Kind
from pharmagraph.ontology.predicates import Predicate

RULE = pattern_free_rule(REPEATED, {Kind.CONDITION: Predicate.ASSOCIATED_WITH}, 0.45)
# what those have who were treated, or were looked at
_WHO_HAD_IT = re.compile(
    r"\b(?:patients?|subjects|participants|men|women|children|people|individuals|adults|volunteers|cohort|cases|inpatients"
    r"|outpatients)\s(?:[\w-]+\s){0,2}?(?:with|having|undergoing|for)\s(?:[\w-]+\s){0,4}$"
)
_OF_WHOM = re.compile(
    r"[ -](?:patients|subjects|participants|men|women|children|individuals|adults|surgery|repair|rats|mice)\b"
)
_CELL_LINES = re.compile(r"[ -](?:[\w-]+ )?cell lines?\b")
# what is said of a protein's inhibitor is not said of the protein
INHIBITED = re.compile(r"[ -](?:specific |selective |receptor )?(?:inhibit|antagon|agonis|block)")
_INHIBITOR = re.compile(
    r"(?:inhibit(?:ors?|ion)|antagonists?|block(?:ers?|ade))\sof\s(?:the\s)?(?:(?:[\w-]+\s){1,4}\()?$"
)
# "antacids containing magnesium": what is taken, and no substance of the body
_CONTAINING = re.compile(r"\bcontain(?:s|ing|ed)?\s(?:[\w-]+\s)?$")
_NEAR = 30  # characters
_BEFORE = 80
_DRUG, _GENE, _ILLNESS = range(3)


class Repeated:
    """What a document has said so far of the `topics` that its title names (ids).

    `endogenous` are the labels of substances of the body, which are no drugs that somebody gives.
    """

    def __init__(self, topics: frozenset[str], endogenous: frozenset[str]) -> None:
        self._topics = topics
        self._endogenous = endogenous
        self._met: set[frozenset[str]] = set()
        self._said: set[frozenset[str]] = set()

    def findings(
        self, row: Sequence[Mention], found: Iterable[Finding], text: str, start: int, end: int
    ) -> Iterator[Finding]:
        """What the sentence ``text[start:end]`` says again, where nothing was `found` of it."""
        if not self._topics:
            return
        self._said |= pairs_of(found)
        topics = self._topics
        if len(row) < 2 or not any(m.entity.id in topics for m in row):
            return
        things = [m for m in row if _is_thing(m)]
        if len(things) < 2 or not any(m.entity.id in topics for m in things):
            return
        here: dict[frozenset[str], list[tuple[Mention, Mention]]] = {}
        for one, other in combinations(things, 2):
            ids = one.entity.id, other.entity.id
            if (ids[0] in topics or ids[1] in topics) and self._may_relate(one, other):
                here.setdefault(frozenset(ids), []).append((one, other))
        again = [
            pair
            for pair, places in here.items()
            if pair not in self._said
            and (pair in self._met or _need_not_come_again(*places[0], text))
        ]
        self._met |= here.keys()
        if not again or NO_FINDING.search(text, start, end):
            return
        for pair in again:
            for left, right in here[pair]:
                if _was_had_or_inhibited((left, right), text) or (
                    len(text) > LONG and not are_near(left, right)
                ):
                    continue
                if (cue := between(text, left, right)) is not None:
                    self._said.add(pair)
                    subject, object_ = sorted((left, right), key=_rank)
                    yield Finding(
                        RULE, subject, Predicate.ASSOCIATED_WITH, object_, cue, RULE.confidence
                    )
                    break

    def _may_relate(self, one: Mention, other: Mention) -> bool:
        """Whether two mentions are of different kinds: a drug, a gene, an illness, a substance of the body."""
        ranks = _rank(one), _rank(other)
        if ranks != (_DRUG, _DRUG):
            return ranks[0] != ranks[1]
        # two drugs are compared; of a drug and a substance of the body more is said
        bodily = [each.entity.label.lower() in self._endogenous for each in (one, other)]
        return bodily[0] != bodily[1]


def _need_not_come_again(one: Mention, other: Mention, text: str) -> bool:
    """Whether nobody was given anything, or close by a drug the body's own substance stands, on which it acts."""
    ranks = {_rank(one), _rank(other)}
    if ranks == {_GENE, _ILLNESS}:
        return True
    in_product = any(
        _CONTAINING.search(text, max(0, m.start - _NEAR), m.start) for m in (one, other)
    )
    return ranks == {_DRUG} and are_near(one, other) and not in_product


def _was_had_or_inhibited(pair: tuple[Mention, Mention], text: str) -> bool:
    """Whether the illness is that of the patients ("patients with gout"), or an inhibitor is meant that helps in it."""
    *_, last = sorted(pair, key=_rank)
    first = pair[0] if last is pair[1] else pair[1]
    if _rank(last) < _ILLNESS:
        return False
    before = text[max(0, last.start - _BEFORE) : last.start]
    if (
        _OF_WHOM.match(text, last.end)
        or _CELL_LINES.match(text, last.end)
        or _WHO_HAD_IT.search(before)
    ):
        return True
    before = text[max(0, first.start - _BEFORE) : first.start]
    return _rank(first) == _GENE and bool(
        INHIBITED.match(text, first.end) or _INHIBITOR.search(before)
    )


def _rank(mention: Mention) -> int:
    """What acts comes first: a drug, then a gene, then an illness."""
    if mention.entity.kind is Kind.DRUG:
        return _DRUG
    return _GENE if mention.entity.kind in PROTEINS else _ILLNESS


def _is_thing(mention: Mention) -> bool:
    return mention.entity.kind is Kind.DRUG or is_gene(mention) or is_illness(mention)
