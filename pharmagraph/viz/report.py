"""What documents claim about one drug, as a monograph: each line with the claims that it rests on.

Only what is asserted stands under uses, effects and the like; what is hedged stands under open
questions, what is denied and what is in dispute apart, so that nobody takes the one for the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pharmagraph.graph.claim import Claim, Entity
from pharmagraph.graph.dates import period
from pharmagraph.graph.document import Document
from pharmagraph.ontology.kinds import Certainty, Kind
from pharmagraph.ontology.predicates import SIGNATURES, Predicate
from pharmagraph.viz.chain import LINKS
from pharmagraph.viz.disputes import disputes
from pharmagraph.viz.mechanism import Link, drawable, mechanism
from pharmagraph.viz.network import Edge, Network, find, network_of, voices_of
from pharmagraph.viz.style import LOWERING

Labels = Mapping[str, str]

# What stands under each heading, if it is asserted; mechanism and time line are told in their own way.
HEADINGS: dict[str, tuple[Predicate, ...]] = {
    "Names and classes": (Predicate.ALSO_KNOWN_AS, Predicate.HAS_ROLE, Predicate.DERIVED_FROM),
    "Uses": (Predicate.TREATS, Predicate.PREVENTS),
    "Routes and doses": (
        Predicate.ADMINISTERED_VIA,
        Predicate.HAS_DOSE,
        Predicate.HAS_ONSET,
        Predicate.HAS_DURATION,
    ),
    "Metabolism": (Predicate.METABOLIZED_BY,),
    "Effects and harms": (Predicate.CAUSES, Predicate.CONTRAINDICATED_IN),
    "Interactions and other drugs": (
        Predicate.INTERACTS_WITH,
        Predicate.ADJUNCT_TO,
        Predicate.ALTERNATIVE_TO,
        Predicate.SUPERIOR_TO,
        Predicate.COMPARED_WITH,
    ),
    "Other relations": (Predicate.ASSOCIATED_WITH,),
}
_EVENTS = (Predicate.SYNTHESIZED_IN, Predicate.APPROVED_BY)
_UNDATED = "undated"  # sorts after all years


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the monograph, and the claims that it rests on.

    `depth` says under how many others it stands, and `when` of which time it tells.
    """

    text: str
    claims: tuple[Claim, ...]
    depth: int = 0
    when: str = ""

    @property
    def told(self) -> str:
        return f"{self.when}: {self.text}" if self.when else self.text


@dataclass(frozen=True, slots=True)
class Monograph:
    """A drug, its other names, and what is claimed of it, under headings.

    `mechanism` are the links that fit in one picture, and `entities` are what they join, by id.
    """

    drug: Entity
    names: tuple[str, ...]
    sections: tuple[tuple[str, tuple[Line, ...]], ...]
    documents: Mapping[str, Document]
    mechanism: tuple[Edge, ...]
    entities: Mapping[str, Entity]

    @property
    def cited(self) -> list[Claim]:
        """The claims of the footnotes, in the order in which the lines first rest on them."""
        lines = (line for _, lines in self.sections for line in lines)
        return list({claim.id: claim for line in lines for claim in line.claims}.values())


def monograph(claims: Iterable[Claim], documents: Iterable[Document], drug: str) -> Monograph:
    """All that is claimed of the drug with this name or id."""
    known = {document.id: document for document in documents}
    network = network_of(claims, voices_of(known.values()))
    id = _drug(network, find(network, drug))
    node = next(node for node in network.nodes if node.entity.id == id)
    return Monograph(
        node.entity,
        tuple(name for name in node.names if name.casefold() != node.entity.label.casefold()),
        tuple((title, lines) for title, lines in _sections(network, id) if lines),
        known,
        tuple(drawable(mechanism(network, id), id, limit=LINKS)),
        {node.entity.id: node.entity for node in network.nodes},
    )


def _drug(network: Network, id: str) -> str:
    """The entity itself; in place of a name that documents give to a drug, the drug."""
    kinds = {node.entity.id: node.entity.kind for node in network.nodes}
    bearers = (
        edge.subject
        for edge in network.edges
        if edge.object == id
        and edge.predicate is Predicate.ALSO_KNOWN_AS
        and not edge.negated
        and not edge.hedged
    )
    return next(bearers, id) if kinds[id] is Kind.NAME else id


