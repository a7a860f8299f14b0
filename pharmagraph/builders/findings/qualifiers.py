"""What narrows a claim: dose, route, form, time, population, duration, frequency, taken from the same sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pharmagraph.builders.findings.giving import gives_nothing
from pharmagraph.builders.findings.how_long import how_long
from pharmagraph.builders.findings.in_whom import are_given_it, of_ages
from pharmagraph.builders.findings.once import is_of_former_times, is_of_withdrawal
from pharmagraph.builders.findings.outcomes import outcome
from pharmagraph.builders.findings.what_for import impaired, indications, of_one_dose
from pharmagraph.builders.findings.when_approved import with_its_own_time
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
    **dict.fromkeys(_EFFICACY, frozenset({"dose", "route", "form", "population", "duration"})),
    Predicate.APPROVED_BY: frozenset({"time", "form", "indication", "population"}),
    Predicate.HAS_ROLE: frozenset({"time"}),
    Predicate.HAS_DOSE: frozenset({"route", "form", "population", "indication", "duration"}),
    Predicate.ADMINISTERED_VIA: frozenset({"dose", "population", "duration"}),
    Predicate.CONTRAINDICATED_IN: frozenset({"dose", "route"}),
    Predicate.SUPERIOR_TO: frozenset({"outcome", "dose", "population"}),
    Predicate.COMPARED_WITH: frozenset({"outcome", "population"}),
    Predicate.HAS_ONSET: frozenset({"dose", "route", "form"}),
    Predicate.HAS_DURATION: frozenset({"dose", "route", "form"}),
    Predicate.INTERACTS_WITH: frozenset({"dose"}),
}
_WAYS = frozenset({Kind.ROUTE, Kind.FORM})
_USES = frozenset({Predicate.TREATS, Predicate.PREVENTS})
_WORDS = Wording.beside("pharmagraph.builders.findings", "qualifiers.toml")
_STRENGTH = _WORDS.compile(r"\b($strength)[\s-]+doses?(?:\s+of)?\s+(?:[\w-]+\s+)?$")
_STRENGTH_REACH = 60  # characters before a drug
_FREQUENCY = _WORDS.compile(r"\s+(?:$came\s+)?(?:in|of|by)?\s*(?:$roughly\s)?(\d+(?:\.\d+)?\s?%)")
_NOT_SO = _WORDS.compile(r"(?:\b$not_so|,\snot)\s(?:$small\s){0,2}$")
_NEAR = 30  # characters


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
        mentions = with_its_own_time(object_, mentions, text)
    found = _beside(taken, subject, object_, mentions, text, start)
    if "population" in taken and (people := _people(object_, mentions, text, start, end)):
        found["population"] = people
    if "duration" in taken:
        given = object_ if predicate is Predicate.HAS_DOSE else subject
        if lasting := how_long(given, mentions, text, start):
            found["duration"] = _labels(lasting)
    if "dose" in taken and "dose" not in found and (strength := _strength(subject, text)):
        found["dose"] = [strength]
    if predicate is Predicate.CAUSES:
        if is_of_withdrawal(subject, object_, text, start, end):
            found["time"] = [AFTER_WITHDRAWAL]
        if match := _FREQUENCY.match(text, object_.end, end):
            found["frequency"] = [match.group(1)]
    elif predicate in _USES and is_of_former_times(subject, object_, text, start, end):
        found["time"] = ["formerly"]
    if "outcome" in taken and (told := outcome(subject, object_, text, start, end)):
        found["outcome"] = [told]
    if "indication" in taken:
        _add_indications(found, predicate, indications(object_, mentions, text, start), text)
    return {name: tuple(values) for name, values in sorted(found.items())}


def _labels(mentions: Iterable[Mention]) -> list[str]:
    return list(dict.fromkeys(each.entity.label for each in mentions))


def _people(
    object_: Mention, mentions: Sequence[Mention], text: str, start: int, end: int
) -> list[str]:
    """In whom a statement holds: the groups of people that its sentence names, and their ages."""
    named = [
        each
        for each in mentions
        if each.entity.kind is Kind.POPULATION
        and each is not object_
        and are_given_it(each, text, start)
    ]
    named = sorted([*named, *of_ages(text, start, end)], key=lambda each: each.start)
    named = [
        each
        for each in named
        if not _NOT_SO.search(text, max(start, each.start - _NEAR), each.start)
    ]
    return _labels(of_one_dose(object_, named, mentions))


def _add_indications(
    found: dict[str, list[str]], predicate: Predicate, conditions: Sequence[Mention], text: str
) -> None:
    """Puts each condition once among the indications, and one that asks for another dose among the populations."""
    for each in conditions:
        people = impaired(each, text) if predicate is Predicate.HAS_DOSE else ""
        values = found.setdefault("population" if people else "indication", [])
        if (value := people or each.entity.label) not in values:
            values.append(value)


def _beside(
    taken: frozenset[str],
    subject: Mention,
    object_: Mention,
    mentions: Sequence[Mention],
    text: str,
    start: int,
) -> dict[str, list[str]]:
    """The qualifiers that are named in the sentence, each with its values."""
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        name = _BY_KIND.get(mention.entity.kind)
        if (
            name in taken
            and mention is not object_
            and mention is not subject
            and not _NOT_SO.search(text, max(start, mention.start - _NEAR), mention.start)
            and _is_its_own(mention, subject, object_, mentions, text)
        ):
            found.setdefault(name, []).append(mention)
    return {
        name: list(dict.fromkeys(_value(name, each) for each in _of_its_part(named, object_, text)))
        for name, named in found.items()
    }


def _value(name: str, mention: Mention) -> str:
    return mention.text if name == "dose" else mention.entity.label


def _of_its_part(named: list[Mention], object_: Mention, text: str) -> list[Mention]:
    """Of several values those in the part of the sentence in which the object stands, between semicolons; else all."""
    here = [
        each
        for each in named
        if ";" not in text[min(each.end, object_.end) : max(each.start, object_.start)]
    ]
    return here or named


def _strength(drug: Mention, text: str) -> str:
    """What a dose right before a drug is called, such as low; else nothing."""
    first = max(0, drug.start - _STRENGTH_REACH)
    if "dose" not in text[first : drug.start].lower():
        return ""
    match = _STRENGTH.search(text, first, drug.start)
    return " ".join(match.group(1).lower().split()) if match else ""


def _is_its_own(
    mention: Mention, subject: Mention, object_: Mention, mentions: Sequence[Mention], text: str
) -> bool:
    """Whether a dose or way of giving is that of this drug, in this giving of it."""
    if mention.entity.kind in _WAYS and gives_nothing(subject, mention, text):
        return False
    return mention.entity.kind not in GIVING or is_of_this_giving(
        mention, subject, object_, mentions, text
    )
