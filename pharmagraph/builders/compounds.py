"""Names of substances with what belongs to them: stereo prefixes, chemical prefixes, salts.

(-)-ketamine is not ketamine, and 4-chloroamphetamine not amphetamine: where the vocabularies lack the compound, it
gets an identity of its own rather than that of its parent.
"""

from __future__ import annotations

import re

from pharmagraph.ontology.entity import Entity
from pharmagraph.ontology.kinds import Kind
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
_SALT = re.compile(
    r"[ -](?:(?:mono|di|hemi)?(?:hydrochloride|hydrobromide|HCl|HBr|sodium|potassium|calcium|sul(?:f|ph)ate|phosphate"
    r"|acetate|citrate|tartrate|maleate|fumarate|succinate|mes[yi]late|bes[yi]late|tos[yi]late|bromide|chloride|nitrate"
    r"|gluconate|lactate|pamoate|valerate|propionate|furoate|xinafoate|decanoate|palmitate|disoproxil|mofetil|axetil"
    r"|medoxomil|cilexetil|etexilate|alafenamide|tromethamine|trometamol|hyclate|monohydrate|dihydrate|trihydrate))+\b"
)
_WINDOW = 40


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
    cause = lexicon.named(text[start : joint.start()], _SUBSTANCES)
    if cause is None:
        return None
    return (start, joint.start(), cause), (joint.end(), end, illness)


_INDUCED = re.compile(
    r"[- ](?:induced|associated|related)[- ]"
    r"| (?=(?:toxicity|poisoning|intoxication|overdos(?:e|age)|allergy|hypersensitivity)$)"
)
_SUBSTANCES = frozenset({Kind.DRUG, Kind.DRUG_CLASS})


def with_salt(text: str, end: int) -> int:
    """Where the name ends with the salt that follows it."""
    match = _SALT.match(text, end)
    return match.end() if match else end


def _own(name: str) -> Entity:
    slug = re.sub(r"[^\w+()-]+", "-", name.lower()).strip("-")
    return Entity(f"PG:drug/{slug}", name, Kind.DRUG)
