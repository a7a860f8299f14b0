"""Names of the lexicon that name nothing where they stand: parts of other names, numbers, words that look alike."""

from __future__ import annotations

import re
from functools import lru_cache

from pharmagraph.builders.mentions.residues import (
    is_part_of_name,
    is_place,
    is_quality,
    is_residue,
    may_be_residue_or_part,
)
from pharmagraph.ontology.kinds import DRUGS, ILLS, PROTEINS, Kind
from pharmagraph.ontology.lexicon.folding import is_adjective

_MOST_REMEMBERED = 16384  # names
_WINDOW = 14
_NEAR = 30
# "stage IV", "Schedule IV", "type II", "DSM-IV": a number, no route.
_NUMBERED = re.compile(
    r"\b(?:stages?|types?|class(?:es)?|phases?|schedules?|grades?|groups?|factors?|collagen|angiotensin|level|chapter"
    r"|CN|part|category|complex|PDE|I|II|III|and|or|to|MHC)[ \u2010-\u2015-]$"
    r"|[A-Z]{2,}[\u2010-\u2015-]$",
    re.IGNORECASE,
)
_ALSO_WORDS = frozenset(("TEN", "HIT", "DRESS", "IRIS", "PRES", "GEM", "DIC"))  # and abbreviations
_NURSING = ("nursing", "Nursing")
_BURNING = ("burning", "Burning")
_NAMED_SO = ("ASA", *_NURSING, *_BURNING, "liquid", "liquids", "Liquid")
_COUNTS = re.compile(r"(?:am|as|at|by|in|is|no|of|on|or|pm|to|us)[ -]\d")  # "taken as 35 mg"
_LONGEST_WORD = max(map(len, _ALSO_WORDS))
# "ASA physical status II", "(ASA I-II)": how fit patients are for anaesthesia, and no aspirin
_FITNESS = re.compile(
    r"[\s-](?:physical|class|status|grad|scor|risk|groups?\s(?:I|1))|\s(?:PS\s)?(?:I|V){1,3}\b|\s[1-4]\s?(?:-|\u2013|and|or)\s?[1-4]\b(?!\s?m?g)"
)
# where the name of a metal stands for a rank, a verb or an instrument
_NO_SUBSTANCE = re.compile(
    r"(?:gold[ -](?:standard|medal)|silver[ -](?:lining|bullet|standard)|iron(?:s|ed)?[ ]out"
    r"|lead[ -](?:author|investigator|compound|time|generation)"
    r"|mercury[ ](?:column|manometer|sphygmomanometer)|(?:mm|cm)[ ]?(?:of[ ])?mercury)\b",
    re.IGNORECASE,
)
_METALS = frozenset(
    "gsilmcGSILMC\u0130\u0131\u017f"
)  # their first letters, and what is alike but for case
# Behind the adjective of an illness: what has it is not said to be ill.
_SAYS_NO_MORE = re.compile(
    r"[ -](?:manifestations?|components?|strains?|activit(?:y|ies)|effects?|actions?|potential|agents?|drugs?"
    r"|process(?:es)?|index|foods?|propert(?:y|ies)|cells?|tissues?)\b"
)
# "nursing staff", "nursing homes": no one is breastfed there
_NURSES = re.compile(
    r"[ -](?:practi[cs]es?|staff|care|homes?|students?|interventions?|assessments?|documentation|personnel|education"
    r"|management|research|diagnos[ei]s|facilit(?:y|ies)|units?|workload|observations?|records?|notes|service|skills?"
    r"|profession(?:als?)?)\b",
    re.IGNORECASE,
)
# whom a mother nurses is told beside it, or that she does: "pregnant or nursing", "while nursing"
_MOTHERS_DO = re.compile(
    r"pregnan|breast|expect|lactat|(?:while|when|if|are|is|be|not|avoid|mothers?|women|woman|you're)\W+(?:\w+\W+)?$",
    re.IGNORECASE,
)
_NURSED = re.compile(r"[ -](?:mothers?|women|woman|infants?|bab(?:y|ies)|child|is|are|a|your|an)\b")
# "itching, burning and redness", but neither "burning calories" nor "fat burning"
_BURNS = re.compile(r"[.,;:)/]|\s(?:and|or|in|on|at|when|upon|after|may|are)\b|\s*(?:\n|$)")
_IS_ON_FIRE = re.compile(
    r"(?:fat|wood|coal|calorie|fuel|oil|candle|house|slow|is|was|are|were|been|keep|keeps|kept|started|from|by)[ -]$"
)
# "liquid chromatography", "a liquid diet": nothing that a drug is given as
_LIQUID = re.compile(
    r"[ -](?:chromatogra|scintillat|crystal|nitrogen|helium|oxygen|diets?\b|foods?\b|meals?\b|phase|state|interface"
    r"|extract|ecstasy|courage|culture|medium|media|waste|soap|biops|tumou?r|cancer|gas|ammonia|smoke)"
)
_POSSESSIVE = ("'s", "’s")
# "P300 amplitudes", "the P50 gate": waves of evoked potentials
_WAVES = frozenset(("P50", "P100", "P200", "P300", "N100", "N200"))
_OF_WAVES = re.compile(
    r"\b(?:event-related|evoked|amplitudes?|latenc(?:y|ies)|oddball|electroencephalogra\w+|EEG|ERPs?|schizophreni\w+|auditory)\b"
)
# "the roots C7/C8", "C5-C6 fusion": vertebrae of the neck, and no complement
_OF_THE_NECK = frozenset(("C5", "C6", "C7", "C8"))
_NECK = re.compile(r"\b(?:cervical|dermatom|vertebra|brachial|spinal|nerve\sroots?)")
# "it aids sleep": a verb, and no illness, but behind the virus
_VERBS = frozenset(("aids",))
_OF_VIRUS = re.compile(r"\bhiv[ /]$", re.IGNORECASE)
# how firmly something binds, how many must be treated: measures, the second where the text says so
_MEASURES = {"pKi": "", "eGFR": "", "NNT": "needed to treat"}
_DECIMAL = re.compile(r"\.\d(?!\d*\s[A-Z][a-z])")


