"""A learned second opinion: which predicate joins two mentions of a sentence, and how probably.

Linear models over words and cue classes, trained by `scripts/train_scorer.py` on freely usable corpora;
docs/decisions/0008-scorer.md says how and how well. Whether a sentence denies what it says is not its business.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from importlib.resources import files
from typing import Any, NamedTuple

from pharmagraph.builders.scorer_document import DocumentModel, DocumentReading, Mark, Place
from pharmagraph.builders.scorer_features import Reading
from pharmagraph.builders.scorer_model import Answers, Task, task_of
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import Predicate

MODEL = "scorer_model.json.gz"
MAX_SENTENCES = 40  # of a document that is judged as a whole: the model knows abstracts, not books

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


class DocumentVerdict(NamedTuple):
    """What a whole document says of two concepts, and the two mentions that show it best.

    These can stand in different sentences; the `cue` is looked for in the sentence of the object.
    """

    subject_id: str
    object_id: str
    subject: Place
    object: Place
    predicate: Predicate
    probability: float
    cue: Callable[[], tuple[int, int]]
    rule: str


class Scorer:
    """The learned models, asked sentence by sentence or about a whole document."""

    def __init__(self, model: Mapping[str, Any]) -> None:
        self._tasks = tuple(task_of(name, packed) for name, packed in model["tasks"].items())
        self._whole = DocumentModel(**model["document"])

    @classmethod
    def load(cls) -> Scorer:
        """The models that ship with the package, read once."""
        return _shipped()

    @property
    def thresholds(self) -> dict[str, float]:
        """The probability from which on a verdict is worth a claim, by the verdict's rule."""
        return {task.rule: task.threshold for task in self._tasks} | {
            self._whole.rule: self._whole.threshold
        }

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
        return self.document().add(sentence, mentions, unseen=unseen, at_least=at_least)

    def document(self) -> DocumentScorer:
        """Begins a document, whose sentences are then added one by one."""
        return DocumentScorer(self._tasks, self._whole)

    def whole_document(self) -> DocumentScorer:
        """Begins a document of whose sentences no verdicts are wanted."""
        needed = [task for task in self._tasks if task.name == self._whole.task]
        return DocumentScorer(needed, self._whole)


class _Seen(NamedTuple):
    sentence: str
    mentions: _Marked
    ids: Sequence[str | None]
    answers: Answers | None  # to the question that the whole document is asked


