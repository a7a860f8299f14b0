"""Names that say something else where they stand: what is undergone, what depends on what."""

from __future__ import annotations

import re
from typing import NamedTuple

from pharmagraph.builders.text.wording import Wording
from pharmagraph.ontology.entity import Entity
from pharmagraph.ontology.kinds import Kind

_WORDS = Wording.beside("pharmagraph.builders.mentions", "senses.toml")
_ANESTHESIA = "MESH:D000758"
_DEPENDENCE = "MONDO:0004938"
_BEFORE = 48  # characters
# What is undergone is no effect of a drug: "during general anesthesia", "spinal anesthesia".
_UNDERGONE = _WORDS.compile(
    r"\b(?:$under\s+(?:[\w-]+\s+){0,2}|(?:$anaesthesia|[a-z]{4,}flurane)\s)$"
)
_IS_KEPT = _WORDS.compile(r" (?:was|were|is) $kept\b")
# "Dose dependence", "the voltage dependence of inactivation": how one amount goes with another.
_OF_AMOUNTS = _WORDS.compile(r"\b$amount[ -]$")
# "Depressed patients", not "depressed respiration".
_DEPRESSION = "MONDO:0002050"
_PEOPLE = _WORDS.compile(r"[ -](?:$people_kind )?$people\b")
# "Long-term depression", "depression of neuronal firing": less of it, and nobody's illness.
_OF_A_PROCESS_BEFORE = _WORDS.compile(r"\b$of_process[ -]$")
_OF_A_PROCESS = _WORDS.compile(r" of (?!(?:[\w-]+ ){0,3}?$of_whom\b)")
# "Until exhaustion", "T cell exhaustion", "exhaustion of stores": no one is tired.
_FATIGUE = "HP:0012378"
_USED_UP_BEFORE = _WORDS.compile(r"\b$used_up[ -]$")
_USED_UP_BEHIND = _WORDS.compile(r" $used_up_behind\b")
# "Relapse of depression": the illness is named, and what came back is that.
_COMES_BACK = frozenset(("relapse", "relapses", "recurrence", "recurrences"))
_OF_AN_ILLNESS = _WORDS.compile(r"(?: rates?)? (?:of|to) (?!$whole\b)")
_GETS_WORSE = frozenset(
    f"{how}exacerbation{many}" for how in ("", "acute ", "severe ") for many in ("", "s")
)
# "Survival in prostate cancer": rules read who lives longer with it as treated
_OF_THE_ILL = re.compile(r"(?: rates?| times?)? (?:in|of|for|among) ")
_OUTCOMES = frozenset(("MESH:D013534", "MESH:D000077982", "PG:process/remission"))
# "The nasal mucosa", "rectal temperature": a part of the body, and no way to give a drug
_OF_THE_BODY = _WORDS.compile(r"[ -]$body_behind\b")
_OF_A_PLACE = ("al", "ous", "ic")  # how adjectives of places end
_DEPENDS = frozenset(("dependence", "dependency", "dependencies"))


class _Other(NamedTuple):
    """Words that name something else than an illness between what stands before or behind them."""

    words: frozenset[str]
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None

    def is_meant(self, text: str, start: int, end: int) -> bool:
        return text[start:end].lower() in self.words and self.is_about(text, start, end)

    def is_about(self, text: str, start: int, end: int) -> bool:
        if self.behind is not None and self.behind.match(text, end):
            return True
        return self.before is not None and bool(
            self.before.search(text, max(0, start - _BEFORE), start)
        )


