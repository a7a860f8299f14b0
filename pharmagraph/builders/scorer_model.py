"""The arithmetic of the learned scorer: weights, margins and probabilities of one task. It reads no text.

Weights are whole numbers, so that a sum is the same whatever its order. All weights of a key, towards a relation and
towards each class of relation, travel in one number, a lane of bits for each: one addition adds them all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Any, NamedTuple

from pharmagraph.builders.scorer_features import Features, Reading
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import Predicate

_LANE = 24  # bits; the sum of a lane stays far below half of what they hold
_HALF = 1 << (_LANE - 1)
_MASK = (1 << _LANE) - 1
_SAYS_LITTLE = (
    ".x",
    "EXP.n",
)  # classes of cues that qualify what another cue says: "after", "level"
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
    weights: Mapping[str, Mapping[str, int]]

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
        bias=joined(packed["bias"]),
        weights={
            table: {
                key: weights if isinstance(weights, int) else joined(weights)
                for key, weights in keys.items()
            }
            for table, keys in packed["weights"].items()
        },
    )


def joined(weights: Sequence[int]) -> int:
    """Weights in the lanes of one number.

    >>> parted(joined([3, -2, 0]) + joined([-5, 1, 1]), 3)
    [-2, -1, 1]
    """
    return sum(weight << (_LANE * lane) for lane, weight in enumerate(weights))


def parted(total: int, lanes: int) -> list[int]:
    """The numbers in the lanes."""
    parts = []
    for _ in range(lanes):
        part = ((total + _HALF) & _MASK) - _HALF
        parts.append(part)
        total = (total - part) >> _LANE
    return parts


class Answers:
    """The answers of one task in one sentence; what its pairs share is added up once."""

    def __init__(self, task: Task, reading: Reading) -> None:
        self.task, self.reading = task, reading
        self._shared = task.bias + _total(task.weights, reading.sentence_features())
        self._known: dict[tuple[int, int, float], Answer] = {}
        self._cues: dict[tuple[int, int, int], tuple[int, int]] = {}

    def on(self, one: int, two: int, *, at_least: float) -> Answer:
        """The answer on two units of the reading. Below `at_least`, the probability is only an upper bound."""
        asked = one, two, at_least
        if asked not in self._known:
            self._known[asked] = self._answer(*asked)
        return self._known[asked]

    def _answer(self, one: int, two: int, at_least: float) -> Answer:
        task = self.task
        total = self._shared + _total(task.weights, self.reading.pair_features(one, two))
        margin = (((total + _HALF) & _MASK) - _HALF) / task.unit
        related = 1 / (1 + exp(-(task.slope * margin + task.offset)))
        if related < at_least or len(task.predicates) == 1:
            return Answer(margin, related, 0)
        classes = parted(total, 1 + len(task.predicates))[1:]
        highest = max(classes)
        best = classes.index(highest)
        odds = [exp((each - highest) / task.unit) for each in classes]
        right = sum([odds[other] for other in task.entails[best]]) / sum(odds)
        return Answer(margin, related * right, best)

    def cue(self, one: int, two: int, best: int) -> tuple[int, int]:
        """Where the cue word stands that speaks most for the class; without any, the gap between the two."""
        asked = one, two, best
        if asked not in self._cues:
            self._cues[asked] = self._cue(*asked)
        return self._cues[asked]

    def _cue(self, one: int, two: int, best: int) -> tuple[int, int]:
        reading = self.reading
        left, right = (one, two) if one < two else (two, one)
        near = reading.cues_near(left, right)
        if not near:
            end = reading.place(left)[1]
            return end, max(end, reading.place(right)[0])
        if len(near) == 1:
            return reading.place(near[0])
        order = "=" if one == two else ">" if one < two else "<"
        tables = [self.task.weights.get(table + order, {}) for table in _CUE_TABLES]
        lanes = 1 + len(self.task.predicates)
        middle = (left + right) / 2

        def worth(token: int) -> tuple[bool, int, float]:
            word, name = reading.cue_at(token)
            gains = [table.get(key, 0) for table in tables for key in (word, name)]
            parts = parted(sum(gains), lanes)
            return not name.endswith(_SAYS_LITTLE), parts[0] + parts[1 + best], -abs(token - middle)

        return reading.place(max(near, key=worth))


def _total(tables: Mapping[str, Mapping[str, int]], features: Sequence[Features]) -> int:
    total = 0
    for table, keys in features:
        weights = tables.get(table)
        if weights:
            total += sum([weights[key] for key in keys if key in weights])
    return total
