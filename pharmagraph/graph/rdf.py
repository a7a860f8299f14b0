"""Claims and documents to RDF and back, and nothing else: the only file that knows their shape.

A claim is one node that bears all that people filter on. What it says, whoever says it and however
surely, is its proposition. Where it stands is its span. The statement itself is never a triple:
only a consensus graph has those. Everything is flat RDF 1.1 with IRIs made from content, written
as N-Triples lines, because a store takes those in four times as fast as it takes objects.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

import pyoxigraph as ox

from pharmagraph.graph.claim import Claim, Entity, Extraction, Mention
from pharmagraph.graph.document import Document, GivenMention, Section
from pharmagraph.graph.ntriples import decimal, integer, iri, json_text, text, text_of
from pharmagraph.graph.run import Run
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.namespaces import (
    BIOLINK,
    DCTERMS,
    OA,
    PG,
    PROV,
    RDF,
    RDFS,
    SKOS,
    TERMS,
    XSD,
    digest,
    iri_of,
    safe,
)
from pharmagraph.ontology.predicates import Predicate
from pharmagraph.ontology.qualifiers import changes_meaning

TYPE = RDF + "type"
LABEL = RDFS + "label"
CLAIM = PG + "Claim"
ASSOCIATION = BIOLINK + "Association"
DOCUMENT = PG + "Document"
QUOTED_FROM = PROV + "wasQuotedFrom"
PROPOSITION = PG + "proposition"
SUBJECT, PREDICATE, OBJECT = BIOLINK + "subject", BIOLINK + "predicate", BIOLINK + "object"
GENERATED_BY = PROV + "wasGeneratedBy"
SUBJECT_TERM, OBJECT_TERM = PG + "subjectTerm", PG + "objectTerm"
IDENTITY = PG + "identity"
SPAN = PG + "span"
IDENTIFIER = DCTERMS + "identifier"

_CONTEXT = 32  # characters of text before and after a quote, as in the W3C's examples
_TRUE, _FALSE = f'"true"^^<{XSD}boolean>', f'"false"^^<{XSD}boolean>'
_KIND_IRI = {
    kind: PG + "".join(word.capitalize() for word in kind.value.split("_")) for kind in Kind
}
_KINDS = {value: kind for kind, value in _KIND_IRI.items()}


def kind_iri(kind: Kind) -> str:
    """Return the class of the entities of this kind."""
    return _KIND_IRI[kind]


def predicate_iri(predicate: str) -> str:
    """Return the property that stands for the predicate; no claim ever uses it as a property."""
    return PG + safe(predicate)


def certainty_iri(certainty: str) -> str:
    """Return the concept of the certainty scheme."""
    return PG + certainty


def document_iri(document_id: str) -> str:
    """Return the IRI of the document with this id."""
    return TERMS["document"] + digest(document_id)


def claim_iri(claim: Claim) -> str:
    """Return the IRI of the claim."""
    return TERMS["claim"] + claim.id


def proposition_iri(claim: Claim) -> str:
    """Return the IRI of what the claim says, without its polarity and certainty."""
    return TERMS["proposition"] + digest(
        iri_of(claim.subject.entity.id),
        claim.predicate,
        iri_of(claim.object.entity.id),
        *(
            f"{name}={json.dumps(sorted(set(values)))}"
            for name, values in sorted(claim.qualifiers.items())
            if changes_meaning(name)
        ),
    )


def run_iri(run: Run) -> str:
    """Return the IRI of the run."""
    return TERMS["run"] + digest(run.engine, run.lexicon, run.rules, run.ended)


# --- To RDF ---------------------------------------------------------------------------------------


class Writer:
    """Turns extractions into N-Triples lines, and says once what several claims share."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._written: dict[object, str] = {}

    def lines(self, extraction: Extraction) -> list[str]:
        """Return all that the graph keeps of one document."""
        document = extraction.document
        lines = self._document_lines(extraction)
        for claim in extraction.claims:
            lines += self.claim_lines(claim, document)
        return lines

    def claim_lines(self, claim: Claim, document: Document | None = None) -> list[str]:
        """Return the triples of one claim and of what it points to; `document` gives its context."""
        lines: list[str] = []
        subject, object_ = claim.subject, claim.object
        subject_term = self._term(subject.entity, lines)
        object_term = self._term(object_.entity, lines)
        me = f"<{claim_iri(claim)}>"
        lines += (
            f"{me} <{TYPE}> <{CLAIM}> .",
            f"{me} <{TYPE}> <{ASSOCIATION}> .",
            f"{me} <{SUBJECT}> <{iri_of(subject.entity.id)}> .",
            f"{me} <{PREDICATE}> <{predicate_iri(claim.predicate)}> .",
            f"{me} <{OBJECT}> <{iri_of(object_.entity.id)}> .",
            f"{me} <{BIOLINK}negated> {_TRUE if claim.negated else _FALSE} .",
            f"{me} <{PG}certainty> <{PG}{claim.certainty}> .",
            f"{me} <{PROPOSITION}> {self._proposition(claim, lines)} .",
            f"{me} <{QUOTED_FROM}> <{document_iri(claim.document)}> .",
            f"{me} <{GENERATED_BY}> {self._run_node(lines)} .",
            f"{me} <{SPAN}> {self._span(claim, document, lines)} .",
            f"{me} <{BIOLINK}supporting_text> {text(claim.quote)} .",
            f"{me} <{PG}start> {integer(claim.start)} .",
            f"{me} <{PG}end> {integer(claim.end)} .",
            f"{me} <{SUBJECT_TERM}> {subject_term} .",
            f"{me} <{PG}subjectText> {text(subject.text)} .",
            f"{me} <{PG}subjectStart> {integer(subject.start)} .",
            f"{me} <{PG}subjectEnd> {integer(subject.end)} .",
            f"{me} <{OBJECT_TERM}> {object_term} .",
            f"{me} <{PG}objectText> {text(object_.text)} .",
            f"{me} <{PG}objectStart> {integer(object_.start)} .",
            f"{me} <{PG}objectEnd> {integer(object_.end)} .",
            f"{me} <{PG}confidence> {decimal(claim.confidence)} .",
        )
        for name in ("section", "rule", "cue"):
            if value := getattr(claim, name):
                lines.append(f"{me} <{PG}{name}> {text(value)} .")
        for role, mention in (("subject", subject), ("object", object_)):
            if mention.negated:
                lines.append(f"{me} <{PG}{role}Negated> {_TRUE} .")
            if mention.certainty is not Certainty.ASSERTED:
                lines.append(f"{me} <{PG}{role}Certainty> <{PG}{mention.certainty}> .")
        lines += _qualifier_lines(me, claim.qualifiers)
        return lines

    def _document_lines(self, extraction: Extraction) -> list[str]:
        document = extraction.document
        me = f"<{document_iri(document.id)}>"
        lines: list[str] = []
        lines += (
            f"{me} <{TYPE}> <{DOCUMENT}> .",
            f"{me} <{IDENTIFIER}> {text(document.id)} .",
            f'{me} <{PG}sha256> "{document.sha256}" .',
            f"{me} <{PG}text> {text(document.text)} .",
            f"{me} <{DCTERMS}format> {text(document.format)} .",
            f"{me} <{GENERATED_BY}> {self._run_node(lines)} .",
        )
        if document.title:
            lines.append(f"{me} <{DCTERMS}title> {text(document.title)} .")
        if document.source:
            lines.append(f"{me} <{DCTERMS}source> {text(document.source)} .")
        if layout := _layout(document):
            lines.append(f"{me} <{PG}layout> {json_text(layout)} .")
        if extraction.mentions:
            mentions = _mention_table(extraction.mentions, document.text)
            lines.append(f"{me} <{PG}mentions> {json_text(mentions)} .")
        if extraction.counts:
            lines.append(f"{me} <{PG}counts> {json_text(dict(extraction.counts))} .")
        return lines

    def _term(self, entity: Entity, lines: list[str]) -> str:
        if (known := self._written.get(entity)) is not None:
            return known
        hashed = digest(entity.id, entity.label, entity.kind, *entity.xrefs)
        me = self._written[entity] = iri(TERMS["term"] + hashed)
        identity = iri_of(entity.id)
        lines += (
            f"{me} <{TYPE}> <{PG}Term> .",
            f"{me} <{IDENTITY}> <{identity}> .",
            f"{me} <{PG}curie> {text(entity.id)} .",
            f"{me} <{LABEL}> {text(entity.label)} .",
            f"{me} <{PG}kind> <{_KIND_IRI[entity.kind]}> .",
        )
        if entity.xrefs:
            lines.append(f"{me} <{PG}xrefs> {json_text(entity.xrefs)} .")
        lines += identity_lines(entity)
        return me

    def _proposition(self, claim: Claim, lines: list[str]) -> str:
        me = iri(proposition_iri(claim))
        if me not in self._written:
            self._written[me] = me
            lines += (
                f"{me} <{TYPE}> <{PG}Proposition> .",
                f"{me} <{PG}propositionSubject> <{iri_of(claim.subject.entity.id)}> .",
                f"{me} <{PG}propositionPredicate> <{predicate_iri(claim.predicate)}> .",
                f"{me} <{PG}propositionObject> <{iri_of(claim.object.entity.id)}> .",
            )
            for name, values in sorted(claim.qualifiers.items()):
                if changes_meaning(name):
                    for value in sorted(set(values)):
                        lines.append(f"{me} <{TERMS['qualifier']}{safe(name)}> {text(value)} .")
        return me

    def _span(self, claim: Claim, document: Document | None, lines: list[str]) -> str:
        source = document_iri(claim.document)
        hashed = source[len(TERMS["document"]) :]
        name = f"{TERMS['span']}{hashed}-{claim.start}-{claim.end}"
        me = iri(name)
        if me in self._written:
            return me
        self._written[me] = me
        quote, position = iri(name + "-quote"), iri(name + "-position")
        before, after = "", ""
        if document is not None:
            before = document.text[max(0, claim.start - _CONTEXT) : claim.start]
            after = document.text[claim.end : claim.end + _CONTEXT]
        lines += (
            f"{me} <{TYPE}> <{OA}SpecificResource> .",
            f"{me} <{OA}hasSource> <{source}> .",
            f"{me} <{OA}hasSelector> {quote} .",
            f"{me} <{OA}hasSelector> {position} .",
            f"{quote} <{TYPE}> <{OA}TextQuoteSelector> .",
            f"{quote} <{OA}exact> {text(claim.quote)} .",
            f"{quote} <{OA}prefix> {text(before)} .",
            f"{quote} <{OA}suffix> {text(after)} .",
            f"{position} <{TYPE}> <{OA}TextPositionSelector> .",
            f"{position} <{OA}start> {integer(claim.start)} .",
            f"{position} <{OA}end> {integer(claim.end)} .",
        )
        return me

    def _run_node(self, lines: list[str]) -> str:
        run = self._run
        me = iri(run_iri(run))
        if me not in self._written:
            self._written[me] = me
            lines += (
                f"{me} <{TYPE}> <{PROV}Activity> .",
                f"{me} <{PROV}wasAssociatedWith> <{PG}pharmagraph> .",
                f"{me} <{PG}engineVersion> {text(run.engine)} .",
                f"{me} <{PG}lexiconVersion> {text(run.lexicon)} .",
                f"{me} <{PG}rulesVersion> {text(run.rules)} .",
            )
            if run.ended:
                lines.append(f'{me} <{PROV}endedAtTime> "{run.ended}"^^<{XSD}dateTime> .')
        return me


