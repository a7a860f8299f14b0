"""Precision, recall and F1, with the interval in which F1 would lie on other documents of the same sort."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

RESAMPLES = 1000
_SEED = 1  # of the resampling, so that the same graph and gold give the same interval
_OUTSIDE = 0.025  # on either side of 95 %
_FEWEST = 5  # documents, below which resampling them says nothing


class Counts(NamedTuple):
    """Claims that are right and wrong, facts that were found and missed."""

    right: int = 0
    wrong: int = 0
    found: int = 0
    missed: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a report; `interval` is that of F1 at 95 %, None for too few documents."""

    task: str
    precision: float
    recall: float
    f1: float
    interval: tuple[float, float] | None
    right: int
    wrong: int
    found: int
    missed: int


def row(task: str, by_document: Mapping[str, Counts]) -> Row:
    """The figures of a task from its counts, a document each, also those with nothing in them."""
    tallies = [by_document[document] for document in sorted(by_document)]
    total = _sum(tallies)
    return Row(task, *_figures(total), _interval(tallies), *total)


def _interval(tallies: Sequence[Counts]) -> tuple[float, float] | None:
    """Bootstrap over documents: facts of one document are not independent of each other."""
    if len(tallies) < _FEWEST:
        return None
    draw = random.Random(_SEED)
    scores = sorted(
        _figures(_sum(draw.choices(tallies, k=len(tallies))))[2] for _ in range(RESAMPLES)
    )
    return scores[int(RESAMPLES * _OUTSIDE)], scores[int(RESAMPLES * (1 - _OUTSIDE)) - 1]


def _sum(tallies: Sequence[Counts]) -> Counts:
    columns = zip(*tallies, strict=True)
    return Counts(*(sum(column) for column in columns)) if tallies else Counts()


def _figures(counts: Counts) -> tuple[float, float, float]:
    precision = _share(counts.right, counts.right + counts.wrong)
    recall = _share(counts.found, counts.found + counts.missed)
    return precision, recall, _share(2 * precision * recall, precision + recall)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
