"""RDF/XML, sorted. Properties need names that XML allows; a carriage return needs a reference."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from pharmagraph.errors import InputError
from pharmagraph.ontology.namespaces import RDF, XSD

_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*$")
_KEPT = {"\r": "&#13;"}


def rdfxml(quads: Iterable[ox.Quad], prefixes: Mapping[str, str]) -> str:
    """Return the quads, which are sorted and of one graph, as RDF/XML."""
    names = _Names(prefixes)
    body = [_node(subject, list(group), names) for subject, group in groupby(quads, _subject)]
    declared = "".join(
        f"\n    xmlns:{name}={quoteattr(base)}" for name, base in sorted(names.used.items())
    )
    start = f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{declared}>\n'
    return start + "".join(body) + "</rdf:RDF>\n"


def _subject(quad: ox.Quad) -> ox.NamedNode | ox.BlankNode | ox.Triple:
    return quad.subject


def _node(subject: object, quads: list[ox.Quad], names: _Names) -> str:
    lines = [f"  <rdf:Description {_reference(subject, 'about')}>\n"]
    for quad in quads:
        name = names.element(quad.predicate.value)
        value = quad.object
        if isinstance(value, ox.Literal):
            lines.append(f"    <{name}{_attributes(value)}>{escape(value.value, _KEPT)}</{name}>\n")
        else:
            lines.append(f"    <{name} {_reference(value, 'resource')}/>\n")
    lines.append("  </rdf:Description>\n")
    return "".join(lines)


def _reference(term: object, role: str) -> str:
    if isinstance(term, ox.NamedNode):
        return f"rdf:{role}={quoteattr(term.value)}"
    if isinstance(term, ox.BlankNode):
        return f"rdf:nodeID={quoteattr(term.value)}"
    message = "RDF/XML has no triple terms; write .ttl or .nt"
    raise InputError(message)


def _attributes(literal: ox.Literal) -> str:
    if literal.language:
        return f" xml:lang={quoteattr(literal.language)}"
    datatype = literal.datatype.value
    return "" if datatype == XSD + "string" else f" rdf:datatype={quoteattr(datatype)}"


class _Names:
    """Names of XML elements for properties, and the namespaces that they took."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = {base: name for name, base in prefixes.items()}
        self.used = {"rdf": RDF}
        self._known: dict[str, str] = {}

    def element(self, iri: str) -> str:
        if (known := self._known.get(iri)) is None:
            known = self._known[iri] = self._named(iri)
        return known

    def _named(self, iri: str) -> str:
        base, local = self._split(iri)
        name = self._prefixes.get(base)
        if name is None:
            name = self._prefixes[base] = f"ns{len(self.used)}"
        self.used[name] = base
        return f"{name}:{local}"

    def _split(self, iri: str) -> tuple[str, str]:
        for cut in range(len(iri) - 1, 0, -1):  # a known base first: RO_0002304 is RO:0002304
            if iri[:cut] in self._prefixes and _LOCAL.match(iri, cut):
                return iri[:cut], iri[cut:]
        found = _LOCAL.search(iri)
        if found is None:
            message = f"RDF/XML cannot name the property <{iri}>; write another format"
            raise InputError(message)
        return iri[: found.start()], found.group()
