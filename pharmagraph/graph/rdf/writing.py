"""Claims and documents to RDF, in the shape that `shape.py` tells of and `from_rdf.py` reads back.

Written as N-Triples lines, because a store takes those in three times as fast as it takes objects.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import islice

from pharmagraph.graph.claim import Claim, Entity, Extraction, Mention
from pharmagraph.graph.dates import period
from pharmagraph.graph.document import Document
from pharmagraph.graph.packed import Packed
from pharmagraph.graph.rdf.ntriples import (
    compact_json,
    decimal,
    integer,
    json_literal,
    json_text,
    pieces_of_text,
    text,
)
from pharmagraph.graph.rdf.shape import (
    CERTAINTY,
    CLAIM,
    CONFIDENCE,
    CURIE,
    DOCUMENT,
    GENERATED_BY,
    IDENTIFIER,
    IDENTITY,
    LABEL,
    MODEL,
    NEGATED,
    OBJECT,
    OBJECT_TERM,
    PLACES,
    PREDICATE,
    PROPOSITION,
    QUOTE,
    QUOTED_FROM,
    RULE,
    SECTION,
    SELECTOR,
    SOURCE,
    SPAN,
    STATEMENT,
    SUBJECT,
    SUBJECT_TERM,
    TERM,
    TYPE,
    VERSION,
    document_iri,
    proposition_iri,
    run_iri,
    statement_number,
)
from pharmagraph.graph.run import Run
from pharmagraph.ontology.iris import certainty_iri, kind_iri, predicate_iri, qualifier_iri
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.namespaces import (
    BIOLINK,
    DCTERMS,
    OA,
    PG,
    PROV,
    SKOS,
    TERMS,
    XSD,
    digest,
    iri_of,
)
from pharmagraph.ontology.qualifiers import changes_meaning

_ROWS = (
    10_000  # mentions that are written together: as Python's values they take ten times the memory
)
_CONTEXT = 32  # characters of text before and after a quote, as in the W3C's examples
_TRUE, _FALSE = f'"true"^^<{XSD}boolean>', f'"false"^^<{XSD}boolean>'


class Writer:
    """Turns extractions into N-Triples lines, and says once what several claims share.

    What it returns are strings of one line or more, to be joined by line ends: to make one string of
    the many lines of a claim takes half the time of making as many strings.
    """

    def __init__(self, run: Run) -> None:
        self._run = run
        self._written: dict[object, str] = {}

    def lines(self, extraction: Extraction) -> Iterator[list[str]]:
        """Yield all that the graph keeps of one document, piece by piece."""
        document = extraction.document
        yield self._document_lines(extraction)
        yield [_text_line(document)]
        if extraction.mentions:
            yield [_mentions_line(extraction)]
        for claim_id, claim in _distinct(extraction.claims):
            yield self._claim_lines(claim, claim_id, document)

    def forget(self) -> None:
        """Say again what was said before: nothing is kept of it any more."""
        self._written.clear()

    def claim_lines(self, claim: Claim, document: Document | None = None) -> list[str]:
        """Return the triples of one claim and what it points to; `document` gives its context."""
        return self._claim_lines(claim, claim.id, document)

    def _claim_lines(self, claim: Claim, claim_id: str, document: Document | None) -> list[str]:
        lines: list[str] = []
        subject, object_ = claim.subject, claim.object
        subject_term = self._term(subject.entity, lines)
        object_term = self._term(object_.entity, lines)
        me = f"<{TERMS['claim']}{claim_id}>"
        quote = text(claim.quote)
        lines.append(
            f"{me} <{TYPE}> <{CLAIM}> .\n"
            f"{me} <{SUBJECT}> <{iri_of(subject.entity.id)}> .\n"
            f"{me} <{PREDICATE}> <{predicate_iri(claim.predicate)}> .\n"
            f"{me} <{OBJECT}> <{iri_of(object_.entity.id)}> .\n"
            f"{me} <{NEGATED}> {_TRUE if claim.negated else _FALSE} .\n"
            f"{me} <{CERTAINTY}> <{certainty_iri(claim.certainty)}> .\n"
            f"{me} <{PROPOSITION}> {self._proposition(claim, lines)} .\n"
            f"{me} <{STATEMENT}> {integer(statement_number(claim))} .\n"
            f"{me} <{QUOTED_FROM}> <{document_iri(claim.document)}> .\n"
            f"{me} <{QUOTE}> {quote} .\n"
            f"{me} <{SPAN}> {self._span(claim, quote, document, lines)} .\n"
            f"{me} <{SUBJECT_TERM}> {subject_term} .\n"
            f"{me} <{OBJECT_TERM}> {object_term} .\n"
            f"{me} <{CONFIDENCE}> {decimal(claim.confidence)} .\n"
            f"{me} <{RULE}> {text(claim.rule)} .\n"
            f"{me} <{PLACES}> {json_text(_places(claim))} ."
        )
        if claim.section:
            lines.append(f"{me} <{SECTION}> {text(claim.section)} .")
        for name, values in claim.qualifiers.items():
            for value in sorted(set(values)):
                lines.append(f"{me} <{qualifier_iri(name)}> {text(value)} .")
        lines += _year_lines(me, claim)
        return lines

    def _document_lines(self, extraction: Extraction) -> list[str]:
        document = extraction.document
        me = f"<{document_iri(document.id)}>"
        lines: list[str] = []
        lines.append(
            f"{me} <{TYPE}> <{DOCUMENT}> .\n"
            f"{me} <{IDENTIFIER}> {text(document.id)} .\n"
            f'{me} <{PG}sha256> "{document.sha256}" .\n'
            f"{me} <{DCTERMS}format> {text(document.format)} .\n"
            f"{me} <{GENERATED_BY}> {self._run_node(lines)} ."
        )
        if document.title:
            lines.append(f"{me} <{DCTERMS}title> {text(document.title)} .")
        if document.source:
            lines.append(f"{me} <{DCTERMS}source> {text(document.source)} .")
        if layout := _layout(document):
            lines.append(f"{me} <{PG}layout> {json_text(layout)} .")
        if extraction.counts:
            lines.append(f"{me} <{PG}counts> {json_text(dict(extraction.counts))} .")
        return lines

    def _term(self, entity: Entity, lines: list[str]) -> str:
        if (known := self._written.get(entity)) is not None:
            return known
        hashed = digest(entity.id, entity.label, entity.kind, *map(str, ids_elsewhere(entity)))
        me = self._written[entity] = f"<{TERMS['term']}{hashed}>"
        identity = iri_of(entity.id)
        lines.append(
            f"{me} <{TYPE}> <{TERM}> .\n"
            f"{me} <{IDENTITY}> <{identity}> .\n"
            f"{me} <{CURIE}> {text(entity.id)} .\n"
            f"{me} <{LABEL}> {text(entity.label)} .\n"
            f"{me} <{PG}kind> <{kind_iri(entity.kind)}> ."
        )
        if elsewhere := ids_elsewhere(entity):
            lines.append(f"{me} <{PG}xrefs> {json_text(elsewhere)} .")
        lines += identity_lines(entity)
        return me

    def _proposition(self, claim: Claim, lines: list[str]) -> str:
        me = f"<{proposition_iri(claim)}>"
        if me not in self._written:
            self._written[me] = me
            lines.append(
                f"{me} <{TYPE}> <{PG}Proposition> .\n"
                f"{me} <{PG}propositionSubject> <{iri_of(claim.subject.entity.id)}> .\n"
                f"{me} <{PG}propositionPredicate> <{predicate_iri(claim.predicate)}> .\n"
                f"{me} <{PG}propositionObject> <{iri_of(claim.object.entity.id)}> ."
            )
            for name, values in sorted(claim.qualifiers.items()):
                if changes_meaning(name):
                    for value in sorted(set(values)):
                        lines.append(f"{me} <{qualifier_iri(name)}> {text(value)} .")
        return me

    def _span(self, claim: Claim, quoted: str, document: Document | None, lines: list[str]) -> str:
        source = document_iri(claim.document)
        hashed = source[len(TERMS["document"]) :]
        name = f"{TERMS['span']}{hashed}-{claim.start}-{claim.end}"
        me = f"<{name}>"
        if me in self._written:
            return me
        self._written[me] = me
        quote, position = f"<{name}-quote>", f"<{name}-position>"
        before, after = "", ""
        if document is not None:
            before = document.text[max(0, claim.start - _CONTEXT) : claim.start]
            after = document.text[claim.end : claim.end + _CONTEXT]
        lines.append(
            f"{me} <{TYPE}> <{OA}SpecificResource> .\n"
            f"{me} <{SOURCE}> <{source}> .\n"
            f"{me} <{SELECTOR}> {quote} .\n"
            f"{me} <{SELECTOR}> {position} .\n"
            f"{quote} <{TYPE}> <{OA}TextQuoteSelector> .\n"
            f"{quote} <{OA}exact> {quoted} .\n"
            f"{quote} <{OA}prefix> {text(before)} .\n"
            f"{quote} <{OA}suffix> {text(after)} .\n"
            f"{position} <{TYPE}> <{OA}TextPositionSelector> .\n"
            f"{position} <{OA}start> {integer(claim.start)} .\n"
            f"{position} <{OA}end> {integer(claim.end)} ."
        )
        return me

    def _run_node(self, lines: list[str]) -> str:
        run = self._run
        me = f"<{run_iri(run)}>"
        if me not in self._written:
            self._written[me] = me
            lines.append(
                f"{me} <{TYPE}> <{PROV}Activity> .\n"
                f"{me} <{PROV}wasAssociatedWith> <{PG}pharmagraph> .\n"
                f'{me} <{BIOLINK}agent_type> "text_mining_agent" .\n'
                f"{me} <{BIOLINK}has_evidence> <{TERMS['ECO']}0007320> .\n"
                f"{me} <{MODEL}> {integer(VERSION)} .\n"
                f"{me} <{PG}engineVersion> {text(run.engine)} .\n"
                f"{me} <{PG}lexiconVersion> {text(run.lexicon)} .\n"
                f"{me} <{PG}rulesVersion> {text(run.rules)} ."
            )
            if run.ended:
                lines.append(f'{me} <{PROV}endedAtTime> "{run.ended}"^^<{XSD}dateTime> .')
        return me


def ids_elsewhere(entity: Entity) -> list[str | tuple[str, ...]]:
    """Return an entity's ids in other vocabularies; those that are only near it, if any, as a list at the end."""
    return [*entity.xrefs, entity.near] if entity.near else [*entity.xrefs]


