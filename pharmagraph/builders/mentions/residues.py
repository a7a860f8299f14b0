"""Names of substances and proteins that stand for something else: residues, kinds of effects, parts of a name."""

from __future__ import annotations

import re

from pharmagraph.builders.text.wording import Wording

_WORDS = Wording.beside("pharmagraph.builders.mentions", "residues.toml")
_RESIDUES = _WORDS.set_of("residues")
_AMINO_ACIDS = frozenset(name for name in _RESIDUES if name.startswith("amino"))
_SYMBOLS = _WORDS.set_of("symbols")
_LONGEST = max(map(len, _RESIDUES))
_FIRST_LETTERS = frozenset(name[0].lower() for name in (*_RESIDUES, *_SYMBOLS))
_BEHIND = _WORDS.compile(
    r"(?:/[a-z]+ine[ -]|[ -])(?:protein )?$enzyme\b"
    r"|[ -](?:(?:$behind|(?:and|or) [a-z]+ine $enzyme)\b|to[- ](?:an? )?[a-z]{4,}ine\b)"
    r"|\(\d{1,4}\)|-?\d{1,4}\b|\s?(?:→|>|->)| \((?-i:[ACGTU]{3}|[A-Z]\d{1,4}[A-Z*])\)"
)
_AROUND = _WORDS.compile(
    r"\b(?:$around\b|(?-i:[A-Z]\d{2,4}[A-Z*])\b|at (?:amino[- ]acid|position) \d)"
)
_OF_A_PROTEIN = _WORDS.compile(r"\b$of_a_protein")
_COUNTED = re.compile(r"\b\d[\d,]*[ -]$")
_NEAR = 60  # characters around the name


def is_residue(text: str, start: int, end: int) -> bool:
    """Whether the name of an amino acid or a base at this place is that of a part of a protein or a gene.

    >>> text = "an arginine to cysteine substitution"
    >>> is_residue(text, 3, 11), is_residue("arginine was infused", 0, 8)
    (True, False)
    """
    if end - start > _LONGEST or text[start : start + 1].lower() not in _FIRST_LETTERS:
        return False
    name = text[start:end].lower()
    if name not in _RESIDUES:
        return text[start:end] in _SYMBOLS and _is_genotype(text, start, end)
    if _BEHIND.match(text, end):
        return True
    near = max(0, start - _NEAR), end + _NEAR
    if name in _AMINO_ACIDS and _COUNTED.search(text, max(0, start - 8), start):
        return _OF_A_PROTEIN.search(text, *near) is not None
    return _AROUND.search(text, *near) is not None


def _is_genotype(text: str, start: int, end: int) -> bool:
    """Whether the code of an amino acid stands with a number or another code, or among words for variants."""
    return (
        (text[end : end + 1] in "/>(" and text[end + 1 : end + 4] in _SYMBOLS)
        or (text[start - 1 : start] in "/>" and text[start - 4 : start - 1] in _SYMBOLS)
        or _BEHIND.match(text, end) is not None
        or _AROUND.search(text, max(0, start - _NEAR), end + _NEAR) is not None
    )


# "homozygous for K35", "the N33 mutation": a place in a protein that is the alias of another; not "P53"
_PLACE = re.compile(r"[ACDEFGHIKLMNQRSTVWY]\d{2,4}")
_LONGEST_PLACE = 5


def is_place(text: str, start: int, end: int) -> bool:
    """Whether what looks like the symbol of a gene is a residue by its letter and number.

    >>> is_place("the K35 missense mutation", 4, 7), is_place("loss of the A20 gene", 12, 15)
    (True, False)
    """
    if end - start > _LONGEST_PLACE or not _PLACE.fullmatch(text, start, end):
        return False
    if text[end : end + 1] in ("_", "/", "Δ", ">"):
        return True
    return _AROUND.search(text, max(0, start - _NEAR), end + _NEAR_BEHIND) is not None


