"""Which entities a document names, and where: names of the lexicon, and what the document itself abbreviates."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from pharmagraph.builders.abbreviations import Definition, definitions
from pharmagraph.graph.claim import Mention
from pharmagraph.graph.document import Document, GivenMention
from pharmagraph.ontology.entity import Entity
from pharmagraph.ontology.kinds import Kind
from pharmagraph.ontology.lexicon import Lexicon

_Hit = tuple[int, int, Entity]


class SpunMention(Mention):
    """A mention that was only understood through word-by-word synonyms, as in machine-reworded text."""

    __slots__ = ()


def is_spun(mention: Mention) -> bool:
    """Whether the mention rests on a guess at reworded text; what follows from it is less sure."""
    return isinstance(mention, SpunMention)


def find_mentions(document: Document, lexicon: Lexicon) -> list[Mention]:
    """The mentions of a document in their order, none over another, none in page furniture."""
    text = document.text
    hits = lexicon.hits(text)
    if "(" in text:
        hits = _with_abbreviations(text, hits, lexicon)
    if document.furniture:
        hits = [hit for hit in hits if not _inside(hit, document.furniture)]
    return [Mention(start, end, text[start:end], entity) for start, end, entity in hits]


def given_mentions(document: Document, lexicon: Lexicon) -> list[Mention]:
    """The mentions that came with the document, as they are: they may overlap or nest."""
    found = []
    for given in sorted(document.given or (), key=lambda given: (given.start, -given.end, given.kind)):
        text = document.text[given.start : given.end]
        found.append(Mention(given.start, given.end, text, _given_entity(given, text, lexicon)))
    return found


# Kinds that annotators do not tell apart in the same way.
_COMPATIBLE = {
    kind: group
    for group in (
        frozenset({Kind.DRUG, Kind.DRUG_CLASS}),
        frozenset({Kind.PROTEIN, Kind.RECEPTOR}),
        frozenset({Kind.CONDITION, Kind.EFFECT}),
        frozenset({Kind.ROUTE, Kind.FORM}),
    )
    for kind in group
}


def _given_entity(given: GivenMention, text: str, lexicon: Lexicon) -> Entity:
    kind = Kind(given.kind)
    if given.id:
        known = lexicon.entity(given.id)
        if known is None:
            return Entity(given.id, text, kind)
        xrefs = known.xrefs if given.id in (known.id, *known.xrefs) else (*known.xrefs, given.id)
        return Entity(known.id, known.label, kind, xrefs)
    known = lexicon.named(text, _COMPATIBLE.get(kind, frozenset({kind})))
    if known is None:
        return minted(text, kind)
    return known if known.kind is kind else known._replace(kind=kind)


def minted(text: str, kind: Kind) -> Entity:
    """An entity of our own, for what no vocabulary has: its id is made of its name."""
    slug = re.sub(r"[^\w]+", "-", text.lower()).strip("-") or "unnamed"
    return Entity(f"PG:{kind}/{slug}", " ".join(text.split()), kind)


def _inside(hit: _Hit, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < hit[1] and hit[0] < end for start, end in spans)


def _with_abbreviations(text: str, hits: list[_Hit], lexicon: Lexicon) -> list[_Hit]:
    """The hits, with short forms read as the document defines them, and as nothing else."""
    meanings: dict[str, Entity | None] = {}
    joined: list[_Hit] = []
    starts = [hit[0] for hit in hits]
    for definition in definitions(text):
        entity = _meaning(definition, text, hits, starts, lexicon)
        meanings.setdefault(definition.short, entity)
        if wider := _beyond(definition, text, lexicon):
            joined.append(wider)
    if not meanings:
        return hits
    short = re.compile(
        r"(?<![\w-])(?:" + "|".join(re.escape(form) for form in sorted(meanings, key=len, reverse=True)) + r")(?P<s>s?)(?!\w)"
    )
    found = list(joined)
    blocked = list(joined)
    for match in short.finditer(text):
        form = match.group().removesuffix(match["s"]) if match.group() not in meanings else match.group()
        blocked.append((match.start(), match.end(), None))  # type: ignore[arg-type]
        entity = meanings[form]
        if entity is not None:
            found.append((match.start(), match.end(), entity))
    return _merged(hits, found, blocked)


def _meaning(definition: Definition, text: str, hits: list[_Hit], starts: list[int], lexicon: Lexicon) -> Entity | None:
    """What the long form of a definition names."""
    place = bisect_right(starts, definition.end - 1) - 1
    if place >= 0:
        start, end, entity = hits[place]
        if end == definition.end and start <= definition.start + 1:
            return entity
    return lexicon.named(text[definition.start : definition.end])


def _beyond(definition: Definition, text: str, lexicon: Lexicon) -> _Hit | None:
    """A name that goes on after its first part was abbreviated: "N-methyl-D-aspartate (NMDA) receptor"."""
    close = text.find(")", definition.short_start, definition.short_start + len(definition.short) + 2)
    after = re.compile(r"\)[ -]([A-Za-z]+)").match(text, close) if close >= 0 else None
    if after is None or definition.start > definition.short_start:
        return None
    entity = lexicon.named(f"{text[definition.start : definition.end]} {after[1]}")
    return (definition.start, after.end(), entity) if entity else None


def _merged(hits: list[_Hit], found: list[_Hit], blocked: list[_Hit]) -> list[_Hit]:
    """`hits` that do not lie on blocked places or are wider than them, with `found`."""
    blocked.sort(key=lambda hit: hit[0])
    starts = [hit[0] for hit in blocked]
    kept = []
    for hit in hits:
        place = bisect_right(starts, hit[1] - 1) - 1
        over = blocked[place] if place >= 0 and blocked[place][1] > hit[0] else None
        if over is None:
            kept.append(hit)
        elif hit[1] - hit[0] > over[1] - over[0] and hit[0] <= over[0] and over[1] <= hit[1]:
            kept.append(hit)
            found = [other for other in found if other[0] != over[0]]
    return sorted([*kept, *found], key=lambda hit: hit[0])
