"""The shape of a claim in RDF: its properties, and how it and what belongs to it are named.

A claim is one node that bears all that people filter on. What it says, whoever says it and however
surely, is its proposition. Where it stands is its span. The statement itself is never a triple:
only a consensus graph has those. Everything is flat RDF 1.1 with IRIs made from content.
"""

from __future__ import annotations

import json
from functools import lru_cache

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.run import Run
from pharmagraph.ontology.namespaces import (
    BIOLINK,
    DCTERMS,
    OA,
    PG,
    PROV,
    RDF,
    RDFS,
    TERMS,
    digest,
    iri_of,
)
from pharmagraph.ontology.qualifiers import changes_meaning

VERSION = 1
"""Of the shape: a graph written in a later one is refused, not misread."""

TYPE, LABEL = RDF + "type", RDFS + "label"
CLAIM, DOCUMENT, TERM = PG + "Claim", PG + "Document", PG + "Term"
SUBJECT, PREDICATE, OBJECT = BIOLINK + "subject", BIOLINK + "predicate", BIOLINK + "object"
NEGATED, CERTAINTY = BIOLINK + "negated", PG + "certainty"
QUOTE, CONFIDENCE = BIOLINK + "supporting_text", PG + "confidence"
RULE, SECTION, PLACES = PG + "rule", PG + "section", PG + "places"
PROPOSITION, SPAN = PG + "proposition", PG + "span"
STATEMENT = PG + "statement"
SUBJECT_TERM, OBJECT_TERM = PG + "subjectTerm", PG + "objectTerm"
IDENTITY, CURIE = PG + "identity", PG + "curie"
QUOTED_FROM, GENERATED_BY = PROV + "wasQuotedFrom", PROV + "wasGeneratedBy"
IDENTIFIER = DCTERMS + "identifier"
MODEL = PG + "modelVersion"
SOURCE, SELECTOR = OA + "hasSource", OA + "hasSelector"


@lru_cache(maxsize=256)
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


def statement_number(claim: Claim) -> int:
    """Return a number that claims share which say the same of the same, in whatever circumstances.

    Engines keep numbers where they keep hashes of names, so grouping and sorting by it reads no text.
    """
    subject, object_ = iri_of(claim.subject.entity.id), iri_of(claim.object.entity.id)
    return number_of(subject, claim.predicate, object_)


def number_of(subject: str, predicate: str, object_: str) -> int:
    """Return the number of what is said, by the IRIs of subject and object and the predicate's name."""
    return int(digest(subject, predicate, object_)[:15], 16)  # within 64 bits


def run_iri(run: Run) -> str:
    """Return the IRI of the run."""
    return TERMS["run"] + digest(run.engine, run.lexicon, run.rules, run.ended)


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
