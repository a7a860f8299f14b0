"""Whose genes a text speaks of: in a paper on mice, "Bdnf" is the gene of the mouse."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pharmagraph.builders.text.anyof import AnyOf
from pharmagraph.builders.text.title import first_line
from pharmagraph.graph.claim import Mention
from pharmagraph.ontology.orthologues import Species, orthologue

_NAMED = re.compile(
    # human cells in a mouse, and what is made in mice for the laboratory, make no paper on mice
    r"(?P<neither>(?:athymic|nude|scid|nod|immunodeficient)\s(?:\w+\s)?(?:mouse|mice)"
    r"|mouse\s(?:xenograft|anti|monoclonal)|(?:mouse|mice)\s(?:bearing\s)?xenograft|anti-mouse|anti-rat)\b"
    r"|\b(?:(?P<mouse>mouse|mice|murine|c57bl|balb/c)|(?P<rat>rats?|sprague|wistar)"
    r"|(?P<human>humans?|patients?|women|men|woman|man|girl|boy|child(?:ren)?|individuals|famil(?:y|ies)|probands?"
    r"|volunteers|participants|subjects|carriers|case-control|cohort|pedigree|clinical|xenografts?"
    r"|chinese|japanese|caucasians?|europeans?"
    r"|(?:carcinoma|cancer|tumou?r|leuk(?:a?em)ia|melanoma|glioma|glioblastoma|myeloma|lymphoma|sarcoma|neuroblastoma"
    r"|hela|hek\w*|mcf-?7|hepg2|a549)\s(?:stem[ -])?(?:cells?|tissues?|lines?|specimens?)))\b",
)
# One of these stands in every paper on mice or rats: a quick look that spares most texts the slow one.
_MICE = AnyOf(("mouse", "mice", "murine", "c57bl", "balb/c", "sprague", "wistar"))
_RAT = re.compile(r"rats?\b(?<!\wrat)(?<!\wrats)")  # found from its letters on, "\brats?" is not
_IN_TITLE = 4  # a word of the title counts as this many more
_HUMAN_WORD = 0.5  # papers on animals, too, say for which patients they were done
# what is cited at the end tells of other work
_CITED = re.compile(
    r"\n\W{0,3}(?:references|bibliography|literature cited|works cited|further reading)\W{0,3}\n"
)


_PIECE = 1_000_000  # characters
_FEW = 1  # words for people, which may be said in passing
_ENOUGH = 4  # symbols


def of_its_species(mentions: Sequence[Mention], text: str, species: Species) -> list[Mention]:
    """The mentions of a text, those of human genes as those of the species that it names most."""
    if species is Species.HUMAN and _written_for_mice(mentions, text):
        species = Species.MOUSE
    if species is Species.HUMAN:
        return list(mentions)
    read = []
    for mention in mentions:
        entity = orthologue(mention.entity, species)
        read.append(mention if entity is mention.entity else mention._replace(entity=entity))
    return read


def species_of(text: str, title: str = "") -> Species:
    """Return the species that a text names most; a human one where it names none.

    >>> species_of("Bdnf in the hippocampus of stressed mice. Relevance for patients is discussed.").value
    'mouse'
    """
    # of a very long text in pieces, as it takes four bytes a character while it is done
    small = "".join(text[at : at + _PIECE].lower() for at in range(0, len(text), _PIECE))
    if (cited := _CITED.search(small)) is not None:
        small = small[: cited.start()]
    if not (_MICE.is_in(small) or _RAT.search(small)):
        return Species.HUMAN
    counts = Counter(match.lastgroup for match in _NAMED.finditer(small))
    animals = [species for species in (Species.MOUSE, Species.RAT) if counts[species]]
    if not animals:
        return Species.HUMAN
    head = title.lower() or small[slice(*first_line(small))]
    for match in _NAMED.finditer(head):
        counts[match.lastgroup] += _IN_TITLE
    most = max(animals, key=lambda species: counts[species])
    return most if counts[most] > _HUMAN_WORD * counts[Species.HUMAN] else Species.HUMAN


def _written_for_mice(mentions: Sequence[Mention], text: str) -> bool:
    """Whether a text that hardly names a species writes most symbols of genes as those of mice: "Socs2", "Cdc25a"."""
    symbols = {
        mention.text
        for mention in mentions
        if mention.entity.label.isupper() and mention.text.upper() == mention.entity.label
    }
    small = sum(symbol[1:].islower() and symbol[0].isupper() for symbol in symbols)
    if small < _ENOUGH or 2 * small <= len(symbols):
        return False
    named = Counter(match.lastgroup for match in _NAMED.finditer(text))
    return named[Species.HUMAN] <= _FEW and not named[Species.RAT]
