"""What is said of the drug that the next clause begins with: "A lowers X, while B raises Y" says nothing of A and Y."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import Kind

_BEGINS = re.compile(
    r"(?:;|,?\s(?:while|whilst|whereas)|,\sbut)\s(?:(?:with|in|on|the|that|of)\s){0,3}$",
    re.IGNORECASE,
)
_NEXT_KEY = re.compile(r";\s[^;:.]{2,40}:\s")
_WITHIN = 30  # characters before the drug


def is_of_next_clause(
    subject: Mention, object_: Mention, row: Sequence[Mention], text: str
) -> bool:
    """Whether another drug begins the clause in which the object stands, behind that of the subject.

    Or the drug is what another key of a row lists: "side effects: nausea; interactions: tramadol".
    """
    if object_.end <= subject.start:
        return _NEXT_KEY.search(text, object_.end, subject.start) is not None
    return any(
        each.entity.kind is Kind.DRUG
        and each.entity.id != subject.entity.id
        and subject.end <= each.start
        and each.end <= object_.start
        and _BEGINS.search(text, max(subject.end, each.start - _WITHIN), each.start)
        for each in row
    )
