"""How well confidences tell how often claims are right: a table of tenths, and the expected calibration error."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

TENTHS = 10


class Bin(NamedTuple):
    """Claims of about the same confidence."""

    low: float
    claims: int
    mean: float
    right: float


class Reliability(NamedTuple):
    """Of some claims: how many, the share that is right, the error, the table."""

    claims: int
    right: float
    error: float
    bins: tuple[Bin, ...]


def reliability(
    said: Sequence[float], right: Sequence[bool], weights: Sequence[float] | None = None
) -> Reliability:
    """The table over tenths of confidence; the error is the mean gap between confidence and share right."""
    p, y = np.array(said), np.array(right, dtype=float)
    w = np.ones(len(p)) if weights is None else np.array(weights)
    tenth = np.minimum((p * TENTHS + 1e-9).astype(int), TENTHS - 1)
    bins, error = [], 0.0
    for each in range(TENTHS):
        here = tenth == each
        if here.any():
            mean = float(np.average(p[here], weights=w[here]))
            share = float(np.average(y[here], weights=w[here]))
            error += float(w[here].sum() / w.sum()) * abs(mean - share)
            bins.append(Bin(each / TENTHS, int(here.sum()), mean, share))
    return Reliability(len(p), float(np.average(y, weights=w)), error, tuple(bins))


def table(result: Reliability) -> str:
    """The bins as a Markdown table."""
    lines = ["| confidence | claims | mean confidence | right |", "|---|---:|---:|---:|"]
    lines += [
        f"| {b.low:.1f} to {b.low + 1 / TENTHS:.1f} | {b.claims} | {b.mean:.2f} | {b.right:.2f} |"
        for b in result.bins
    ]
    return "\n".join(lines)
