"""Nanopublications in TriG: a claim each, unsigned, with a trusty URI that its content gives.

The assertion is the claim as a description ("somebody says, so surely, that"), never a bare triple,
so that it holds for hedged and denied claims too, also when the graphs are merged.
"""

from __future__ import annotations

import base64
import hashlib

import pyoxigraph as ox

from pharmagraph.graph.claim import Claim
from pharmagraph.graph.exchange.exported import Exported
from pharmagraph.graph.rdf import shape
from pharmagraph.graph.rdf.formats import FORMATS, serialize
from pharmagraph.graph.rdf.from_rdf import Reader
from pharmagraph.graph.rdf.patterns import about, node, objects
from pharmagraph.graph.store import ClaimStore
from pharmagraph.ontology.namespaces import BASE, BIOLINK, DCTERMS, PG, PROV, TERMS

_NP = "http://www.nanopub.org/nschema#"
_BASE = BASE + "np/"
_PLACEHOLDER = " "  # what stands for the code while the code is computed, by the specification
_ASSERTED = frozenset(
    {
        shape.TYPE,
        shape.SUBJECT,
        shape.PREDICATE,
        shape.OBJECT,
        shape.NEGATED,
        shape.CERTAINTY,
        shape.PROPOSITION,
    }
)
_PROVEN = frozenset({shape.QUOTED_FROM, shape.QUOTE, shape.CONFIDENCE, shape.RULE})
_OF_DOCUMENT = frozenset({shape.IDENTIFIER, PG + "sha256", DCTERMS + "title", DCTERMS + "source"})

Row = tuple[str, str, str, str | ox.NamedNode | ox.Literal]
"""Graph, subject, predicate, object; an object within the nanopublication is a plain string."""


def nanopublications(store: ClaimStore) -> Exported:
    """Return a nanopublication for each claim."""
    reader = Reader(store.engine)
    quads: list[ox.Quad] = []
    for document_id, document in reader.document_nodes().items():
        runs = list(objects(store.engine, document, shape.GENERATED_BY))
        for claim in reader.claims(document, document_id):
            quads += _published(claim, store.engine, runs)
    receipt = (
        "the texts of the documents and their mentions: Turtle or a store has them",
        "signatures and dates: sign with a key of your own",
    )
    return Exported({"claims.trig": serialize(quads, FORMATS["trig"])}, receipt)


def _published(claim: Claim, engine: ox.Store, runs: list[ox.NamedNode]) -> list[ox.Quad]:
    rows = list(_rows(claim, engine, runs))
    code = trusty_code(rows)
    return [
        ox.Quad(
            node(subject.replace(_PLACEHOLDER, code)),
            node(predicate),
            _filled(value, code),
            node(graph.replace(_PLACEHOLDER, code)),
        )
        for graph, subject, predicate, value in rows
    ]


def _rows(claim: Claim, engine: ox.Store, runs: list[ox.NamedNode]) -> list[Row]:
    me = _BASE + _PLACEHOLDER
    parts = {name: f"{me}#{name}" for name in ("head", "assertion", "provenance", "pubinfo")}
    head, assertion, provenance, pubinfo = parts.values()
    said = node(shape.claim_iri(claim))
    rows: list[Row] = [
        (head, me, shape.TYPE, node(_NP + "Nanopublication")),
        (head, me, _NP + "hasAssertion", assertion),
        (head, me, _NP + "hasProvenance", provenance),
        (head, me, _NP + "hasPublicationInfo", pubinfo),
        (assertion, said.value, shape.TYPE, node(BIOLINK + "Association")),
        (pubinfo, me, DCTERMS + "creator", node(PG + "pharmagraph")),
    ]
    for triple in about(engine, said):
        predicate, value = triple.predicate.value, triple.object
        assert isinstance(value, ox.NamedNode | ox.Literal)
        if predicate in _ASSERTED or predicate.startswith(TERMS["qualifier"]):
            rows.append((assertion, said.value, predicate, value))
        elif predicate in _PROVEN:
            rows.append((provenance, assertion, predicate, value))
    source = node(shape.document_iri(claim.document))
    for triple in about(engine, source):
        if triple.predicate.value in _OF_DOCUMENT and isinstance(triple.object, ox.Literal):
            rows.append((provenance, source.value, triple.predicate.value, triple.object))
    for run in runs:
        rows.append((provenance, assertion, PROV + "wasGeneratedBy", run))
    return rows


def trusty_code(rows: list[Row]) -> str:
    """Return the code of the rows by the specification of trusty URIs, module RA.

    Lines of graph, subject, predicate and object, sorted, with a space for the code itself.
    """
    lines = sorted({(*row[:3], _sorted_as(row[3]), _hashed_as(row[3])) for row in rows})
    text = "".join(f"{graph}\n{one}\n{two}\n{shown}\n" for graph, one, two, _, shown in lines)
    digest = hashlib.sha256(text.encode()).digest()
    return "RA" + base64.urlsafe_b64encode(digest).decode().rstrip("=")


def _sorted_as(value: str | ox.NamedNode | ox.Literal) -> tuple[bool, str, str]:
    if isinstance(value, ox.Literal):
        return True, value.value, value.datatype.value
    return False, _iri(value), ""


def _hashed_as(value: str | ox.NamedNode | ox.Literal) -> str:
    if isinstance(value, ox.Literal):
        escaped = value.value.replace("\\", "\\\\").replace("\n", "\\n")
        return f"^{value.datatype.value} {escaped}"
    return _iri(value)


def _iri(value: str | ox.NamedNode) -> str:
    return value if isinstance(value, str) else value.value


def _filled(value: str | ox.NamedNode | ox.Literal, code: str) -> ox.NamedNode | ox.Literal:
    return node(value.replace(_PLACEHOLDER, code)) if isinstance(value, str) else value
