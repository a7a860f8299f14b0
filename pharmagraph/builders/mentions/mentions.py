"""Which entities a document names, and where: names of the lexicon, and what the document itself abbreviates."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from pharmagraph.builders.mentions.abbreviations import short_forms
from pharmagraph.builders.mentions.codes import codes
from pharmagraph.builders.mentions.compounds import (
    cause_and_illness,
    is_cation_of,
    systematic,
    with_prefix,
    with_salt,
)
from pharmagraph.builders.mentions.coordination import joined, numbered, shared_heads
from pharmagraph.builders.mentions.effect_phrases import effect_phrases
from pharmagraph.builders.mentions.induced import as_induced
from pharmagraph.builders.mentions.misspelt import may_be_misspelt, respelt
from pharmagraph.builders.mentions.products import products
from pharmagraph.builders.mentions.residues import (
    is_part_of_name,
    is_place,
    is_quality,
    is_residue,
    may_be_residue_or_part,
)
from pharmagraph.builders.mentions.respelling import reworded
from pharmagraph.builders.mentions.senses import read_as
from pharmagraph.builders.mentions.shorthand import shorthand
from pharmagraph.builders.mentions.subtypes import receptor_of
from pharmagraph.builders.mentions.symbols import symbols
from pharmagraph.graph.claim import Mention
from pharmagraph.graph.document import Document, GivenMention
from pharmagraph.ontology.entity import Entity
from pharmagraph.ontology.kinds import DRUGS, ILLS, PROTEINS, Kind
from pharmagraph.ontology.lexicon import Lexicon
from pharmagraph.ontology.lexicon.folding import is_adjective

_Hit = tuple[int, int, Entity]
_SHORTEST_INDUCED = 16  # letters of a name that holds "-induced" and two more words
# What is said of genes and never of drugs.
_OF_A_GENE = re.compile(
    r"[ -](?:gene|mRNA|expression|promoter|genotype|polymorphism|transcript|knockout"
    r"|allele|variant|mutation|deficien|-/-|secretion|release|levels?|concentrations?|signall?ing|resistance|sensitivity"
    r"|production|synthesis|receptor)"
)
# "stage IV", "Schedule IV", "type II", "DSM-IV": a number, no route.
_NUMBERED = re.compile(
    r"\b(?:stages?|types?|class(?:es)?|phases?|schedules?|grades?|groups?|factors?|collagen|angiotensin|level|chapter"
    r"|CN|part|category|complex|PDE|I|II|III|and|or|to|MHC)[ \u2010-\u2015-]$"
    r"|[A-Z]{2,}[\u2010-\u2015-]$",
    re.IGNORECASE,
)
_WINDOW = 14
_MOST_REMEMBERED = 16384  # names
_ALSO_WORDS = frozenset(("TEN", "HIT", "DRESS", "IRIS", "PRES", "GEM", "DIC"))  # and abbreviations
_LONGEST_WORD = max(map(len, _ALSO_WORDS))
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
_SPACE_OR_SLASH = (" ", "/")
# Behind the adjective of an illness: what has it is not said to be ill.
_SAYS_NO_MORE = re.compile(
    r"[ -](?:manifestations?|components?|strains?|activit(?:y|ies)|effects?|actions?|potential|agents?|drugs?"
    r"|process(?:es)?|index|foods?|propert(?:y|ies)|cells?|tissues?)\b"
)
_GLUED = ("-", ")", "]")
_POSSESSIVE = ("'s", "’s")


class SpunMention(Mention):
    """A mention that rests on a guess: understood through word-by-word synonyms, as in machine-reworded text, or a
    name of which a label says only that it is indicated."""

    __slots__ = ()


def is_spun(mention: Mention) -> bool:
    """Whether the mention rests on a guess at reworded text; what follows from it is less sure."""
    return isinstance(mention, SpunMention)


def find_mentions(document: Document, lexicon: Lexicon) -> list[Mention]:
    """The mentions of a document in their order, none over another, none in page furniture."""
    text = document.text
    found, triggers, words = lexicon.scan(text)
    hits = _read_in_context(text, found, lexicon)
    if words:
        hits = _laid_over(hits, effect_phrases(text, words, hits, lexicon))
    hits = _laid_between(hits, codes(text, lexicon))
    hits = _laid_between(hits, shorthand(text, lexicon))
    more: list[_Hit] = [*numbered(text, lexicon), *_wider(symbols(text, lexicon), hits)]
    before: _Hit | None = None
    for hit in hits:
        if text[hit[0] - 1 : hit[0]] in _SPACE_OR_SLASH:
            more += joined(text, hit, before, lexicon)
        if hit[2].kind is Kind.PROCESS:
            more += shared_heads(text, hit, lexicon)
        before = hit
    if "(" in text:
        hits = _with_abbreviations(text, hits, lexicon)
    own, unsure = products(text, hits, lexicon)
    hits = _laid_between(hits, own) if own else hits
    spun = reworded(text, triggers, hits, lexicon) if triggers or "(" in text else []
    hits = _laid_over(hits, more)
    if spun:
        hits = _laid_over(hits, spun)
        unsure |= frozenset(hit[:2] for hit in spun)
    return _mentions(document, as_induced(hits, text, lexicon), unsure)


def _mentions(
    document: Document, hits: Iterable[_Hit], spun: frozenset[tuple[int, int]]
) -> list[Mention]:
    text, furniture = document.text, document.furniture
    found = []
    for start, end, entity in hits:
        if furniture and any(a < end and start < b for a, b in furniture):
            continue
        if text[start] in _METALS and _NO_SUBSTANCE.match(text, start):
            continue
        make = SpunMention if (start, end) in spun else Mention
        found.append(make(start, end, text[start:end], entity))
    return found


def _read_in_context(
    text: str, found: Sequence[tuple[int, int, int]], lexicon: Lexicon
) -> list[_Hit]:
    """The hits, each with the reading that its neighbours ask for."""
    hits: list[_Hit] = []
    last = 0
    for start, end, pattern in found:
        entity = lexicon.entity_of(pattern, text[start:end])
        kind = entity.kind
        if kind in PROTEINS and _is_no_protein(text, start, end):
            continue
        if _may_name_nothing(text[start:end], kind) and _names_nothing(text, start, end, kind):
            continue
        hit = (start, end, entity)
        if kind in DRUGS:
            hit = _chemical(text, hit, lexicon.other_entity_of(pattern), last, lexicon)
        elif kind in ILLS:
            meant = read_as(text, start, end, entity)
            if meant is None:
                continue
            hit = (start, end, meant)
            if end - start > _SHORTEST_INDUCED:
                both = cause_and_illness(text, hit, lexicon)
                if both is not None and start >= last:
                    cause, hit = both
                    hits.append(cause)
        around = text[hit[0] - 1 : hit[1] + 1]
        if "(" in around or ")" in around:
            hit = _with_its_brackets(text, hit)
        if hit[0] >= last:
            if (
                kind is Kind.DRUG
                and hit[0] == last + 1
                and hits
                and is_cation_of(text[hits[-1][0] : last], text[hit[0] : hit[1]])
            ):
                hit = (hits.pop()[0], hit[1], hit[2])
            elif (
                kind in ILLS
                and hit[0] == last + 1
                and hits
                and hits[-1][2].kind in ILLS
                and is_adjective(text[hits[-1][0] : last])
            ):
                hits.pop()  # "necrotic ulcers" are ulcers
            hits.append(hit)
            last = hit[1]
    return hits


@lru_cache(maxsize=_MOST_REMEMBERED)
def _may_name_nothing(name: str, kind: Kind) -> bool:
    """Whether it is a name of which `_names_nothing` can be true; most are of none."""
    return (
        may_be_residue_or_part(name)
        or kind is Kind.DRUG_CLASS
        or (kind is Kind.ROUTE and len(name) <= 2)
        or name in _ALSO_WORDS
        or (kind in ILLS and is_adjective(name))
        or (kind in PROTEINS and name.endswith(_POSSESSIVE))
    )


def _names_nothing(text: str, start: int, end: int, kind: Kind) -> bool:
    """Whether a name is but a part of another, an adjective, a number, or a word like it."""
    if is_part_of_name(text, start, end):
        return True
    if kind in DRUGS:
        return is_residue(text, start, end) or (
            kind is Kind.DRUG_CLASS and is_quality(text, start, end)
        )
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
    return (
        kind in ILLS
        and _SAYS_NO_MORE.match(text, end) is not None
        and is_adjective(text[start:end])
    )


def _is_no_protein(text: str, start: int, end: int) -> bool:
    """Whether the name of a protein is but a part of another ("TB10.3"), a genitive ("the protein's"), or a residue."""
    last = text[end - 1]
    if last == "s" and text[end - 2] in "'\u2019":
        return True
    if last.isdigit() and text[end : end + 1] == "." and _DECIMAL.match(text, end):
        return True
    if text[start:end] in _WAVES:
        return _OF_WAVES.search(text) is not None
    if (told := _MEASURES.get(text[start:end])) is not None:
        return told in text
    return is_place(text, start, end)


# "P300 amplitudes", "the P50 gate": waves of evoked potentials
_WAVES = frozenset(("P50", "P100", "P200", "P300", "N100", "N200"))
_OF_WAVES = re.compile(
    r"\b(?:event-related|evoked|amplitudes?|latenc(?:y|ies)|oddball|electroencephalogra\w+|EEG|ERPs?|schizophreni\w+|auditory)\b"
)

# how firmly something binds, how many must be treated: measures, the second where the text says so
_MEASURES = {"pKi": "", "NNT": "needed to treat"}
_DECIMAL = re.compile(r"\.\d(?!\d*\s[A-Z][a-z])")


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Whether the words before or after a word are in capitals, too, as in a heading."""
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    return any(
        word.isupper() and len(word) > 1 for word in (*before.split()[-1:], *after.split()[:1])
    )


