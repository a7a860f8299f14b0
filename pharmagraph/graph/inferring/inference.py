"""The few conclusions that users expect, drawn on request, into a graph of their own that says so.

What is said plainly of a narrow thing holds of what is broader: a drug that treats major depressive
disorder treats a depressive disorder. Narrower and broader come from the hierarchy that is shipped
(`ontology/hierarchy.py`), and from `skos:broader` and `rdfs:subClassOf` of merged graphs; kinds of
entities have the classes above them in the ontology.
Nothing follows from a hedged or denied claim. No conclusion is a bare triple: each is a node that
names the claim it rests on, so that it goes unseen when the claim is gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

import pyoxigraph as ox

from pharmagraph.errors import UnusableGraphError
from pharmagraph.graph.inferring.broader import Above, drop_hierarchy, put_hierarchy
from pharmagraph.graph.rdf import shape
from pharmagraph.graph.rdf.named import INFERENCES
from pharmagraph.graph.rdf.patterns import node, objects, subjects
from pharmagraph.graph.store import ClaimStore
from pharmagraph.ontology.iris import certainty_iri, kind_iri, predicate_iri
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.namespaces import BASE, PG, PROV, XSD, digest
from pharmagraph.ontology.predicates import Predicate

_INFERRED = node(PG + "InferredClaim")
_DERIVED = node(PROV + "wasDerivedFrom")
_ENTITY = node(PG + "Entity")
_INTEGER = node(XSD + "integer")

# What holds of a narrow object holds of a broad one. Not so where the object is excluded or compared
# with: what is contraindicated in one disorder, or better than one drug, need not be so for all of a kind.
UPWARD = (
    Predicate.TREATS,
    Predicate.PREVENTS,
    Predicate.CAUSES,
    Predicate.HAS_ROLE,
    Predicate.TARGETS,
    Predicate.MODULATES,
    Predicate.ANTAGONIZES,
    Predicate.AGONIZES,
    Predicate.INHIBITS,
    Predicate.ACTIVATES,
    Predicate.METABOLIZED_BY,
)


_AT_ONCE = 100_000  # quads in memory


@dataclass(slots=True)
class Inferred:
    """How many conclusions there are, and how many claims they rest on.

    Of so many entities in `cut` there is more above than any vocabulary has (`MOST_ABOVE`): what is nearest counts.
    """

    conclusions: int = 0
    claims: int = 0
    cut: int = 0


def infer(store: ClaimStore, *, shipped: bool = True) -> Inferred:
    """Draw the conclusions anew, in the place of those drawn before.

    The shipped hierarchy counts beside merged graphs, unless `shipped` is false.
    """
    if not store.has_graphs:
        raise UnusableGraphError(
            str(store.path),
            "this format has no named graphs, and conclusions are kept apart from claims",
            "use a folder, .trig, .nq or .jsonld",
        )
    if shipped:
        put_hierarchy(store)
    else:
        drop_hierarchy(store)
    store.update(f"DROP SILENT GRAPH {INFERENCES}")
    above = Above(store.engine)
    told = Inferred()
    quads = chain(_conclusions(store.engine, above, told), _kinds(store.engine))
    while batch := list(islice(quads, _AT_ONCE)):
        store.extend(batch)
    told.cut = len(above.cut)
    return told


def _conclusions(engine: ox.Store, above: Above, told: Inferred) -> Iterator[ox.Quad]:
    """Yield what follows from each claim: a node for each thing that is broader than its object."""
    if not above.known:
        return
    negated = node(shape.NEGATED)
    false = ox.Literal("false", datatype=node(XSD + "boolean"))
    asserted = node(certainty_iri(Certainty.ASSERTED))
    for predicate in UPWARD:
        for claim in subjects(engine, shape.PREDICATE, node(predicate_iri(predicate))):
            plain = ox.Quad(claim, negated, false) in engine
            if plain and ox.Quad(claim, node(shape.CERTAINTY), asserted) in engine:
                wide = {
                    each for one in objects(engine, claim, shape.OBJECT) for each in above.of(one)
                }
                told.conclusions += len(wide)
                told.claims += bool(wide)
                yield from _drawn(engine, claim, predicate, sorted(wide, key=str))


def _drawn(
    engine: ox.Store, claim: ox.NamedNode, predicate: Predicate, wide: list[ox.NamedNode]
) -> Iterator[ox.Quad]:
    about = list(objects(engine, claim, shape.SUBJECT)) if wide else []
    for each in wide:
        me = ox.NamedNode(BASE + "inferred/" + digest(claim.value, each.value))
        yield ox.Quad(me, node(shape.TYPE), _INFERRED, INFERENCES)
        for subject in about:
            number = str(shape.number_of(subject.value, predicate, each.value))
            yield ox.Quad(me, node(shape.SUBJECT), subject, INFERENCES)
            yield ox.Quad(
                me, node(shape.STATEMENT), ox.Literal(number, datatype=_INTEGER), INFERENCES
            )
        yield ox.Quad(me, node(shape.PREDICATE), node(predicate_iri(predicate)), INFERENCES)
        yield ox.Quad(me, node(shape.OBJECT), each, INFERENCES)
        yield ox.Quad(me, _DERIVED, claim, INFERENCES)


def _kinds(engine: ox.Store) -> Iterator[ox.Quad]:
    """Yield the class above those of the ontology's kinds."""
    for kind in Kind:
        for entity in subjects(engine, shape.TYPE, node(kind_iri(kind))):
            yield ox.Quad(entity, node(shape.TYPE), _ENTITY, INFERENCES)
