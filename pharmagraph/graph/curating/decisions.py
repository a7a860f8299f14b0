"""What curators decided about claims: read from a plain file, applied at every build, never lost.

A claim that is rejected or corrected leaves the default graph, and stands whole in the graph of
decisions, with the decision that invalidated it (PROV); a corrected one has its revision in the
default graph. Taking the decisions back gives the graph as the documents alone make it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pyoxigraph as ox

from pharmagraph.errors import UnusableGraphError
from pharmagraph.graph.claim import Claim, Mention
from pharmagraph.graph.curating.decision import (
    CURATOR,
    Decision,
    Verdict,
    decision_of,
    given_entity,
    given_qualifiers,
)
from pharmagraph.graph.rdf import shape, writing
from pharmagraph.graph.rdf.from_rdf import Reader
from pharmagraph.graph.rdf.named import DECISIONS
from pharmagraph.graph.rdf.naming import entities_named
from pharmagraph.graph.rdf.patterns import about, objects, subjects
from pharmagraph.graph.store import ClaimStore
from pharmagraph.graph.storing.removal import SHARED, replacement, with_what_only_they_name
from pharmagraph.ontology.kinds import Certainty
from pharmagraph.ontology.namespaces import BASE, DCTERMS, PROV, RDF, RDFS, TERMS, digest
from pharmagraph.ontology.predicates import Predicate

_UNDONE_BY = ox.NamedNode(PROV + "wasInvalidatedBy")
_REVISION_OF = ox.NamedNode(PROV + "wasRevisionOf")
_MADE = ox.NamedNode(PROV + "generated")
_RECORD = ox.NamedNode(RDF + "value")


@dataclass(slots=True)
class Outcome:
    """How many decisions were applied, and those whose claim is no longer there."""

    applied: int = 0
    stale: tuple[Decision, ...] = ()


@contextmanager
def deciding_again(store: ClaimStore, decisions: list[Decision] | None) -> Iterator[Outcome]:
    """Take decisions back for the time of a build, and apply these, or else those remembered, again.

    What it yields is filled in at the end, which is reached also when the build fails.
    """
    decisions = decisions_in(store) if decisions is None else decisions
    _refuse_without_graphs(store, decisions)
    take_back(store)
    outcome = Outcome()
    try:
        yield outcome
    finally:
        done = apply(store, decisions)
        outcome.applied, outcome.stale = done.applied, done.stale


def decisions_in(store: ClaimStore) -> list[Decision]:
    """Return the decisions that the graph itself remembers."""
    found = store.engine.quads_for_pattern(None, _RECORD, None, DECISIONS)
    records = sorted(quad.object.value for quad in found if isinstance(quad.object, ox.Literal))
    return [decision_of(json.loads(record)) for record in records]


def withdrawn(engine: ox.Store, claim: Claim) -> bool:
    """Whether a curator rejected or corrected the claim, so that it stands among the decisions only."""
    node = ox.NamedNode(shape.claim_iri(claim))
    return any(engine.quads_for_pattern(node, _UNDONE_BY, None, DECISIONS))


def take_back(store: ClaimStore) -> None:
    """Make the graph again what the documents alone make it; it still remembers the decisions.

    In two steps, each a transaction: whoever is stopped between them can begin again.
    """
    engine = store.engine
    if not any(engine.quads_for_pattern(None, None, None, DECISIONS)):
        return
    undone = [quad.subject for quad in engine.quads_for_pattern(None, _UNDONE_BY, None, DECISIONS)]
    restored = {
        triple
        for claim in undone
        if isinstance(claim, ox.NamedNode)
        for triple in _kept_of(engine, claim)
    }
    store.update(f"INSERT DATA {{\n{_lines(restored)}}}")
    made = [quad.object for quad in engine.quads_for_pattern(None, _MADE, None, DECISIONS)]
    gone = {
        triple
        for claim in made
        if isinstance(claim, ox.NamedNode)
        for triple in about(engine, claim)
    }
    store.update(
        f"{replacement(engine, gone, [])} ;\n"
        f"DELETE DATA {{ GRAPH {DECISIONS} {{\n{_lines(restored)}}} }} ;\n"
        f"DELETE {{ GRAPH {DECISIONS} {{ ?claim ?p ?o }} }} WHERE {{ GRAPH {DECISIONS} "
        f"{{ ?claim {_UNDONE_BY}|{_REVISION_OF} ?other ; ?p ?o }} }} ;\n"
        f"DELETE WHERE {{ GRAPH {DECISIONS} {{ ?decision {_MADE} ?claim }} }}"
    )


def _kept_of(engine: ox.Store, kept: ox.NamedNode) -> Iterator[ox.Triple]:
    """Yield what the graph of decisions keeps of a claim, and of what went with it."""
    for quad in engine.quads_for_pattern(kept, None, None, DECISIONS):
        if quad.predicate == _UNDONE_BY:
            continue
        yield quad.triple
        shared = quad.predicate.value in SHARED or quad.predicate.value == shape.IDENTITY
        if shared and isinstance(quad.object, ox.NamedNode):
            yield from _kept_of(engine, quad.object)


def apply(store: ClaimStore, decisions: Iterable[Decision]) -> Outcome:
    """Apply the decisions to a graph without any, in one transaction, in place of those it remembers."""
    decisions = list(decisions)
    _refuse_without_graphs(store, decisions)
    if not decisions and not decisions_in(store):
        return Outcome()
    changes = _Changes(store.engine)
    stale = tuple(decision for decision in decisions if not changes.decide(decision))
    store.update(changes.operations())
    return Outcome(len(decisions) - len(stale), stale)


def _refuse_without_graphs(store: ClaimStore, decisions: list[Decision]) -> None:
    if decisions and not store.has_graphs:
        raise UnusableGraphError(
            str(store.path),
            "this format has no named graphs, which decisions need",
            "use a folder, .trig, .nq or .jsonld",
        )


class _Changes:
    """What decisions do to the graph, gathered to be done at once."""

    def __init__(self, engine: ox.Store) -> None:
        self._engine = engine
        self._reader = Reader(engine)
        self._documents = {node: name for name, node in self._reader.document_nodes().items()}
        self._gone: list[ox.Triple] = []
        self._added: list[str] = []
        self._kept: list[str] = []  # what goes into the graph of decisions

    def decide(self, decision: Decision) -> bool:
        """Take one decision in, and say whether its claim is there."""
        claim = ox.NamedNode(TERMS["claim"] + decision.claim)
        me = ox.NamedNode(BASE + "decision/" + digest(decision.record))
        self._kept += _decision_lines(me, decision, claim)
        triples = list(about(self._engine, claim))
        if not triples or decision.verdict is Verdict.ACCEPT:
            return bool(triples)
        if decision.verdict is Verdict.CORRECT and not self._revise(claim, me, decision):
            return True
        self._gone += triples
        self._kept.append(f"{claim} {_UNDONE_BY} {me} .")
        return True

    def operations(self) -> str:
        """Return the updates that do it all."""
        gone = with_what_only_they_name(self._engine, set(self._gone))
        kept, added = "\n".join(self._kept), "\n".join(self._added)
        return (
            f"DROP SILENT GRAPH {DECISIONS} ;\n"
            f"DELETE DATA {{\n{_lines(gone)}}} ;\n"
            f"INSERT DATA {{ GRAPH {DECISIONS} {{\n{_lines(gone)}{kept}\n}} }} ;\n"
            f"INSERT DATA {{\n{added}\n}}"
        )

    def _revise(self, claim: ox.NamedNode, me: ox.NamedNode, decision: Decision) -> bool:
        """Put the corrected claim beside the claim, and say whether it is another one at all."""
        source = next(objects(self._engine, claim, shape.QUOTED_FROM))
        before = self._reader.claim(claim, self._documents[source])
        revision = corrected(before, decision, self._engine)
        new = ox.NamedNode(shape.claim_iri(revision))
        if new == claim:
            return False
        self._kept.append(f"{new} {_REVISION_OF} {claim} .")
        if not any(about(self._engine, new)):
            self._kept.append(f"{me} {_MADE} {new} .")
            writer = writing.Writer(self._reader.run(claim))
            self._added += writer.claim_lines(revision, self._reader.document(source))
        return True


def corrected(claim: Claim, decision: Decision, engine: ox.Store) -> Claim:
    """Return the claim as the curator says that the document means it; its words and place stay."""
    given = decision.correction
    predicate, certainty = given.get("predicate"), given.get("certainty")
    return replace(
        claim,
        subject=_named(claim.subject, given.get("subject"), engine),
        predicate=Predicate(str(predicate)) if predicate else claim.predicate,
        object=_named(claim.object, given.get("object"), engine),
        negated=bool(given.get("negated", claim.negated)),
        certainty=Certainty(str(certainty)) if certainty else claim.certainty,
        qualifiers=given_qualifiers(given["qualifiers"])
        if "qualifiers" in given
        else claim.qualifiers,
        rule=CURATOR,
    )


def _named(mention: Mention, value: object, engine: ox.Store) -> Mention:
    """Return the mention with the entity that a name, a CURIE or an object stands for."""
    if value is None:
        return mention
    if isinstance(value, str):
        reader = Reader(engine)
        for identity in entities_named(engine, value):
            terms = sorted(subjects(engine, shape.IDENTITY, identity), key=str)
            if terms:
                return mention._replace(entity=reader.entity(terms[0]))
    return mention._replace(entity=given_entity(value, mention.entity.kind))


def _decision_lines(me: ox.NamedNode, decision: Decision, claim: ox.NamedNode) -> list[str]:
    facts: list[tuple[str, ox.NamedNode | ox.Literal]] = [
        (RDF + "type", ox.NamedNode(PROV + "Activity")),
        (DCTERMS + "type", ox.Literal(decision.verdict.value)),
        (PROV + "used", claim),
        (RDF + "value", ox.Literal(decision.record)),
    ]
    lines = []
    if decision.note:
        facts.append((RDFS + "comment", ox.Literal(decision.note)))
    if decision.by:
        curator = ox.NamedNode(BASE + "curator/" + digest(decision.by))
        facts.append((PROV + "wasAssociatedWith", curator))
        lines.append(f"{curator} <{RDF}type> <{PROV}Person> .")
        lines.append(f"{curator} <{RDFS}label> {ox.Literal(decision.by)} .")
    return lines + [f"{me} <{predicate}> {value} ." for predicate, value in facts]


def _lines(triples: Iterable[ox.Triple]) -> str:
    return "".join(f"{triple} .\n" for triple in sorted(triples, key=str))
