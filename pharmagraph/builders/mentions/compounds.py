"""Names of substances with what belongs to them: stereo prefixes, chemical prefixes.

(-)-ketamine is not ketamine, and 4-chloroamphetamine not amphetamine: where the vocabularies lack the compound, it
gets an identity of its own rather than that of its parent.
"""

from __future__ import annotations

import re

from pharmagraph.ontology.entity import Entity
from pharmagraph.ontology.kinds import DRUGS, ILLS, Kind
from pharmagraph.ontology.lexicon import Lexicon

_STEREO = re.compile(
    r"(?<![A-Za-z0-9])(?:(?:\((?:[+−–-]|\+/-|±|[RSrs]|[ERSZ0-9,]{1,8}|DL|dl|D|L)\)"
    r"|[RSDLdl]|DL|dl|cis|trans|[RS]\([+−-]\))[-– ]?){1,2}$"
)
_RACEMIC = re.compile(r"\((?:±|\+/-)\)-?$|(?<![A-Za-z])(?:DL|dl|rac)-$")
_PREFIX = re.compile(
    r"(?<![A-Za-z0-9])(?:[\d,'′]+-|[NOSC]-|[opm]-|[αβγ]-|alpha-|beta-|n-|tert-|iso|nor|bis)*"
    r"(?:(?:de(?:s|ox)|nor|iso|cyclo|thio|azo|oxo|keto|epoxy|homo|seco|mono|bis|di|tri)?"
    r"(?:methyl|ethyl|propyl|butyl|phenyl|benzyl|acetyl|hydroxy|methoxy|ethoxy|chloro|fluoro|bromo|iodo|nitro|amino|"
    r"methylene\w*|desmethyl|dehydro|dihydro|deoxy|carboxy|sulfo|cyano|formyl|benzoyl|glucuronyl|nor))-$"
)
_WINDOW = 40
# What is glued to a name in front or behind when it is but a part of a systematic name.
_GLUED_BEFORE = re.compile(
    r"(?:\d[\d,'′]*[a-z]{0,2}[-)\]]"
    r"|(?:yl|yloxy|oxy|oxo|amino|amido|nitro|chloro|fluoro|bromo|iodo|hydro|aza|diaza|cyclo|keto|imino|ylidene|sulfonyl"
    r"|sulphonyl|carbonyl)[-)\]])[^\s]*$"
)
_GLUED_BEHIND = re.compile(
    r"-(?:(?:\d[\d,]*['′]?-)+[a-z]+(?:-[a-z]+)*|(?:methiodide|methobromide|carboxamide|carboxylate|sulfonamide)\b)"
    r"(?: acid)?"
)
_ISOTOPE = re.compile(r"[\[(\d)\],-]*(?:[HCFNPSI]|Br|Tc)[\])\d]*-?")
_LONGEST_WORD = 100
_CATION = frozenset(("sodium", "potassium", "calcium", "magnesium", "disodium"))
_OF_A_SALT = re.compile(r"[a-z]{3,}(?:ate|in|al|am|ine|one)")


def systematic(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[int, int, Entity] | None:
    """The whole systematic name of which a name is but a part: "2-methyl-6-(phenylethynyl)pyridine" is no pyridine."""
    begin = start
    if text[start - 1 : start] in ("-", ")", "]"):
        while begin and start - begin < _LONGEST_WORD and not text[begin - 1].isspace():
            begin -= 1
        begin += len(text[begin:start]) - len(text[begin:start].lstrip("\"'“‘,;"))
        while text[begin] in "([" and not _closed(text[begin:end]):
            begin += 1
        before = text[begin:start]
        if begin < start and (_ISOTOPE.fullmatch(before) or not _GLUED_BEFORE.search(before)):
            begin = start
    behind = _GLUED_BEHIND.match(text, end)
    stop = behind.end() if behind else end
    if begin == start and stop == end:
        return None
    whole = text[begin:stop]
    return begin, stop, lexicon.named(whole, DRUGS) or _own(whole)


def _closed(text: str) -> bool:
    return text.count("(") <= text.count(")") and text.count("[") <= text.count("]")


def is_cation_of(cation: str, name: str) -> bool:
    """Whether a drug's name goes on from that of a metal: "sodium warfarin"."""
    return cation.lower() in _CATION and _OF_A_SALT.fullmatch(name) is not None


def with_prefix(
    text: str, start: int, end: int, entity: Entity, lexicon: Lexicon
) -> tuple[int, Entity]:
    """Where the name begins with its prefix, and what it names then."""
    before = text[max(0, start - _WINDOW) : start]
    if match := _STEREO.search(before):
        begin = start - len(match[0])
        whole = text[begin:end]
        if (known := lexicon.named(whole)) is not None:
            return begin, known
        if _RACEMIC.search(before):
            return begin, entity
        return begin, _own(whole)
    if match := _PREFIX.search(before):
        begin = start - len(match[0])
        whole = text[begin:end]
        return begin, lexicon.named(whole) or _own(whole)
    return start, entity


def cause_and_illness(
    text: str, hit: tuple[int, int, Entity], lexicon: Lexicon
) -> tuple[tuple[int, int, Entity], tuple[int, int, Entity]] | None:
    """The substance in front and the illness behind, where a name holds both: "heparin-induced thrombocytopenia",
    "phenytoin toxicity"."""
    start, end, illness = hit
    joint = _INDUCED.search(text, start, end)
    if joint is None:
        return None
    cause = lexicon.named(text[start : joint.start()], DRUGS)
    if cause is None:
        return None
    plain = lexicon.named(text[joint.end() : end], ILLS)
    return (start, joint.start(), cause), (joint.end(), end, plain or illness)


_INDUCED = re.compile(
    r"[- ](?:induced|associated|related)[- ]"
    r"| (?=(?:toxicity|poisoning|intoxication|overdos(?:e|age)|allergy|hypersensitivity)$)"
)


def _own(name: str) -> Entity:
    slug = re.sub(r"[^\w+()-]+", "-", name.lower()).strip("-")
    return Entity(f"PG:drug/{slug}", name, Kind.DRUG)
