"""Fitting a task: linear models over keys, tried by cross-validation, calibrated, rounded to whole numbers."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from scorer_training.examples import Example
from scorer_training.tasks import Task

SEED = 20261122
FOLDS = 5
UNIT = 100  # weights are whole hundredths
MIN_DOCUMENTS = 4  # a key of fewer documents could tell which document it is from
MIN_WEIGHT = 0.02
HARDLY_SAID = 1.0  # a sentence this far below the best one on a fact is no example of saying it


def vocabulary(examples: Sequence[Example], names: frozenset[str]) -> dict[str, int]:
    """The keys that enough documents share and that name nothing."""
    documents: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for key in set(example.keys):
            documents[key].add(example.where.document)
    kept = (
        key
        for key, where in documents.items()
        if len(where) >= MIN_DOCUMENTS
        and names.isdisjoint(key.split("\t")[1].replace("|", " ").replace("..", " ").split())
    )
    return {key: place for place, key in enumerate(sorted(kept))}


def matrix(examples: Sequence[Example], vocabulary: Mapping[str, int]) -> sparse.csr_matrix:
    """A row for each example, a column for each key."""
    columns: list[int] = []
    ends = [0]
    for example in examples:
        columns += [vocabulary[key] for key in example.keys if key in vocabulary]
        ends.append(len(columns))
    found = sparse.csr_matrix(
        (np.ones(len(columns)), np.array(columns, dtype=np.int32), np.array(ends)),
        shape=(len(examples), len(vocabulary)),
    )
    found.sum_duplicates()
    return found


@dataclass(frozen=True)
class Data:
    """Examples as numbers.

    `corpora` says which corpus an example is from, so that its share of relations is not laid to its words.
    `facts` numbers the facts about concepts: of the sentences that name the two, not all need say so. -1 elsewhere.
    """

    keys: sparse.csr_matrix
    classes: np.ndarray
    corpora: sparse.csr_matrix
    facts: np.ndarray

    @classmethod
    def of(cls, task: Task, examples: Sequence[Example], vocabulary: Mapping[str, int]) -> Data:
        """The examples of a task."""
        order = {name: place for place, name in enumerate(task.classes)}
        numbers: dict[tuple[str, ...], int] = {}
        facts = [
            numbers.setdefault(
                (str(e.where.source), e.where.document, *e.where.concepts), len(numbers)
            )
            if e.class_ and e.where.concepts
            else -1
            for e in examples
        ]
        others = task.sources[1:]
        corpora = np.array([[10.0 * (e.where.source == each) for each in others] for e in examples])
        return cls(
            matrix(examples, vocabulary),
            np.array([order[e.class_] if e.class_ else -1 for e in examples]),
            sparse.csr_matrix(corpora.reshape(len(examples), -1)),
            np.array(facts),
        )

    def where(self, mask: np.ndarray) -> Data:
        """Some of the examples."""
        return Data(self.keys[mask], self.classes[mask], self.corpora[mask], self.facts[mask])


class Fit:
    """A trained task: whole-number weights towards a relation, and towards each class."""

    def __init__(self, task: Task, data: Data) -> None:
        self._relate(task, data)
        if (data.facts >= 0).any():
            margins = self.margin(data.keys)
            best = np.full(data.facts.max() + 1, -np.inf)
            np.maximum.at(best, data.facts, margins)
            hardly = (data.facts >= 0) & (margins < best[data.facts] - HARDLY_SAID)
            self._relate(task, data.where(~hardly))
        names = len(task.classes)
        self.class_weights = np.zeros((names, data.keys.shape[1]), dtype=int)
        self.class_bias = np.zeros(names, dtype=int)
        if names > 1:
            stated = data.where(data.classes >= 0)
            second = LogisticRegression(C=task.class_strength, max_iter=1000, tol=1e-4)
            second.fit(stated.keys, stated.classes)
            self.class_weights = whole(second.coef_)
            self.class_bias = np.round(second.intercept_ * UNIT).astype(int)

    def _relate(self, task: Task, data: Data) -> None:
        first = LogisticRegression(C=task.strength, max_iter=1000, tol=1e-4)
        first.fit(sparse.hstack([data.keys, data.corpora]).tocsr(), data.classes >= 0)
        self.weights = whole(first.coef_[0, : data.keys.shape[1]])
        self.bias = round(float(first.intercept_[0]) * UNIT)

    def margin(self, x: sparse.csr_matrix) -> np.ndarray:
        return np.asarray(x @ self.weights + self.bias) / UNIT

    def class_odds(self, x: sparse.csr_matrix) -> np.ndarray:
        margins = np.asarray(x @ self.class_weights.T + self.class_bias) / UNIT
        odds = np.exp(margins - margins.max(axis=1, keepdims=True))
        return np.asarray(odds / odds.sum(axis=1, keepdims=True))


def whole(weights: np.ndarray) -> np.ndarray:
    return np.where(abs(weights) < MIN_WEIGHT, 0, np.round(weights * UNIT)).astype(int)


def fold_of(document: str) -> int:
    """The fold of a document, the same whatever it is used for."""
    return zlib.crc32(f"{SEED} {document}".encode()) % FOLDS


@dataclass
class Trained:
    """A task that has been learned, and how well."""

    task: Task
    fit: Fit
    vocabulary: dict[str, int]
    calibration: tuple[float, float]
    threshold: float
    report: dict[str, Any]


def train(task: Task, examples: Sequence[Example], names: frozenset[str]) -> Trained:
    """Tries the task by cross-validation over documents, then learns it from all of them."""
    keys = vocabulary(examples, names)
    data = Data.of(task, examples, keys)
    margins, odds = np.zeros(len(examples)), np.zeros((len(examples), len(task.classes)))
    fold = np.array([fold_of(example.where.document) for example in examples])
    for each in sorted(set(fold)):
        out = fold == each
        fit = Fit(task, data.where(~out))
        margins[out], odds[out] = fit.margin(data.keys[out]), fit.class_odds(data.keys[out])
    stated = np.array([example.where.source in task.sources for example in examples])
    platt = LogisticRegression(C=1e6).fit(margins[stated, None], data.classes[stated] >= 0)
    slope, offset = round(float(platt.coef_[0, 0]), 4), round(float(platt.intercept_[0]), 4)
    related = 1 / (1 + np.exp(-(slope * margins + offset)))
    outcome = judged(task, examples, related, odds)
    report = {"all": _report(examples, *outcome, stated)}
    for source in task.sources:
        here = np.array([example.where.source == source for example in examples])
        report[str(source)] = _report(examples, *outcome, here)
    threshold = report["all"]["threshold"]
    return Trained(task, Fit(task, data), keys, (slope, offset), threshold, report)


def _report(
    examples: Sequence[Example],
    probabilities: np.ndarray,
    right: np.ndarray,
    counted: np.ndarray,
    here: np.ndarray,
) -> dict[str, Any]:
    facts = sum(bool(example.right) for example, each in zip(examples, here, strict=True) if each)
    return best(probabilities[here], right[here], counted[here], facts)


def judged(
    task: Task, examples: Sequence[Example], related: np.ndarray, odds: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of the likeliest claim on each pair: its probability, whether it is right, whether it counts at all."""
    predicates = [says[0] for says in task.classes.values()]
    entails = np.array([[p in says for says in task.classes.values()] for p in predicates])
    likeliest = odds.argmax(axis=1)
    probabilities = related * (odds * entails[likeliest]).sum(axis=1)
    named = [predicates[each] for each in likeliest]
    right = np.array([p in e.right for p, e in zip(named, examples, strict=True)])
    excused = np.array([p in e.excused for p, e in zip(named, examples, strict=True)])
    return probabilities, right, right | ~excused


def best(
    probabilities: np.ndarray, right: np.ndarray, counted: np.ndarray, facts: int
) -> dict[str, Any]:
    """The threshold of the best F1, the figures there, and how well calibrated the probabilities are."""
    figures = []
    for percent in range(5, 80):
        said = counted & (probabilities >= percent / 100)
        found, claimed = int((said & right).sum()), int(said.sum())
        figures.append((2 * found / max(1, claimed + facts), percent / 100, found, claimed))
    f1, threshold, found, claimed = max(figures)
    table, error = [], 0.0
    for low in range(10):
        here = counted & (np.minimum((probabilities * 10).astype(int), 9) == low)
        if here.any():
            mean, share = float(probabilities[here].mean()), float(right[here].mean())
            table.append((low / 10, int(here.sum()), round(mean, 3), round(share, 3)))
            error += int(here.sum()) / int(counted.sum()) * abs(mean - share)
    return {
        "threshold": threshold,
        "precision": round(found / max(1, claimed), 4),
        "recall": round(found / max(1, facts), 4),
        "f1": round(f1, 4),
        "ece": round(error, 4),
        "pairs": int(counted.sum()),
        "facts": facts,
        "reliability": table,
    }
