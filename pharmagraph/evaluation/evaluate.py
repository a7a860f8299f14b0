"""Scores the claims of a graph against a gold file."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pharmagraph.errors import InputError
from pharmagraph.evaluation.fact import Fact, Gold, Side
from pharmagraph.evaluation.figures import Row, row
from pharmagraph.evaluation.gold import read_gold
from pharmagraph.evaluation.matching import (
    PRONOUN,
    Level,
    Matcher,
    folded,
    folded_id,
    group,
    level_of,
)
from pharmagraph.evaluation.pairing import Paired, paired
from pharmagraph.graph.claim import Claim
from pharmagraph.graph.store import ClaimStore, open_store
from pharmagraph.ontology.predicates import SIGNATURES, Predicate

_AROUND = 60  # characters shown before and after a fact that was missed
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Missed:
    """A fact that no claim states, with the words around it where the gold says where it stands."""

    fact: Fact
    quote: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a graph is worth on a gold file.

    `rows`: "strict" (predicate and both sides), "pair" (both sides), then each predicate. `polarity` and `certainty`:
    of the facts found whose gold says so, how many agree, and of how many. `aside` counts claims that are neither
    right nor wrong, by the reason. `misplaced`: how many of the gold's names do not stand at their place in the
    graph's texts, and of how many.
    """

    level: Level
    documents: int
    rows: tuple[Row, ...]
    polarity: tuple[int, int]
    certainty: tuple[int, int]
    missed: tuple[Missed, ...]
    spurious: tuple[Claim, ...]
    aside: Mapping[str, int]
    misplaced: tuple[int, int]


def evaluate(
    graph: Path,
    gold_path: Path,
    *,
    level: Level = Level.AUTO,
    mapping: Mapping[str, str] | None = None,
    min_confidence: float = 0.0,
) -> Report:
    """Score the graph against the gold. `mapping`: predicates of the gold's own types of relations."""
    gold = read_gold(gold_path, mapping or {})
    with open_store(graph) as store:
        gold = _with_ids_of(store, gold, gold_path)
        texts = {document: store.document(document).text for document in gold.facts}
        claims = [
            claim
            for claim in store.claims()
            if claim.document in gold.facts and claim.confidence >= min_confidence
        ]
        called: dict[tuple[str, str], set[str]] = defaultdict(set)
        for document, mention in store.mentions():
            if document in gold.facts:
                called[document, mention.entity.id].add(folded(mention.text))
    chosen = level_of(gold) if level is Level.AUTO else level
    aside = Counter[str]()
    kept = list(_judgeable(claims, gold, chosen, aside))
    matcher = Matcher(chosen, called)
    strict = {each: _paired(each, gold, kept, matcher, chosen, aside) for each in gold.facts}
    pair = {each: _paired(each, gold, kept, matcher, chosen, None) for each in gold.facts}
    return Report(
        chosen,
        len(gold.facts),
        tuple(_rows(gold, strict, pair)),
        _agreement((f.negated, c.negated) for each in strict.values() for f, c in each.met),
        _agreement((f.hedged, c.certainty.hedged) for each in strict.values() for f, c in each.met),
        tuple(
            Missed(fact, _quote(fact, texts[fact.document]))
            for each in strict.values()
            for fact in each.missed
        ),
        tuple(claim for each in strict.values() for claim in each.wrong),
        dict(sorted(aside.items())),
        _misplaced(gold, texts),
    )


def _with_ids_of(store: ClaimStore, gold: Gold, path: Path) -> Gold:
    """The gold with its documents called as in the graph: by id, or by the file's name with or without ending."""
    called: dict[str, set[str]] = defaultdict(set)
    for document in store.documents():
        for name in (document, Path(document).name, Path(document).stem):
            called[name].add(document)
    renamed = Gold(by_id=gold.by_id)
    for name, facts in gold.facts.items():
        found = {name} if name in called.get(name, ()) else called.get(name, set())
        if len(found) != 1:
            reason = "no document of this name" if not found else "several documents of this name"
            remedy = "build the graph from the documents of the gold"
            raise InputError(f"{path}: {name!r}: the graph has {reason}; {remedy}")
        document = next(iter(found))
        renamed.facts[document] = [replace(fact, document=document) for fact in facts]
        renamed.names[document] = gold.names.get(name, [])
    return renamed