def identity_lines(entity: Entity) -> Iterator[str]:
    """Yield what other graphs join on: the entity under its own IRI, with its matches elsewhere."""
    me = f"<{iri_of(entity.id)}>"
    yield f"{me} <{TYPE}> <{kind_iri(entity.kind)}> ."
    yield f"{me} <{LABEL}> {text(entity.label)} ."
    for xref in entity.xrefs:
        yield f"{me} <{SKOS}exactMatch> <{iri_of(xref)}> ."
    for close in entity.near:
        yield f"{me} <{SKOS}closeMatch> <{iri_of(close)}> ."


def _year_lines(me: str, claim: Claim) -> Iterator[str]:
    """Yield the years that the claim's times can mean: "the sixties" are 1960 to 1969."""
    times = [*claim.qualifiers.get("time", ())]
    if claim.object.entity.kind is Kind.TIME:
        times.append(claim.object.text)
    for first, last in filter(None, map(period, times)):
        yield f'{me} <{PG}firstYear> "{first:04}"^^<{XSD}gYear> .'
        yield f'{me} <{PG}lastYear> "{last:04}"^^<{XSD}gYear> .'
        return  # several periods would mix as a set: the first is the one that the claim leads with


def _places(claim: Claim) -> dict[str, object]:
    """Return what nobody asks for in a query and no triple has to say: where things stand, exactly.

    One literal takes the store an eighth of the time of as many triples.
    """
    places: dict[str, object] = {
        "at": (claim.start, claim.end),
        "subject": _place_of(claim.subject),
        "object": _place_of(claim.object),
        "cue": claim.cue,
    }
    # RDF has sets: what a set cannot say of the values (their order) is kept here.
    if not all(_is_a_set(name, values) for name, values in claim.qualifiers.items()):
        places["qualifiers"] = {name: list(values) for name, values in claim.qualifiers.items()}
    return places


