"""Claims and documents back from RDF, equal in every field to those that `writing.py` was given."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256

import pyoxigraph as ox

from pharmagraph.errors import UnusableGraphError
from pharmagraph.graph.claim import Claim, Entity, Mention
from pharmagraph.graph.document import Document, GivenMention, Section
from pharmagraph.graph.rdf import shape
from pharmagraph.graph.rdf.ntriples import text_of
from pharmagraph.graph.rdf.patterns import DEFAULT, Facts, facts, node, objects, subjects
from pharmagraph.graph.run import Run
from pharmagraph.ontology.iris import kind_iri
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.namespaces import DCTERMS, PG, PROV, TERMS
from pharmagraph.ontology.predicates import Predicate

_KINDS = {kind_iri(kind): kind for kind in Kind}


class Reader:
    """Reads claims and documents from an engine; remembers the entities it has met."""

    def __init__(self, engine: ox.Store) -> None:
        self._engine = engine
        self._entities: dict[str, Entity] = {}

    def versions(self) -> set[int]:
        """Return the versions of the shape in which the graph was written."""
        found = self._engine.quads_for_pattern(None, node(shape.MODEL), None, None)
        return {int(quad.object.value) for quad in found if isinstance(quad.object, ox.Literal)}

    def document_nodes(self) -> dict[str, ox.NamedNode]:
        """Return the documents by id, sorted."""
        found = {
            self._literal(document, shape.IDENTIFIER): document
            for document in subjects(self._engine, shape.TYPE, node(shape.DOCUMENT))
        }
        return dict(sorted(found.items()))

    def document(self, document: ox.NamedNode) -> Document:
        """Return the document with its text."""
        known = facts(self._engine, document)
        layout = json.loads(_first(known, PG + "layout") or "{}")
        given = layout.get("given")
        return Document(
            id=_first(known, shape.IDENTIFIER),
            text=_first(known, PG + "text"),
            title=_first(known, DCTERMS + "title"),
            format=_first(known, DCTERMS + "format"),
            source=_first(known, DCTERMS + "source"),
            sections=tuple(Section(*section) for section in layout.get("sections", ())),
            furniture=tuple((start, end) for start, end in layout.get("furniture", ())),
            given=None if given is None else tuple(GivenMention(*row) for row in given),
            metadata=layout.get("metadata", {}),
        )

    def text(self, document: ox.NamedNode) -> str:
        """Return the document's text."""
        return self._literal(document, PG + "text")

    def sha256(self, document: ox.NamedNode) -> str:
        """Return the hash of the document's text."""
        return self._literal(document, PG + "sha256")

    def layout_digest(self, document: ox.NamedNode) -> str:
        """Return the hash of what is kept of the document besides its text."""
        layout = self._literal(document, PG + "layout")
        return sha256(layout.encode()).hexdigest() if layout else ""

    def counts(self, document: ox.NamedNode) -> dict[str, int]:
        """Return what was counted when the document was read."""
        return dict(json.loads(self._literal(document, PG + "counts") or "{}"))

    def run(self, made: ox.NamedNode) -> Run:
        """Return the run that read the document, or made the claim."""
        for activity in objects(self._engine, made, shape.GENERATED_BY):
            known = facts(self._engine, activity)
            return Run(
                engine=_first(known, PG + "engineVersion"),
                lexicon=_first(known, PG + "lexiconVersion"),
                rules=_first(known, PG + "rulesVersion"),
                ended=_first(known, PROV + "endedAtTime"),
            )
        return Run("")

    def mentions(self, document: ox.NamedNode) -> tuple[Mention, ...]:
        """Return the document's mentions, in the order in which they were given."""
        table = json.loads(self._literal(document, PG + "mentions") or "{}")
        if not table:
            return ()
        whole = self._literal(document, PG + "text")
        entities = [
            Entity(id_, label, Kind(kind), *_elsewhere(ids))
            for id_, label, kind, ids in table["entities"]
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

    def claims(self, document: ox.NamedNode, document_id: str) -> list[Claim]:
        """Return the document's claims in the order of the text."""
        found = subjects(self._engine, shape.QUOTED_FROM, document)
        return sorted((self.claim(claim, document_id) for claim in found), key=shape.place)

    def claim(self, claim: ox.NamedNode, document_id: str) -> Claim:
        """Return one claim, or say what the graph lacks of it."""
        known = facts(self._engine, claim)
        try:
            return self._claim(known, document_id)
        except (KeyError, ValueError, TypeError) as error:
            reason = f"not a whole claim ({type(error).__name__}: {error})"
            raise UnusableGraphError(
                claim.value, reason, "pharmagraph validate GRAPH lists all that is wrong"
            ) from error

    def quoted(self, claim: ox.NamedNode) -> Iterator[tuple[str, int, int, str]]:
        """Yield what a claim takes from the text: which part, from where, to where, and in which words.

        Nothing of what the graph lacks of the claim: the shapes tell that.
        """
        quote, written = self._literal(claim, shape.QUOTE), self._literal(claim, shape.PLACES)
        try:
            places = json.loads(written)
            yield ("quote", *places["at"], quote)
            for role in ("subject", "object"):
                start, end, words, *_ = places[role]
                yield role, start, end, words
        except (KeyError, ValueError, TypeError):
            return

    def entity(self, term: ox.NamedNode) -> Entity:
        """Return the entity as the term describes it."""
        if (remembered := self._entities.get(term.value)) is not None:
            return remembered
        known = facts(self._engine, term)
        xrefs, near = _elsewhere(json.loads(_first(known, PG + "xrefs") or "[]"))
        entity = self._entities[term.value] = Entity(
            id=_first(known, shape.CURIE),
            label=_first(known, shape.LABEL),
            kind=_KINDS[known[PG + "kind"][0].value],
            xrefs=xrefs,
            near=near,
        )
        return entity

    def _claim(self, known: Facts, document_id: str) -> Claim:
        places = json.loads(_first(known, shape.PLACES))
        start, end = places["at"]
        return Claim(
            document=document_id,
            subject=self._mention(known[shape.SUBJECT_TERM][0], *places["subject"]),
            predicate=Predicate(_name(known, shape.PREDICATE)),
            object=self._mention(known[shape.OBJECT_TERM][0], *places["object"]),
            quote=_first(known, shape.QUOTE),
            start=start,
            end=end,
            negated=_first(known, shape.NEGATED) == "true",
            certainty=Certainty(_name(known, shape.CERTAINTY)),
            qualifiers=_qualifiers(known, places.get("qualifiers")),
            section=_first(known, shape.SECTION),
            confidence=float(_first(known, shape.CONFIDENCE)),
            rule=_first(known, shape.RULE),
            cue=places["cue"],
        )

    def _mention(
        self,
        term: ox.NamedNode | ox.Literal,
        start: int,
        end: int,
        text: str,
        negated: bool = False,
        certainty: str = Certainty.ASSERTED,
    ) -> Mention:
        entity = self.entity(node(term.value))
        return Mention(start, end, text, entity, negated, Certainty(certainty))

    def _literal(self, subject: ox.NamedNode, predicate: str) -> str:
        """One value, without the text and the tables that a document has beside it."""
        for quad in self._engine.quads_for_pattern(subject, node(predicate), None, DEFAULT):
            return text_of(quad.object) if isinstance(quad.object, ox.Literal) else str(quad.object)
        return ""


def _first(known: Facts, predicate: str) -> str:
    for value in known.get(predicate, ()):
        return text_of(value) if isinstance(value, ox.Literal) else value.value
    return ""


def _name(known: Facts, predicate: str) -> str:
    return _first(known, predicate).removeprefix(PG)


def _qualifiers(known: Facts, in_order: dict[str, list[str]] | None) -> dict[str, tuple[str, ...]]:
    if in_order is not None:
        return {name: tuple(values) for name, values in in_order.items()}
    base = TERMS["qualifier"]
    return {
        predicate[len(base) :]: tuple(
            sorted(text_of(value) for value in values if isinstance(value, ox.Literal))
        )
        for predicate, values in sorted(known.items())
        if predicate.startswith(base)
    }


def _elsewhere(ids: list[str | list[str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return an entity's ids in other vocabularies, and those that are only near it."""
    near = ids[-1] if ids and isinstance(ids[-1], list) else []
    return tuple(each for each in ids if isinstance(each, str)), tuple(near)
