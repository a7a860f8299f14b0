"""What narrows a claim: dose, route, form, time, population, duration, frequency, taken from the same sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pharmagraph.builders.findings.checks.neighbours import is_next
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import Predicate

_BY_KIND = {
    Kind.QUANTITY: "dose",
    Kind.ROUTE: "route",
    Kind.FORM: "form",
    Kind.TIME: "time",
    Kind.POPULATION: "population",
    Kind.DURATION: "duration",
}
_EFFICACY = frozenset(
    {
        Predicate.TREATS,
        Predicate.PREVENTS,
        Predicate.CAUSES,
        Predicate.INCREASES,
        Predicate.DECREASES,
    }
)
# which qualifiers a predicate takes; the others say something else in its sentence
_TAKEN: dict[Predicate, frozenset[str]] = {
    **dict.fromkeys(_EFFICACY, frozenset({"dose", "route", "form", "population"})),
    Predicate.APPROVED_BY: frozenset({"time", "form", "indication", "population"}),
    Predicate.HAS_ROLE: frozenset({"time"}),
    Predicate.HAS_DOSE: frozenset({"route", "population", "indication"}),
    Predicate.ADMINISTERED_VIA: frozenset({"dose", "population"}),
    Predicate.CONTRAINDICATED_IN: frozenset({"dose", "route"}),
    Predicate.SUPERIOR_TO: frozenset({"outcome", "dose", "population"}),
    Predicate.COMPARED_WITH: frozenset({"outcome", "population"}),
    Predicate.HAS_ONSET: frozenset({"dose", "route", "form"}),
    Predicate.HAS_DURATION: frozenset({"dose", "route", "form"}),
    Predicate.INTERACTS_WITH: frozenset({"dose"}),
}
_STRENGTH = re.compile(
    r"\b(low|high|very\s+low|very\s+high|moderate|sub-?anesthetic|sub-?anaesthetic|standard|therapeutic)[\s-]+doses?(?:\s+of)?\s+(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
_FREQUENCY = re.compile(
    r"\s+(?:(?:occurred|developed|was\s+\w+|were\s+\w+|appeared)\s+)?(?:in|of|by)?\s*"
    r"(?:up to |about |approximately )?(\d+(?:\.\d+)?\s?%)"
)
_WORDS = Wording.beside("pharmagraph.builders.findings", "qualifiers.toml")
_OUTCOME = re.compile(
    r"\s+(?:in\s+(?:terms\s+of\s+)?|for\s+|at\s+|with\s+respect\s+to\s+)"
    r"(?!(?:mild|moderate|severe|acute|chronic)\b)"
    r"((?:(?!(?:and|or|but|when|after|before|with|without|compared|than|during|versus|vs|who|which|while|whereas|if"
    r"|was|were|is|are|has|have|had|by|requires?|that)\b)[a-z][\w-]*(?:\s\d+\b(?![.,]\d))?(?:\s|(?=[^\w\s-])|$)){1,8})",
    re.IGNORECASE,
)
_OF_STUDY = _WORDS.compile(r"$of_study\b")
_IN_PEOPLE = _WORDS.compile(r"(?P<of>\s(?:in|among)\s(?:[\w-]+\s){0,3}?)?\b$people\b.*")
_DONE = _WORDS.compile(r"(?:the\s)?(?:[\w-]+\s){0,2}$done\sof\b")
_OF_ANIMALS = _WORDS.compile(r"\s(?:[\w-]+\s){0,3}?$animals\b")
_PARTING = _WORDS.compile(r"[;+]|/\s|\b$next_drug\b")
_LISTED = re.compile(r"(?:,|/|\s?\(|\s(?:and|or)\b|,\s(?:and|or)\b)\s?", re.IGNORECASE)
_GIVING = frozenset({Kind.ROUTE, Kind.FORM, Kind.QUANTITY})
_FIGURE = re.compile(r"\d")
_AS_NEAR, _WITH_IT = 12, 20  # characters
_HANGING = re.compile(r"(?:\s(?:in|of|at|on|for|to|from|the|a|an)(?:\s\d+)?)+$", re.IGNORECASE)
# "no difference in survival between X and Y", "the rate of falls did not differ between X and Y"
_DIFFERED = re.compile(
    r"\b(?:differences?\s(?:in|of)\s(?:the\s|their\s)?((?:(?!between\b)[\w-]+,?\s){1,8}?)(?:was\s|were\s)?(?:\w+ed\s|seen\s|found\s)?"
    r"|((?:(?:rate|incidence|frequency|risk|prevalence|duration|severity|level|score|time|number)s?\s)?(?:of\s)?(?:[\w-]+\s){1,4}?)"
    r"(?:did|was|were|do|does|is|are)\snot\s(?:\w+\s){0,2}?differ(?:ent)?\s(?:\w+ly\s)?)between\s(?:the\s)?$",
    re.IGNORECASE,
)
# what a condition is named for: "in patients with psoriasis", "for the treatment of psoriasis", not "causes psoriasis"
_NAMED_FOR = re.compile(
    r"\b(?:for|treat\w*|manag\w+|reliev\w*|relief|prevent\w*|against|indicat\w+|patients?"
    r"|(?<!result )(?<!resulted )(?<!resulting )in)\b"
    r"(?:(?!\b(?:caus|induc|lead|led\b|develop|risk|adverse|side|toxic|result|associated|due\b)).){0,60}$",
    re.IGNORECASE | re.DOTALL,
)
_REACH = 90  # characters before a condition in which that can stand
# "stopping X", "withdrawal of X", "X withdrawal", "after X is stopped"
_STOPPED = re.compile(
    r"\b(?:(?:stopp|discontinu|withdraw|ceas|quitt)ing|(?:withdrawal|discontinuation|cessation)\s(?:of|from))"
    r"\s(?:(?:the|an?|long-term|chronic|high-dose|oral|intrathecal|treatment|therapy|with|use|of)\s){0,3}$",
    re.IGNORECASE,
)
_WITHDRAWN = re.compile(
    r"\s(?:(?:treatment|therapy|infusion|use)\s)?(?:withdrawal|discontinuation|cessation|(?:is|was|were|had\sbeen|has\sbeen)"
    r"\s(?:\w+ly\s)?(?:stopped|withdrawn|discontinued))\b",
    re.IGNORECASE,
)
# "Y resolved after withdrawal of X"
_ENDED = re.compile(
    r"\b(?:resol|disappear|subsid|improv|recover|normali|abat|revers|remit|remission|cleared|decreas|ended|gone|better|fell|return)",
    re.IGNORECASE,
)
# "oral, but not intravenous, X", "in men but not in women"
_NOT_SO = re.compile(
    r"(?:\b(?:but|and)\snot|,\snot|\brather\sthan|\binstead\sof)\s(?:(?:in|by|with|at|for|the|an?)\s){0,2}$",
    re.IGNORECASE,
)
_NEAR = 30  # characters
_STOPPING = 50  # characters
_OF_AGENCY = re.compile(
    r",?\s(?:by\s)?(?:the\s)?(?:[A-Z]{2}\s)?"
)  # "2016 by the FDA", "In 2016, the US FDA"


def qualifiers(
    predicate: Predicate,
    subject: Mention,
    object_: Mention,
    mentions: Sequence[Mention],
    text: str,
    start: int,
    end: int,
) -> dict[str, tuple[str, ...]]:
    """The qualifiers of a claim. `mentions`: those of its sentence, `text[start:end]`, literals included."""
    taken = _TAKEN.get(predicate, frozenset())
    found: dict[str, list[str]] = {}
    times = [m for m in mentions if m.entity.kind is Kind.TIME]
    if predicate is Predicate.APPROVED_BY and len(times) > 1:
        others = set(times) - set(_when_approved(object_, times, mentions, text))
        mentions = [m for m in mentions if m not in others]
    for mention in mentions:
        name = _BY_KIND.get(mention.entity.kind)
        if (
            name in taken
            and mention is not object_
            and mention is not subject
            and not _NOT_SO.search(text, max(start, mention.start - _NEAR), mention.start)
            and _is_its_own(mention, subject, object_, mentions, text)
        ):
            value = mention.text if name == "dose" else mention.entity.label
            if value not in found.setdefault(name, []):
                found[name].append(value)
    if (
        "dose" in taken
        and "dose" not in found
        and "dose" in text[max(0, subject.start - 60) : subject.start].lower()
        and (match := _STRENGTH.search(text, max(0, subject.start - 60), subject.start))
    ):
        found["dose"] = [" ".join(match.group(1).lower().split())]
    if predicate is Predicate.CAUSES and _is_of_withdrawal(subject, text, start, end):
        found["time"] = ["after withdrawal"]
    if predicate is Predicate.CAUSES and (match := _FREQUENCY.match(text, object_.end, end)):
        found["frequency"] = [match.group(1)]
    if "outcome" in taken:
        outcome = _OUTCOME.match(text, object_.end, end) or (
            _DIFFERED.search(text, max(start, subject.start - _REACH), subject.start)
            if "differ" in text[start : subject.start]
            else None
        )
        if outcome is not None and (told := _told_outcome(outcome[outcome.lastindex or 1])):
            found["outcome"] = [told]
    if "indication" in taken:
        conditions = [
            m.entity.label
            for m in mentions
            if m.entity.kind is Kind.CONDITION
            and m is not object_
            and _NAMED_FOR.search(text, max(start, m.start - _REACH), m.start)
        ]
        if conditions:
            found["indication"] = list(dict.fromkeys(conditions))
    return {name: tuple(values) for name, values in sorted(found.items())}


def _told_outcome(words: str) -> str:
    """What words behind a comparison name as its outcome; nothing where they tell how or in whom it was made."""
    words = words.strip()
    if _OF_STUDY.match(words):
        return ""
    people = _IN_PEOPLE.search(words)
    if people is not None and people["of"]:
        words = words[: people.start()]
    elif people is not None and not _DONE.match(words):
        return ""
    return _HANGING.sub("", words)


def _is_of_withdrawal(drug: Mention, text: str, start: int, end: int) -> bool:
    """Whether what a drug causes comes as it is stopped, and not while it is taken: "stopping X can cause Y"."""
    if _ENDED.search(text, start, end):
        return False
    before = text[max(start, drug.start - _STOPPING) : drug.start]
    return (
        _STOPPED.search(before) is not None
        or _WITHDRAWN.match(text, drug.end, min(end, drug.end + _STOPPING)) is not None
    )


def _when_approved(
    agency: Mention, times: Sequence[Mention], mentions: Sequence[Mention], text: str
) -> list[Mention]:
    """Of several times in a sentence those of one agency: right before it, else up to the next agency, else the last.

    "Developed in 1986 and approved by the FDA in 1995 and by the EMA in 1997" has one for each of three things.
    """
    before = [each for each in times if each.end <= agency.start]
    if before and _OF_AGENCY.fullmatch(text, before[-1].end, agency.start):
        return before[-1:]
    following = (m.start for m in mentions if m.entity.kind is agency.entity.kind)
    until = min((at for at in following if at > agency.start), default=len(text))
    return [each for each in times if agency.end <= each.start < until] or before[-1:]


def _is_its_own(
    mention: Mention, subject: Mention, object_: Mention, mentions: Sequence[Mention], text: str
) -> bool:
    """Whether a dose or way of giving is that of this drug, in this giving of it, and people are no animals."""
    kind = mention.entity.kind
    if kind is Kind.POPULATION:
        return _OF_ANIMALS.match(text, mention.end) is None
    if kind not in _GIVING:
        return True
    drugs = [each for each in mentions if each.entity.kind is Kind.DRUG]
    return _belongs(mention, subject, drugs, text) and not _is_of_other_giving(
        mention, subject, object_, mentions, text
    )


def _belongs(mention: Mention, subject: Mention, drugs: Sequence[Mention], text: str) -> bool:
    """Whether of all drugs in the sentence the subject stands nearest, and no other stands with it as closely."""
    if is_next(mention, subject, text):
        return True
    mine, parted = _distance(mention, subject), _parted(mention, subject, text)
    for drug in drugs:
        if drug.start == subject.start:
            continue
        if is_next(mention, drug, text):
            return False
        # a word that begins something else outweighs a few characters
        theirs = _distance(mention, drug)
        theirs += _AS_NEAR * (_parted(mention, drug, text) - parted)
        if theirs < mine:
            return False
    return True


def _is_of_other_giving(
    mention: Mention, subject: Mention, object_: Mention, mentions: Sequence[Mention], text: str
) -> bool:
    """Whether a dose stands with another way of giving than the claim, or a way with another dose.

    "5 mg iv, then 100 mg orally" has one of each twice.
    """
    kind = object_.entity.kind
    if kind not in _GIVING or mention.entity.kind not in _GIVING or kind is mention.entity.kind:
        return False
    mine = _distance(mention, object_)
    return any(
        each.entity.kind is kind
        and (kind is not Kind.QUANTITY or _FIGURE.search(each.text))
        and each.entity.id != object_.entity.id
        and (theirs := _distance(mention, each)) < mine
        and theirs <= _WITH_IT
        and not _LISTED.fullmatch(text, min(each.end, object_.end), max(each.start, object_.start))
        and not _is_set_off(mention, each, subject, mentions, text)
        for each in mentions
    )


def _is_set_off(
    one: Mention, other: Mention, subject: Mention, mentions: Sequence[Mention], text: str
) -> bool:
    """Whether something else begins between two names, or another drug stands there."""
    first, last = min(one.end, other.end), max(one.start, other.start)
    return (
        "," in text[first:last]
        or _parted(one, other, text)
        or any(
            each.entity.kind is Kind.DRUG
            and each.entity.id != subject.entity.id
            and first <= each.start < last
            for each in mentions
        )
    )


def _distance(one: Mention, other: Mention) -> int:
    return max(other.start - one.end, one.start - other.end)


def _parted(one: Mention, other: Mention, text: str) -> bool:
    """Whether a word or mark between two names begins something else."""
    return _PARTING.search(text, min(one.end, other.end), max(one.start, other.start)) is not None
