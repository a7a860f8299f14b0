"""The arithmetic of the learned scorer: weights, margins and probabilities. It reads no text.

Weights are whole numbers, so that a sum is the same whatever its order. All weights of a key, towards a relation and
towards each class of relation, travel in one number, a lane of bits for each: one addition adds them all. Tasks that
ask about the same kinds of mentions travel together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp
from typing import Any, NamedTuple

from pharmagraph.builders.scoring.features import Features, Reading
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import Predicate

_LANE = 24  # bits; the sum of a lane stays far below half of what they hold
_HALF = 1 << (_LANE - 1)
_MASK = (1 << _LANE) - 1
_MOST_KNOWN = 30_000  # sums remembered
_SAYS_LITTLE = (
    ".x",
    "EXP.n",
)  # classes of cues that qualify what another cue says: "after", "level"
_CUE_TABLES = ("between", "before", "after", "cueword", "cueclass")


@dataclass(frozen=True, slots=True, eq=False)
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
    def lanes(self) -> int:
        """How many weights a key has: towards a relation, and towards each class where there are several."""
        return 1 + len(self.predicates) if len(self.predicates) > 1 else 1

    @property
    def rule(self) -> str:
        """What a claim names as its rule."""
        return f"scorer.{self.name}"


class Answer(NamedTuple):
    """The probability that a task gives to a pair, and the class of the relation if that is high enough."""

    task: Task
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


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Tasks about the same kinds of mentions, whose weights are added up together, one task's lanes over another's."""

    tasks: tuple[Task, ...]
    bias: int
    weights: Mapping[str, Mapping[str, int]]
    _known: dict[Features, int] = field(default_factory=dict)

    def total(self, features: Iterable[Features]) -> int:
        """The sum of the weights of these keys. Sums of keys that come as a tuple are remembered."""
        total, known = 0, self._known
        for each in features:
            table, keys = each
            if keys.__class__ is not tuple:
                if table in self.weights:
                    weights = self.weights[table]
                    total += sum(filter(None, map(weights.get, keys)))
            elif each in known:
                total += known[each]
            else:
                total += self._learned(each)
        return total

    def _learned(self, features: Features) -> int:
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        weights = self.weights.get(features[0], {})
        total = self._known[features] = sum(weights.get(key, 0) for key in features[1])
        return total

    @property
    def subjects(self) -> frozenset[Kind]:
        return self.tasks[0].subjects

    @property
    def objects(self) -> frozenset[Kind]:
        return self.tasks[0].objects


def grouped(tasks: Iterable[Task]) -> tuple[Group, ...]:
    """The tasks in groups, in their order."""
    found: dict[tuple[frozenset[Kind], frozenset[Kind]], list[Task]] = {}
    for task in tasks:
        found.setdefault((task.subjects, task.objects), []).append(task)
    return tuple(_group(tuple(each)) for each in found.values())


def _group(tasks: tuple[Task, ...]) -> Group:
    bias, lane = 0, 0
    weights: dict[str, dict[str, int]] = {}
    for task in tasks:
        bias += task.bias << (_LANE * lane)
        for table, keys in task.weights.items():
            together = weights.setdefault(table, {})
            for key, weight in keys.items():
                together[key] = together.get(key, 0) + (weight << (_LANE * lane))
        lane += task.lanes
    return Group(tasks, bias, weights)


class Answers:
    """The answers of a group of tasks in one sentence; what its pairs share is added up once."""

    def __init__(self, group: Group, reading: Reading) -> None:
        self.group, self.reading = group, reading
        self._shared = group.bias + group.total(reading.sentence_features())
        self._known: dict[tuple[int, int], list[Answer]] = {}
        self._cues: dict[tuple[int, int, Task, int], tuple[int, int]] = {}

    def on(self, one: int, two: int, *, at_least: float | None) -> list[Answer]:
        """The answers on two units of the reading that are as probable as this, or as the task's threshold.

        To be asked with one and the same `at_least`.
        """
        known = self._known.get((one, two))
        if known is None:
            known = self._known[one, two] = self._answers(one, two, at_least)
        return known

    def _answers(self, one: int, two: int, at_least: float | None) -> list[Answer]:
        features = self.reading.pair_features(one, two)
        total = self._shared + self.group.total(features)
        answers = []
        for task in self.group.tasks:
            least = task.threshold if at_least is None else at_least
            part = ((total + _HALF) & _MASK) - _HALF
            related = 1 / (1 + exp(-(task.slope * (part / task.unit) + task.offset)))
            if task.lanes > 1:
                if related >= least:
                    right, best = _likeliest(task, parted(total, task.lanes)[1:])
                    if related * right >= least:
                        answers.append(Answer(task, related * right, best))
                for _ in range(task.lanes - 1):
                    total = (total - part) >> _LANE
                    part = ((total + _HALF) & _MASK) - _HALF
            elif related >= least:
                answers.append(Answer(task, related, 0))
            total = (total - part) >> _LANE
        return answers

    def cue(self, one: int, two: int, task: Task, best: int) -> tuple[int, int]:
        """Where the cue word stands that speaks most for the class; without any, the gap between the two."""
        asked = one, two, task, best
        if asked not in self._cues:
            self._cues[asked] = self._cue(*asked)
        return self._cues[asked]

    def _cue(self, one: int, two: int, task: Task, best: int) -> tuple[int, int]:
        reading = self.reading
        left, right = (one, two) if one < two else (two, one)
        near = reading.cues_near(left, right)
        if not near:
            end = reading.place(left)[1]
            return end, max(end, reading.place(right)[0])
        if len(near) == 1:
            return reading.place(near[0])
        order = "=" if one == two else ">" if one < two else "<"
        tables = [task.weights.get(table + order, {}) for table in _CUE_TABLES]
        middle = (left + right) / 2

        def worth(token: int) -> tuple[bool, int, float]:
            word, name = reading.cue_at(token)
            gains = [table.get(key, 0) for table in tables for key in (word, name)]
            parts = parted(sum(gains), task.lanes)
            return (
                not name.endswith(_SAYS_LITTLE),
                sum(parts[:1] + parts[1 + best : 2 + best]),
                -abs(token - middle),
            )

        return reading.place(max(near, key=worth))


def _likeliest(task: Task, classes: Sequence[int]) -> tuple[float, int]:
    """How probably the predicate of the likeliest class is right, and which class that is."""
    highest = max(classes)
    best = classes.index(highest)
    odds = [exp((each - highest) / task.unit) for each in classes]
    return sum([odds[other] for other in task.entails[best]]) / sum(odds), best
