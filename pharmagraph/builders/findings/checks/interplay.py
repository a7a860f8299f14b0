"""Interactions that are none: arms of a trial, what was only measured, a class and the drug that stands for it.

That two drugs stand in one sentence with a verb between them says little in a paper that compares them. So a
document is asked first whether it speaks of interactions at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pharmagraph.builders.findings.checks.given import is_given_to_somebody
from pharmagraph.builders.findings.checks.harm import TELLING
from pharmagraph.builders.findings.checks.side_by_side import are_side_by_side
from pharmagraph.builders.findings.findings import Finding
from pharmagraph.builders.text.anyof import AnyOf
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import Predicate

_WORDS = Wording.beside("pharmagraph.builders.findings.checks", "interplay.toml")
_NEAR = 60  # characters

# ---- documents

_SPEAKS = _WORDS.compile(
    r"\binteract(?:ion|ions|s|ed|ing)?\b(?!\s+(?:term|analys|test|model))|\b$speaks_words\b|$speaks_letters"
)
# one of these stands in every text that does: a quick look that spares most papers the slow one
_MAY_SPEAK = AnyOf(("interact", *_WORDS.words("speaks_words"), *_WORDS.words("speaks_letters")))
_PAPER = _WORDS.compile(
    r"(?-i:\b[Pp]\s?[<=>]\s?0?\.\d|\b[Nn]\s?=\s?\d|\bdouble-blind|\b(?:[Ww]e|[Aa]uthors)\s(?:\w+ly\s)?(?!all\b|know\b|can\b|do\b)[a-z]{3,}\b)"
    r"|\b$of_study\b"
)

# ---- rules, and words that say more than they ask

_SAID_SO = frozenset({
    "interacts.interacts", "interacts.not-together", "interacts.not-recommended", "interacts.drugs-that",
    "interacts.keep-apart", "interacts.no-pair", "interacts.stay-away", "interacts.in-the-gut", "interacts.none",
})  # fmt: skip
_MOVES = ("interacts.moves", "interacts.moved", "interacts.levels")
# rules that go by two names and an outcome; what says of their two drugs that they were in one body
_LOOSE = frozenset(
    {"interacts.outcome-when-both", "interacts.outcome-of-both", "interacts.effect-on"}
)
_OF_OUTCOMES = frozenset({"interacts.outcome-when-both", "interacts.outcome-of-both"})
_AT_ONCE_GIVEN = _WORDS.compile(r"\b$at_once\b")
_JOINTLY = _WORDS.compile(
    r"\b(?:$given_jointly|(?:administ\w+|given|taken|use|started)\b[^.;]{0,60}?\s(?:with|and)|interact\w*)\b"
)
_COMES_OF_IT = _WORDS.compile(r"\b$comes_of_jointly\b")
_CAUTIONS = _WORDS.compile(r"\b$cautions\b")
_OF_GOOD = _WORDS.compile(r"\b$of_good\b")
_AS_GIVEN = _WORDS.compile(r"(?:\s\([^()]{1,20}\))?[\s-]$as_given\b")
_GIVEN_BEFORE = _WORDS.compile(r"\b$given_before\s(?:(?:and|or|other|the)\s|[\w-]+,\s){0,4}$")
_IN_ONE_BODY = _WORDS.compile(r"\b(?:$in_one_body|$while_on\b[^.;]*?\b$befalls)\b")
_BOTH_GIVEN = _WORDS.compile(r"\b$given\b[^.;]*?\b(?:with|and)\b")
_ADVISES = _WORDS.compile(
    r"\b(?:$advises|(?:patients|those|subjects|individuals)\s(?:\w+\s)?(?:receiving|taking|on|treated|maintained)"
    r"|during\s(?:\w+\s)?(?:treatment|therapy)|(?:before|after|prior\sto|following)\s(?:the\s)?\w+)\b"
)
_COMPARED = _WORDS.compile(r"\b$compared\b")
# "both X and Y are associated with": each of them is
_EITHER = re.compile(r"\bboth\s$", re.IGNORECASE)
_EACH_DOES = _WORDS.compile(
    r"\s(?:$each_does|(?:are|were|have|had)\s(?:been\s)?(?!$given_jointly\b|given|used|taken|combined|administered|present)\w+)\b"
)
# "in those on X plus Y, be careful when prescribing Z"
_WHEN_A_THIRD = re.compile(
    r"[^.;]{0,12},\s[^.;,]*?\b(?:caution|care|careful)\b[^.;]*?\b(?:when|if|in)\s(?:prescrib|giv|us|administer|start)ing\s(?!(?:it|them|both|this|these|the)\b)\w"
)
# "compared with X, Y ..."
_COMPARED_FIRST = _WORDS.compile(r"\b$measured_by\s(?:[\w-]+\s)?$")
_OF_TRIALS = _WORDS.compile(r"\b$of_trials\b")
_TOGETHER = _WORDS.compile(r"\b$in_one_arm\b")
_DRUGS_MEET = re.compile(r"\binteract", re.IGNORECASE)

# ---- what the two names stand for

# "the effect of Y", "Y-induced", "Y toxicity"
_ITS_EFFECT = _WORDS.compile(r"\s?[-\u2010-\u2013]?\s?$its_doing\b|\s(?:\w+\s)?$its_effect\b")
_EFFECT_OF = _WORDS.compile(
    r"\b$effect_of\s(?:of|to|by|for)\s(?:the\s|an?\s)?(?:[\w%.-]+\s){0,2}?$"
)
_TOLD_GIVEN = "interacts.coadministration"  # a rule that says no more than that both were given
_COMES_OF_BOTH = _WORDS.compile(r"\b$comes_of_both")
_AT_RECEPTOR = re.compile(
    r"(?:\s\([^()]{1,20}\))?[\s-](?:glutamate\s)?(?:receptors?|transporters?|channels?)\b",
    re.IGNORECASE,
)
_VIEW = _WORDS.compile(r"\b$view\b")
# a combination product, "A/B" or "A-B": its halves do nothing to each other
_HALVES = re.compile(r"\s?[/+-]\s?(?:[\d.,/]+(?:\s?m?c?g)?[\s-]?)?")
_LABELLED = re.compile(r"\[?\(?\d{1,3}\)?[A-Z][a-z]?\]?-?$")  # "[3H]" before a ligand
_BOUND = _WORDS.compile(r"[\s-]$bound\b")
# "antihypertensive treatment with enalapril": the class is what the drug was given as
_GIVEN_AS = _WORDS.compile(
    r"\s(?:(?:drug|combination)\s)?$given_as(?:\s\((?:[^()]{1,40})\))?\s(?:with|of|by|using)\s(?:either\s|both\s|the\s|an?\s|oral\s){0,2}"
    r"(?:[\w-]+\s){0,2}"
)
_LEVEL = _WORDS.compile(r"\s$level\b")
_PLASMA = _WORDS.compile(r"\b$measured_in\s$")
_BECAME = re.compile(
    r"(?:\s\([^()]*\))?(?:\s(?:was|were|had|significantly|also|been|did|not|all|both))*\s",
    re.IGNORECASE,
)
_HABIT = _WORDS.compile(r"(?:^|\s)$habit\b")
# "lowers valproate, an anticonvulsant": what the drug is
_APPOSED = re.compile(r"\w,\s(?:an?|another|the)\s(?:[\w-]+\s){0,2}$")
# "A raised O and Y lowered it", "if A lowers O, Y would be needed": Y has a verb of its own
_JOINS = _WORDS.compile(r"(?:,|;|\b$and_then)\s(?:the\s)?$")
_ITS_VERB = _WORDS.compile(r"\s(?:\w+ly\s)?$verb_of_its_own\b")
_BY, _ALSO_BY = re.compile(r"\bby\s$"), re.compile(r",?\s(?:and|but|or)\s(?:\w+ly\s)?")
_RESISTANT = _WORDS.compile(r"[\s-]$resistant\b")
_GENERIC = frozenset({"hormone", "hormones", "coenzyme a", "analgesic", "analgesics", "irritant"})

# ---- that two drugs are taken at once, and that something may come of it (in general, not in one patient)

_AT_ONCE = _WORDS.compile(r"\b(?:$taken_at_once|$taken\b[^.;:]{0,40}?\b(?:with|to))\b")
_WITH_IT = _WORDS.compile(r"\b$taking_of\b[^.;:,]{1,60}\b(?:with|plus)\s(?:\w+\s)?$")
_TAKEN = _WORDS.compile(r"\b$taking_of\s(?:\w+\s)?$")
_WITH_ANOTHER = re.compile(
    r"\s(?:with|plus)\s(?!caution|care\b|food|meals|water|milk|or without)", re.IGNORECASE
)
_IN_GENERAL = _WORDS.compile(r"\b$in_general\b")
_CASE = _WORDS.compile(r"\b$of_one_case\b")
# "Alcohol - this combination can ...", "together they may ...": harm of two, of which the sentence names one or none
_OF_A_PAIR = _WORDS.compile(r"\b$as_one\b[^.;]*?\b$has_outcome\b")
_LESS_OF_IT = _WORDS.compile(r"\s$less_of_it\b")
_SINGLE = (
    "scorer.",
    "leaning.",
)  # what is judged name by name, without the grammar of the sentence


def may_speak_of_interactions(text: str) -> bool:
    """Whether a document may speak of what drugs do to each other: no paper that never mentions it."""
    if len(text) < TELLING or (_MAY_SPEAK.is_anywhere_in(text) and _SPEAKS.search(text)):
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
    generic = any(each.text.lower() in _GENERIC for each in (subject, object_))
    only_given = name == _TOLD_GIVEN and of_study() and not _COMES_OF_BOTH.search(text, start, end)
    if generic or only_given or are_side_by_side(subject, object_, text):
        return False
    if name.startswith(_MOVES) and (
        _is_habit(object_, text) or _is_apposed(object_, text) or _has_its_own_verb(finding, text)
    ):
        return False
    of_body = subject.entity.label.lower() in endogenous
    if not spoken_of():
        return not of_body and name.startswith(_MOVES) and _moves_effect(object_, text)
    bodily = [m for m in (subject, object_) if m.entity.label.lower() in endogenous]
    if any(_is_only_there(m, finding, text, start, end) for m in bodily):
        return False
    if _says_too_little(name, text, start, end, of_study):
        return False
    if name in _OF_OUTCOMES and of_study() and not _tells_what_comes(finding, text, start, end):
        return False
    if _name_something_else(finding, text) or _is_kept_apart(finding, text, start, end):
        return False
    return not _OF_TRIALS.search(text, start, end) or _TOGETHER.search(text, start, end) is not None


def _says_too_little(
    rule: str, text: str, start: int, end: int, of_study: Callable[[], bool]
) -> bool:
    """Whether a rule goes by two names and an outcome alone, and nothing says that they were in one body."""
    return (
        rule in _LOOSE
        and not (_IN_ONE_BODY.search(text, start, end) or _BOTH_GIVEN.search(text, start, end))
        and (of_study() or not _ADVISES.search(text, start, end))
    )


def _name_something_else(finding: Finding, text: str) -> bool:
    """Whether a name is that of a ligand that was bound, or of a receptor, or only of a view that is held."""
    subject, object_ = finding.subject, finding.object
    return (
        any(
            _LABELLED.search(text, max(0, each.start - 6), each.start)
            and _BOUND.match(text, each.end)
            for each in (subject, object_)
        )
        or any(_AT_RECEPTOR.match(text, each.end) for each in (subject, object_))
        or _VIEW.search(text, min(finding.cue[1], object_.start), object_.start) is not None
    )


def _is_kept_apart(finding: Finding, text: str, start: int, end: int) -> bool:
    """Whether what stands between the two names makes them one thing, or sets them against each other."""
    first, second = sorted((finding.subject, finding.object), key=lambda each: each.start)
    between = text[first.end : second.start]
    return (
        (_is_class(first) and not _is_class(second) and _GIVEN_AS.fullmatch(between) is not None)
        or _COMPARED.search(between) is not None
        or _WHEN_A_THIRD.match(text, second.end) is not None
        or (
            between == " and "
            and _EITHER.search(text, max(0, first.start - _NEAR), first.start) is not None
            and _EACH_DOES.match(text, second.end) is not None
        )
        or _COMPARED_FIRST.search(text, max(0, first.start - _NEAR), first.start) is not None
        or (_HALVES.fullmatch(between) is not None and not _DRUGS_MEET.search(text, start, end))
    )


def _is_only_there(bodily: Mention, finding: Finding, text: str, start: int, end: int) -> bool:
    """Whether what the body makes is only measured or bound, and nobody gave it."""
    return (
        _measured(bodily, finding.cue, text)
        or (bodily is finding.object and _BOUND.match(text, bodily.end) is not None)
        or not _is_given_beside(bodily, text, start, end)
    )


def _measured(mention: Mention, cue: tuple[int, int], text: str) -> bool:
    """Whether what the body makes is only measured: "plasma insulin", "glucose was lower after"."""
    return (
        _LEVEL.match(text, mention.end) is not None
        or _PLASMA.search(text, max(0, mention.start - _NEAR), mention.start) is not None
        or (mention.end <= cue[0] and _BECAME.fullmatch(text, mention.end, cue[0]) is not None)
    )


def _tells_what_comes(finding: Finding, text: str, start: int, end: int) -> bool:
    """Whether a study tells what two drugs do to each other, and not only what good came of giving both."""
    if _moves_effect(finding.object, text) or _moves_effect(finding.subject, text):
        return True
    where = text, start, end
    if _AT_ONCE_GIVEN.search(*where):
        return _COMES_OF_IT.search(*where) is not None or _OF_GOOD.search(*where) is None
    if _CAUTIONS.search(*where):
        return True
    return _JOINTLY.search(*where) is not None and _COMES_OF_IT.search(*where) is not None


def _is_given_beside(mention: Mention, text: str, start: int, end: int) -> bool:
    """Whether a substance of the body acts as one that was given: "iron salts", "after hydrocortisone"."""
    return (
        _moves_effect(mention, text)
        or is_given_to_somebody(mention, text, start, end)
        or _AS_GIVEN.match(text, mention.end) is not None
        or _GIVEN_BEFORE.search(text, max(start, mention.start - _NEAR), mention.start) is not None
    )


def _is_habit(mention: Mention, text: str) -> bool:
    """Whether it is how much somebody takes, not the substance: "alcohol intake", "nicotine craving"."""
    return _HABIT.match(text, mention.end) is not None or _HABIT.search(mention.text) is not None


def _is_apposed(mention: Mention, text: str) -> bool:
    """Whether a class only tells what the name before it is."""
    before = max(0, mention.start - _NEAR)
    return _is_class(mention) and _APPOSED.search(text, before, mention.start) is not None


def _has_its_own_verb(finding: Finding, text: str) -> bool:
    """Whether nobody moves the second drug: "A raised O and Y lowered it", "O is raised by Y and lowered by A"."""
    object_, cue = finding.object, finding.cue
    if _RESISTANT.match(text, object_.end):
        return True
    if cue[1] <= object_.start:
        return (
            _ITS_VERB.match(text, object_.end) is not None
            and _JOINS.search(text, max(cue[1], object_.start - _NEAR), object_.start) is not None
        )
    return (
        _ALSO_BY.fullmatch(text, object_.end, cue[0]) is not None
        and _BY.search(text, max(0, object_.start - _NEAR), object_.start) is not None
    )


def _is_class(mention: Mention) -> bool:
    return mention.entity.kind is Kind.DRUG_CLASS


def _moves_effect(mention: Mention, text: str) -> bool:
    """Whether what is moved is what a drug does, or how much of it there is."""
    before = max(0, mention.start - _NEAR)
    return (
        _ITS_EFFECT.match(text, mention.end) is not None
        or _EFFECT_OF.search(text, before, mention.start) is not None
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
