"""What a confidence is worth: how many in ten claims made so surely, by such a rule, were right against gold."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

LEAST, MOST = 0.05, 0.97  # no count of judged claims says more than this
_EDGE = 0.01
_MOST_REMEMBERED = 10_000  # most claims of a rule are as sure as others of it
_DATA = Path(__file__).with_name("calibration.json")


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic map of raw confidences, with an offset for each rule, or else for its family, or else none."""

    intercept: float
    slope: float
    families: Mapping[str, float]
    rules: Mapping[str, float]

    def calibrated(self, raw: float, rule: str) -> float:
        """The share of right claims among those that this rule makes this surely; rises with `raw`.

        >>> Calibration(0.0, 1.0, {"reduce": 0.5}, {}).calibrated(0.5, "reduce.active")
        0.622
        """
        odds = self.intercept + self.slope * logit(raw) + self.offset(rule)
        return round(min(MOST, max(LEAST, 1 / (1 + math.exp(-odds)))), 3)

    def offset(self, rule: str) -> float:
        """How much better or worse a rule is than others as sure, in log odds."""
        known = self.rules.get(rule)
        return self.families.get(family_of(rule), 0.0) if known is None else known


def logit(raw: float) -> float:
    """Log odds, of probabilities that are neither 0 nor 1."""
    inside = min(1 - _EDGE, max(_EDGE, raw))
    return math.log(inside / (1 - inside))


def family_of(rule: str) -> str:
    """The family of a rule: "reduce" of "reduce.active"."""
    return rule.partition(".")[0]


@cache
def shipped() -> Calibration:
    """The one that scripts/calibrate.py fitted to this engine."""
    data = json.loads(_DATA.read_text(encoding="utf-8"))
    return Calibration(data["intercept"], data["slope"], data["families"], data["rules"])


@lru_cache(maxsize=_MOST_REMEMBERED)
def calibrated(raw: float, rule: str) -> float:
    """The confidence of a claim, from what its rule and the learned scorer gave it."""
    return shipped().calibrated(raw, rule)
