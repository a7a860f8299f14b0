"""What a whole document says of a drug and a condition that it names: features for the learned scorer.

Where in the document the two stand, how often, together or apart, with which rivals, and how sure the sentences are
that the one causes the other. The names themselves count only as far as one is part of another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp
from typing import NamedTuple


class Place(NamedTuple):
    """A mention by the number of its sentence and its index there."""

    sentence: int
    mention: int


class Mark(NamedTuple):
    """A mention of a drug ("d") or a condition ("c"), with its concept and what it is called there."""

    side: str
    id: str
    name: str
    place: Place


class Evidence(NamedTuple):
    """A drug and a condition in one sentence, and the margin of the sentence's model."""

    margin: float
    drug: Place
    condition: Place


@dataclass
class _Concept:
    """A drug or a condition of the document: where it is named, and how."""

    places: list[Place] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    @property
    def sentences(self) -> list[int]:
        return sorted({place.sentence for place in self.places})


Features = dict[str, float]
Margin = Callable[[Place, Place], float]


class DocumentReading:
    """The drugs and conditions of a document, and what its sentences say of them."""

    def __init__(self, size: int, marks: Iterable[Mark], margin: Margin) -> None:
        """`size`: how many sentences; `margin`: of a drug's and a condition's place in one sentence."""
        self._size = size
        self.drugs: dict[str, _Concept] = {}
        self.conditions: dict[str, _Concept] = {}
        for mark in marks:
            concepts = self.drugs if mark.side == "d" else self.conditions
            concept = concepts.setdefault(mark.id, _Concept())
            concept.places.append(mark.place)
            concept.names.add(mark.name.lower())
        self._evidence = _evidence(self.drugs, self.conditions, margin)
        self._sides = {
            **{("d", key): _side("d", key, self.drugs, size) for key in self.drugs},
            **{("c", key): _side("c", key, self.conditions, size) for key in self.conditions},
        }
        self._best: dict[tuple[str, str], list[tuple[float, str]]] = {}
        for (drug, condition), some in self._evidence.items():
            self._best.setdefault(("d", drug), []).append((some[0].margin, condition))
            self._best.setdefault(("c", condition), []).append((some[0].margin, drug))

    def features(self, drug: str, condition: str) -> Features:
        """Features of a pair; they have other names, and so other weights, where the two never stand together."""
        prefix, pair = self.pair(drug, condition)
        both = {**pair, **self.side("d", drug), **self.side("c", condition)}
        return {prefix + name: value for name, value in both.items() if value}

    def pair(self, drug: str, condition: str) -> tuple[str, Features]:
        """What concerns both, and the prefix of its features."""
        some = self._evidence.get((drug, condition))
        found = self._together(drug, condition, some) if some else self._apart(drug, condition)
        in_title = self._in_title("d", drug), self._in_title("c", condition)
        found[f"titles {in_title[0]:d}{in_title[1]:d}"] = 1.0
        return "together " if some else "apart ", found

    def side(self, side: str, key: str) -> Features:
        """What concerns a drug ("d") or a condition ("c") alone."""
        return self._sides[side, key]

    def shown(self, drug: str, condition: str) -> tuple[Place, Place]:
        """The two mentions that show a pair best: the best evidence, or else those nearest to each other."""
        some = self._evidence.get((drug, condition))
        if some:
            return some[0].drug, some[0].condition
        return min(
            ((a, b) for a in self.drugs[drug].places for b in self.conditions[condition].places),
            key=lambda pair: (abs(pair[0].sentence - pair[1].sentence), pair),
        )

    def _together(self, drug: str, condition: str, some: Sequence[Evidence]) -> Features:
        best = some[0].margin
        sentences = {each.drug.sentence for each in some}
        features = {
            "margin": best,
            "second margin": some[1].margin if len(some) > 1 else 0.0,
            "margin in title": max((e.margin for e in some if e.drug.sentence == 0), default=0.0),
            "title": float(0 in sentences),
            "margin at end": max(
                (e.margin for e in some if e.drug.sentence >= self._size - 2), default=0.0
            ),
            f"sentences {_bin(len(sentences), (2, 3, 5))}": 1.0,
        }
        rival = max((m for m, other in self._best["c", condition] if other != drug), default=None)
        if rival is not None:
            features |= {"rival": 1.0, "rival margin": rival, "above rival": float(best >= rival)}
        return features

    def _apart(self, drug: str, condition: str) -> Features:
        drug_sentences, condition_sentences = (
            self.drugs[drug].sentences,
            self.conditions[condition].sentences,
        )
        nearest = min(abs(a - b) for a in drug_sentences for b in condition_sentences)
        features = {f"distance {_bin(nearest, (2, 3, 5))}": 1.0}
        for name, key in (("rival", ("c", condition)), ("other effect", ("d", drug))):
            if key in self._best:
                features[name] = 1.0
                features[f"{name} margin"] = max(margin for margin, _ in self._best[key])
        return features

    def _in_title(self, side: str, key: str) -> bool:
        return (self.drugs if side == "d" else self.conditions)[key].places[0].sentence == 0


