"""Names of effects that say something else where they stand: what is undergone, what depends on what."""

from __future__ import annotations

import re
from typing import NamedTuple

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
    r"(?:species|Ca2\+|Na\+|sodium|salt|dose|time|age|sex|gender|rate|use|state|voltage|frequency|concentration|temperature|energy|calcium|cell"
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
# "Long-term depression", "depression of neuronal firing": less of it, and nobody's illness.
_OF_A_PROCESS_BEFORE = re.compile(
    r"\b(?:long[ -]?term|short[ -]term|spreading|synaptic|post-?tetanic|paired[ -]pulse|(?:homo|hetero)synaptic"
    r"|ST(?:[ -]segment)?|segment|(?:use|activity|frequency|homosynaptic|rate)-dependent|low-frequency|presynaptic"
    r"|post-?activation|EPSP|IPSP|cerebellar|evoked|avoidance|inbreeding)[ -]$",
    re.IGNORECASE,
)
_OF_A_PROCESS = re.compile(
    r" of (?!(?:[\w-]+ ){0,3}?(?:patients?|women|men|people|children|adults|mothers?|subjects?|old age|adolescen\w*"
    r"|pregnancy|moderate|mild|severe|any|this|that|their|his|her|recent|late|early|schizo\w*|Parkinson\w*)\b)"
)
# "Until exhaustion", "T cell exhaustion", "exhaustion of stores": no one is tired.
_FATIGUE = "HP:0012378"
_USED_UP_BEFORE = re.compile(
    r"\b(?:until|till|to|cells?|cellular|immune|follicular|follicle|clonal|stem|store|resource|pancreatic|islet)[ -]$",
    re.IGNORECASE,
)
_USED_UP_BEHIND = re.compile(r" (?:of|by|phenotypes?|markers?)\b")
_DEPENDS = frozenset(("dependence", "dependency", "dependencies"))


class _Other(NamedTuple):
    """Words that name something else than an illness between what stands before or behind them."""

    words: frozenset[str]
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None

    def is_meant(self, text: str, start: int, end: int) -> bool:
        if text[start:end].lower() not in self.words:
            return False
        if self.behind is not None and self.behind.match(text, end):
            return True
        return self.before is not None and bool(
            self.before.search(text, max(0, start - _BEFORE), start)
        )


_OTHER_SENSES = {
    # "stroke volume": what the heart throws out
    "MONDO:0005098": _Other(
        frozenset(("stroke",)), None, re.compile(r"[ -](?:volumes?|work|index|output)\b")
    ),
    # "shock waves", "electric shocks"
    "MESH:D012769": _Other(
        frozenset(("shock", "shocks")),
        re.compile(
            r"\b(?:electric(?:al)?|electroconvulsive|foot|tail|heat|cold|osmotic|(?:in)?escapable|unavoidable|thermal"
            r"|extracorporeal|culture|thermic|hypotonic|DC|cell)[ -]$",
            re.IGNORECASE,
        ),
        re.compile(
            r"[ -](?:waves?|proteins?|avoidance|threshold|intensity|factors?|probe|absor\w+)\b"
        ),
    ),
    # "dissociation constants": of a ligand and what it is bound to
    "HP:0032940": _Other(
        frozenset(("dissociation",)),
        re.compile(
            r"\b(?:electromechanical|enzymatic|atrioventricular|AV|equilibrium|slow|fast|rapid|ligand|apparent|cell"
            r"|complex|subunit|antagonist|agonist|double|neurovascular)[ -]$"
        ),
        re.compile(
            r"(?:[ -](?:constants?|rates?|kinetics|curves?|equilibri\w+|half-li\w+|time|medium|coefficients?)\b"
            r"| (?:of|from|between) )"
        ),
    ),
    # "retinal ganglion cells", "dorsal root ganglion neurons": no swelling of a joint
    "MESH:D045888": _Other(
        frozenset(("ganglion", "ganglia", "drg", "drgs")),
        re.compile(
            r"\b(?:root|retinal|sensory|trigeminal|nodose|(?:para)?sympathetic|spinal|cervical|autonomic|c(?:o)?eliac|basal"
            r"|mesenteric|stellate)[ -]$",
            re.IGNORECASE,
        ),
        re.compile(r"[ -](?:cells?|neurons?|neurones?|block(?:ade|ers?|ing)?|cultures?|slices?)\b"),
    ),
    "MONDO:0021094": _Other(
        frozenset(("immunodeficiency",)), None, re.compile(r"[ -]virus(?:es)?\b")
    ),
}


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
    elif entity.id == _DEPRESSION:
        name = text[start:end].lower()
        if name == "depressed":
            return entity if _PEOPLE.match(text, end) else None
        less = name == "depression" and (
            _OF_A_PROCESS.match(text, end)
            or _OF_A_PROCESS_BEFORE.search(text, max(0, start - _BEFORE), start)
        )
        return None if less else entity
    elif (other := _OTHER_SENSES.get(entity.id)) is not None:
        return None if other.is_meant(text, start, end) else entity
    return entity
