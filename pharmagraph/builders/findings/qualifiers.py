"""What narrows a claim: dose, route, form, time, population, duration, frequency, taken from the same sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pharmagraph.builders.findings.outcomes import outcome
from pharmagraph.builders.findings.whose_dose import GIVING, is_of_this_giving
from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.predicates import Predicate
from pharmagraph.ontology.qualifiers import AFTER_WITHDRAWAL

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
_USES = frozenset({Predicate.TREATS, Predicate.PREVENTS})
_WORDS = Wording.beside("pharmagraph.builders.findings", "qualifiers.toml")
_STRENGTH = _WORDS.compile(r"\b($strength)[\s-]+doses?(?:\s+of)?\s+(?:[\w-]+\s+)?$")
_STRENGTH_REACH = 60  # characters before a drug
_FREQUENCY = _WORDS.compile(r"\s+(?:$came\s+)?(?:in|of|by)?\s*(?:$roughly\s)?(\d+(?:\.\d+)?\s?%)")
_OF_ANIMALS = _WORDS.compile(r"\s(?:[\w-]+\s){0,3}?$animals\b")
_NAMED_FOR = _WORDS.compile(
    r"\b(?:$named_for|(?<!result )(?<!resulted )(?<!resulting )in)\b(?s:(?!\b$of_harm\b).){0,60}$"
)
_REACH = 90  # characters before a condition in which that can stand
_STOPPED = _WORDS.compile(r"\b$stopping\s(?:$beside\s){0,3}$")
_WITHDRAWN = _WORDS.compile(r"\s(?:$treatment\s)?(?:$withdrawal|$was\s(?:\w+ly\s)?$stopped)\b")
_ENDED = _WORDS.compile(r"\b$ended")
_USED_ONCE = _WORDS.compile(
    r"\b(?:$were\s$once\s(?:$often\s)?$used|$used_to\s(?:$often\s)?$used)\b"
)
_FORMER = 25  # characters around a claim in which it is told that it is of former times
_IN_THE_PAST = _WORDS.compile(r"\b$in_the_past\b")
_NOT_SO = _WORDS.compile(r"(?:\b$not_so|,\snot)\s(?:$small\s){0,2}$")
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
    if predicate is Predicate.APPROVED_BY:
        mentions = _with_its_own_time(object_, mentions, text)
    found = _beside(taken, subject, object_, mentions, text, start)
    if "dose" in taken and "dose" not in found and (strength := _strength(subject, text)):
        found["dose"] = [strength]
    if predicate is Predicate.CAUSES:
        if _is_of_withdrawal(subject, text, start, end):
            found["time"] = [AFTER_WITHDRAWAL]
        if match := _FREQUENCY.match(text, object_.end, end):
            found["frequency"] = [match.group(1)]
    elif predicate in _USES and _is_of_former_times(subject, object_, text, start, end):
        found["time"] = ["formerly"]
    if "outcome" in taken and (told := outcome(subject, object_, text, start, end)):
        found["outcome"] = [told]
    if "indication" in taken and (conditions := _indications(object_, mentions, text, start)):
        found["indication"] = conditions
    return {name: tuple(values) for name, values in sorted(found.items())}


def _beside(
    taken: frozenset[str],
    subject: Mention,
    object_: Mention,
    mentions: Sequence[Mention],
    text: str,
    start: int,
) -> dict[str, list[str]]:
    """The qualifiers that are named in the sentence, each with its values."""
    found: dict[str, list[str]] = {}
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
    return found


def _strength(drug: Mention, text: str) -> str:
    """What a dose right before a drug is called, such as low; else nothing."""
    first = max(0, drug.start - _STRENGTH_REACH)
    if "dose" not in text[first : drug.start].lower():
        return ""
    match = _STRENGTH.search(text, first, drug.start)
    return " ".join(match.group(1).lower().split()) if match else ""


def _indications(object_: Mention, mentions: Sequence[Mention], text: str, start: int) -> list[str]:
    """The conditions that the sentence names as what a drug is for, each once."""
    named = (
        m.entity.label
        for m in mentions
        if m.entity.kind is Kind.CONDITION
        and m is not object_
        and _NAMED_FOR.search(text, max(start, m.start - _REACH), m.start)
    )
    return list(dict.fromkeys(named))


def _is_of_withdrawal(drug: Mention, text: str, start: int, end: int) -> bool:
    """Whether what a drug causes comes as it is stopped, and not while it is taken: "stopping X can cause Y"."""
    if _ENDED.search(text, start, end):
        return False
    before = text[max(start, drug.start - _STOPPING) : drug.start]
    return (
        _STOPPED.search(before) is not None
        or _WITHDRAWN.match(text, drug.end, min(end, drug.end + _STOPPING)) is not None
    )


def _is_of_former_times(drug: Mention, ill: Mention, text: str, start: int, end: int) -> bool:
    """Whether a sentence says that a drug was used so, and does not say that it is: "was once used for Y"."""
    first, last = sorted((drug, ill), key=lambda each: each.start)
    around = max(start, first.start - _FORMER), min(end, last.end + _FORMER)
    return (
        _USED_ONCE.search(text, first.end, last.start) is not None
        or _IN_THE_PAST.search(text, *around) is not None
    )


def _with_its_own_time(
    agency: Mention, mentions: Sequence[Mention], text: str
) -> Sequence[Mention]:
    """The mentions without the times of other agencies' approvals, or of something else."""
    times = [m for m in mentions if m.entity.kind is Kind.TIME]
    if len(times) < 2:
        return mentions
    others = set(times) - set(_when_approved(agency, times, mentions, text))
    return [m for m in mentions if m not in others]


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
    return kind not in GIVING or is_of_this_giving(mention, subject, object_, mentions, text)