def _sections(network: Network, drug: str) -> Iterator[tuple[str, tuple[Line, ...]]]:
    labels = {node.entity.id: node.entity.label for node in network.nodes}
    about = [edge for edge in network.edges if drug in (edge.subject, edge.object)]
    asserted = [edge for edge in about if not edge.negated and not edge.hedged]
    found = disputes(about)
    disputed = [edge for dispute in found for edge in dispute.edges]
    for title, predicates in HEADINGS.items():
        chosen = [edge for kind in predicates for edge in asserted if edge.predicate is kind]
        yield title, tuple(_marked(_line(edge, drug, labels), edge in disputed) for edge in chosen)
        if title == "Uses":
            yield (
                "Mechanism",
                tuple(_link(link, disputed, labels) for link in mechanism(network, drug)),
            )
    yield "Time line", tuple(_events(asserted, drug, labels))
    hedged = [edge for edge in about if edge.hedged and not edge.negated]
    yield "Open questions", tuple(_line(edge, drug, labels) for edge in hedged)
    yield "Denied", tuple(_line(edge, drug, labels) for edge in about if edge.negated)
    yield (
        "Disagreements",
        tuple(
            Line(
                f"{dispute.told}: {'; '.join(_line(edge, drug, labels).text for edge in dispute.edges)}",
                tuple(claim for edge in dispute.edges for claim in edge.claims),
            )
            for dispute in found
        ),
    )


def _line(edge: Edge, drug: str, labels: Labels) -> Line:
    """A proposition in words: ``not: causes nausea (dose 2 g)``, led by its certainty if hedged."""
    words = SIGNATURES[edge.predicate].label
    words = f"not: {words}" if edge.negated else words
    if edge.subject == drug or SIGNATURES[edge.predicate].symmetric:
        other = edge.object if edge.subject == drug else edge.subject
        text = f"{words} {labels[other]}"
    else:
        text = f"{labels[edge.subject]} {words} it"
    lead = f"{_certainties(edge.claims)}: " if edge.hedged else ""
    support = f" — {edge.sources} independent sources" if edge.sources > 1 else ""
    return Line(f"{lead}{text}{_conditions(edge.claims)}{support}", edge.claims)


def _marked(line: Line, disputed: bool) -> Line:
    return replace(line, text=f"{line.text} — disputed") if disputed else line


def _certainties(claims: Iterable[Claim]) -> str:
    present = {claim.certainty for claim in claims}
    return ", ".join(certainty for certainty in Certainty if certainty in present)


def _conditions(claims: Iterable[Claim], *, without: str = "") -> str:
    """The qualifiers of all these claims, each value once: `` (dose 1 mg, 2 mg; route oral)``."""
    values: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for claim in claims:
        for name, some in sorted(claim.qualifiers.items()):
            values[name] |= dict.fromkeys(some)
    values.pop(without, None)
    told = "; ".join(f"{name.replace('_', ' ')} {', '.join(some)}" for name, some in values.items())
    return f" ({told})" if told else ""


def _link(link: Link, disputed: Sequence[Edge], labels: Labels) -> Line:
    """What an entity does to the next: ``⊣ inhibits A``, ``→ possible: increases B``, ``↛ not: activates C``."""
    edge = link.edge
    sign = "↛" if edge.negated else "⊣" if edge.predicate in LOWERING else "→"
    lead = f"{_certainties(edge.claims)}: " if edge.hedged else ""
    said = SIGNATURES[edge.predicate].label
    said = f"not: {said}" if edge.negated else said
    text = f"{sign} {lead}{said} {labels[edge.object]}{_conditions(edge.claims)}"
    if link.again:
        text += " — its own effects: see above"
    if link.left:
        text += f" — {link.left} more effects of it are left out"
    return _marked(Line(text, edge.claims, link.depth), edge in disputed)


def _events(asserted: Iterable[Edge], drug: str, labels: Labels) -> Iterator[Line]:
    """First synthesis and approvals by their year, with the precision of the document; undated last."""
    events: defaultdict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for edge in asserted:
        if edge.predicate in _EVENTS and edge.subject == drug:
            for claim in edge.claims:
                time = ", ".join(claim.qualifiers.get("time", ()))
                dated = period(time) or period(labels[edge.object])
                said = SIGNATURES[edge.predicate].label
                is_time = claim.object.entity.kind is Kind.TIME  # then it stands before the line
                told = said.removesuffix(" in") if is_time else f"{said} {labels[edge.object]}"
                told += _conditions([claim], without="time")
                year = str(dated[0]) if dated else _UNDATED
                when = time or (labels[edge.object] if is_time else year)
                events[year, when, told].append(claim)
    for (_, when, told), claims in sorted(events.items()):
        yield Line(told, tuple(claims), when=when)