_OTHER_SENSES = {
    "MONDO:0005098": _Other(frozenset(("stroke",)), None, _WORDS.compile(r"[ -]$stroke_behind\b")),
    "MESH:D012769": _Other(
        frozenset(("shock", "shocks")),
        _WORDS.compile(r"\b$shock_before[ -]$"),
        _WORDS.compile(r"[ -]$shock_behind\b"),
    ),
    "HP:0002527": _Other(
        frozenset(("falls",)),
        _WORDS.compile(r"\b$falling(?: of(?: [\w-]+){1,3})? $"),
        _WORDS.compile(r" $falls_behind\b"),
    ),
    "HP:0032940": _Other(
        frozenset(("dissociation",)),
        _WORDS.compile(r"\b$dissociation_before[ -]$"),
        _WORDS.compile(r"[ -]$dissociation_behind\b| (?:of|from|between) "),
    ),
    "MESH:D045888": _Other(
        frozenset(("ganglion", "ganglia", "drg", "drgs")),
        _WORDS.compile(r"\b$ganglion_before[ -]$"),
        _WORDS.compile(r"[ -]$ganglion_behind\b"),
    ),
    # "a tricyclic antihistamine": of three rings, and what else it is stands behind
    "MESH:D000929": _Other(
        frozenset(("tricyclic",)), None, _WORDS.compile(r"[ -]$tricyclic_behind\b")
    ),
    "MESH:D012008": _Other(_COMES_BACK, None, _OF_AN_ILLNESS),
    "MESH:D000067251": _Other(_GETS_WORSE, None, _OF_AN_ILLNESS),
    # "bone marrow aspiration": nothing went down the wrong way
    "HP:0002835": _Other(
        frozenset(("aspiration", "aspirations")), _WORDS.compile(r"\b$aspirated[ -]$"), None
    ),
    "MONDO:0021094": _Other(
        frozenset(("immunodeficiency",)), None, re.compile(r"[ -]virus(?:es)?\b")
    ),
}


def _elsewhere(before: str | None, behind: str) -> _Other:
    """What the word stands for between the words of these two groups."""
    ahead = _WORDS.compile(rf"\b${before}[ -]$") if before else None
    return _Other(frozenset(), ahead, _WORDS.compile(rf"[ -]${behind}\b"))


_SOLUTION = _elsewhere("solution_before", "solution_behind")
_PATCH = _elsewhere("patch_before", "patch_behind")
_IMPLANT = _elsewhere("implant_before", "implant_behind")
_CONTUSION = _elsewhere("contusion_before", "contusion_behind")
_HYPOGLYCEMIC = _elsewhere(None, "hypoglycemic_behind")


_NO_TREATMENTS = {
    "radiation": _elsewhere("radiation_before", "radiation_behind"),
    "solution": _SOLUTION,
    "solutions": _SOLUTION,
    "patch": _PATCH,
    "patches": _PATCH,
    "drops": _elsewhere(None, "drops_behind"),
    "attention": _elsewhere("attention_before", "attention_behind"),
    "granules": _elsewhere("granules_before", "granules_behind"),
    "implant": _IMPLANT,
    "implants": _IMPLANT,
    "contusion": _CONTUSION,
    "contusions": _CONTUSION,
    "hypoglycemic": _HYPOGLYCEMIC,
    "hypoglycaemic": _HYPOGLYCEMIC,
    "shocks": _Other(frozenset(), re.compile(""), None),  # of circulation there is one at a time
}
_LONGEST = max(map(len, _NO_TREATMENTS))


def is_no_treatment(text: str, start: int, end: int) -> bool:
    """Whether a word for what is given or looked at is another there: "UV radiation", "draws attention to".

    >>> is_no_treatment("UV radiation", 3, 12), is_no_treatment("patch tests", 0, 5), is_no_treatment("a patch", 2, 7)
    (True, True, False)
    """
    if end - start > _LONGEST:
        return False
    other = _NO_TREATMENTS.get(text[start:end].lower())
    return other is not None and other.is_about(text, start, end)


def is_of_the_ill(text: str, end: int, entity: Entity) -> bool:
    """Whether an outcome that ends here is that of an illness or of people told behind it."""
    return entity.id in _OUTCOMES and _OF_THE_ILL.match(text, end) is not None


def is_of_the_body(text: str, start: int, end: int) -> bool:
    """Whether the name of a route says where something is: "the nasal mucosa", not "nasal sumatriptan"."""
    return text.endswith(_OF_A_PLACE, start, end) and _OF_THE_BODY.match(text, end) is not None


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