def _chemical(text: str, hit: _Hit, other: Entity | None, last: int, lexicon: Lexicon) -> _Hit:
    """A drug with the prefix and salt that stand with it; or the protein that goes by the same name."""
    start, end, entity = hit
    if other is not None and other.kind in PROTEINS and _OF_A_GENE.match(text, end):
        return start, end, other
    if entity.kind is Kind.DRUG:
        receptor = receptor_of(text, start, end, lexicon)
        if receptor is not None:
            return receptor
        if may_be_misspelt(entity):
            entity = respelt(entity, lexicon)
        if text[start - 1 : start] in _GLUED or text[end : end + 1] == "-":
            whole = systematic(text, start, end, lexicon)
            if whole is not None and whole[0] >= last:
                return whole
        if text[start - 1 : start] in ("-", "–", ")") and start > last:
            begin, compound = with_prefix(text, start, end, entity, lexicon)
            if begin >= last:
                start, entity = begin, compound
        if text[end : end + 1] in (" ", "-"):
            end = with_salt(text, end)
    return start, end, entity


def _is_number(text: str, start: int) -> bool:
    return _NUMBERED.search(text, max(0, start - _WINDOW), start) is not None


def _with_its_brackets(text: str, hit: _Hit) -> _Hit:
    """A hit with the bracket that it lacks: names are matched without the marks at their ends."""
    start, end, entity = hit
    written = text[start:end]
    opened, closed = written.count("("), written.count(")")
    if closed > opened and text[start - 1 : start] == "(":
        return start - 1, end, entity
    if opened > closed and text[end : end + 1] == ")":
        return start, end + 1, entity
    return hit


