"""Interactions that are none: arms of a trial, what was only measured, a class and the drug that stands for it.

That two drugs stand in one sentence with a verb between them says little in a paper that compares them. So a
document is asked first whether it speaks of interactions at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.findings.harm import TELLING
from pharmagraph.builders.text.anyof import AnyOf
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import Predicate

_SPEAKS = re.compile(
    r"\binteract(?:ion|ions|s|ed|ing)?\b(?!\s+(?:term|analys|test|model))|potentiat|synerg|\badditive|co-?administ|co-?prescri"
    r"|co-?medicat|concomitant|concurrent|contraindicat|displac|\badjusted\b|with caution|should not be|must not be"
    r"|pharmacokinetic|(?:plasma|serum) (?:level|conc)|\bAUC\b",
    re.IGNORECASE,
)
# one of these stands in every text that does: a quick look that spares most papers the slow one
_MAY_SPEAK = AnyOf(
    (
        "interact",
        "potentiat",
        "synerg",
        "additive",
        "coadminist",
        "co-administ",
        "coprescri",
        "co-prescri",
        "comedicat",
        "co-medicat",
        "concomitant",
        "concurrent",
        "contraindicat",
        "displac",
        "adjusted",
        "with caution",
        "should not be",
        "must not be",
        "pharmacokinetic",
        "plasma level",
        "plasma conc",
        "serum level",
        "serum conc",
        "auc",
    )
)
# how those write who tell of one study
_PAPER = re.compile(
    r"\b[Pp]\s?[<=>]\s?0?\.\d|\b[Nn]\s?=\s?\d|\bdouble-blind|\b(?:[Ww]e|[Aa]uthors)\s(?:\w+ly\s)?(?!all\b|know\b|can\b|do\b)[a-z]{3,}\b"
    r"|\b(?:randomi[sz]ed|(?:rats|mice)\s(?:were|received)|were\s(?:treated|given|measured)|[Tt]he\spresent\sstudy|[Tt]his\sstudy|patients\swere|was\sstudied|were\sstudied"
    r"|investigat\w+|case\sreport)\b"
)
_SAID_SO = frozenset({
    "interacts.interacts", "interacts.not-together", "interacts.not-recommended", "interacts.drugs-that",
})  # fmt: skip
_MOVES = ("interacts.moves", "interacts.moved", "interacts.levels")
# what of a drug another one moves: "the effect of Y", "Y-induced", "Y toxicity"
_ITS_EFFECT = re.compile(
    r"\s?[-\u2010-\u2013]?\s?(?:induced|evoked|elicited|stimulated|mediated|caused|related)\b|\s(?:\w+\s)?"
    r"(?:effects?|actions?|toxicity|levels?|concentrations?|exposure|clearance|metabolism|absorption|elimination|half-life)\b",
    re.IGNORECASE,
)
_EFFECT_OF = re.compile(
    r"\b(?:effects?|actions?|responses?|toxicity|levels?|concentrations?|exposures?|bioavailability|clearance|metabolism|absorption|elimination|half-life"
    r"|caused|induced|evoked|produced|elicited|stimulated)\s(?:of|to|by|for)\s(?:the\s|an?\s)?(?:[\w%.-]+\s){0,2}?$",
    re.IGNORECASE,
)
_NEAR = 60  # characters
# what stands between two that are compared, or of which only one was given
_COMPARED = re.compile(
    r"\b(?:than|versus|vs|compar(?:ed|ison|able)|relative to|superior|inferior|whereas|and those|alternative to|"
    r"preferred|instead of|rather than|similar to|or placebo)\b",
    re.IGNORECASE,
)
_OF_TRIALS = re.compile(
    r"\b(?:randomi[sz]\w+|placebo|groups?|arms?|trials?|double-blind|crossover|efficacy|respectively|significantly)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:interact\w*|concomitant\w*|concurrent\w*|simultaneous\w*|together|co-?(?:administ|treat|prescri|ingest)\w*|both|caution|avoid\w*|plus"
    r"|combin\w+|add(?:ed|ing|ition|itive)|synerg\w*|potentiat\w*|antagoni\w+|contraindicated|affect\w*|alter\w*|influence\w*|"
    r"pharmacokinetic\w*|clearance|concentrations?|levels?|AUC|metabolism)\b",
    re.IGNORECASE,
)
# rules that go by two names and an outcome; what says of their two drugs that they were in one body
_LOOSE = frozenset(
    {"interacts.outcome-when-both", "interacts.outcome-of-both", "interacts.effect-on"}
)
_IN_ONE_BODY = re.compile(
    r"\b(?:interact\w*|interfer\w*|concomitant\w*|concurrent\w*|simultaneous\w*|together|co-?(?:administ|treat|prescri|ingest|medicat)\w*|caution\w*|avoid\w*"
    r"|plus|combin\w+|add(?:ed|ing|ition|itive|itively)|synerg\w*|potentiat\w*|antagoni[sz]\w+|contraindicated|pharmacokinetic\w*|clearance"
    r"|concentrations?|levels?|AUC|exposure|toxicity|metabolism|monitor\w*|adjust\w*|(?:taking|receiving|on|while|during|when|with)\b[^.;]*?\b(?:toxicity|bleeding|risk))\b",
    re.IGNORECASE,
)
_BOTH_GIVEN = re.compile(
    r"\b(?:given|taken|used|administered|taking|receiving|started|prescribed)\b[^.;]*?\b(?:with|and)\b",
    re.IGNORECASE,
)
# how a label warns
_ADVISES = re.compile(
    r"\b(?:should|may|might|can|could|must|recommend\w*|consider\w*|necessary|advis\w+|expected|(?:patients|those|subjects|individuals)\s"
    r"(?:\w+\s)?(?:receiving|taking|on|treated|maintained)|during\s(?:\w+\s)?(?:treatment|therapy)|(?:before|after|prior\sto|following)\s(?:the\s)?\w+)\b",
    re.IGNORECASE,
)
_AT_RECEPTOR = re.compile(
    r"(?:\s\([^()]{1,20}\))?[\s-](?:glutamate\s)?(?:receptors?|transporters?|channels?)\b",
    re.IGNORECASE,
)
_VIEW = re.compile(
    r"\b(?:view|hypothesis|notion|idea|concept|evidence|suggestion|conclusion|assumption)\b"
)
# a combination product, "A/B" or "A-B": its halves do nothing to each other
_HALVES = re.compile(r"\s?[/+-]\s?(?:[\d.,/]+(?:\s?m?c?g)?[\s-]?)?")
_DRUGS_MEET = re.compile(r"\binteract", re.IGNORECASE)
_LABELLED = re.compile(r"\[?\(?\d{1,3}\)?[A-Z][a-z]?\]?-?$")  # "[3H]" before a ligand
_BOUND = re.compile(
    r"[\s-](?:binding|uptake|accumulation|release|flux|incorporation)\b", re.IGNORECASE
)
# "antihypertensive treatment with enalapril": the class is what the drug was given as
_GIVEN_AS = re.compile(
    r"\s(?:(?:drug|combination)\s)?(?:treatments?|therap(?:y|ies)|regimens?|efficacy|effects?|actions?|properties|potency)"
    r"(?:\s\((?:[^()]{1,40})\))?\s(?:with|of|by|using)\s(?:either\s|both\s|the\s|an?\s|oral\s){0,2}(?:[\w-]+\s){0,2}",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"\s(?:levels?|concentrations?|production|release|secretion|synthesis|excretion|sensitivity|resistance|tolerance|metabolism"
    r"|uptake|turnover|values?|requirements?)\b",
    re.IGNORECASE,
)
_PLASMA = re.compile(
    r"\b(?:plasma|serum|blood|urinary|total|fasting|postprandial|circulating|concentrations?\sof|levels?\sof)\s$",
    re.IGNORECASE,
)
_BECAME = re.compile(
    r"(?:\s\([^()]*\))?(?:\s(?:was|were|had|significantly|also|been|did|not|all|both))*\s",
    re.IGNORECASE,
)
# a habit that becomes less is no interaction
_HABIT = re.compile(
    r"(?:^|\s)(?:intake|consumption|use|usage|cravings?|drinking|seeking|smoking|self-administration|abuse|dependence|addiction)\b",
    re.IGNORECASE,
)
# "lowers valproate, an anticonvulsant": what the drug is
_APPOSED = re.compile(r"\w,\s(?:an?|another|the)\s(?:[\w-]+\s){0,2}$")
_GENERIC = frozenset({"hormone", "hormones", "coenzyme a", "analgesic", "analgesics", "irritant"})


def may_speak_of_interactions(text: str) -> bool:
    """Whether a document may speak of what drugs do to each other: no paper that never mentions it."""
    if len(text) < TELLING or (_MAY_SPEAK.is_in(text.lower()) and _SPEAKS.search(text)):
        return True
    return _PAPER.search(text) is None


def is_of_a_study(text: str) -> bool:
    """Whether a document is a paper on one study, where drugs stand beside each other that nobody took at once."""
    return len(text) >= TELLING and _PAPER.search(text) is not None


def without_false_interactions(
    findings: Sequence[Finding],
    text: str,
    start: int,
    end: int,
    *,
    spoken_of: Callable[[], bool],
    of_study: Callable[[], bool],
    endogenous: frozenset[str],
) -> list[Finding]:
    """The findings of the sentence ``text[start:end]`` but interactions that are none.

    `spoken_of`: whether the document speaks of interactions; `of_study`: whether it is a paper on one study;
    `endogenous`: labels of substances of the body.
    """
    return [
        each
        for each in findings
        if each.predicate is not Predicate.INTERACTS_WITH
        or _stands(each, text, start, end, spoken_of, of_study, endogenous)
    ]


def _stands(
    finding: Finding,
    text: str,
    start: int,
    end: int,
    spoken_of: Callable[[], bool],
    of_study: Callable[[], bool],
    endogenous: frozenset[str],
) -> bool:
    subject, object_ = finding.subject, finding.object
    name = finding.rule.name
    if name in _SAID_SO or not name.startswith("interacts."):
        return True
    if object_.text.lower() in _GENERIC or subject.text.lower() in _GENERIC:
        return False
    if name.startswith(_MOVES) and (_is_habit(object_, text) or _is_apposed(object_, text)):
        return False
    of_body = subject.entity.label.lower() in endogenous
    if not spoken_of():
        return not of_body and name.startswith(_MOVES) and _moves_effect(object_, text)
    if of_body and _measured(subject, finding.cue, text):
        return False
    if object_.entity.label.lower() in endogenous and (
        _measured(object_, finding.cue, text) or _BOUND.match(text, object_.end)
    ):
        return False
    if any(
        _LABELLED.search(text, max(0, each.start - 6), each.start) and _BOUND.match(text, each.end)
        for each in (subject, object_)
    ):
        return False
    if (
        name in _LOOSE
        and not (_IN_ONE_BODY.search(text, start, end) or _BOTH_GIVEN.search(text, start, end))
        and (of_study() or not _ADVISES.search(text, start, end))
    ):
        return False
    if any(_AT_RECEPTOR.match(text, each.end) for each in (subject, object_)) or _VIEW.search(
        text, min(finding.cue[1], object_.start), object_.start
    ):
        return False
    first, second = (subject, object_) if subject.start < object_.start else (object_, subject)
    between = text[first.end : second.start]
    if _is_class(first) and not _is_class(second) and _GIVEN_AS.fullmatch(between):
        return False
    if _COMPARED.search(between):
        return False
    if _HALVES.fullmatch(between) and not _DRUGS_MEET.search(text, start, end):
        return False
    return not _OF_TRIALS.search(text, start, end) or _TOGETHER.search(text, start, end) is not None


def _measured(mention: Mention, cue: tuple[int, int], text: str) -> bool:
    """Whether what the body makes is only measured: "plasma insulin", "glucose was lower after"."""
    return (
        _LEVEL.match(text, mention.end) is not None
        or _PLASMA.search(text, max(0, mention.start - _NEAR), mention.start) is not None
        or (mention.end <= cue[0] and _BECAME.fullmatch(text, mention.end, cue[0]) is not None)
    )


def _is_habit(mention: Mention, text: str) -> bool:
    """Whether it is how much somebody takes, not the substance: "alcohol intake", "nicotine craving"."""
    return _HABIT.match(text, mention.end) is not None or _HABIT.search(mention.text) is not None


def _is_apposed(mention: Mention, text: str) -> bool:
    """Whether a class only tells what the name before it is."""
    before = max(0, mention.start - _NEAR)
    return _is_class(mention) and _APPOSED.search(text, before, mention.start) is not None


def _is_class(mention: Mention) -> bool:
    return mention.entity.kind is Kind.DRUG_CLASS


def _moves_effect(mention: Mention, text: str) -> bool:
    """Whether what is moved is what a drug does, or how much of it there is."""
    before = max(0, mention.start - _NEAR)
    return (
        _ITS_EFFECT.match(text, mention.end) is not None
        or _EFFECT_OF.search(text, before, mention.start) is not None
    )


# that two drugs are taken at once, and that something may come of it (in general, not in one patient)
_AT_ONCE = re.compile(
    r"\b(?:concomitant\w*|concurrent\w*|simultaneous\w*|co-?(?:administ|prescri|ingest)\w*|combin(?:ed|ing|ation|ations)|pairing|mixing"
    r"|mixed with|together"
    r"|(?:taken|used|given|taking|using|use|added|addition|administered)\b[^.;:]{0,40}?\b(?:with|to))\b",
    re.IGNORECASE,
)
_TAKING = r"\b(?:taking|using|combining|mixing|combination of|use of|(?:co-?)?administration of)"
_WITH_IT = re.compile(rf"{_TAKING}\b[^.;:,]{{1,60}}\b(?:with|plus)\s(?:\w+\s)?$", re.IGNORECASE)
_TAKEN = re.compile(rf"{_TAKING}\s(?:\w+\s)?$", re.IGNORECASE)
_WITH_ANOTHER = re.compile(
    r"\s(?:with|plus)\s(?!caution|care\b|food|meals|water|milk|or without)", re.IGNORECASE
)
_IN_GENERAL = re.compile(
    r"\b(?:risks?|likel\w+|chances?|may|can|could|should|might|increases?|raises?|(?:is|are) increased|potentiates?)\b",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"\b(?:developed|cases?|year-old|experienced|occurred|reported|reports|presented|observed|we|died|admitted|patient)\b",
    re.IGNORECASE,
)


def without_blame(
    findings: Sequence[Finding], text: str, start: int, end: int
) -> Sequence[Finding]:
    """The findings but harm that only two drugs together may do: "taking A with B raises the risk of bleeding"."""
    if not any(each.predicate is Predicate.CAUSES for each in findings):
        return findings
    if not (
        _AT_ONCE.search(text, start, end)
        and _IN_GENERAL.search(text, start, end)
        and not _CASE.search(text, start, end)
    ):
        return findings
    pairs = {
        (one.start, other.start)
        for each in findings
        if each.predicate is Predicate.INTERACTS_WITH
        for one, other in ((each.subject, each.object), (each.object, each.subject))
    }
    return [each for each in findings if not _of_both(each, text, start, pairs)]


def _of_both(finding: Finding, text: str, start: int, pairs: set[tuple[int, int]]) -> bool:
    """Whether the harm is of the drug with another one: both stand before the verb, or behind the harm."""
    subject, object_, cue = finding.subject, finding.object, finding.cue
    if finding.predicate is not Predicate.CAUSES:
        return False
    partners = [other for one, other in pairs if one == subject.start]
    if subject.end <= object_.start:
        before = max(subject.end, min(cue[0], object_.start))
        if _WITH_IT.search(text, start, subject.start) or (
            _TAKEN.search(text, start, subject.start) and _WITH_ANOTHER.match(text, subject.end)
        ):
            return True
        return any(
            other < before and _AT_ONCE.search(text, start, before) is not None
            for other in partners
        )
    joined = _AT_ONCE.search(text, object_.end, subject.end) is not None
    return joined and (bool(partners) or _IN_GENERAL.search(text, start, object_.end) is not None)


# "Alcohol - this combination can ...", "together they may ...": harm of two, of which the sentence names one or none
_OF_A_PAIR = re.compile(
    r"\b(?:this|the|such\sa|these)\s(?:combinations?|mixtures?|pairing|substances)\b[^.;]*?\b(?:can|may|might|could|increases?|results?|leads?|causes?"
    r"|potentiates?)\b",
    re.IGNORECASE,
)
_LESS_OF_IT = re.compile(r"\s(?:suppression|relief|reduction|alleviation|inhibition|prevention)\b")
_SINGLE = (
    "scorer.",
    "leaning.",
)  # what is judged name by name, without the grammar of the sentence


def without_shared_harm(
    findings: Sequence[Finding], text: str, start: int, end: int
) -> list[Finding]:
    """The findings of ``text[start:end]`` but harm that was guessed of one drug where the sentence speaks of a pair.

    Nor is less of an effect, as in the title "Anxiety suppression", a harm.
    """
    if not any(map(_is_guess_of_harm, findings)):
        return list(findings)
    of_pair = _OF_A_PAIR.search(text, start, end) is not None
    return [
        each
        for each in findings
        if not _is_guess_of_harm(each) or not (of_pair or _LESS_OF_IT.match(text, each.object.end))
    ]


def _is_guess_of_harm(finding: Finding) -> bool:
    return finding.predicate is Predicate.CAUSES and finding.rule.name.startswith(_SINGLE)
