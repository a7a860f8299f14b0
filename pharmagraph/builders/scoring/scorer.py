"""A learned second opinion: which predicate joins two mentions of a sentence, and how probably.

Linear models over words and cue classes, trained by `scripts/train_scorer.py` on freely usable corpora;
docs/decisions/0008-scorer.md says how and how well. Whether a sentence denies what it says is not its business.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from importlib.resources import files
from itertools import product
from typing import Any, NamedTuple

from pharmagraph.builders.scoring.features import Reading
from pharmagraph.builders.scoring.model import Answers, Group, grouped, task_of
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import Predicate

MODEL = "model.json.gz"
_MOST_PAIRS = 512  # of one sentence that are judged, for each pair of kinds

_Marked = Sequence[tuple[int, int, Kind]]


class Verdict(NamedTuple):
    """What is said of two mentions (by their index).

    `cue` finds where the word stands in the sentence on which that rests most: few verdicts are asked for it.
    """

    subject: int
    object: int
    predicate: Predicate
    probability: float
    cue: Callable[[], tuple[int, int]]
    rule: str


class Scorer:
    """The learned models, asked sentence by sentence."""

    def __init__(self, model: Mapping[str, Any]) -> None:
        self._groups = grouped(task_of(name, packed) for name, packed in model["tasks"].items())

    @classmethod
    def load(cls) -> Scorer:
        """The models that ship with the package, read once."""
        return _shipped()

    @property
    def thresholds(self) -> dict[str, float]:
        """The probability from which on a verdict is worth a claim, by the verdict's rule."""
        return {task.rule: task.threshold for group in self._groups for task in group.tasks}

    def score(
        self,
        sentence: str,
        mentions: _Marked,
        *,
        unseen: Sequence[tuple[int, int]] = (),
        at_least: float | None = None,
    ) -> list[Verdict]:
        """Verdicts on the pairs of mentions (offsets within the sentence) that reach the task's threshold.

        `unseen` are stretches to read over: with the negation of a sentence left out, the verdict is on what is
        denied. `at_least` asks for less (or more) sure verdicts than the threshold of each task. A pair has one
        verdict at most, the likeliest.
        """
        kinds = {kind for _, _, kind in mentions}
        asked = [group for group in self._groups if _can_answer(group, kinds)]
        if not asked:
            return []
        reading = Reading(sentence, mentions, unseen)
        best: dict[tuple[int, int], Verdict] = {}
        for group in asked:
            for verdict in _verdicts(Answers(group, reading), mentions, at_least):
                pair = verdict.subject, verdict.object
                if pair not in best or best[pair].probability < verdict.probability:
                    best[pair] = verdict
        return list(best.values())


@cache
def _shipped() -> Scorer:
    packed = (files("pharmagraph.builders.scoring") / MODEL).read_bytes()
    return Scorer(json.loads(gzip.decompress(packed)))


def _can_answer(group: Group, kinds: set[Kind]) -> bool:
    return not (group.subjects.isdisjoint(kinds) or group.objects.isdisjoint(kinds))


def _verdicts(answers: Answers, mentions: _Marked, at_least: float | None) -> Iterator[Verdict]:
    group, unit = answers.group, answers.reading.unit
    subjects = [each for each, (_, _, kind) in enumerate(mentions) if kind in group.subjects]
    objects = [each for each, (_, _, kind) in enumerate(mentions) if kind in group.objects]
    for subject, object_ in _pairs(subjects, objects):
        units = unit[subject], unit[object_]
        for task, probability, best in answers.on(*units, at_least=at_least):
            yield Verdict(
                subject,
                object_,
                task.predicates[best],
                probability,
                partial(answers.cue, *units, task, best),
                task.rule,
            )


def _pairs(subjects: Sequence[int], objects: Sequence[int]) -> Iterable[tuple[int, int]]:
    """All pairs; where they are too many, as in a row of a hundred names, those that stand nearest to one another."""
    pairs = product(subjects, objects)
    if len(subjects) * len(objects) <= _MOST_PAIRS:
        return pairs
    return sorted(sorted(pairs, key=lambda pair: abs(pair[0] - pair[1]))[:_MOST_PAIRS])