class DocumentScorer:
    """Scores the sentences of one document as they come, and in the end what the document says as a whole."""

    def __init__(self, tasks: Sequence[Task], whole: DocumentModel) -> None:
        self._tasks, self._whole = tasks, whole
        self._seen: list[_Seen] = []

    def add(
        self,
        sentence: str,
        mentions: _Marked,
        ids: Sequence[str | None] = (),
        *,
        unseen: Sequence[tuple[int, int]] = (),
        at_least: float | None = None,
    ) -> list[Verdict]:
        """Verdicts on the pairs of the next sentence, which is then seen."""
        asked = self.see(sentence, mentions, ids, unseen=unseen)
        verdicts: dict[tuple[int, int], Verdict] = {}
        for answers in asked:
            least = answers.task.threshold if at_least is None else at_least
            for verdict in _verdicts(answers, mentions, least):
                pair = verdict.subject, verdict.object
                if pair not in verdicts or verdicts[pair].probability < verdict.probability:
                    verdicts[pair] = verdict
        return list(verdicts.values())

    def see(
        self,
        sentence: str,
        mentions: _Marked,
        ids: Sequence[str | None] = (),
        *,
        unseen: Sequence[tuple[int, int]] = (),
    ) -> list[Answers]:
        """Takes in the next sentence, also one that names nothing, without a verdict on it.

        `ids` are the concepts of its mentions, None for those on which the whole document shall not be judged.
        """
        kinds = {kind for _, _, kind in mentions}
        asked = [task for task in self._tasks if _can_answer(task, kinds)]
        reading = Reading(sentence, mentions, unseen) if asked else None
        answers = [Answers(task, reading) for task in asked if reading]
        whole = next((each for each in answers if each.task.name == self._whole.task), None)
        self._seen.append(_Seen(sentence, mentions, ids, whole))
        return answers

    def causes(self, *, at_least: float | None = None) -> list[DocumentVerdict]:
        """Which drugs cause which conditions, as the document as a whole says it.

        Empty for a single sentence, which has said all it has to say, and for what is longer than an abstract.
        """
        if not 1 < len(self._seen) <= MAX_SENTENCES:
            return []
        document = DocumentReading(len(self._seen), self._marks(), self._margin)
        least = self._whole.threshold if at_least is None else at_least
        verdicts = []
        for drug, condition, probability in self._whole.probabilities(document):
            if probability >= least:
                shown = document.shown(drug, condition)
                verdicts.append(
                    DocumentVerdict(
                        drug,
                        condition,
                        *shown,
                        Predicate.CAUSES,
                        probability,
                        partial(self._cue, *shown),
                        self._whole.rule,
                    )
                )
        return verdicts

    def _marks(self) -> Iterator[Mark]:
        task = next(task for task in self._tasks if task.name == self._whole.task)
        for number, seen in enumerate(self._seen):
            for index, ((start, end, kind), id_) in enumerate(
                zip(seen.mentions, seen.ids, strict=False)
            ):
                side = "d" if kind in task.subjects else "c" if kind in task.objects else ""
                if side and id_ is not None:
                    yield Mark(side, id_, seen.sentence[start:end], Place(number, index))

    def _margin(self, drug: Place, condition: Place) -> float:
        answers, units = self._answers(drug, condition)
        return answers.on(*units, at_least=1).margin

    def _cue(self, drug: Place, condition: Place) -> tuple[int, int]:
        """Of a pair in one sentence as there; else the cue nearest to the condition, or the condition itself."""
        if drug.sentence == condition.sentence:
            answers, units = self._answers(drug, condition)
            return answers.cue(*units, 0)
        seen = self._seen[condition.sentence]
        start, end, _ = seen.mentions[condition.mention]
        reading = seen.answers.reading if seen.answers else Reading(seen.sentence, seen.mentions)
        unit = reading.unit[condition.mention]
        near = reading.cues_near(unit, unit)
        if not near:
            return start, end
        return reading.place(min(near, key=lambda place: abs(place - unit)))

    def _answers(self, drug: Place, condition: Place) -> tuple[Answers, tuple[int, int]]:
        answers = self._seen[drug.sentence].answers
        if answers is None:  # a sentence that names both has been asked about both
            raise LookupError(drug)
        unit = answers.reading.unit
        return answers, (unit[drug.mention], unit[condition.mention])


@cache
def _shipped() -> Scorer:
    packed = (files("pharmagraph.builders") / "data" / MODEL).read_bytes()
    return Scorer(json.loads(gzip.decompress(packed)))


def _can_answer(task: Task, kinds: set[Kind]) -> bool:
    return not (task.subjects.isdisjoint(kinds) or task.objects.isdisjoint(kinds))


def _verdicts(answers: Answers, mentions: _Marked, least: float) -> Iterator[Verdict]:
    task, unit = answers.task, answers.reading.unit
    subjects = [each for each, (_, _, kind) in enumerate(mentions) if kind in task.subjects]
    objects = [each for each, (_, _, kind) in enumerate(mentions) if kind in task.objects]
    for subject in subjects:
        for object_ in objects:
            units = unit[subject], unit[object_]
            answer = answers.on(*units, at_least=least)
            if answer.probability >= least:
                yield Verdict(
                    subject,
                    object_,
                    task.predicates[answer.best],
                    answer.probability,
                    partial(answers.cue, *units, answer.best),
                    task.rule,
                )
