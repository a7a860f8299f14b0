"""Doses that are none: of reagents in laboratory methods, or only called high or low."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.text.methods import is_bench_work
from pharmagraph.ontology.predicates import GIVEN, Predicate

_FIGURE = re.compile(r"\d")


def of_medicines(findings: list[Finding], section: str) -> list[Finding]:
    """The findings of a section, without the doses and forms of laboratory methods."""
    if not is_bench_work(section):
        return findings
    return [each for each in findings if each.predicate not in GIVEN]


def with_figures(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without doses that are only called high or low."""
    return [
        each
        for each in findings
        if each.predicate is not Predicate.HAS_DOSE or _FIGURE.search(each.object.entity.label)
    ]