@lru_cache(maxsize=_MOST_REMEMBERED)
def may_name_nothing(name: str, kind: Kind) -> bool:
    """Whether it is a name of which `names_nothing` can be true; most are of none."""
    return (
        may_be_residue_or_part(name)
        or kind is Kind.DRUG_CLASS
        or (kind is Kind.ROUTE and len(name) <= 2)
        or name in _ALSO_WORDS
        or name in _NAMED_SO
        or name in _VERBS
        or (kind in ILLS and is_adjective(name))
        or (kind in PROTEINS and name.endswith(_POSSESSIVE))
        or (kind in DRUGS and _COUNTS.match(name) is not None)
    )


def names_nothing(text: str, start: int, end: int, kind: Kind) -> bool:
    """Whether a name is but a part of another, an adjective, a number, or a word like it."""
    if is_part_of_name(text, start, end):
        return True
    if text[start:end] in _VERBS:
        return _OF_VIRUS.search(text, max(0, start - _WINDOW), start) is None
    if kind in DRUGS:
        if text[start:end] == "ASA" and _FITNESS.match(text, end):
            return True
        if _COUNTS.match(text, start):
            return True
        return is_residue(text, start, end) or (
            kind is Kind.DRUG_CLASS and is_quality(text, start, end)
        )
    if kind is Kind.POPULATION:
        return _NURSES.match(text, end) is not None or _is_a_profession(text, start, end)
    if kind is Kind.FORM:
        return text.endswith("iquid", start, end) and _LIQUID.match(text, end) is not None
    if kind in PROTEINS and text.endswith(_POSSESSIVE, start, end):
        return True  # "the protein's fold" is not of protein S
    if kind is Kind.ROUTE and end - start <= 2 and _is_number(text, start):
        return True
    if (
        end - start <= _LONGEST_WORD
        and text[start:end] in _ALSO_WORDS
        and _in_capitals(text, start, end)
    ):
        return True
    if text[start:end] in _BURNING:
        before = text[max(0, start - _WINDOW) : start]
        return _BURNS.match(text, end) is None or _IS_ON_FIRE.search(before) is not None
    return (
        kind in ILLS
        and _SAYS_NO_MORE.match(text, end) is not None
        and is_adjective(text[start:end])
    )


def is_no_protein(text: str, start: int, end: int) -> bool:
    """Whether the name of a protein is but a part of another ("TB10.3"), a genitive ("the protein's"), or a residue."""
    last = text[end - 1]
    if last == "s" and text[end - 2] in "'\u2019":
        return True
    if last.isdigit() and text[end : end + 1] == "." and _DECIMAL.match(text, end):
        return True
    if text[start:end] in _WAVES:
        return _OF_WAVES.search(text) is not None
    if text[start:end] in _OF_THE_NECK:
        return _NECK.search(text) is not None
    if (told := _MEASURES.get(text[start:end])) is not None:
        return told in text
    return is_place(text, start, end)


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Whether the words before or after a word are in capitals, too, as in a heading."""
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    return any(
        word.isupper() and len(word) > 1 for word in (*before.split()[-1:], *after.split()[:1])
    )


def _is_a_profession(text: str, start: int, end: int) -> bool:
    """Whether "nursing" is what nurses do, and not mothers."""
    if text[start:end] not in _NURSING:
        return False
    before = text[max(0, start - _NEAR) : start]
    return _MOTHERS_DO.search(before) is None and _NURSED.match(text, end) is None


def _is_number(text: str, start: int) -> bool:
    return _NUMBERED.search(text, max(0, start - _WINDOW), start) is not None


def is_no_substance(text: str, start: int) -> bool:
    """Whether the name of a metal stands for a rank, a verb or an instrument: "the gold standard"."""
    return text[start] in _METALS and _NO_SUBSTANCE.match(text, start) is not None
