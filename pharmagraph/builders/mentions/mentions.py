"""Which entities a document names, and where: names of the lexicon, and what the document itself abbreviates."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from pharmagraph.builders.mentions.abbreviations import short_forms
from pharmagraph.builders.mentions.befalls import with_befallen
from pharmagraph.builders.mentions.codes import codes
from pharmagraph.builders.mentions.compounds import (
    cause_and_illness,
    is_cation_of,
    systematic,
    with_prefix,
)
from pharmagraph.builders.mentions.coordination import joined, numbered, shared_heads
from pharmagraph.builders.mentions.drinking import drinking
from pharmagraph.builders.mentions.effect_phrases import effect_phrases
from pharmagraph.builders.mentions.hits import (
    Hit,
    Spans,
    laid_between,
    laid_over,
    wider,
    with_its_brackets,
)
from pharmagraph.builders.mentions.induced import as_induced
from pharmagraph.builders.mentions.misspelt import may_be_misspelt, respelt
from pharmagraph.builders.mentions.pounds import pounds
from pharmagraph.builders.mentions.products import products
from pharmagraph.builders.mentions.respelling import reworded
from pharmagraph.builders.mentions.salts import with_salt
from pharmagraph.builders.mentions.senses import (
    is_no_treatment,
    is_of_the_body,
    is_of_the_ill,
    read_as,
)
from pharmagraph.builders.mentions.shorthand import shorthand
from pharmagraph.builders.mentions.subtypes import receptor_of
from pharmagraph.builders.mentions.symbols import symbols
from pharmagraph.builders.mentions.the_pill import is_contraceptive
from pharmagraph.builders.mentions.typos import typos
from pharmagraph.builders.mentions.unmeant import (
    is_no_protein,
    is_no_substance,
    may_name_nothing,
    names_nothing,
)
from pharmagraph.graph.claim import Mention
from pharmagraph.graph.document import Document
from pharmagraph.ontology.entity import Entity
from pharmagraph.ontology.kinds import DRUGS, ILLS, PROTEINS, Kind
from pharmagraph.ontology.lexicon import Lexicon
from pharmagraph.ontology.lexicon.folding import is_adjective

_SHORTEST_INDUCED = 16  # letters of a name that holds "-induced" and two more words
# What is said of genes and never of drugs.
_OF_A_GENE = re.compile(
    r"[ -](?:gene|mRNA|expression|promoter|genotype|polymorphism|transcript|knockout"
    r"|allele|variant|mutation|deficien|-/-|secretion|release|levels?|concentrations?|signall?ing|resistance|sensitivity"
    r"|production|synthesis|receptor)"
)
_CONTRACEPTIVE = "oral contraceptive"
_DRUGS_AND_FORMS = DRUGS | {Kind.FORM}
_SPACE_OR_SLASH = (" ", "/")
_GLUED = ("-", ")", "]")


def find_mentions(
    document: Document,
    lexicon: Lexicon,
    *,
    is_reworded: bool = False,
    may_misspell: bool = False,
) -> list[Mention]:
    """The mentions of a document in their order, none over another, none in page furniture."""
    text = document.text
    found, triggers, words = lexicon.scan(text)
    hits = _read_in_context(text, found, lexicon)
    del found  # of a long text as large as the hits
    if words:
        hits = laid_over(hits, effect_phrases(text, words, hits, lexicon))
        hits = with_befallen(text, words, hits, lexicon)
    hits = laid_between(hits, codes(text, lexicon))
    hits = laid_between(hits, [*drinking(text, lexicon), *pounds(text, lexicon)])
    hits = laid_between(hits, shorthand(text, lexicon))
    if may_misspell:
        hits = laid_between(hits, typos(text, hits, lexicon))
    more: list[Hit] = [*numbered(text, lexicon), *wider(symbols(text, lexicon), hits)]
    before: Hit | None = None
    for hit in hits:
        if text[hit[0] - 1 : hit[0]] in _SPACE_OR_SLASH:
            more += joined(text, hit, before, lexicon)
        if hit[2].kind is Kind.PROCESS:
            more += shared_heads(text, hit, lexicon)
        before = hit
    if "(" in text:
        hits = _with_abbreviations(text, hits, lexicon)
    own = products(text, hits, lexicon)
    hits = laid_between(hits, own) if own else hits
    spun: list[Hit] = []
    if triggers or is_reworded or "(" in text:
        spun = reworded(text, triggers, hits, lexicon, known=is_reworded)
    hits = laid_over(hits, more)
    if spun:
        hits = laid_over(hits, spun)
    return _mentions(document, as_induced(hits, text, lexicon))


def _mentions(document: Document, hits: Iterable[Hit]) -> list[Mention]:
    text, furniture = document.text, document.furniture
    found = []
    written: dict[str, str] = {}  # what stands in a text again and again, once
    for start, end, entity in hits:
        if furniture and any(a < end and start < b for a, b in furniture):
            continue
        if is_no_substance(text, start):
            continue
        name = text[start:end]
        found.append(Mention(start, end, written.setdefault(name, name), entity))
    return found


def _ill(text: str, hit: Hit, lexicon: Lexicon) -> Hit | None:
    """The hit of an illness as it is meant where it stands; None where none is meant: "non-cancer pain" is pain."""
    start, end, entity = hit
    if text[max(0, start - 4) : start].lower() == "non-":
        start = text.find(" ", start, end) + 1
        other = lexicon.named(text[start:end], ILLS) if start else None
        if other is None:
            return None
        entity = other
    meant = read_as(text, start, end, entity)
    return None if meant is None else (start, end, meant)


def _read_in_context(
    text: str, found: Sequence[tuple[int, int, int]], lexicon: Lexicon
) -> list[Hit]:
    """The hits, each with the reading that its neighbours ask for."""
    hits: list[Hit] = []
    last = 0
    for start, end, pattern in found:
        entity = lexicon.entity_of(pattern, text[start:end])
        kind = entity.kind
        if (
            (kind in PROTEINS and is_no_protein(text, start, end))
            or is_of_the_ill(text, end, entity)
            or is_no_treatment(text, start, end)
            or (kind is Kind.DRUG_CLASS and read_as(text, start, end, entity) is None)
            or (kind is Kind.ROUTE and is_of_the_body(text, start, end))
        ):
            continue
        if may_name_nothing(text[start:end], kind) and names_nothing(text, start, end, kind):
            continue
        hit = (start, end, entity)
        if kind in _DRUGS_AND_FORMS:
            hit = _chemical(text, hit, lexicon.other_entity_of(pattern), last, lexicon)
        elif kind in ILLS:
            ill = _ill(text, hit, lexicon)
            if ill is None:
                continue
            hit = ill
            if end - start > _SHORTEST_INDUCED:
                both = cause_and_illness(text, hit, lexicon)
                if both is not None and start >= last:
                    cause, hit = both
                    hits.append(cause)
        around = text[hit[0] - 1 : hit[1] + 1]
        if "(" in around or ")" in around:
            hit = with_its_brackets(text, hit)
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


def _chemical(text: str, hit: Hit, other: Entity | None, last: int, lexicon: Lexicon) -> Hit:
    """A drug with the prefix and salt that stand with it; or the protein that goes by the same name."""
    start, end, entity = hit
    if entity.kind is Kind.FORM:
        pill = lexicon.named(_CONTRACEPTIVE, DRUGS) if is_contraceptive(text, start, end) else None
        return hit if pill is None else (text.rfind(" ", 0, start - 1) + 1, end, pill)
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


def _with_abbreviations(text: str, hits: list[Hit], lexicon: Lexicon) -> list[Hit]:
    """The hits, with short forms read as the document defines them, and as nothing else."""
    places, wider = short_forms(text, hits, lexicon)
    if wider:
        found = {hit[:2] for hit in hits}
        wider = [hit for hit in wider if hit[:2] not in found or hit not in hits]
    if not places and not wider:
        return hits
    blocked = sorted({(start, end) for start, end, _ in [*places, *wider]})
    starts = [start for start, _ in blocked]
    kept: list[Hit] = []
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
    longer = Spans(hit[:2] for hit in wider)
    named = [
        (start, end, entity)
        for start, end, entity in places
        if entity is not None and (start, end) not in over and not longer.hold(start, end)
    ]
    return sorted([*kept, *named, *wider], key=lambda hit: hit[0])
