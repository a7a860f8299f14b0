"""Up or down: where the noun before an object says it, and not the verb or adjective that a rule went by."""

from __future__ import annotations

import re

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.ontology.predicates import Predicate

# "the decrease in Y was eliminated by X", "X prevented the loss of Y"
_UNDOES = re.compile(
    r"(?:eliminat|abolish|abrogat|revers|attenuat|prevent|block|alleviat|ameliorat|counteract|mitigat|antagoni|normali)\w*",
    re.IGNORECASE,
)
_LOSS_OF = re.compile(
    r"\b(?:decreas\w+|reductions?|falls?|declines?|loss|deficits?|depletion|impairments?)\s(?:in|of)\s(?:[\w-]+,?\s(?:and\s)?){0,5}$",
    re.IGNORECASE,
)
_LOSS_WITHIN = 70  # characters
# "decreases in Y were greater with X": the noun tells the direction, the adjective how far
_COMPARATIVES = frozenset({"moves.rose", "moves.fell"})
_MUCH_OR_LITTLE = frozenset({"greater", "higher", "larger", "lower", "smaller", "less", "more"})
_CHANGE_OF = re.compile(
    r"\b(decreas\w+|reduc\w+|falls?|drops?|declin\w+|lowering|increas\w+|rises?|elevat\w+|effects?|changes?|influence|impact|response)"
    r"\s(?:in|of|on)\s(?:[\w-]+,?\s(?:and\s)?){0,3}$",
    re.IGNORECASE,
)
_WAYS = {
    **dict.fromkeys(("decr", "redu", "fall", "drop", "decl", "lowe"), Predicate.DECREASES),
    **dict.fromkeys(("incr", "rise", "elev"), Predicate.INCREASES),
}


def way_of(finding: Finding, text: str) -> Predicate | None:
    """Up or down, where the noun before the object tells it; none where it tells neither."""
    object_, cue = finding.object, finding.cue
    before = max(0, object_.start - _LOSS_WITHIN)
    if (
        finding.predicate is Predicate.DECREASES
        and _UNDOES.match(text, cue[0])
        and _LOSS_OF.search(text, before, object_.start)
    ):
        return Predicate.INCREASES
    if finding.rule.name in _COMPARATIVES and text[slice(*cue)] in _MUCH_OR_LITTLE:
        change = _CHANGE_OF.search(text, before, object_.start)
        if change is not None:
            return _WAYS.get(change[1][:4].lower())
    return finding.predicate