def _side(side: str, key: str, concepts: Mapping[str, _Concept], size: int) -> Features:
    """How a drug or a condition stands in the document among the others of its sort."""
    own = concepts[key]
    count = len(own.places)
    sentences = own.sentences
    others = [other for name, other in concepts.items() if name != key]
    rank = sum((-len(other.places), other.places[0]) < (-count, own.places[0]) for other in others)
    return {
        f"{side} count {_bin(count, (2, 3, 5, 8))}": 1.0,
        f"{side} rank {_bin(rank, (1, 2, 4))}": 1.0,
        f"{side} of {_bin(len(concepts), (2, 3, 5, 8))}": 1.0,
        f"{side} first {_bin(sentences[0] / size, (0.01, 0.3, 0.6))}": 1.0,
        f"{side} last {_bin(sentences[-1] / size, (0.3, 0.6, 0.85))}": 1.0,
        f"{side} share": count / sum(len(concept.places) for concept in concepts.values()),
        f"{side} part of another": float(any(_part(own, other) for other in others)),
        f"{side} more than another": float(any(_part(other, own) for other in others)),
    }


def _evidence(
    drugs: Mapping[str, _Concept], conditions: Mapping[str, _Concept], margin: Margin
) -> dict[tuple[str, str], list[Evidence]]:
    """Of each pair that stands together anywhere, the sentences in which it does, the best first."""
    at: dict[int, list[tuple[str, Place]]] = {}
    for condition, concept in conditions.items():
        for place in concept.places:
            at.setdefault(place.sentence, []).append((condition, place))
    found: dict[tuple[str, str], list[Evidence]] = {}
    for drug, concept in drugs.items():
        for place in concept.places:
            for condition, other in at.get(place.sentence, ()):
                evidence = Evidence(margin(place, other), place, other)
                found.setdefault((drug, condition), []).append(evidence)
    for some in found.values():
        some.sort(key=lambda each: (-each.margin, each.drug, each.condition))
    return found


def _part(one: _Concept, other: _Concept) -> bool:
    return any(mine != theirs and mine in theirs for mine in one.names for theirs in other.names)


def _bin(value: float, cuts: Sequence[float]) -> int:
    return sum(value >= cut for cut in cuts)


@dataclass(frozen=True)
class DocumentModel:
    """Weights of the features of a pair, which make the probability that the drug causes the condition."""

    task: str  # whose margins are the evidence
    bias: float
    threshold: float
    weights: Mapping[str, float]

    @property
    def rule(self) -> str:
        """What a claim names as its rule."""
        return f"scorer.document-{self.task}"

    def probabilities(self, document: DocumentReading) -> Iterator[tuple[str, str, float]]:
        """Of each drug and condition of a document: how probably it says that the one causes the other."""
        alone = {
            (prefix, side, key): self._margin(prefix, document.side(side, key))
            for prefix in ("together ", "apart ")
            for side, concepts in (("d", document.drugs), ("c", document.conditions))
            for key in concepts
        }
        for drug in document.drugs:
            for condition in document.conditions:
                prefix, pair = document.pair(drug, condition)
                sides = alone[prefix, "d", drug] + alone[prefix, "c", condition]
                margin = self.bias + sides + self._margin(prefix, pair)
                yield drug, condition, 1 / (1 + exp(-margin))

    def _margin(self, prefix: str, features: Features) -> float:
        weights = self.weights
        return sum(
            [value * weights.get(prefix + name, 0.0) for name, value in features.items() if value]
        )
