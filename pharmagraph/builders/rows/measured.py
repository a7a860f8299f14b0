"""Effects that are amounts: who lowers "the expression of CYP3A4" relieves nothing, and who raises it does no harm."""

from __future__ import annotations

import re
from functools import lru_cache

from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import ILLS

_MOST_REMEMBERED = 20_000  # names: most are met again
_AMOUNT = (
    r"expression|levels?|concentrations?|abundance|amounts?|activit(?:y|ies)|activation|transcription|translation"
    r"|(?:de)?phosphorylation|(?:de)?methylation|secretion|release|production|synthesis|uptake|efflux|influx|clearance"
    r"|metabolism|degradation|turnover|accumulation|excretion|elimination|half-life|bioavailability|exposure"
    r"|pharmacokinetics|m?rna|cmax|auc|survival|pfs|sensitivity|responsiveness|chemosensitivity|radiosensitivity"
    r"|cytotoxicity|efficacy|viability|proliferation|differentiation|migration|binding|function"
    r"|responses?|doses?|dosages?|requirements?|outcomes?|status|ratios?|disposition|pharmacodynamics|dynamics"
    r"|locali[sz]ation|translocation|internali[sz]ation|induction|phenotypes?|genotypes?|metaboli[sz]ers?|benefits?"
    r"|endpoints?|c\s?\(?\s?max\s?\)?|interactions?"
)
_MEASURE = re.compile(
    rf"^(?:[\w-]+\s+){{0,2}}(?:{_AMOUNT})\s+(?:of|to|for)\b|\b(?:{_AMOUNT})(?:\s+(?:rates?|profiles?|status|[<>=≥≤].*|(?:in|between)\s.*|\(.*\)))?$",
    re.IGNORECASE,
)
# of these an "activity" is the illness itself, or what a drug does against it
_ILL = re.compile(
    r"\b(?:seizures?|disease|illness|allerg\w*|inflammat\w*|stress|startle|adverse|drug|withdrawal|mental|altered|fatal|lethal|panic|fear|epilep\w*|convulsive|anti[\w-]*|abnormal\w*|impair\w*|poor|loss|lack|elevat\w*|"
    r"increas\w*|decreas\w*|reduc\w*|rais\w*|rises?|low(?!-density)\w*|high(?!-density)\w*|suppress\w*|excess\w*|diminish\w*|toxic\w*|deteriorat\w*|delay\w*|massive|worsen\w*|decline\w*|over-?(?:activ|produc|express)\w*|under-?(?:activ|produc)\w*)\b",
    re.IGNORECASE,
)


def is_amount(mention: Mention) -> bool:
    """Whether an effect is something that goes up and down and is neither wanted nor feared in itself.

    >>> from pharmagraph.graph.claim import Entity
    >>> from pharmagraph.ontology.kinds import Kind
    >>> [is_amount(Mention(0, len(t), t, Entity("x", t, Kind.EFFECT))) for t in ("CYP3A4 expression", "drug rash")]
    [True, False]
    """
    return mention.entity.kind in ILLS and _names_an_amount(mention.text)


@lru_cache(maxsize=_MOST_REMEMBERED)
def _names_an_amount(name: str) -> bool:
    return _MEASURE.search(name) is not None and _ILL.search(name) is None