def _place_of(mention: Mention) -> tuple[object, ...]:
    place = (mention.start, mention.end, mention.text)
    if mention.negated or mention.certainty is not Certainty.ASSERTED:
        return (*place, mention.negated, mention.certainty)
    return place


def _is_a_set(name: str, values: tuple[str, ...]) -> bool:
    in_order = len(values) == 1 or (bool(values) and list(values) == sorted(set(values)))
    return in_order and qualifier_iri(name) == TERMS["qualifier"] + name


def _distinct(claims: Sequence[Claim]) -> Iterable[tuple[str, Claim]]:
    """Keep, by its id, one of each claim that several rules found: the surest, and of those the first."""
    if isinstance(claims, Packed):
        return _distinct_of_many(claims)
    best: dict[str, Claim] = {}
    for claim in claims:
        claim_id = claim.id
        known = best.setdefault(claim_id, claim)
        if claim.confidence > known.confidence:
            best[claim_id] = claim
    return best.items()


def _distinct_of_many(claims: Iterable[Claim]) -> Iterator[tuple[str, Claim]]:
    """The same without holding the claims: they are gone through twice."""
    best: dict[bytes, int] = {}
    confidence = array("d")
    for place, claim in enumerate(claims):
        known = best.setdefault(bytes.fromhex(claim.id), place)
        confidence.append(claim.confidence)
        if claim.confidence > confidence[known]:
            best[bytes.fromhex(claim.id)] = place
    chosen = {place: claim_id for claim_id, place in best.items()}
    del best
    for place, claim in enumerate(claims):
        if (claim_id := chosen.get(place)) is not None:
            yield claim_id.hex(), claim


