"""The only place with direct triples: what sources agree on, under a policy that is stated.

Hedged, denied and disputed statements never get in, whatever the policy; nor do statements that
hold only of some population, comparator, outcome or indication, which a bare triple cannot say.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

import pyoxigraph as ox

from pharmagraph.errors import InputError
from pharmagraph.graph.claim import Claim
from pharmagraph.graph.comparing.agreement import by_statement, voices_of
from pharmagraph.graph.comparing.voices import independent
from pharmagraph.graph.rdf import shape
from pharmagraph.graph.store import ClaimStore
from pharmagraph.ontology.iris import predicate_iri
from pharmagraph.ontology.kinds import Certainty
from pharmagraph.ontology.mappings import MAPPINGS
from pharmagraph.ontology.namespaces import BASE, DCTERMS, PG, digest, iri_of
from pharmagraph.ontology.qualifiers import changes_meaning

_INDEPENDENT = re.compile(r"independent\s*>=\s*(\d+)")
_CONFIDENCE = re.compile(r"confidence\s*>=\s*(0?\.\d+|0|1|1\.0)")
_HELP = "independent>=N, confidence>=X, certainty=asserted, undisputed"


@dataclass(frozen=True, slots=True)
class Policy:
    """What a statement needs to become a triple, besides being asserted and not disputed."""

    independent: int = 2
    confidence: float = 0.0

    @classmethod
    def parsed(cls, text: str) -> Policy:
        """Return the policy that the words state, such as "independent>=2, undisputed"."""
        sources, confidence = 2, 0.0
        for part in filter(None, (part.strip() for part in text.split(","))):
            if found := _INDEPENDENT.fullmatch(part):
                sources = int(found[1])
            elif found := _CONFIDENCE.fullmatch(part):
                confidence = float(found[1])
            elif part.replace(" ", "") not in ("certainty=asserted", "undisputed"):
                message = f"{part!r} is no part of a policy; a policy has: {_HELP}"
                raise InputError(message)
        if sources < 1:
            message = "a statement needs at least one source: independent>=1"
            raise InputError(message)
        return cls(sources, confidence)

    def __str__(self) -> str:
        parts = [f"independent>={self.independent}"]
        if self.confidence:
            parts.append(f"confidence>={self.confidence:g}")
        return ", ".join([*parts, "certainty=asserted", "undisputed"])

    @property
    def graph(self) -> str:
        """The IRI of the graph that follows from this policy."""
        return f"{BASE}consensus/{digest(str(self))}"


@dataclass(frozen=True, slots=True)
class Consensus:
    """The triples, in a graph of their own, and why other statements are not among them."""

    policy: Policy
    quads: tuple[ox.Quad, ...]
    statements: int
    left_out: Counter[str] = field(default_factory=Counter)


def consensus(store: ClaimStore, policy: Policy) -> Consensus:
    """Return what the sources of the graph agree on, under the policy."""
    voice = voices_of(store)
    graph = ox.NamedNode(policy.graph)
    quads = [_quad(graph, DCTERMS + "description", ox.Literal(str(policy)), graph)]
    left_out: Counter[str] = Counter()
    statements = 0
    for _, claims in by_statement(store.claims()):
        reason = _obstacle(claims, policy, voice)
        if reason:
            left_out[reason] += 1
            continue
        statements += 1
        quads += _triples(claims[0], graph)
    return Consensus(policy, tuple(dict.fromkeys(quads)), statements, left_out)


def _obstacle(claims: list[Claim], policy: Policy, voice: dict[str, str]) -> str:
    if any(claim.negated and claim.certainty is not Certainty.UNKNOWN for claim in claims):
        return "denied or disputed"
    asserted = [claim for claim in claims if not claim.certainty.hedged and not claim.negated]
    if not asserted:
        return "only hedged"
    plain = [claim for claim in asserted if not any(map(changes_meaning, claim.qualifiers))]
    if not plain:
        return "said only of some population, comparator, outcome or indication"
    sure = [claim for claim in plain if claim.confidence >= policy.confidence]
    if independent(sure, voice) < policy.independent:
        return "too few independent sources"
    return ""


def _triples(claim: Claim, graph: ox.NamedNode) -> list[ox.Quad]:
    subject, object_ = iri_of(claim.subject.entity.id), iri_of(claim.object.entity.id)
    one, other = ox.NamedNode(subject), ox.NamedNode(object_)
    quads = [
        _quad(one, property_, other, graph)
        for property_ in (predicate_iri(claim.predicate), MAPPINGS[claim.predicate].biolink_iri)
    ]
    for entity, label in ((one, claim.subject.entity.label), (other, claim.object.entity.label)):
        quads.append(
            _quad(entity, shape.LABEL, ox.Literal(label.encode("utf-8", "replace").decode()), graph)
        )
    quads.append(_quad(graph, PG + "restsOn", ox.NamedNode(shape.proposition_iri(claim)), graph))
    return quads


def _quad(
    subject: ox.NamedNode, predicate: str, value: ox.NamedNode | ox.Literal, graph: ox.NamedNode
) -> ox.Quad:
    return ox.Quad(subject, ox.NamedNode(predicate), value, graph)
