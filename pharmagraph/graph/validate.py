"""Is a graph well-formed? Its claims against the SHACL shapes, and its quotes against the texts."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

import pyoxigraph as ox

from pharmagraph.graph.formats import FORMATS, serialize
from pharmagraph.graph.store import ClaimStore
from pharmagraph.ontology.namespaces import curie_of

_SH = "http://www.w3.org/ns/shacl#"
# The texts and their tables are most of a graph and of no concern to the shapes but for being there.
_BULKY = frozenset({"text", "mentions", "layout", "counts"})


class Problem(NamedTuple):
    """One thing that is wrong: of which node, in which property, and what."""

    node: str
    path: str
    message: str


def validate(store: ClaimStore) -> list[Problem]:
    """Return all that is wrong with the graph, sorted; nothing for a well-formed one."""
    return sorted({*check_shapes(store), *check_quotes(store)})


def check_quotes(store: ClaimStore) -> Iterator[Problem]:
    """Yield the claims whose quotes or mentions are not what stands in the document's text."""
    texts: dict[str, str] = {}
    for claim in store.claims():
        if claim.document not in texts:
            texts = {claim.document: store.document(claim.document).text}
        text = texts[claim.document]
        places = [("quote", claim.start, claim.end, claim.quote)]
        for role, mention in (("subject", claim.subject), ("object", claim.object)):
            places.append((role, mention.start, mention.end, mention.text))
        for path, start, end, words in places:
            if text[start:end] != words:
                reason = f"the document has {_short(text[start:end])} there, not {_short(words)}"
                yield Problem(f"claim:{claim.id}", path, reason)


def check_shapes(store: ClaimStore) -> Iterator[Problem]:
    """Yield what the shapes find, in rdflib's memory: there SHACL is fastest."""
    import pyshacl  # noqa: PLC0415 (slow to import, and only this needs it)
    import rdflib  # noqa: PLC0415

    data, shapes = rdflib.Graph(), rdflib.Graph()
    claims = store.engine.quads_for_pattern(None, None, None, ox.DefaultGraph())
    data.parse(data=serialize(map(_slimmed, claims), FORMATS["ntriples"]), format="nt")
    shapes.parse(data=(files("pharmagraph.ontology") / "shapes.ttl").read_text(encoding="utf-8"))
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True)
    sh = rdflib.Namespace(_SH)
    assert isinstance(report, rdflib.Graph)
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        path = report.value(result, sh.resultPath)
        yield Problem(
            curie_of(str(report.value(result, sh.focusNode))),
            curie_of(str(path)) if isinstance(path, rdflib.URIRef) else "",
            str(report.value(result, sh.resultMessage)),
        )


def _slimmed(quad: ox.Quad) -> ox.Quad:
    name = quad.predicate.value.rpartition("#")[2]
    if name in _BULKY and isinstance(quad.object, ox.Literal):
        return ox.Quad(quad.subject, quad.predicate, ox.Literal("..."), quad.graph_name)
    return quad


def _short(words: str) -> str:
    return repr(words if len(words) <= 40 else f"{words[:37]}...")