def layout_digest(document: Document) -> str:
    """Return a hash of all that is kept of a document besides its text; empty where there is nothing."""
    layout = _layout(document)
    return sha256(compact_json(layout).encode()).hexdigest() if layout else ""


def _layout(document: Document) -> dict[str, object]:
    layout = {
        "sections": document.sections,
        "furniture": document.furniture,
        "metadata": dict(document.metadata),
    }
    kept: dict[str, object] = {name: value for name, value in layout.items() if value}
    if document.given is not None:
        kept["given"] = document.given
    return kept


def _text_line(document: Document) -> str:
    begin = f"<{document_iri(document.id)}> <{PG}text> "
    return "".join((begin, *pieces_of_text(document.text), " ."))


def _mentions_line(extraction: Extraction) -> str:
    document = extraction.document
    mentions = json_literal(_mention_table(extraction.mentions, document.text))
    return f"<{document_iri(document.id)}> <{PG}mentions> {mentions} ."


def _mention_table(mentions: Iterable[Mention], whole: str) -> str:
    """Return, as JSON, the mentions as rows that name their entity by its place in a second table."""
    entities: dict[Entity, int] = {}
    every, rows = iter(mentions), []
    while some := list(islice(every, _ROWS)):
        rows.append(compact_json([_row(each, entities, whole) for each in some])[1:-1])
    known = [(each.id, each.label, each.kind, ids_elsewhere(each)) for each in entities]
    return f'{{"entities":{compact_json(known)},"mentions":[{",".join(rows)}]}}'


def _row(mention: Mention, entities: dict[Entity, int], whole: str) -> list[object]:
    row: list[object] = [
        mention.start,
        mention.end,
        entities.setdefault(mention.entity, len(entities)),
        int(mention.negated),
        mention.certainty,
    ]
    if whole[mention.start : mention.end] != mention.text:
        row.append(mention.text)
    return row