def _judgeable(
    claims: Iterable[Claim], gold: Gold, level: Level, aside: Counter[str]
) -> Iterator[Claim]:
    """The claims on which the gold has something to say: between kinds that it joins, in its vocabularies."""
    facts = gold.all()
    sides = [side for fact in facts for side in (fact.subject, fact.object)]
    pairs = {
        (group(fact.subject.kind), group(fact.object.kind))
        for fact in facts
        if fact.subject.kind and fact.object.kind
    }
    pairs |= {(two, one) for one, two in pairs} if any(fact.symmetric for fact in facts) else set()
    vocabularies = {folded_id(each).partition(":")[0] for side in sides for each in side.ids}
    flagged = any(fact.negated is not None for fact in facts)
    for claim in claims:
        kinds = group(claim.subject.entity.kind), group(claim.object.entity.kind)
        if pairs and kinds not in pairs:
            aside["between kinds that the gold does not join"] += 1
        elif claim.negated and not flagged:
            aside["denied, and the gold says of nothing whether it is"] += 1
        elif level is Level.IDS and not _grounded(claim, vocabularies):
            aside["without an id in the gold's vocabularies"] += 1
        else:
            yield claim


def _grounded(claim: Claim, vocabularies: set[str]) -> bool:
    return all(
        any(folded_id(each).partition(":")[0] in vocabularies for each in (side.id, *side.xrefs))
        for side in (claim.subject.entity, claim.object.entity)
    )


def _paired(
    document: str,
    gold: Gold,
    claims: Sequence[Claim],
    matcher: Matcher,
    level: Level,
    aside: Counter[str] | None,
) -> Paired:
    """The facts and claims of a document; strictly by predicate if claims are to be counted `aside`."""
    strict = aside is not None
    known = {predicate for fact in gold.all() for predicate in fact.predicates}
    here = []
    for claim in claims:
        if claim.document == document:
            if not strict or claim.predicate in known:
                here.append(claim)
            elif aside is not None:
                aside["with a predicate that the gold does not have"] += 1
    one_to_one = level is Level.SPANS
    result = paired(
        gold.facts[document],
        _once(here, spans=one_to_one, predicate=strict),
        lambda claim, fact: (
            (not strict or claim.predicate in fact.predicates) and matcher.meets(claim, fact)
        ),
        one_to_one=one_to_one,
    )
    if not one_to_one:
        return result
    wrong = [claim for claim in result.wrong if not _through_pronoun(claim)]
    if aside is not None:
        aside["through a pronoun, where the gold marks names"] += len(result.wrong) - len(wrong)
    return replace(result, wrong=tuple(wrong))


def _through_pronoun(claim: Claim) -> bool:
    return any(PRONOUN.match(side.text) for side in (claim.subject, claim.object))


def _once(claims: Iterable[Claim], *, spans: bool, predicate: bool) -> list[Claim]:
    """Claims that say the same, in one place or anywhere in the document, once."""
    once: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        sides = [side[:2] if spans else (side.entity.id,) for side in (claim.subject, claim.object)]
        if SIGNATURES[claim.predicate].symmetric:
            sides.sort()
        once.setdefault((*sides, claim.predicate if predicate else ""), claim)
    return list(once.values())


def _rows(gold: Gold, strict: Mapping[str, Paired], pair: Mapping[str, Paired]) -> Iterator[Row]:
    yield row("strict", {document: each.counts() for document, each in strict.items()})
    yield row("pair", {document: each.counts() for document, each in pair.items()})
    concerned = {fact.predicates[0] for fact in gold.all() if not fact.optional}
    concerned |= {claim.predicate for each in strict.values() for claim in each.wrong}
    listed = [predicate for predicate in Predicate if predicate in concerned]
    for predicate in [*listed, *sorted(concerned.difference(listed))]:
        counts = {document: each.counts(predicate) for document, each in strict.items()}
        yield row(predicate.value, counts)


def _agreement(flags: Iterable[tuple[bool | None, bool]]) -> tuple[int, int]:
    said = [gold == found for gold, found in flags if gold is not None]
    return sum(said), len(said)


def _quote(fact: Fact, text: str) -> str:
    """The text around both sides, where they are nearest to each other."""
    places = _nearest(fact.subject, fact.object)
    if not places:
        return ""
    start = max(0, min(span[0] for span in places) - _AROUND)
    end = min(max(span[1] for span in places) + _AROUND, start + _LONGEST)
    return " ".join(text[start:end].split())


def _nearest(one: Side, other: Side) -> list[tuple[int, int]]:
    if not one.spans or not other.spans:
        return [*one.spans[:1], *other.spans[:1]]
    both = [(a, b) for a in one.spans for b in other.spans]
    nearest = min(both, key=lambda places: (abs(places[0][0] - places[1][0]), places))
    return list(nearest)


def _misplaced(gold: Gold, texts: Mapping[str, str]) -> tuple[int, int]:
    wrong = total = 0
    for document, names in gold.names.items():
        for start, end, words in names:
            total += 1
            wrong += texts[document][start:end] != words
    return wrong, total