_NEAR_BEHIND = 20  # characters
_QUALITY = re.compile(
    r"[ -](?:effects?|actions?|activit(?:y|ies)|propert(?:y|ies)|potenc(?:y|ies)|efficac(?:y|ies)|potential"
    r"|defen[cs]es?|capacit(?:y|ies)|enzymes?|status|(?:side|adverse)[- ]effects?|requirements?|responses?"
    r"|changes?|alterations?)\b"
)
_OF_A_CLASS = re.compile(r"(?:ic|ive|ant|al|ory|lytic|static|gesic)$", re.IGNORECASE)


def is_quality(text: str, start: int, end: int) -> bool:
    """Whether the name of a class of drugs only says what an effect is like ("antioxidant activity"), or what is none
    of the class ("non-stimulant").
    """
    if text[max(0, start - 4) : start].lower() == "non-":
        return True
    return _QUALITY.match(text, end) is not None and _OF_A_CLASS.search(text[start:end]) is not None


# names that longer names are made of, with what then stands before or behind them
_PARTS = {
    "zinc": (None, re.compile(r"[- ]?finger")),
    "ring": (None, re.compile(r"[- ]?finger")),
    "g protein": (None, re.compile(r"s?[- ](?:coupled|gated|linked)")),
    "g-protein": (None, re.compile(r"s?[- ](?:coupled|gated|linked)")),
    "g-proteins": (None, re.compile(r"[- ](?:coupled|gated|linked)")),
    "ether": (re.compile(r"yl\)? $"), re.compile(r" (?:lipid|bond|link)")),
    "ethers": (re.compile(r"yl\)? $"), None),
    "depression": (
        re.compile(
            r"\b(?:[Aa] (?:marked |slight |significant |transient )?|maximal |maximum |peak )$"
        ),
        re.compile(
            r" of (?:the )?(?:[\w-]+ )?(?:activit|function|conduction|contract|excitab|transmission|respon|rate"
            r"|reflex|potential|amplitude)"
        ),
    ),
    "ml-1": (re.compile(r"(?:\d|\b(?:[µμmnpk]?(?:g|mol|M|U|l|L)|min|IU|units?|x))\s?$"), None),
    # "M. tuberculosis", "murine leukemia virus": organisms; "a plethora of"
    "tuberculosis": (re.compile(r"(?:Mycobacterium|M\.) ?$"), re.compile(r" complex\b")),
    "leukemia": (None, re.compile(r" virus")),
    "leukaemia": (None, re.compile(r" virus")),
    "sarcoma": (None, re.compile(r" virus")),
    "plethora": (None, re.compile(r" of\b")),
    "iron": (None, re.compile(r"[-\u2010-\u2013]sul(?:f|ph)ur")),
    "sulfur": (re.compile(r"iron[-\u2010-\u2013]$"), None),
    "sulphur": (re.compile(r"iron[-\u2010-\u2013]$"), None),
    "ltb": (None, re.compile(r"\(?[45]\)?(?!\d)")),  # the leukotriene
    "acid production": (re.compile(r"\b(?:bile|lactic|fatty|uric|amino|nucleic|organic) $"), None),
    "acid secretion": (re.compile(r"\b(?:bile|lactic|fatty|uric|amino|organic) $"), None),
}
_AROUND_PART = 16  # characters
_LONGEST_PART = max(map(len, _PARTS))


def may_be_residue_or_part(name: str) -> bool:
    """Whether a name is one that can be that of a residue, or a part of another: where it stands must tell.

    >>> may_be_residue_or_part("Zinc"), may_be_residue_or_part("zidovudine")
    (True, False)
    """
    lower = name.lower()
    return lower in _PARTS or name in _SYMBOLS or lower in _RESIDUES


def is_part_of_name(text: str, start: int, end: int) -> bool:
    """Whether a name is but a part of another: "zinc finger", "G protein-coupled", "diphenyl ether".

    >>> text = "a zinc finger protein and zinc"
    >>> is_part_of_name(text, 2, 6), is_part_of_name(text, 26, 30)
    (True, False)
    """
    if end - start > _LONGEST_PART:
        return False
    around = _PARTS.get(text[start:end].lower())
    if around is None:
        return False
    before, behind = around
    if before is not None and before.search(text, max(0, start - _AROUND_PART), start):
        return text[end : end + 1] != "-"
    return behind is not None and behind.match(text, end) is not None
