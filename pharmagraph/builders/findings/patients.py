"""Illnesses of those in whom something else was treated: "S for pain in patients with cancer" is no cure of cancer.

The scorer and the loosest rules join a drug with every illness of a trial. What the drug was tried against stands
next to it; what the patients have stands behind, after "in". All functions take offsets in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import Kind

ILLS = frozenset({Kind.CONDITION, Kind.EFFECT})
_PEOPLE = (
    r"(?:patients?|subjects?|individuals?|people|persons?|women|woman|men|man|girls?|boys?|adults?|children|child|infants?|adolescents"
    r"|outpatients|inpatients|recipients?|volunteers|survivors|users|smokers|rats?|mice|mouse|dogs?|cats?|rabbits?|animals?|populations?|cohort)"
)
# what a drug is tried against: "on X", "for X", "treatment of X", "to relieve X", "X relief"
_TRIED = re.compile(
    r"\b(?:on|against|for|(?:treat|reliev|reduc|prevent|suppress|alleviat|improv|control|abolish|eradicat|cur|manag|ameliorat|attenuat"
    r"|treatment\sof|therapy\sof|management\sof|prevention\sof|control\sof|relief\sof|reduction\s(?:of|in)|prophylaxis\sof|eradication\sof)\w*)"
    r"\s(?:(?!(?:in|with|by|to|who|which|that|than|and)\b)[\w-]+,?\s(?:and\s)?){0,4}$",
    re.IGNORECASE,
)
# what is counted of those who have the illness that is treated
_OUTCOME = re.compile(
    r"\b(?:mortality|deaths?|quality\sof\slife|hospitali[sz]ations?|survival|morbidity|events?|symptoms?|signs?|progression|relapses?|recurrences?"
    r"|exacerbations?|disability)\b",
    re.IGNORECASE,
)
_NAMED = 60  # characters before an illness in which that stands
# from the illness that is treated to those who have another one
_IN_THOSE = re.compile(
    rf"[^.;:]{{0,60}}?\b(?:in|among)\s(?:[^\s.;:]+\s){{0,6}}?(?:{_PEOPLE}\s(?:\([^()]{{1,20}}\)\s)?(?:with|who\shave|who\shad|suffering\sfrom|having)\s"
    r"(?:[\w-]+\s){0,4})?",
    re.IGNORECASE,
)
_THEIRS = re.compile(
    rf"(?:[-\s]?(?:positive|infected|affected))?\s(?:\([^()]{{1,20}}\)\s)?(?:[\w-]+\s){{0,2}}?{_PEOPLE}\b",
    re.IGNORECASE,
)
_HAVING = re.compile(
    rf"\b{_PEOPLE}\s(?:\([^()]{{1,20}}\)\s)?(?:with|who\shave|who\shad|suffering\sfrom|having)\s",
    re.IGNORECASE,
)
# "hypertension in recipients treated with S", "in S-treated recipients": what S was given for is not said
_TAKING_IT = re.compile(
    rf"[^.;:]*?\bin\s(?:[\w-]+\s){{0,5}}?{_PEOPLE}\s(?:(?:already|currently|chronically)\s)?(?:treated\swith|receiving|taking|on|maintained\son)\s"
    r"(?:[\w-]+\s){0,2}",
    re.IGNORECASE,
)
_IN = re.compile(r"[^.;:]*?\bin\s(?:[\w-]+\s){0,3}?(?:[\w-]+\s\()?", re.IGNORECASE)
_TREATED = re.compile(rf"\)?-treated\s(?:[\w-]+\s){{0,3}}?{_PEOPLE}\b", re.IGNORECASE)
_TREATMENT_OF = re.compile(
    r"\b(?:treatment|therapy|management|prevention|control)\s(?:of|for)\s(?:[\w-]+\s){0,4}$",
    re.IGNORECASE,
)


def is_of_those_treated(
    drug: Mention, illness: Mention, mentions: Sequence[Mention], text: str
) -> bool:
    """Whether an illness is only that of the patients in whom a drug was tried against another of the `mentions`."""
    if illness.start < drug.start:
        return _TREATMENT_OF.search(
            text, max(0, illness.start - _NAMED), illness.start
        ) is not None and (
            _TAKING_IT.fullmatch(text, illness.end, drug.start) is not None
            or (
                _IN.fullmatch(text, illness.end, drug.start) is not None
                and _TREATED.match(text, drug.end) is not None
            )
        )
    between = [
        other
        for other in mentions
        if other.entity.kind in ILLS
        and drug.end <= other.start
        and other.end < illness.start
        and other.entity.id != illness.entity.id
        and not _OUTCOME.search(other.text)
    ]
    return any(
        _TRIED.search(text, max(drug.end, other.start - _NAMED), other.start)
        and _IN_THOSE.fullmatch(text, other.end, illness.start)
        and (_THEIRS.match(text, illness.end) or _HAVING.search(text, other.end, illness.start))
        for other in between
    )
