"""Whose route it is that stands in a sentence with a drug: not the drug's in "S widened subcutaneous arteries".

Asked of the rules that give a drug the route that stands nearest. All functions take offsets in the text.
"""

from __future__ import annotations

from pharmagraph.builders.text.wording import Wording
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.kinds import Kind

NEAREST = frozenset({"administered.nearest", "administered.implied"})
"""The rules that give a drug the route that stands nearest."""

_WORDS = Wording.beside("pharmagraph.builders.findings", "whose_route.toml")
_ON_ITS_OWN = _WORDS.compile(
    r"\s?[^\w\s-]|\s?$|\s+(?:\d|$free\b|(?:(?!$free\b)[\w-]+\s){0,2}?$dosing\b)"
)
_GIVING = _WORDS.compile(r"\b$dosing\Z")
_WORDS_ONLY = _WORDS.compile(r"(?:[\s-]+(?!$free\b)[\w-]+)*[\s-]+")
_NUMBING = _WORDS.compile(r"\s(?:[\w-]+\s)?$numbing\b")
_FOR_IT = _WORDS.compile(r"(?:[^.;]|\.\d)*\b$meant_for\s(?:[\w-]+,?\s){0,4}")
_MADE_WITH = _WORDS.compile(r"\s(?:[\w-]+\s)?$numbing\b[^.;]{0,30}?\b$made_with\b(?:[^.;]|\.\d)*")
_PRONE = _WORDS.compile(r"\s+$prone\b")
_SECOND = _WORDS.compile(r"(?:and|then|before|after|while)\s(?:\w+\s)?$taking\b")
_SHAM = _WORDS.compile(r"\bplacebo\s(?:matching\s)?$")
_BEFORE = 20  # characters


def is_of_another(drug: Mention, route: Mention, text: str) -> bool:
    """Whether a route or form that is not beside a drug is that of something else.

    A route that is free ("S, 10 mg, oral", "orally"), or is said of a dose, a treatment or a block, may be the drug's.
    """
    if _SHAM.search(text, max(0, route.start - _BEFORE), route.start):
        return True  # "S or placebo spray"
    if route.entity.kind is not Kind.ROUTE or _GIVING.search(route.text):
        return False
    if _NUMBING.match(text, route.end):
        if drug.end <= route.start:
            return _FOR_IT.fullmatch(text, drug.end, route.start) is None
        return _MADE_WITH.fullmatch(text, route.end, drug.start) is None
    if drug.start >= route.end:
        if _PRONE.match(text, route.end):
            return True  # "the orally active metabolite of S"
        if _SECOND.search(text, route.end, drug.start):
            return True  # "drank water and took S"
        if _WORDS_ONLY.fullmatch(text, route.end, drug.start):
            return False
    return _ON_ITS_OWN.match(text, route.end) is None and not route.text.lower().endswith("ly")
