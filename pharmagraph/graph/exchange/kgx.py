"""KGX, the exchange format of Biolink graphs: nodes and edges as TSV or JSON Lines.

Written here and not by way of RDF: KGX fuses a supporting and a denying statement of one triple
when it reads RDF. A row is a proposition and a polarity, with an id of its own; `negated` is Biolink's
word for a denial. Of how sure a statement is, Biolink's associations say nothing: `knowledge_level` is
about how a statement came to be known, and whoever reads subject, predicate and object takes them as
stated. So hedged statements stay out, and the receipt counts them by certainty and polarity.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from pharmagraph.graph.comparing.disagreement import says_unknown
from pharmagraph.graph.counted import counted
from pharmagraph.graph.exchange.edges import ALL, Edge, edges, nodes
from pharmagraph.graph.exchange.exported import Exported
from pharmagraph.graph.store import ClaimStore
from pharmagraph.ontology.mappings import MAPPINGS
from pharmagraph.ontology.qualifiers import changes_meaning
from pharmagraph.ontology.terms import KINDS

_QUALIFIERS = (
    "qualified_predicate",
    "object_aspect_qualifier",
    "object_direction_qualifier",
    "causal_mechanism_qualifier",
)
_NODE = ("id", "category", "name", "xref")
_EDGE = (
    "id",
    "subject",
    "predicate",
    "object",
    "category",
    "negated",
    *_QUALIFIERS,
    "description",
    "knowledge_level",
    "agent_type",
    "primary_knowledge_source",
    "original_predicate",
    "supporting_text",
    "publications",
)
_CURIE = re.compile(r"[\w.-]+:[\w.%-]+", re.ASCII)
_PREFIX = re.compile(r"[\w.-]+", re.ASCII)
Row = dict[str, str | bool | list[str]]


def kgx_tsv(store: ClaimStore) -> Exported:
    """Return the graph as KGX's TSV, lists joined by bars."""
    node_rows, edge_rows, receipt = _rows(store)
    return Exported(
        {"nodes.tsv": _tsv(_NODE, node_rows), "edges.tsv": _tsv(_EDGE, edge_rows)}, receipt
    )


def kgx_jsonl(store: ClaimStore) -> Exported:
    """Return the graph as KGX's JSON Lines."""
    node_rows, edge_rows, receipt = _rows(store)
    return Exported({"nodes.jsonl": _jsonl(node_rows), "edges.jsonl": _jsonl(edge_rows)}, receipt)


def _rows(store: ClaimStore) -> tuple[list[Row], list[Row], tuple[str, ...]]:
    every = edges(store)
    kept = [edge for edge in every if not edge.claims[0].certainty.hedged]
    receipt = [
        ALL,
        "dose, route, form and time of claims, which differ within a row",
        *_hedged(every),
    ]
    node_rows: list[Row] = [
        {
            "id": _proper(entity.id),
            "category": [_category(entity.kind)],
            "name": entity.label,
            "xref": list(map(_proper, entity.xrefs)),
        }
        for entity in nodes(kept)
    ]
    return node_rows, [_edge(edge) for edge in kept], tuple(receipt)


def _hedged(every: list[Edge]) -> Iterator[str]:
    """Yield lines for the receipt: what stays out, and how many claims that are."""
    counts: Counter[str] = Counter()
    for edge in every:
        claim = edge.claims[0]
        if claim.certainty.hedged:
            denied = " denials" if claim.negated and not says_unknown(claim) else ""
            counts[f"{claim.certainty}{denied}"] += len(edge.claims)
    if counts:
        told = ", ".join(f"{count} {what}" for what, count in sorted(counts.items()))
        yield f"{counted(counts.total(), 'hedged claim')}, which KGX would show as facts ({told})"


def _edge(edge: Edge) -> Row:
    claim = edge.claims[0]
    mapping = MAPPINGS[claim.predicate]
    only = {
        name: texts for name, texts in sorted(claim.qualifiers.items()) if changes_meaning(name)
    }
    return {
        "id": f"pharmagraph:{edge.id}",
        "subject": _proper(edge.subject.id),
        "predicate": f"biolink:{mapping.biolink}",
        "object": _proper(edge.object.id),
        "category": ["biolink:Association"],
        "negated": claim.negated,
        **mapping.qualifiers,
        **({"description": _holds_only(only)} if only else {}),
        "knowledge_level": "not_provided",
        "agent_type": "text_mining_agent",
        "primary_knowledge_source": "infores:pharmagraph",
        "original_predicate": str(claim.predicate),
        "supporting_text": list(dict.fromkeys(each.quote for each in edge.claims)),
        "publications": sorted({each.document for each in edge.claims}),
    }


def _proper(curie: str) -> str:
    """Return the identifier as one that KGX takes for a CURIE: without spaces, slashes and more colons.

    >>> _proper("CHEBI:6801"), _proper("PG:condition/bipolar depression")
    ('CHEBI:6801', 'PG:condition%2Fbipolar%20depression')
    """
    if _CURIE.fullmatch(curie):
        return curie
    prefix, colon, local = curie.partition(":")
    prefix, local = (prefix, local) if colon and _PREFIX.fullmatch(prefix) else ("id", curie)
    return f"{prefix}:{quote(local, safe='', errors='replace')}"


def _holds_only(qualifiers: Mapping[str, tuple[str, ...]]) -> str:
    """What the statement is limited to, in words: readers of the columns alone would take it for general."""
    told = (f"{name}: {', '.join(texts)}" for name, texts in qualifiers.items())
    return f"only said with {'; '.join(told)}"


def _category(kind: object) -> str:
    for known, match in KINDS.items():
        if known == kind:
            biolink = [each for each in match.close if each.startswith("biolink:")]
            return biolink[0] if biolink else "biolink:NamedThing"
    return "biolink:NamedThing"


def _jsonl(rows: list[Row]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def _tsv(columns: tuple[str, ...], rows: list[Row]) -> bytes:
    lines = ["\t".join(columns)]
    lines += ["\t".join(_cell(row.get(name, "")) for name in columns) for row in rows]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _cell(value: str | bool | list[str]) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    parts = value if isinstance(value, list) else [value]
    return "|".join(" ".join(part.replace("|", "/").split()) for part in parts)