def identity_lines(entity: Entity) -> Iterator[str]:
    """Yield what other graphs join on: the entity under its own IRI, with its matches elsewhere."""
    me = iri(iri_of(entity.id))
    yield f"{me} <{TYPE}> <{_KIND_IRI[entity.kind]}> ."
    yield f"{me} <{LABEL}> {text(entity.label)} ."
    for xref in entity.xrefs:
        yield f"{me} <{SKOS}exactMatch> <{iri_of(xref)}> ."


def _qualifier_lines(me: str, qualifiers: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for name, values in qualifiers.items():
        for value in sorted(set(values)):
            yield f"{me} <{TERMS['qualifier']}{safe(name)}> {text(value)} ."
    # RDF has sets: what a set cannot say of the values (their order) is kept beside them.
    if any(
        tuple(sorted(set(values))) != tuple(values) or not values for values in qualifiers.values()
    ):
        yield f"{me} <{PG}qualifierOrder> {json_text({k: list(v) for k, v in qualifiers.items()})} ."


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


def _mention_table(mentions: Iterable[Mention], whole: str) -> dict[str, object]:
    """Return a document's mentions as rows that name their entity by its place in a second table."""
    entities: dict[Entity, int] = {}
    rows: list[list[object]] = []
    for mention in mentions:
        row: list[object] = [
            mention.start,
            mention.end,
            entities.setdefault(mention.entity, len(entities)),
            int(mention.negated),
            mention.certainty,
        ]
        if whole[mention.start : mention.end] != mention.text:
            row.append(mention.text)
        rows.append(row)
    return {"entities": list(entities), "mentions": rows}


# --- Back from RDF --------------------------------------------------------------------------------

Node = ox.NamedNode | ox.BlankNode


class Reader:
    """Reads claims and documents back from a store of triples."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._entities: dict[str, Entity] = {}

    def document_nodes(self) -> dict[str, ox.NamedNode]:
        """Return the documents by id."""
        found = {}
        for quad in self._store.quads_for_pattern(None, _n(TYPE), _n(DOCUMENT), _DEFAULT):
            node = quad.subject
            if isinstance(node, ox.NamedNode):
                found[self._literal(node, IDENTIFIER)] = node
        return found

    def document(self, node: Node) -> Document:
        """Return the document with its text."""
        facts = self._facts(node)
        layout = json.loads(_first(facts, PG + "layout") or "{}")
        given = layout.get("given")
        return Document(
            id=_first(facts, IDENTIFIER),
            text=_first(facts, PG + "text"),
            title=_first(facts, DCTERMS + "title"),
            format=_first(facts, DCTERMS + "format"),
            source=_first(facts, DCTERMS + "source"),
            sections=tuple(Section(*section) for section in layout.get("sections", ())),
            furniture=tuple((start, end) for start, end in layout.get("furniture", ())),
            given=None if given is None else tuple(GivenMention(*row) for row in given),
            metadata=layout.get("metadata", {}),
        )

    def sha256(self, node: Node) -> str:
        """Return the hash of the document's text."""
        return self._literal(node, PG + "sha256")

    def counts(self, node: Node) -> dict[str, int]:
        """Return what was counted when the document was read."""
        return dict(json.loads(self._literal(node, PG + "counts") or "{}"))

    def run(self, node: Node) -> Run:
        """Return the run that read the document, or made the claim."""
        for quad in self._store.quads_for_pattern(node, _n(GENERATED_BY), None, _DEFAULT):
            facts = self._facts(quad.object)
            return Run(
                engine=_first(facts, PG + "engineVersion"),
                lexicon=_first(facts, PG + "lexiconVersion"),
                rules=_first(facts, PG + "rulesVersion"),
                ended=_first(facts, PROV + "endedAtTime"),
            )
        return Run("")

    def mentions(self, node: Node) -> tuple[Mention, ...]:
        """Return the document's mentions, in the order in which they were given."""
        table = json.loads(self._literal(node, PG + "mentions") or "{}")
        if not table:
            return ()
        whole = self._literal(node, PG + "text")
        entities = [
            Entity(id_, label, Kind(kind), tuple(xrefs))
            for id_, label, kind, xrefs in table["entities"]
        ]
        return tuple(
            Mention(
                start,
                end,
                own_text[0] if own_text else whole[start:end],
                entities[entity],
                bool(negated),
                Certainty(certainty),
            )
            for start, end, entity, negated, certainty, *own_text in table["mentions"]
        )

    def claims(self, node: Node, document_id: str) -> list[Claim]:
        """Return the document's claims in the order of the text."""
        found = [
            self.claim(quad.subject, document_id)
            for quad in self._store.quads_for_pattern(None, _n(QUOTED_FROM), node, _DEFAULT)
            if isinstance(quad.subject, ox.NamedNode)
        ]
        return sorted(found, key=place)

    def claim(self, node: ox.NamedNode, document_id: str) -> Claim:
        """Return one claim."""
        facts = self._facts(node)
        return Claim(
            document=document_id,
            subject=self._mention(facts, "subject"),
            predicate=Predicate(_name(facts, PREDICATE)),
            object=self._mention(facts, "object"),
            quote=_first(facts, BIOLINK + "supporting_text"),
            start=int(_first(facts, PG + "start")),
            end=int(_first(facts, PG + "end")),
            negated=_first(facts, BIOLINK + "negated") == "true",
            certainty=Certainty(_name(facts, PG + "certainty")),
            qualifiers=_qualifiers(facts),
            section=_first(facts, PG + "section"),
            confidence=float(_first(facts, PG + "confidence")),
            rule=_first(facts, PG + "rule"),
            cue=_first(facts, PG + "cue"),
        )

    def entity(self, term: Node) -> Entity:
        """Return the entity as the term describes it."""
        if (known := self._entities.get(term.value)) is not None:
            return known
        facts = self._facts(term)
        entity = self._entities[term.value] = Entity(
            id=_first(facts, PG + "curie"),
            label=_first(facts, LABEL),
            kind=_KINDS[facts[PG + "kind"][0].value],
            xrefs=tuple(json.loads(_first(facts, PG + "xrefs") or "[]")),
        )
        return entity

    def _mention(self, facts: Facts, role: str) -> Mention:
        certainty = _name(facts, f"{PG}{role}Certainty")
        return Mention(
            start=int(_first(facts, f"{PG}{role}Start")),
            end=int(_first(facts, f"{PG}{role}End")),
            text=_first(facts, f"{PG}{role}Text"),
            entity=self.entity(facts[f"{PG}{role}Term"][0]),
            negated=_first(facts, f"{PG}{role}Negated") == "true",
            certainty=Certainty(certainty) if certainty else Certainty.ASSERTED,
        )

    def _facts(self, node: Node) -> Facts:
        facts: Facts = {}
        for quad in self._store.quads_for_pattern(node, None, None, _DEFAULT):
            facts.setdefault(quad.predicate.value, []).append(quad.object)
        return facts

    def _literal(self, node: Node, predicate: str) -> str:
        for quad in self._store.quads_for_pattern(node, _n(predicate), None, _DEFAULT):
            return text_of(quad.object)
        return ""


Facts = dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]]
_DEFAULT = ox.DefaultGraph()
_NODES: dict[str, ox.NamedNode] = {}


def place(claim: Claim) -> tuple[str, int, int, int, int, str]:
    """Return where the claim stands, by which lists of claims are sorted."""
    return (
        claim.document,
        claim.start,
        claim.end,
        claim.subject.start,
        claim.object.start,
        claim.id,
    )


def _n(value: str) -> ox.NamedNode:
    if value not in _NODES:
        _NODES[value] = ox.NamedNode(value)
    return _NODES[value]


def _first(facts: Facts, predicate: str) -> str:
    for value in facts.get(predicate, ()):
        return text_of(value) if isinstance(value, ox.Literal) else value.value
    return ""


def _name(facts: Facts, predicate: str) -> str:
    return _first(facts, predicate).removeprefix(PG)


def _qualifiers(facts: Facts) -> dict[str, tuple[str, ...]]:
    if order := _first(facts, PG + "qualifierOrder"):
        return {name: tuple(values) for name, values in json.loads(order).items()}
    base = TERMS["qualifier"]
    return {
        unquote(predicate[len(base) :]): tuple(sorted(text_of(value) for value in values))
        for predicate, values in sorted(facts.items())
        if predicate.startswith(base)
    }
