"""What acts where a drug is only named to say so: its withdrawal, resistance to it, an antagonist of it.

The words stand in `left_off.toml`. All functions take offsets in the text.
"""

from __future__ import annotations

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.text.wording import Wording
from pharmagraph.ontology.kinds import DRUGS
from pharmagraph.ontology.predicates import ACTS_ON_TARGETS, HELPS, Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "left_off.toml")
_NEAR = 60  # characters before a name
_BEFORE = _WORDS.compile(
    r"\b(?:$left_off|$against|$of_it|(?P<instead>$instead))\s(?:$between\s){0,3}$"
)
_NEVER_HAD = _WORDS.compile(r"\b$never_had\s(?:$between\s){0,3}$")
_BEHIND = _WORDS.compile(r"\s$behind\b")
# to the verb of that which acts, and of nothing else
_TO_THE_VERB = _WORDS.compile(r"(?:\s\([^()]{1,30}\))?(?:\s(?!$turns\b)[\w/-]+){0,6}\s")
_TO_DO = " to "
_OF_AMOUNTS = ("moves.", "raises.", "lowers.")
_OF_SCORER, _OF_NOUN = "scorer.", ".noun-of"
_DONE = HELPS | ACTS_ON_TARGETS
"""What a drug does only where it is; harm comes of its withdrawal, too, and is told of it."""


def is_left_off(finding: Finding, text: str, start: int) -> bool:
    """Whether in the sentence from `start` on something else than the drug does what a finding says of it.

    "Withdrawal of S raised O", "S withdrawal raised O", "O fell in those resistant to S", "antagonists of S lower O".
    Not so in "the failure of S to lower O", which is denied, and in "the discovery of S, which lowers O".
    """
    subject, cue = finding.subject, finding.cue
    if finding.predicate is Predicate.CAUSES and subject.end <= cue[0]:
        return _NEVER_HAD.search(text, max(start, subject.start - _NEAR), subject.start) is not None
    if finding.predicate not in _DONE or subject.entity.kind not in DRUGS:
        return False
    name = finding.rule.name
    if name.startswith(_OF_SCORER) and finding.predicate in HELPS:
        return False  # "after withdrawal of S in O": it was given for O
    if not (
        finding.rule.pattern.of_verb
        or name.startswith((*_OF_AMOUNTS, _OF_SCORER))
        or (
            name.endswith(_OF_NOUN) and cue[0] > subject.end + 1
        )  # not "the lack of S blockade of O"
    ):
        return False
    if _BEHIND.match(text, subject.end) is None:
        before = _BEFORE.search(text, max(start, subject.start - _NEAR), subject.start)
        if before is None or (before["instead"] and name.endswith(_OF_NOUN)):
            return False  # "an alternative to S in the treatment of O": S treats it, too
    if cue[1] <= subject.start:
        return True
    return _TO_THE_VERB.fullmatch(text, subject.end, cue[0]) is not None and not text.endswith(
        _TO_DO, subject.end, cue[0]
    )
