"""What the page knows: entities, edges, claims and documents as compact rows, compressed.

Offsets leave as UTF-16 code units, because that is how a browser counts; quotes are not repeated,
because a claim's quote is its stretch of its document's text.
"""

from __future__ import annotations

import base64
import json
import zlib
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence

from pharmagraph.graph.claim import Claim, Entity
from pharmagraph.graph.document import Document
from pharmagraph.ontology.predicates import SIGNATURES
from pharmagraph.viz.disputes import disputes
from pharmagraph.viz.links import address, web_address
from pharmagraph.viz.network import Edge, Network, Node
from pharmagraph.viz.style import FAMILIES, LOWERING
from pharmagraph.viz.years import year_of, years_said

Json = bool | int | float | str | None | Sequence["Json"] | Mapping[str, "Json"]

_NAMES = 12  # names of an entity that the search knows, besides its label
_LENGTH = 200  # characters of a name or label that the page keeps: some are whole pages


def packed(value: Json) -> str:
    """JSON, deflated, in base64: the same value gives the same text."""
    return base64.b64encode(zlib.compress(compact(value).encode("ascii"), 6)).decode("ascii")


def compact(value: Json) -> str:
    """JSON in ASCII that may stand inside a script element: no ``<``, no line separators."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c")


def payload(network: Network, documents: Iterable[Document], voices: Mapping[str, str]) -> Json:
    """Everything that the page can show, with places in lists in place of ids."""
    known = {document.id: document for document in documents}
    cited = sorted({claim.document for edge in network.edges for claim in edge.claims} | set(known))
    speakers = sorted({voices.get(id, id) for id in cited})
    place = {node.entity.id: number for number, node in enumerate(network.nodes)}
    offsets = {id: _utf16(known[id].text if id in known else "") for id in cited}
    number = {id: number for number, id in enumerate(cited)}
    row = {_key(edge): place for place, edge in enumerate(network.edges)}
    return {
        "documents": [
            _document(id, known.get(id), speakers.index(voices.get(id, id)), offsets[id])
            for id in cited
        ],
        "entities": [_entity(node) for node in network.nodes],
        "predicates": {
            predicate.value: [
                SIGNATURES[predicate].label,
                FAMILIES[predicate].value,
                predicate in LOWERING,
            ]
            for predicate in dict.fromkeys(
                [*SIGNATURES, *sorted(edge.predicate for edge in network.edges)]
            )
        },
        "edges": [_edge(edge, place) for edge in network.edges],
        "claims": [
            _claim(claim, edge, number, known, offsets[claim.document])
            for edge, claims in enumerate(edge.claims for edge in network.edges)
            for claim in claims
        ],
        "disputes": [
            [
                dispute.told,
                *([row[_key(edge)] for edge in side] for side in (dispute.one, dispute.other)),
            ]
            for dispute in disputes(network.edges)
        ],
    }


def _document(id: str, document: Document | None, voice: int, units: Callable[[int], int]) -> Json:
    if document is None:
        return {
            "id": id,
            "title": "",
            "voice": voice,
            "text": None,
            "sections": [],
            "url": "",
            "year": None,
        }
    return {
        "id": id,
        "title": document.title[:_LENGTH],
        "voice": voice,
        "text": document.text,
        "url": web_address(document.source) or web_address(document.id),
        "year": year_of(document),
        "sections": [
            [units(section.start), units(section.body), units(section.end)]
            for section in document.sections
        ],
    }


def _entity(node: Node) -> Json:
    entity = node.entity
    return [
        entity.id,
        entity.label[:_LENGTH],
        entity.kind.value,
        [[id, address(id)] for id in _ids(entity)],
        [name[:_LENGTH] for name in node.names[:_NAMES]],
    ]


def _ids(entity: Entity) -> Iterable[str]:
    return dict.fromkeys((entity.id, *entity.xrefs))


def _key(edge: Edge) -> tuple[str, str, str, str]:
    return (edge.subject, edge.predicate, edge.object, edge.line)


def _edge(edge: Edge, place: Mapping[str, int]) -> Json:
    return [
        place[edge.subject],
        edge.predicate.value,
        place[edge.object],
        int(edge.negated),
        int(edge.hedged),
        edge.line.value,
    ]


def _claim(
    claim: Claim,
    edge: int,
    number: Mapping[str, int],
    known: Mapping[str, Document],
    units: Callable[[int], int],
) -> Json:
    subject, object = claim.subject, claim.object
    spans = (claim.start, claim.end, subject.start, subject.end, object.start, object.end)
    return [
        claim.id,
        edge,
        number[claim.document],
        [units(offset) for offset in spans],
        claim.certainty.value,
        round(claim.confidence, 2),
        claim.rule,
        claim.section[:_LENGTH],
        {name: list(values) for name, values in sorted(claim.qualifiers.items())},
        None if claim.document in known else claim.quote,
        years_said(claim),
    ]


def _utf16(text: str) -> Callable[[int], int]:
    """Offsets in code points to offsets in UTF-16, where characters beyond U+FFFF count as two."""
    if max(text, default="") <= "\uffff":
        return lambda offset: offset
    wide = [place for place, character in enumerate(text) if character > "\uffff"]
    return lambda offset: offset + bisect_left(wide, offset)
