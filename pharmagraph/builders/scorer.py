"""A learned second opinion: which predicate joins two mentions of a sentence, and how probably.

Linear models over words and cue classes, trained by `scripts/train_scorer.py` on freely usable corpora
(docs/decisions/0003-scorer.md). Weights are whole numbers, so that a sum is the same whatever its order.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any, NamedTuple

from pharmagraph.builders.scorer_features import Features, Reading
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import Predicate

MODEL = "scorer_model.json.gz"

_Weight = tuple[int, tuple[int, ...]]  # towards a relation; then class, weight, class, weight ...
_Hit = tuple[str, _Weight]


class Verdict(NamedTuple):
    """What is said of two mentions (by their index), and the cue in the sentence on which that rests most."""

    subject: int
    object: int
    predicate: Predicate
    probability: float
    cue_start: int
    cue_end: int
    rule: str


@dataclass(frozen=True, slots=True)
class _Task:
    """One question to the sentence: first whether two mentions are related, then how."""

    name: str
    subjects: frozenset[Kind]
    objects: frozenset[Kind]
    classes: tuple[str, ...]
    predicates: tuple[Predicate, ...]  # what to call each class
    entails: tuple[
        tuple[int, ...], ...
    ]  # class -> the classes for which its predicate is right, too
    scale: float
    related: tuple[float, float]  # slope and offset of the calibration
    bias: int
    class_bias: tuple[int, ...]
    threshold: float
    weights: Mapping[str, Mapping[str, _Weight]]


class Scorer:
    """The learned models, asked sentence by sentence."""

    def __init__(self, model: Mapping[str, Any]) -> None:
        self._tasks = [_task(name, task) for name, task in model["tasks"].items()]

    @classmethod
    def load(cls) -> Scorer:
        """The models that ship with the package, read once."""
        return _shipped()

    @property
    def thresholds(self) -> dict[str, float]:
        """The probability from which on a verdict is worth a claim, by the verdict's rule."""
        return {f"scorer.{task.name}": task.threshold for task in self._tasks}

    def score(
        self,
        sentence: str,
        mentions: Sequence[tuple[int, int, Kind]],
        *,
        unseen: Sequence[tuple[int, int]] = (),
        at_least: float | None = None,
    ) -> list[Verdict]:
        """Verdicts on the pairs of mentions (offsets within the sentence) that reach the task's threshold.

        `unseen` are stretches to read over: with the negation of a sentence left out, the verdict is on what is
        denied. `at_least` asks for less (or more) sure verdicts than the threshold of each task.
        """
        asked = [task for task in self._tasks if _can_answer(task, mentions)]
        if not asked:
            return []
        reading = Reading(sentence, mentions, unseen)
        if not reading.cues:
            return []
        return [
            verdict
            for task in asked
            for verdict in _verdicts(
                task, reading, mentions, task.threshold if at_least is None else at_least
            )
        ]


@cache
def _shipped() -> Scorer:
    packed = (files("pharmagraph.builders") / "data" / MODEL).read_bytes()
    return Scorer(json.loads(gzip.decompress(packed)))


def _task(name: str, task: Mapping[str, Any]) -> _Task:
    predicates = tuple(Predicate(says[0]) for says in task["classes"].values())
    return _Task(
        name=name,
        subjects=frozenset(map(Kind, task["subjects"])),
        objects=frozenset(map(Kind, task["objects"])),
        classes=tuple(task["classes"]),
        predicates=predicates,
        entails=tuple(
            tuple(other for other, says in enumerate(task["classes"].values()) if named in says)
            for named in predicates
        ),
        scale=1 / task["unit"],
        related=(task["calibration"][0], task["calibration"][1]),
        bias=task["bias"],
        class_bias=tuple(task["class_bias"]),
        threshold=task["threshold"],
        weights={
            table: {
                key: (weight, ()) if isinstance(weight, int) else (weight[0], tuple(weight[1:]))
                for key, weight in weights.items()
            }
            for table, weights in task["weights"].items()
        },
    )


def _can_answer(task: _Task, mentions: Sequence[tuple[int, int, Kind]]) -> bool:
    kinds = {kind for _, _, kind in mentions}
    return not (task.subjects.isdisjoint(kinds) or task.objects.isdisjoint(kinds))


def _verdicts(
    task: _Task,
    reading: Reading,
    mentions: Sequence[tuple[int, int, Kind]],
    at_least: float,
) -> Iterator[Verdict]:
    shared = _hits(task, reading.sentence_features())
    subjects = [each for each, (_, _, kind) in enumerate(mentions) if kind in task.subjects]
    objects = [each for each, (_, _, kind) in enumerate(mentions) if kind in task.objects]
    known: dict[tuple[int, int], tuple[Predicate, float, int, int] | None] = {}
    for subject in subjects:
        for object_ in objects:
            units = reading.unit[subject], reading.unit[object_]
            if units not in known:
                known[units] = _decide(task, reading, *units, shared, at_least)
            if found := known[units]:
                yield Verdict(subject, object_, *found, f"scorer.{task.name}")


def _decide(
    task: _Task,
    reading: Reading,
    one: int,
    two: int,
    shared: Sequence[_Hit],
    at_least: float,
) -> tuple[Predicate, float, int, int] | None:
    hits = _hits(task, reading.pair_features(one, two))
    total = task.bias + sum(hit[1][0] for hit in hits) + sum(hit[1][0] for hit in shared)
    slope, offset = task.related
    related = 1 / (1 + exp(-(slope * total * task.scale + offset)))
    if related < at_least:
        return None
    hits += shared
    best, right = _class(task, hits)
    if related * right < at_least:
        return None
    return task.predicates[best], related * right, *_cue(reading, one, two, hits, best)


def _hits(task: _Task, features: Sequence[Features]) -> list[_Hit]:
    found = []
    for table, keys in features:
        weights = task.weights.get(table)
        if weights:
            found += [(key, weights[key]) for key in keys if key in weights]
    return found


def _class(task: _Task, hits: Sequence[_Hit]) -> tuple[int, float]:
    """The likeliest class, and how probably its predicate is right if there is a relation at all."""
    if len(task.classes) == 1:
        return 0, 1.0
    totals = list(task.class_bias)
    for _, (_, weights) in hits:
        for place in range(0, len(weights), 2):
            totals[weights[place]] += weights[place + 1]
    best = max(range(len(totals)), key=totals.__getitem__)
    odds = [exp((total - totals[best]) * task.scale) for total in totals]
    return best, sum(odds[other] for other in task.entails[best]) / sum(odds)


def _cue(
    reading: Reading, one: int, two: int, hits: Sequence[_Hit], class_: int
) -> tuple[int, int]:
    """Where the cue stands whose features speak most for the verdict; of equals the nearest to the pair."""
    worth: dict[str, int] = {}
    for key, (weight, classes) in hits:
        gain = weight + next(
            (classes[at + 1] for at in range(0, len(classes), 2) if classes[at] == class_), 0
        )
        for part in set(key.replace("|", " ").replace("..", " ").split()):
            worth[part] = worth.get(part, 0) + gain
    middle = (one + two) / 2

    def rank(place: int) -> tuple[int, float]:
        word, cue = reading.cue_at(place)
        return worth.get(word, 0) + worth.get(cue, 0), -abs(place - middle)

    token = reading.tokens[max(reading.cues, key=rank)]
    return token.start, token.end
