"""Whether a drug would bring about what it is given for: "morphine", "pain" beside one another are no harm.

Such a thing does happen, and is then said with a verb. What stands in `remedies.toml` is asked only of rules that go
by nearness, by the order of events or by a heading of side effects, and of the scorer.
"""

from __future__ import annotations

import re

from pharmagraph.builders.findings.checks.ended import has_eased
from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.text.wording import Wording
from pharmagraph.ontology.predicates import Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "remedies.toml")
_PAIRS = [
    (_WORDS.compile(f"${drugs}"), _WORDS.compile(f"${ills}"))
    for drugs, ills in (
        ("for_pain", "pain"),
        ("for_diabetes", "diabetes"),
        ("for_hypertension", "hypertension"),
        ("for_psychosis", "psychosis"),
        ("for_depression", "depression"),
        ("for_epilepsy", "epilepsy"),
        ("for_acid", "acid"),
        ("for_migraine", "migraine"),
        ("for_parkinsons", "parkinsons"),
        ("for_vomiting", "vomiting"),
        ("for_infection", "infection"),
        ("for_bones", "bones"),
        ("for_dementia", "dementia"),
        ("for_airways", "airways"),
        ("for_bladder", "bladder"),
    )
]
# "pain on injection of S"
_INJECTED = re.compile(r"\s(?:on|at|during|upon|after)\s(?:the\s)?(?:\w+\s)?injecti")
_LOOSE = frozenset({
    "scorer.drug-causes", "causes.after", "causes.case-of", "causes.came", "causes.complained-of", "causes.due-to",
    "causes.hazard", "causes.plain", "causes.potential-for", "causes.side-effects", "causes.suffered",
    "causes.were-seen", "cause.noun-of",
})  # fmt: skip


def is_given_for_it(finding: Finding, text: str) -> bool:
    """Whether a loose rule has a drug bring about what such drugs relieve."""
    if finding.predicate is not Predicate.CAUSES or finding.rule.name not in _LOOSE:
        return False
    if _INJECTED.match(text, finding.object.end) or has_eased(finding.object, text):
        return False
    drug, ill = finding.subject.entity.label, finding.object.entity.label
    return any(ills.fullmatch(ill) and drugs.fullmatch(drug) for drugs, ills in _PAIRS)