def _with_abbreviations(text: str, hits: list[_Hit], lexicon: Lexicon) -> list[_Hit]:
    """The hits, with short forms read as the document defines them, and as nothing else."""
    places, wider = short_forms(text, hits, lexicon)
    wider = [hit for hit in wider if hit not in hits]
    if not places and not wider:
        return hits
    blocked = sorted({(start, end) for start, end, _ in [*places, *wider]})
    starts = [start for start, _ in blocked]
    kept: list[_Hit] = []
    over: set[tuple[int, int]] = set()  # short forms that stand inside a longer name
    for hit in hits:
        place = bisect_right(starts, hit[1] - 1) - 1
        if place < 0 or blocked[place][1] <= hit[0]:
            kept.append(hit)
            continue
        block = blocked[place]
        if hit[0] <= block[0] and block[1] <= hit[1] and hit[1] - hit[0] > block[1] - block[0]:
            kept.append(hit)
            over.add(block)
    named = [
        (start, end, entity)
        for start, end, entity in places
        if entity is not None
        and (start, end) not in over
        and not any(a <= start and end <= b for a, b, _ in wider)
    ]
    return sorted([*kept, *named, *wider], key=lambda hit: hit[0])


def _laid_over(hits: list[_Hit], more: Sequence[_Hit]) -> list[_Hit]:
    """`hits` with `more` in the place of what they touch."""
    if not more:
        return hits
    more = sorted(more, key=lambda hit: (hit[0], -hit[1]))
    laid: list[_Hit] = []
    for hit in more:
        if not laid or hit[0] >= laid[-1][1]:
            laid.append(hit)
    ends = [hit[1] for hit in laid]
    starts = [hit[0] for hit in laid]
    kept = [hit for hit in hits if bisect_right(ends, hit[0]) == bisect_right(starts, hit[1] - 1)]
    return sorted([*kept, *laid], key=lambda hit: hit[0])


