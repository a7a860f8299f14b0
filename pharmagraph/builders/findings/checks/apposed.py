"""A class that stands before a drug with a comma between: "in those on a diuretic, S raised O" does not say what S is.

The words stand in `apposed.toml`. All functions take offsets in the text.
"""

from __future__ import annotations

import re

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.text.wording import Wording

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "apposed.toml")
_RULE = "role.apposition"
_NEAR = 20  # characters
# "a loop diuretic, S lowers", "as a diuretic, S lowers": the class is that of S
_OPENS = _WORDS.compile(r"(?:^|[.,;:(\n]\s?|\b$being\s)$")
_COMMA = re.compile(
    r"(?:[\s-][\w-]+){0,2},\s"
)  # behind a class, or the protein that it is named for
_ITS_VERB = _WORDS.compile(r"\s(?:\w+ly\s|also\s|then\s)?$its_verb\b")


def is_before_a_clause(finding: Finding, text: str) -> bool:
    """Whether a class ends what stands before the clause of a drug, and is not said of it."""
    if finding.rule.name != _RULE:
        return False
    subject, object_, cue = finding.subject, finding.object, finding.cue
    return (
        cue[1] <= object_.start
        and _COMMA.fullmatch(text, object_.end, subject.start) is not None
        and _ITS_VERB.match(text, subject.end) is not None
        and _OPENS.search(text, max(0, cue[0] - _NEAR), cue[0]) is None
    )
