"""Figures by which a difference may be chance."""

from __future__ import annotations

import pytest

from pharmagraph.builders.context.significance import may_be_chance

TOLD = "It reduced pain"


@pytest.mark.parametrize(
    "figures",
    [
        "(p = 0.12)",
        "(P=.08)",
        "by a third (n = 40, p-value = 0.30)",
        ", p > 0.05",
        "(RR 0.85, 95% CI 0.60 to 1.20)",
        "(hazard ratio, 0.93; 95% confidence interval [CI], 0.83 to 1.05)",
        "(odds ratio 0.8; 95% CI 0.5–1.3)",
        "by 3.1 points (95% CI -5.2 to 0.8)",
        "(0\u00b793, 95% CI \u22120\u00b72 to 0\u00b71)",
    ],
)
def test_figures_that_leave_it_open(figures: str) -> None:
    text = f"{TOLD} {figures}."
    assert may_be_chance(text, len(TOLD), len(text))


@pytest.mark.parametrize(
    "figures",
    [
        "(p = 0.01)",
        "(p < 0.05)",
        "by 30 %",
        "(RR 0.85; 95% CI 0.70-0.95; P for heterogeneity = 0.4)",
        "(p = 0.03 and p = 0.30, respectively)",
        "and did not change fever (p = 0.4)",
        "; fever was the same (p = 0.4)",
        "by 3.1 points (95% CI 0.4 to 5.2)",
        "(difference 1.4; 95% CI 0.2 to 2.1)",
        "(group = 0.12)",
    ],
)
def test_figures_that_do_not(figures: str) -> None:
    text = f"{TOLD} {figures}."
    assert not may_be_chance(text, len(TOLD), len(text))
