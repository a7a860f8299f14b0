"""Fitting the calibration: logistic regression by Newton's method, with offsets held towards nought."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence

import numpy as np

from calibrating.judging import Judged
from pharmagraph.builders.scoring.calibration import Calibration, family_of, logit

HELD = 30.0  # as 150 claims, a fifth to a third of them wrong, weigh: n / (n + 150) of what they say is believed,
# since much of it is how their source is annotated: a source that is left out whole is met better than with less
SOURCE_HELD = 100.0  # about half of how much sources seem to differ may be what they hold, not how they annotate
LEAST_CLAIMS = 5  # rules with fewer fall back on their family
LEAST_SLOPE = 0.1  # a surer finding must not become a less sure claim
STEPS = 30
MOST_WEIGHT = 4.0


def fit(claims: Sequence[Judged]) -> Calibration:
    """The calibration under which the claims, all sources alike heavy, are likeliest.

    Sources have offsets of their own while fitting, so that it is not laid to a rule in what it was judged: one
    annotates nearly all that its documents say, another a part. What is left without them is then brought to the
    mean of all sources.
    """
    counts = Counter(each.rule for each in claims)
    rules = sorted(rule for rule, count in counts.items() if count >= LEAST_CLAIMS)
    families = sorted({family_of(rule) for rule in counts})
    sources = sorted({each.source for each in claims})
    columns = [
        *(("family", each) for each in families),
        *(("rule", each) for each in rules),
        *(("source", each) for each in sources),
    ]
    place = {column: number for number, column in enumerate(columns, 2)}
    x = np.zeros((len(claims), 2 + len(columns)))
    for row, each in zip(x, claims, strict=True):
        row[:2] = 1.0, logit(each.raw)
        marks = ("family", family_of(each.rule)), ("rule", each.rule), ("source", each.source)
        for column in marks:
            if column in place:
                row[place[column]] = 1.0
    y = np.array([each.right for each in claims], dtype=float)
    w = weights(claims)
    holds = [0.0, HELD, *(SOURCE_HELD if kind == "source" else HELD for kind, _ in columns)]
    found = _newton(x, y, w, np.array(holds))
    kept = 2 + len(families) + len(rules)
    odds = x[:, :kept] @ found[:kept]
    level, scale = _newton(np.stack([np.ones(len(y)), odds], axis=1), y, w, np.array([0.0, HELD]))
    offset = {column: float(scale * found[number]) for column, number in place.items()}
    return Calibration(
        round(float(level + scale * found[0]), 3),
        round(max(LEAST_SLOPE, float(scale * found[1])), 3),
        {each: round(offset["family", each], 3) for each in families},
        {r: round(offset["family", family_of(r)] + offset["rule", r], 3) for r in rules},
    )


def weights(claims: Sequence[Judged]) -> np.ndarray:
    """Sources weigh alike, but no claim more than a few times what it would by itself."""
    counts = Counter(each.source for each in claims)
    alike = len(claims) / len(counts)
    return np.array([min(MOST_WEIGHT, alike / counts[each.source]) for each in claims])


def _newton(x: np.ndarray, y: np.ndarray, w: np.ndarray, held: np.ndarray) -> np.ndarray:
    towards = np.zeros(x.shape[1])
    towards[1] = 1.0
    found = towards.copy()
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-(x @ found)))
        slope = x.T @ (w * (y - p)) - held * (found - towards)
        bend = (x * (w * p * (1 - p))[:, None]).T @ x + np.diag(held + 1e-9)
        found = found + np.linalg.solve(bend, slope)
    return found


def held_out(claims: Sequence[Judged]) -> list[float]:
    """The confidence of each claim by a calibration that has not seen its document."""
    return _crossed(claims, lambda claim: claim.fold)


def left_out(claims: Sequence[Judged]) -> list[float]:
    """The confidence of each claim by a calibration that has not seen its source."""
    return _crossed(claims, lambda claim: claim.source)


def _crossed(claims: Sequence[Judged], part_of: Callable[[Judged], Hashable]) -> list[float]:
    parts = [part_of(each) for each in claims]
    rests = {
        part: fit([each for each, its in zip(claims, parts, strict=True) if its != part])
        for part in dict.fromkeys(parts)
    }
    return [
        rests[part].calibrated(each.raw, each.rule)
        for each, part in zip(claims, parts, strict=True)
    ]
