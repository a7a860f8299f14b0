"""Names of effects that say something else where they stand: what is undergone, what depends on what."""

from __future__ import annotations

import re

from pharmagraph.ontology.entity import Entity
from pharmagraph.ontology.kinds import Kind

_ANESTHESIA = "MESH:D000758"
_DEPENDENCE = "MONDO:0004938"
_BEFORE = 48  # characters
# What is undergone is no effect of a drug: "during general anesthesia", "spinal anesthesia".
_UNDERGONE = re.compile(
    r"\b(?:(?:under|during|after|before|following|undergoing|underwent|throughout|prior to|recovery from|emergence from"
    r"|requiring|required|receiving|received|complications? of|maintenance of|depth of)\s+(?:[\w-]+\s+){0,2}"
    r"|(?:spinal|epidural|extradural|peridural|caudal|regional|subarachnoid|intrathecal|hypotensive|obstetric"
    r"|[a-z]{4,}flurane|halothane|urethane|pentobarbital|chloralose)\s)$",
    re.IGNORECASE,
)
_IS_KEPT = re.compile(
    r" (?:was|were|is) (?:maintained|induced|discontinued|supplemented|conducted)\b"
)
# "Dose dependence", "the voltage dependence of inactivation": how one amount goes with another.
_OF_AMOUNTS = re.compile(
    r"(?:dose|time|age|sex|gender|rate|use|state|voltage|frequency|concentration|temperature|energy|calcium|cell"
    r"|density|length|size|oxygen|pH|death or)[ -]$",
    re.IGNORECASE,
)
# "Depressed patients", not "depressed respiration".
_DEPRESSION = "MONDO:0002050"
_PEOPLE = re.compile(
    r"[ -](?:(?:elderly|older|adult|young|medicated|unmedicated|suicidal|hospitalized|bipolar|female|male) )?"
    r"(?:patients?|inpatients?"
    r"|outpatients?|subjects?|individuals?|adolescents?|adults?|children|child|women|woman|men|man|people|persons?|elderly"
    r"|youths?|participants?|volunteers?|controls?|mothers?|mood)\b"
)
# "Until exhaustion", "T cell exhaustion", "exhaustion of stores": no one is tired.
_FATIGUE = "HP:0012378"
_USED_UP_BEFORE = re.compile(
    r"\b(?:until|till|to|cells?|cellular|immune|follicular|follicle|clonal|stem|store|resource)[ -]$",
    re.IGNORECASE,
)
_USED_UP_BEHIND = re.compile(r" (?:of|by|phenotypes?|markers?)\b")
_DEPENDS = frozenset(("dependence", "dependency", "dependencies"))


def read_as(text: str, start: int, end: int, entity: Entity) -> Entity | None:
    """The entity as it is meant at this place, another or none.

    >>> addiction = Entity("MONDO:0004938", "drug dependence", Kind.EFFECT)
    >>> read_as("dose dependence", 5, 15, addiction), read_as("its dependence", 4, 14, addiction) == addiction
    (None, True)
    """
    if entity.id == _ANESTHESIA:
        if _UNDERGONE.search(text, max(0, start - _BEFORE), start) or _IS_KEPT.match(text, end):
            return entity._replace(kind=Kind.THERAPY)
    elif (
        entity.id == _DEPENDENCE
        and text[start:end].lower() in _DEPENDS
        and _OF_AMOUNTS.search(text, max(0, start - _BEFORE), start)
    ):
        return None
    elif entity.id == _FATIGUE and text[start:end].lower() == "exhaustion":
        used_up = _USED_UP_BEFORE.search(text, max(0, start - _BEFORE), start)
        return None if used_up or _USED_UP_BEHIND.match(text, end) else entity
    elif entity.id == _DEPRESSION and text[start:end].lower() == "depressed":
        return entity if _PEOPLE.match(text, end) else None
    return entity