def _wider(more: Iterable[_Hit], hits: Sequence[_Hit]) -> Iterator[_Hit]:
    """Of `more` what is no part of a hit: "MMP-9" for "MMP", but not "COX-2" in "COX-2 inhibitor"."""
    starts = [hit[0] for hit in hits]
    for hit in more:
        place = bisect_right(starts, hit[0]) - 1
        if place < 0 or hits[place][1] < hit[1]:
            yield hit


def _laid_between(hits: list[_Hit], more: Iterable[_Hit]) -> list[_Hit]:
    """`hits`, and of `more` what touches none of them."""
    starts = [hit[0] for hit in hits]
    ends = [hit[1] for hit in hits]
    new = [hit for hit in more if bisect_right(ends, hit[0]) == bisect_right(starts, hit[1] - 1)]
    return sorted([*hits, *new], key=lambda hit: hit[0]) if new else hits


def given_mentions(document: Document, lexicon: Lexicon) -> list[Mention]:
    """The mentions that came with the document, as they are: they may overlap or nest."""
    found = []
    for given in sorted(
        document.given or (), key=lambda given: (given.start, -given.end, given.kind)
    ):
        text = document.text[given.start : given.end]
        found.append(Mention(given.start, given.end, text, _given_entity(given, text, lexicon)))
    return found


# Kinds that annotators do not tell apart in the same way.
_COMPATIBLE = {
    kind: group
    for group in (
        DRUGS,
        PROTEINS,
        ILLS,
        frozenset({Kind.ROUTE, Kind.FORM}),
    )
    for kind in group
}


def _given_entity(given: GivenMention, text: str, lexicon: Lexicon) -> Entity:
    kind = Kind(given.kind)
    if given.id:
        known = lexicon.entity(given.id)
        if known is None:
            return Entity(given.id, " ".join(text.split()), kind)
        xrefs = known.xrefs if given.id in (known.id, *known.xrefs) else (*known.xrefs, given.id)
        return known._replace(kind=kind, xrefs=xrefs)
    known = lexicon.named(text, _COMPATIBLE.get(kind, frozenset({kind})))
    if known is None:
        return minted(text, kind)
    return known if known.kind is kind else known._replace(kind=kind)


def minted(text: str, kind: Kind) -> Entity:
    """An entity of our own, for what no vocabulary has: its id is made of its name."""
    slug = re.sub(r"[^\w]+", "-", text.lower()).strip("-") or "unnamed"
    return Entity(f"PG:{kind}/{slug}", " ".join(text.split()), kind)
