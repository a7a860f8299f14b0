"""JSON-LD with its context inside: nothing is fetched to read it. One node a line, sorted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

import pyoxigraph as ox

from pharmagraph.ontology.namespaces import RDF, XSD


def jsonld(quads: Iterable[ox.Quad], prefixes: Mapping[str, str]) -> str:
    """Return the quads, which are sorted by graph and subject, as JSON-LD."""
    names = _Names(prefixes)
    rows: list[str] = []
    for graph, group in groupby(quads, key=lambda quad: quad.graph_name):
        nodes = _nodes(group, names)
        if isinstance(graph, ox.DefaultGraph):
            rows += [_row(node) for node in nodes]
        else:
            rows.append(_row({"@id": names.reference(graph), "@graph": nodes}))
    context = json.dumps(names.context(), ensure_ascii=False, sort_keys=True)
    return f'{{"@context": {context},\n"@graph": [\n' + ",\n".join(rows) + "\n]}\n"


def _row(node: Mapping[str, Any]) -> str:
    return json.dumps(node, ensure_ascii=False)


def _nodes(quads: Iterable[ox.Quad], names: _Names) -> list[dict[str, Any]]:
    nodes = []
    for subject, group in groupby(quads, key=lambda quad: quad.subject):
        node: dict[str, Any] = {"@id": names.reference(subject)}
        for quad in group:
            if quad.predicate.value == RDF + "type":
                node.setdefault("@type", []).append(names.reference(quad.object))
            else:
                values = node.setdefault(names.short(quad.predicate.value), [])
                values.append(names.value(quad.object))
        nodes.append(node)
    return nodes


class _Names:
    """Shortens IRIs by prefixes that JSON-LD takes as such, and remembers which it took."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._bases = sorted(
            ((base, name) for name, base in prefixes.items()), key=lambda item: -len(item[0])
        )
        self._used: dict[str, str] = {}

    def context(self) -> dict[str, Any]:
        return {name: {"@id": base, "@prefix": True} for name, base in self._used.items()}

    def short(self, iri: str) -> str:
        for base, name in self._bases:
            if iri.startswith(base):
                local = iri[len(base) :]
                if local.startswith("//"):
                    break
                self._used[name] = base
                return f"{name}:{local}"
        return iri

    def reference(self, term: Any) -> str:
        return self.short(term.value) if isinstance(term, ox.NamedNode) else str(term)

    def value(self, term: Any) -> Any:
        if not isinstance(term, ox.Literal):
            return {"@id": self.reference(term)}
        if term.language:
            tagged = {"@value": term.value, "@language": term.language}
            return tagged | ({"@direction": str(term.direction)} if term.direction else {})
        if term.datatype.value == XSD + "string":
            return term.value
        return {"@value": term.value, "@type": self.short(term.datatype.value)}
