"""Up or down: where the noun before an object says it, and not the verb or adjective that a rule went by."""

from __future__ import annotations

import re

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.ontology.kinds import PROTEINS, Kind
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
_ITS_LOSS = re.compile(
    r"\b(?:decreas\w+|reductions?|falls?|declines?|loss|deficits?|depletion|impairments?)\s(?:in|of)\s"
    r"(?:(?!(?:of|in|and)\b)[\w-]+\s){0,3}$",
    re.IGNORECASE,
)
_LOSS_WITHIN = 70  # characters
# "slowed the decline in Y": there is less of the loss
_SLOWS = re.compile(
    r"\b(?:slow\w*|retard\w*|delay\w*|prevent\w*|attenuat\w*|halt\w*|blunt\w*|limit\w*|avoid\w*|protect\w*\s(?:against|from))\s"
    r"(?:down\s)?(?:(?:the|a|an|any|further|annual|rate|of|age-related|progressive|subsequent)\s){0,4}$",
    re.IGNORECASE,
)
# "decreases in Y were greater with X": the noun tells the direction, the adjective how far
_COMPARATIVES = frozenset({"moves.rose", "moves.fell"})
_MUCH_OR_LITTLE = frozenset({"greater", "higher", "larger", "lower", "smaller", "less", "more"})
_CHANGE_OF = re.compile(
    r"\b(decreas\w+|reduc\w+|falls?|drops?|declin\w+|lowering|increas\w+|rises?|elevat\w+|effects?|changes?|influence|impact|response)"
    r"\s(?:in|of|on)\s(?:[\w-]+,?\s(?:and\s)?){0,3}$",
    re.IGNORECASE,
)
# "the increase in Y was blunted": what rose, or fell, did so less
_RISE_OF = re.compile(
    r"\b(?:increases?|rises?|elevations?|upregulation)\s(?:in|of)\s(?:[\w-]+,?\s(?:and\s)?){0,5}$",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"(?:\s(?:levels?|concentrations?|activity|expression|release|production))?(?:\s\([^()]{1,30}\))?"
    r"(?:,?\s(?:and|or)\s[^,;.()]{2,50}?)?\s(?:was|were|is|are)\s(?:also\s|significantly\s|markedly\s|completely\s|partially\s)*"
    r"(?:less\s|smaller|blunted|attenuated|abolished|prevented|inhibited|suppressed|reduced|reversed|diminished|blocked|abrogated"
    r"|ameliorated|counteracted)",
    re.IGNORECASE,
)
# "caused a blood pressure reduction", "induced changes of Y"
_WHAT_OF_IT = re.compile(
    r"[ -](?:(?P<held>inhibition|blockade|inactivation)"
    r"|(?P<down>reductions?|decreases?|lowering|suppression|impairments?|loss|depletion|dysfunction|deficits?|disruption|arrest"
    r"|decline|degradation|downregulation)"
    r"|(?P<some>(?:(?:and|or)\s(?!(?:an?|the)\s)[\w-]+\s)?(?:changes?|alterations?|abnormalit(?:y|ies)|disturbances?|effects?|variations?)))\b"
)
# who lowers creatinine clearance lowers no creatinine
_HANDLING = re.compile(
    r"(?:\s\([^()]{1,12}\))?[ -](?:(?P<moved>(?:re-?)?uptake|excretion|absorption|reabsorption|oxidation|degradation"
    r"|breakdown|turnover|utili[sz]ation|disposal|metabolism|transport|handling|homeostasis|balance|efflux|influx)"
    r"|demands?|supply|extraction|delivery|saturation|clearance|tolerance|resistance|sensitivity|binding|intake|consumption|responses?|responsiveness|effects?"
    r"|toxicity|transporters?|neurons?|nerves?)\b"
)
_MADE = ("cause.", "moves.cause")
_AMOUNT = (
    r"(?:(?:m?RNA|protein|gene|promoter)\s)?(?:expression|(?<!re)production|secretion|release|levels?|concentrations?|synthesis|mRNA"
    r"|transcription|transcripts?|phosphorylation|generation|abundance|biosynthesis)\b"
)
_AMOUNT_AFTER = re.compile(rf"s?(?:\s\([^()]{{1,15}}\))?[ -]{_AMOUNT}", re.IGNORECASE)
_AMOUNT_BEFORE = re.compile(rf"\b{_AMOUNT}\s(?:of|for)\s(?:the\s)?$", re.IGNORECASE)
# "concentrations of the H2 receptor antagonist" are those of a drug
_AGENT_OF = re.compile(r"[ -](?:receptor[ -])?(?:inhibitor|antagonist|agonist|blocker|activator)")
_AMOUNT_WITHIN = 30  # characters
# what is done to the amount of a protein is not done to the protein
_TO_AMOUNTS = {
    Predicate.INHIBITS: Predicate.DECREASES,
    Predicate.ANTAGONIZES: Predicate.DECREASES,
    Predicate.ACTIVATES: Predicate.INCREASES,
    Predicate.AGONIZES: Predicate.INCREASES,
}
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
    if (
        finding.predicate is Predicate.DECREASES
        and finding.rule.name == "reduce.noun-of"
        and _SLOWS.search(text, max(0, cue[0] - _LOSS_WITHIN), cue[0])
    ):
        return None
    if finding.rule.name in _COMPARATIVES and text[slice(*cue)] in _MUCH_OR_LITTLE:
        change = _CHANGE_OF.search(text, before, object_.start)
        if change is not None:
            return _WAYS.get(change[1][:4].lower())
    if (
        finding.predicate in (Predicate.INCREASES, Predicate.DECREASES)
        and object_.entity.kind is Kind.DRUG
        and (handled := _HANDLING.match(text, object_.end))
    ):
        return Predicate.MODULATES if handled["moved"] else None
    if finding.predicate is Predicate.INCREASES:
        if finding.rule.name.startswith(_MADE) and _ITS_LOSS.search(text, before, object_.start):
            return Predicate.DECREASES
        if _RISE_OF.search(text, before, object_.start) and _LESS.match(text, object_.end):
            return Predicate.DECREASES
        if finding.rule.name.startswith(_MADE) and (made := _WHAT_OF_IT.match(text, object_.end)):
            if made["held"]:
                return Predicate.INHIBITS
            return Predicate.DECREASES if made["down"] else Predicate.MODULATES
    return _of_amounts(finding, text)


def _of_amounts(finding: Finding, text: str) -> Predicate:
    """Who inhibits the expression of a protein decreases it."""
    turned = _TO_AMOUNTS.get(finding.predicate)
    object_ = finding.object
    if (
        turned is None
        or object_.entity.kind not in PROTEINS
        or finding.rule.name.startswith("role.")
    ):
        return finding.predicate
    before = max(0, object_.start - _AMOUNT_WITHIN)
    if _AMOUNT_AFTER.match(text, object_.end) or (
        _AMOUNT_BEFORE.search(text, before, object_.start)
        and not _AGENT_OF.match(text, object_.end)
    ):
        return turned
    return finding.predicate
