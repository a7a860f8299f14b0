"""The arithmetic of the learned scorer: weights, margins and probabilities of one task. It reads no text.

Weights are whole numbers, so that a sum is the same whatever its order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Any, NamedTuple

from pharmagraph.builders.scorer_features import Features, Reading
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import Predicate

_Tables = Mapping[str, Mapping[str, int]]
_ClassTables = Mapping[str, Mapping[str, Sequence[int]]]
_CUE_TABLES = ("between", "before", "after", "cueword", "cueclass")


@dataclass(frozen=True, slots=True)
class Task:
    """One question to a sentence: whether two mentions are related, and if so, how."""

    name: str
    subjects: frozenset[Kind]
    objects: frozenset[Kind]
    predicates: tuple[Predicate, ...]  # what to call each class of relation
    entails: tuple[
        tuple[int, ...], ...
    ]  # class -> the classes for which its predicate is right, too
    unit: int
    slope: float  # of the calibration
    offset: float
    threshold: float
    bias: int
    class_bias: tuple[int, ...]
    related: _Tables
    classes: _ClassTables  # key -> class, weight, class, weight ...

    @property
    def rule(self) -> str:
        """What a claim names as its rule."""
        return f"scorer.{self.name}"


class Answer(NamedTuple):
    """The margin of a pair, and if it was asked for, the class of the relation and its probability."""

    margin: float
    probability: float
    best: int


def task_of(name: str, packed: Mapping[str, Any]) -> Task:
    """A task out of the file that the training script wrote."""
    says = [tuple(map(Predicate, predicates)) for predicates in packed["classes"].values()]
    related: dict[str, dict[str, int]] = {}
    classes: dict[str, dict[str, Sequence[int]]] = {}
    for table, weights in packed["weights"].items():
        related[table] = {}
        classes[table] = {}
        for key, weight in weights.items():
            first, rest = (weight, ()) if isinstance(weight, int) else (weight[0], weight[1:])
            if first:
                related[table][key] = first
            if rest:
                classes[table][key] = rest
    slope, offset = packed["calibration"]
    return Task(
        name=name,
        subjects=frozenset(map(Kind, packed["subjects"])),
        objects=frozenset(map(Kind, packed["objects"])),
        predicates=tuple(each[0] for each in says),
        entails=tuple(
            tuple(other for other, names in enumerate(says) if each[0] in names) for each in says
        ),
        unit=packed["unit"],
        slope=slope,
        offset=offset,
        threshold=packed["threshold"],
        bias=packed["bias"],
        class_bias=tuple(packed["class_bias"]),
        related=related,
        classes=classes,
    )


class Answers:
    """The answers of one task in one sentence; what its pairs share is added up once."""

    def __init__(self, task: Task, reading: Reading) -> None:
        self._task, self.reading = task, reading
        self._shared = task.bias + _total(task.related, reading.sentence_features())
        self._shared_classes: list[int] | None = None
        self._known: dict[tuple[int, int, float], Answer] = {}
        self._cues: dict[tuple[int, int, int], tuple[int, int]] = {}

    def on(self, one: int, two: int, *, at_least: float) -> Answer:
        """The answer on two units of the reading. Below `at_least`, the probability is only an upper bound."""
        asked = one, two, at_least
        if asked not in self._known:
            self._known[asked] = self._answer(*asked)
        return self._known[asked]

    def _answer(self, one: int, two: int, at_least: float) -> Answer:
        task = self._task
        features = self.reading.pair_features(one, two)
        margin = (self._shared + _total(task.related, features)) / task.unit
        related = 1 / (1 + exp(-(task.slope * margin + task.offset)))
        if related < at_least or len(task.predicates) == 1:
            return Answer(margin, related, 0)
        best, right = self._class(features)
        return Answer(margin, related * right, best)

    def _class(self, features: Sequence[Features]) -> tuple[int, float]:
        """The likeliest class, and how probably its predicate is right if there is a relation at all."""
        task = self._task
        if self._shared_classes is None:
            self._shared_classes = list(task.class_bias)
            _add(task.classes, self.reading.sentence_features(), self._shared_classes)
        totals = self._shared_classes.copy()
        _add(task.classes, features, totals)
        best = max(range(len(totals)), key=totals.__getitem__)
        odds = [exp((total - totals[best]) / task.unit) for total in totals]
        return best, sum(odds[other] for other in task.entails[best]) / sum(odds)

    def cue(self, one: int, two: int, best: int) -> tuple[int, int]:
        """Where the cue word stands that speaks most for the class; without any, the gap between the two."""
        asked = one, two, best
        if asked not in self._cues:
            self._cues[asked] = self._cue(*asked)
        return self._cues[asked]

    def _cue(self, one: int, two: int, best: int) -> tuple[int, int]:
        reading = self.reading
        left, right = (one, two) if one < two else (two, one)
        order = "=" if one == two else ">" if one < two else "<"
        near = reading.cues_near(left, right)
        if not near:
            return reading.tokens[left].end, max(
                reading.tokens[left].end, reading.tokens[right].start
            )
        middle = (left + right) / 2

        def worth(place: int) -> tuple[int, float]:
            gain = 0
            for table in _CUE_TABLES:
                for key in reading.cue_at(place):
                    gain += self._task.related.get(table + order, {}).get(key, 0)
                    weights = self._task.classes.get(table + order, {}).get(key, ())
                    gain += sum(
                        weights[at + 1] for at in range(0, len(weights), 2) if weights[at] == best
                    )
            return gain, -abs(place - middle)

        token = reading.tokens[max(near, key=worth)]
        return token.start, token.end


def _total(tables: _Tables, features: Sequence[Features]) -> int:
    total = 0
    for table, keys in features:
        weights = tables.get(table)
        if weights:
            total += sum([weights[key] for key in keys if key in weights])
    return total


def _add(tables: _ClassTables, features: Sequence[Features], totals: list[int]) -> None:
    for table, keys in features:
        known = tables.get(table)
        if known:
            for key in keys:
                if key in known:
                    weights = known[key]
                    for at in range(0, len(weights), 2):
                        totals[weights[at]] += weights[at + 1]
